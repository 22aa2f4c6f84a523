/** Questions beside the exploration itself: events that don't belong to a state, and situations that count as one. */
import { standing } from '../engine.ts';
import { events } from '../vocabulary/events.ts';
import { keysOf } from '../vocabulary/keys.ts';
import { roles } from '../vocabulary/roles.ts';
import { whoMaySay } from './authority.ts';
import { type Exploration, note } from './exploration.ts';
import { sayingsOf } from './sayings.ts';
import type { Moment } from './state-laws.ts';
import { stepsAt } from './steps.ts';

export type Stand = ReturnType<typeof standing>;
/** Situations with one key and other facts. */
export type Twin = { first: Moment; second: Moment };

const everyRole = keysOf(roles);
const everyEvent = keysOf(events);

/** Everything that does not belong to the state is said by everybody. */
export function tryForeignEvents(x: Exploration, now: Moment, stand: Stand): void {
  const here = stepsAt(now.path);
  for (const type of everyEvent) {
    if (here.has(type)) continue;
    for (const saying of sayingsOf(type, { ...now, ...x.variant }).slice(0, 1))
      for (const by of everyRole) {
        x.asked++;
        if (stand.takes({ type, by, ...saying }))
          note(x, 'nothing moves a case but the events of its state', `${now.path} ${type}`);
      }
  }
}

/** What the key leaves out must make no difference to what may be said, and to where it leads. */
export function compareTwins(x: Exploration, { first, second }: Twin): void {
  const one = standing(first.path, first);
  const other = standing(second.path, second);
  for (const type of stepsAt(first.path).keys()) {
    // A chance of a part that lies behind may still be granted, and changes nothing any more.
    if (type === 'allowance.grant') continue;
    for (const saying of sayingsOf(type, { ...first, ...x.variant }))
      for (const by of whoMaySay(type, first.path)) {
        const [a, b] = [one, other].map((stand) => stand.decide({ type, by, ...saying }));
        const same = a?.accepted === b?.accepted && (!a?.accepted || !b?.accepted || a.path === b.path);
        if (!same) note(x, 'what the key of a situation leaves out makes no difference', `${first.path} ${type}`);
      }
  }
}
