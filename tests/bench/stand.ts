/** What every measurement is handed: the running product, the yardstick, the database and how long to measure. */
import type pg from 'pg';
import type { Figures } from './child.ts';
import type { Seeded, Mover as SeededMover } from './seed.ts';
import type { Running } from './server.ts';

export type Stand = {
  pool: pg.Pool;
  appUrl: string;
  seeded: Seeded;
  product: Running;
  minimal: Running;
  seconds: number;
  rounds: number;
  say: (line: string) => void;
};

export const CONNECTIONS = 8;

/** A case that goes back and forth; `out` while it waits for the provider's answer. */
export type Mover = SeededMover & { out: boolean };
export const atHome = (mover: SeededMover): Mover => ({ ...mover, out: false });

export async function asTheyStand({ pool }: Stand, movers: Mover[]): Promise<Mover[]> {
  const { rows } = await pool.query<{ id: string; state: string }>('select id, state from cases where id = any($1)', [
    movers.map(({ caseId }) => caseId),
  ]);
  const stateOf = new Map(rows.map(({ id, state }) => [id, state]));
  return movers.map((mover) => ({ ...mover, out: stateOf.get(mover.caseId) === 'matching.providerReply' }));
}

export const round2 = (figure: number): number => Math.round(figure * 100) / 100;
export const median = (all: readonly number[]): number =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;

/** The run in the middle, by throughput. */
export function middle<T extends Figures>(all: readonly T[]): T {
  const run = [...all].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(all.length / 2)];
  if (!run) throw new Error('nothing was measured');
  return run;
}

/** Neighbours in time shared the same weather of the machine: the median of their ratios, not the ratio of medians. */
export const ratioOf = (mine: readonly Figures[], yardstick: readonly Figures[]): number =>
  round2(median(mine.map(({ perSecond }, i) => perSecond / (yardstick[i]?.perSecond ?? Number.NaN))));
