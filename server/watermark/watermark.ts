/** Watermarks a PDF or a picture, bounded in time and memory; what takes too long is left as it is. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { Refused } from '../problems/refused.ts';

export const orderSchema = z.object({
  bytes: z.instanceof(Uint8Array),
  mediaType: z.string(),
  lines: z.array(z.string()),
});
type Order = { bytes: Uint8Array; mediaType: string; lines: readonly string[] };

const answerSchema = z.discriminatedUnion('done', [
  z.object({ done: z.literal(true), bytes: z.instanceof(Uint8Array) }),
  z.object({ done: z.literal(false), why: z.string() }),
]);
export type Watermarked = z.infer<typeof answerSchema>;

/** What can be marked becomes a PDF; null for what is served as it is. */
export const markedType = (mediaType: string): 'application/pdf' | null =>
  ['application/pdf', 'image/png', 'image/jpeg'].includes(mediaType) ? 'application/pdf' : null;

/** Also what bounds the memory: the reader unpacks no more than some hundred megabytes in that time. */
const PATIENCE_MS = 20_000;
const MOST_WAITING = 16;

/** Started with the first paper and kept, because starting takes ten times as long as drawing. */
let kept: Worker | null = null;
let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * One after the other: a page full of downloads is not a machine full of threads.
 * @throws Refused busy, where too many wait: an unmarked paper is no answer to a crowd
 */
export async function watermark(order: Order): Promise<Watermarked> {
  if (waiting >= MOST_WAITING) throw new Refused('busy');
  waiting += 1;
  const turn = last.then(() => draw(order));
  last = turn;
  try {
    return await turn;
  } finally {
    waiting -= 1;
  }
}

/** Never fails: what went wrong is an answer. */
async function draw(order: Order): Promise<Watermarked> {
  const thread = threadOf();
  thread.ref();
  try {
    const answered = once(thread, 'message', { signal: AbortSignal.timeout(PATIENCE_MS) });
    thread.postMessage(order);
    const [answer] = await answered;
    return answerSchema.parse(answer);
  } catch {
    // Out of time or out of memory: this thread is not asked again.
    kept = null;
    await thread.terminate();
    return { done: false, why: 'too much' };
  } finally {
    thread.unref();
  }
}

function threadOf(): Worker {
  if (kept !== null) return kept;
  const thread = new Worker(new URL('./watermark-thread.mjs', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 384 },
  });
  const forget = () => {
    if (kept === thread) kept = null;
  };
  // Told here too, or a thread that ends between two papers would end the server.
  thread.on('error', forget).on('exit', forget);
  kept = thread;
  return thread;
}
