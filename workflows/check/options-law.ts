/** What the interface offers is what the machine takes: an option is ready exactly when somebody's saying is accepted. */
import { needs } from '../case/needs.ts';
import { optionsFor, type standing } from '../engine.ts';
import type { EventType } from '../vocabulary/events.ts';
import { keysOf } from '../vocabulary/keys.ts';
import { type Role, roles } from '../vocabulary/roles.ts';
import { whoMaySay } from './authority.ts';
import { type Exploration, note } from './exploration.ts';
import { sayingsOf } from './sayings.ts';
import type { Moment } from './state-laws.ts';
import { stepsAt } from './steps.ts';

const everyRole = keysOf(roles);

export function judgeOptions(x: Exploration, now: Moment, accepted: ReadonlyMap<EventType, ReadonlySet<Role>>): void {
  const offered = optionsFor(now.path, now, { roles: everyRole, seen: {} });
  for (const type of accepted.keys())
    if (!offered.some((option) => option.type === type && option.ready))
      note(x, 'what the machine takes is offered', `${now.path} ${type}`);
  for (const { type, ready, by, asks } of offered) {
    const takers = accepted.get(type);
    // Whether an amount or a kind can still be found is asked only when it is said, so such an option may be in vain.
    const open = asks.some((name) => name !== 'reasonGiven' && needs[name].of === 'event');
    if (ready && !takers && !open) note(x, 'what is offered is taken', `${now.path} ${type}`);
    if (takers && ![...takers].every((role) => by.includes(role)))
      note(x, 'what is offered to a role is taken from it', `${now.path} ${type}`);
  }
}

/** A blocked button gives the reasons of the refusal, and with the evidence at hand a ready one is not refused for it. */
export function judgeReasons(x: Exploration, now: Moment, stand: ReturnType<typeof standing>): void {
  for (const type of stepsAt(now.path).keys())
    for (const { said, seen } of sayingsOf(type, { ...now, ...x.variant }))
      for (const by of whoMaySay(type, now.path)) {
        const option = optionsFor(now.path, now, { roles: [by], seen }).find((one) => one.type === type);
        const decision = stand.decide({ type, by, said, seen });
        const where = `${now.path} ${type}`;
        if (decision.accepted) {
          if (!option?.ready) note(x, 'what the machine takes is offered', where);
          continue;
        }
        const codes = decision.refusal.code === 'unmet' ? decision.refusal.unmet.map(({ code }) => code) : [];
        const unasked = codes.every((code) => needs[code].of === 'event' || option?.asks.includes(code));
        // A correction to another state than the table's is refused for that, whatever else is wrong with it.
        const same = type === 'case.correct' || (option?.blockedBy.every(({ code }) => codes.includes(code)) ?? true);
        if (codes.length === 0 || (option?.ready && !unasked) || !same)
          note(x, 'a refusal says why, as the button did', where);
      }
}
