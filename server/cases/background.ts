/** Work without a person: the sweep of clocks, the post room and the post. Rows say what is due; the timers only look. */

import { sortOutbox } from '../letters/post-room.ts';
import { openPost } from '../letters/send-letters.ts';
import type { Product } from '../product.ts';
import { sweep } from './sweep.ts';

const SWEEP_MS = 15_000;
const POST_MS = 5_000;

type Log = { error: (facts: object, line: string) => void; info: (facts: object, line: string) => void };

export type Round = { everyMs: number; work: (product: Product) => Promise<unknown> };

/**
 * Several servers may run it at once: strikes are fenced under the row lock, letters are taken with `skip locked`. `more` are
 * rounds of areas that the cases know nothing of.
 */
export function startBackgroundWork(
  product: Product,
  log: Log,
  more: readonly Round[] = [],
): { stop(): Promise<void> } {
  const post = openPost(product.settings.mail);
  const rounds = [
    repeat(SWEEP_MS, async () => {
      const swept = await sweep(product);
      if (swept.struck + swept.escalated + swept.promoted + swept.funded > 0) log.info(swept, 'swept');
    }),
    repeat(POST_MS, async () => {
      await sortOutbox(product);
      if (post) await post.deliver(product);
    }),
    ...more.map(({ everyMs, work }) =>
      repeat(everyMs, async () => {
        await work(product);
      }),
    ),
  ];
  return {
    async stop() {
      await Promise.all(rounds.map((round) => round.stop()));
      post?.close();
    },
  };

  function repeat(every: number, work: () => Promise<void>) {
    let stopped = false;
    let running: Promise<void> = Promise.resolve();
    const tick = () => {
      running = work().catch((error: unknown) => log.error({ err: error }, 'background work failed'));
      void running.then(() => {
        if (!stopped) timer = setTimeout(tick, every);
      });
    };
    let timer = setTimeout(tick, every);
    return {
      async stop() {
        stopped = true;
        clearTimeout(timer);
        await running;
      },
    };
  }
}
