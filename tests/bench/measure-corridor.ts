/** The corridor over HTTP beside the same rows by a bare driver, alternating; and the memory over many moves. */
import { createHash } from 'node:crypto';
import { type Figures, runChild } from './child.ts';
import { keptMb, readUse } from './server.ts';
import { asTheyStand, atHome, CONNECTIONS, median, middle, ratioOf, round2, type Stand } from './stand.ts';

export type Corridor = Figures & {
  connections: number;
  ratioToBareDriver: number;
  ratioToPlainDriver: number;
  bareDriverPerSecond: number;
  plainDriverPerSecond: number;
  cpuMsPerMove: number;
  failures: number;
};

export async function measureCorridor(stand: Stand): Promise<Corridor> {
  const { appUrl, seeded, product, seconds, rounds, say } = stand;
  // Each target has cases of its own, so that none meets another's state or lock.
  const share = (n: number) => seeded.movers.filter((_, i) => i % 3 === n).map(atHome);
  const tokenHash = createHash('sha256').update(seeded.district.token).digest('hex');
  let mine = share(0);
  let tunedMovers = share(1);
  let plainMovers = share(2);
  const found: { product: (Figures & { failures: number })[]; tuned: Figures[]; plain: Figures[]; cpu: number[] } = {
    product: [],
    tuned: [],
    plain: [],
    cpu: [],
  };
  const targets = [
    async () => {
      const before = await readUse(product.port);
      const one = await runChild<Figures & { failures: number; firstFailure: string; movers: boolean[] }>('./load.ts', {
        kind: 'moves',
        port: product.port,
        connections: CONNECTIONS,
        seconds,
        movers: mine,
        providerId: seeded.providerId,
      });
      const after = await readUse(product.port);
      if (one.failures > 0) say(`failures: ${one.failures}, first: ${one.firstFailure}`);
      mine = mine.map((mover, i) => ({ ...mover, out: one.movers[i] ?? mover.out }));
      found.product.push(one);
      found.cpu.push(((after.cpuSeconds - before.cpuSeconds) * 1000) / Math.max(1, one.count));
    },
    async () => {
      found.tuned.push(
        await runChild<Figures>('./bare-driver.ts', {
          mode: 'tuned',
          url: appUrl,
          connections: CONNECTIONS,
          seconds,
          movers: tunedMovers,
          tokenHash,
        }),
      );
      tunedMovers = await asTheyStand(stand, tunedMovers);
    },
    async () => {
      found.plain.push(
        await runChild<Figures>('./bare-driver.ts', {
          mode: 'plain',
          url: appUrl,
          connections: CONNECTIONS,
          seconds,
          movers: plainMovers,
          tokenHash,
        }),
      );
      plainMovers = await asTheyStand(stand, plainMovers);
    },
  ];
  // The first seconds of a server are its compiler's.
  await Promise.all([targets[0]?.()]);
  found.product.pop();
  found.cpu.pop();
  for (let round = 0; round < rounds; round++) {
    for (const target of round % 2 === 0 ? targets : [...targets].reverse()) await target();
    say(
      `corridor round ${round + 1}: product ${found.product.at(-1)?.perSecond}/s, bare driver ${found.tuned.at(-1)?.perSecond}/s tuned, ${found.plain.at(-1)?.perSecond}/s plain`,
    );
  }
  const [one, bare, plain] = [middle(found.product), middle(found.tuned), middle(found.plain)];
  const { perSecond, count, p50Ms, p95Ms, p99Ms } = one;
  return {
    perSecond,
    count,
    p50Ms,
    p95Ms,
    p99Ms,
    connections: CONNECTIONS,
    ratioToBareDriver: ratioOf(found.product, found.tuned),
    ratioToPlainDriver: ratioOf(found.product, found.plain),
    bareDriverPerSecond: bare.perSecond,
    plainDriverPerSecond: plain.perSecond,
    cpuMsPerMove: round2(median(found.cpu)),
    failures: found.product.reduce((sum, { failures }) => sum + failures, 0),
  };
}

/** Heap that is left after a collection, from the first moves to the last. */
export type Soak = { moves: number; keptMbAt: number[] };

/** Flat when nothing is kept that should be let go. */
export async function measureSoak(stand: Stand, moves: number): Promise<Soak> {
  const { seeded, product, say } = stand;
  const keptMbAt: number[] = [];
  let done = 0;
  let movers = await asTheyStand(stand, seeded.movers.map(atHome));
  while (done < moves) {
    const one = await runChild<Figures & { movers: boolean[]; failures: number }>('./load.ts', {
      kind: 'moves',
      port: product.port,
      connections: CONNECTIONS,
      seconds: 10,
      movers,
      providerId: seeded.providerId,
    });
    movers = movers.map((mover, i) => ({ ...mover, out: one.movers[i] ?? mover.out }));
    done += one.count;
    keptMbAt.push(await keptMb(product));
    say(`soak: ${done} moves, ${keptMbAt.at(-1)} MB kept`);
  }
  return { moves: done, keptMbAt };
}
