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

/** A thread for each file: memory that one file took is given back, and no file meets what another left. */
function ask(order: Order, onProgress: OnProgress): Promise<Words> {
  const thread = new Worker(new URL('./roster-thread.mjs', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  return new Promise<Words>((resolve, reject) => {
    const stop = setTimeout(() => reject(new TooMuch()), PATIENCE_MS);
    const fail = () => reject(new TooMuch());
    thread.on('error', fail).on('exit', fail);
    thread.on('message', (message: unknown) => {
      const words = wordsSchema.parse(message);
      if (words.said === 'progress') onProgress(words.done, words.total);
      else resolve(words);
    });
    thread.once('online', () => thread.postMessage(order));
    thread.once('exit', () => clearTimeout(stop));
  }).finally(() => thread.terminate());
}
