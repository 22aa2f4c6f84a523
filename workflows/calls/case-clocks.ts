/** What a change of the call's dates does to the open clocks of its cases that end with them (calendar.md). Pure. */
import { refixClock, refixPaused } from '../calendar/clock.ts';
import type { Instant } from '../calendar/day.ts';
import { fixedEnd, type Instants, type MovedClock, type OpenClock } from '../case/clock-moves.ts';
import type { Policy } from '../policy/policy-schema.ts';

type Change = { before: Instants; after: Instants; policy: Policy; at: Instant; ground: string };

/** Only the clocks that move, each with the act in its own record. */
export function moveFixedEnds(open: readonly OpenClock[], { before, after, policy, at, ground }: Change): MovedClock[] {
  return open.flatMap((clock): MovedClock[] => {
    const spec = policy.clocks[clock.name];
    if ('n' in spec) return [];
    const until = fixedEnd(spec, after);
    if (until === fixedEnd(spec, before)) return [];
    const to = { at, until, ground };
    return clock.status === 'running'
      ? [{ ...clock, period: refixClock(clock.period, to) }]
      : [{ ...clock, period: refixPaused(clock.period, to) }];
  });
}
