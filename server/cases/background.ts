/**
 * Work without a person: the sweep of clocks, the post room and the post, the chain of the journal, retention. Rows say what is
 * due; the timers only look.
 */
import { openSealer } from '../journal/sealer.ts';
import { sortOutbox } from '../letters/post-room.ts';
import { openPost } from '../letters/send-letters.ts';
import { runRetention } from '../privacy/retention/run-retention.ts';
import type { Product } from '../product.ts';
import { sweep } from './sweep.ts';

const SWEEP_MS = 15_000;
const POST_MS = 5_000;
const RETENTION_MS = 3_600_000;
const SEAL_MS = 2_000;

type Log = { error: (facts: object, line: string) => void; info: (facts: object, line: string) => void };

export type Round = { everyMs: number; work: (product: Product) => Promise<unknown> };

/**
 * Several servers may run it at once: strikes are fenced under the row lock, letters are taken with `skip locked`, one seals.
 * `more` are rounds of areas that the cases know nothing of.
 */
export function startBackgroundWork(
  product: Product,
  log: Log,
  more: readonly Round[] = [],
): { stop(): Promise<void> } {
  const post = openPost(product.settings.mail);
  const sealer = openSealer(product);
  const rounds = [
    repeat(SWEEP_MS, async () => {
      const swept = await sweep(product);
      if (swept.struck + swept.escalated + swept.promoted + swept.funded > 0) log.info(swept, 'swept');
    }),
    repeat(POST_MS, async () => {
      await sortOutbox(product);
      if (post) await post.deliver(product);
    }),
    repeat(RETENTION_MS, async () => {
      const erased = await runRetention(product);
      if (Object.keys(erased).length > 0) log.info(erased, 'erased what was kept long enough');
    }),
    repeat(SEAL_MS, async () => {
      const sealed = await sealer.round(product);
      if (sealed === null) return;
      const { seal, verdict } = sealed;
      log.info({ day: seal.day, position: seal.position }, 'journal sealed');
      if (!verdict.ok) log.error({ firstBad: verdict.firstBad }, 'the journal does not verify');
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
