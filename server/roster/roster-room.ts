/** The thread that reads rosters, as the server asks it: one file after the other, bounded in time and memory. */
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { RosterAnswers, RosterReference } from '../../workflows/roster/index.ts';
import type { Mark } from '../excel/mark-workbook.ts';
import type { JudgedFile } from './judge-file.ts';

const bytes = z.instanceof(Uint8Array);
/** Between two halves of the same program only what could be mixed up is looked at. */
export const orderSchema = z.discriminatedUnion('task', [
  z.object({
    task: z.literal('judge'),
    bytes,
    reference: z.custom<RosterReference>(),
    answers: z.custom<RosterAnswers>(),
  }),
  z.object({ task: z.literal('mark'), bytes, marks: z.custom<readonly Mark[]>() }),
]);
export type Order = z.infer<typeof orderSchema>;

const wordsSchema = z.discriminatedUnion('said', [
  z.object({ said: z.literal('progress'), done: z.number(), total: z.number() }),
  z.object({ said: z.literal('judged'), judged: z.custom<JudgedFile>() }),
  z.object({ said: z.literal('marked'), bytes }),
]);
export type Words = z.infer<typeof wordsSchema>;

/** What the file did to its reader: it ran out of time or of memory. */
export class TooMuch extends Error {}

const PATIENCE_MS = 60_000;
const MOST_MEGABYTES = 1024;

type OnProgress = (done: number, total: number) => void;
let last: Promise<unknown> = Promise.resolve();

/** @throws TooMuch */
export async function judgeApart(
  order: Omit<Extract<Order, { task: 'judge' }>, 'task'>,
  onProgress: OnProgress,
): Promise<JudgedFile> {
  const words = await inTurn({ task: 'judge', ...order }, onProgress);
  if (words.said !== 'judged') throw new TooMuch();
  return words.judged;
}

/** @throws TooMuch */
export async function markApart(order: Omit<Extract<Order, { task: 'mark' }>, 'task'>): Promise<Uint8Array> {
  const words = await inTurn({ task: 'mark', ...order }, () => undefined);
  if (words.said !== 'marked') throw new TooMuch();
  return words.bytes;
}

/** One after the other: a crowd of files is not a machine full of threads. */
function inTurn(order: Order, onProgress: OnProgress): Promise<Words> {
  const turn = last.then(() => ask(order, onProgress));
  last = turn.catch(() => undefined);
  return turn;
}

/** Kept from one file to the next, because starting takes as long as reading; one that failed is not asked again. */
let kept: Worker | null = null;

function threadOf(): Worker {
  if (kept !== null) return kept;
  const thread = new Worker(new URL('./roster-thread.mjs', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  const forget = () => {
    if (kept === thread) kept = null;
  };
  // Told here too, or a thread that ends between two files would end the server.
  thread.on('error', forget).on('exit', forget);
  kept = thread;
  return thread;
}

async function ask(order: Order, onProgress: OnProgress): Promise<Words> {
  const thread = threadOf();
  thread.ref();
  const ends = new AbortController();
  try {
    const answered = new Promise<Words>((resolve, reject) => {
      const fail = () => reject(new TooMuch());
      const hear = (message: unknown) => {
        const words = wordsSchema.parse(message);
        if (words.said === 'progress') onProgress(words.done, words.total);
        else resolve(words);
      };
      const stop = setTimeout(fail, PATIENCE_MS);
      thread.on('message', hear).on('error', fail).on('exit', fail);
      ends.signal.addEventListener('abort', () => {
        clearTimeout(stop);
        thread.off('message', hear).off('error', fail).off('exit', fail);
      });
    });
    thread.postMessage(order);
    return await answered;
  } catch (problem) {
    kept = null;
    await thread.terminate();
    throw problem;
  } finally {
    ends.abort();
    thread.unref();
  }
}
