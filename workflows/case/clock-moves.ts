/**
 * What a move does to the clocks of a case (workflow.md; calendar.md): those of the state that is left end, those the new
 * state lets rest are paused with what is left of them, a resting one that starts again resumes. Pure.
 */

import { type PausedClock, type Clock as Period, pauseClock, resumeClock, startClock } from '../calendar/clock.ts';
import type { Instant } from '../calendar/day.ts';
import { endOfDay } from '../calendar/day.ts';
import type { Calendar } from '../calendar/working-days.ts';
import type { ClockMoves } from '../engine.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { Clock } from '../vocabulary/stages.ts';
import { lineageOf, type Path } from './structure.ts';

export type OpenClock =
  | { id: string; name: Clock; status: 'running'; period: Period }
  | { id: string; name: Clock; status: 'paused'; period: PausedClock };
export type MovedClock = { id: string | null; name: Clock } & (
  | { status: 'running'; period: Period }
  | { status: 'paused'; period: PausedClock }
  | { status: 'ended' }
);

/** The instants that rows name (`until` of the policy's clocks). */
export type Instants = {
  callCloses: Instant;
  batchEnds: Instant;
  retrofitWindowEnds: Instant;
  planEndsOn: string | null;
};

export type ClockContext = { at: Instant; policy: Policy; instants: Instants; calendar: Calendar };

/** Only the clocks that change; `id: null` is a new one. */
export function moveClocks(
  open: readonly OpenClock[],
  next: { path: Path; clocks: ClockMoves },
  context: ClockContext,
): MovedClock[] {
  const started = next.clocks.start.map((name) =>
    startOrResume(
      name,
      open.find((clock) => clock.name === name),
      context,
    ),
  );
  const left = open.filter((clock) => !next.clocks.start.includes(clock.name));
  const running = new Set(lineageOf(next.path).flatMap((state) => state.clock ?? []));
  const rest = left.flatMap((clock): MovedClock[] => {
    if (clock.status === 'running' && running.has(clock.name)) return [];
    if (!next.clocks.pause.includes(clock.name)) return [{ id: clock.id, name: clock.name, status: 'ended' }];
    if (clock.status === 'paused') return [];
    return [
      {
        id: clock.id,
        name: clock.name,
        status: 'paused',
        period: pauseClock(clock.period, context.at, context.calendar),
      },
    ];
  });
  return [...started, ...rest];
}

function startOrResume(name: Clock, open: OpenClock | undefined, context: ClockContext): MovedClock {
  const spec = context.policy.clocks[name];
  if (open?.status === 'paused') {
    const atLeast =
      'n' in spec && spec.atLeastOnResume !== undefined
        ? { n: spec.atLeastOnResume, unit: 'workingDays' as const }
        : undefined;
    return {
      id: open.id,
      name,
      status: 'running',
      period: resumeClock(open.period, context.at, context.calendar, atLeast),
    };
  }
  // A running clock of the same name is started anew in its own row: a re-entered state has one clock, not two.
  return {
    id: open?.id ?? null,
    name,
    status: 'running',
    period: startClock(resolve(spec, context), context.at, context.calendar),
  };
}

function resolve(spec: Policy['clocks'][Clock], { instants }: ClockContext): Parameters<typeof startClock>[0] {
  if ('n' in spec) return { n: spec.n, unit: spec.unit, countsFirstDay: spec.countsFirstDay };
  return { until: fixedEnd(spec, instants) };
}

/** Where a clock ends that is not counted: at an instant of a row. */
export function fixedEnd({ until }: Extract<Policy['clocks'][Clock], { until: string }>, instants: Instants): Instant {
  switch (until) {
    case 'callCloses':
      return instants.callCloses;
    case 'batchEnds':
      return instants.batchEnds;
    case 'retrofitWindowEnds':
      return instants.retrofitWindowEnds;
    case 'planEnds':
      return instants.planEndsOn === null ? instants.retrofitWindowEnds : endOfDay(instants.planEndsOn);
  }
}
