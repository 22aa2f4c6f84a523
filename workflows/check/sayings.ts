/**
 * What anyone could say in a situation: an event with payloads and evidence on both sides of every limit. The first of
 * each list is the ordinary one; the others are tried one at a time, so that each need is broken alone.
 */
import type { Evidence } from '../case/evidence.ts';
import type { Facts } from '../case/facts.ts';
import type { Said } from '../case/said.ts';
import type { Path } from '../case/structure.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { Allowance } from '../vocabulary/allowances.ts';
import type { EventType } from '../vocabulary/events.ts';
import { forbiddenAfter, reasoned } from './authority.ts';
import { choices } from './choices.ts';

export type Saying = { said: Said; seen: Evidence };
/** `rich` tries every kind of mistake, otherwise one of a kind; the director grants only what is listed. */
export type Manner = { rich: boolean; grants: readonly Allowance[] };
export type Asked = { path: Path; facts: Facts; policy: Policy } & Manner;

/** Alternatives for what is said and for each piece of evidence; `also` for what only makes sense together. */
export type Choices = {
  said?: readonly Said[];
  seen?: readonly (readonly Evidence[])[];
  also?: readonly Saying[];
};

export function sayingsOf(type: EventType, asked: Asked): Saying[] {
  const { said = [{}], seen = [], also = [] } = choices[type]?.(asked) ?? {};
  return [...oneAtATime([reasonsFor(type, asked.rich), said], [...seen, ...eyesFor(type, asked.rich)]), ...also];
}

function reasonsFor(type: EventType, rich: boolean): Said[] {
  if (!reasoned.includes(type)) return [{}];
  return [{ reason: 'because' }, { reason: '' }, ...(rich ? [{ reason: ' ' }, {}] : [])];
}

function eyesFor(type: EventType, rich: boolean): Evidence[][] {
  const forbidden = forbiddenAfter(type);
  if (forbidden.length === 0) return [];
  return [[{ actorDid: [] }, ...forbidden.map((done) => ({ actorDid: [done] })), ...(rich ? [{}] : [])]];
}

function oneAtATime(said: readonly (readonly Said[])[], seen: readonly (readonly Evidence[])[]): Saying[] {
  const [usualSaid, ...otherSaid] = changedOnce(said);
  const [usualSeen, ...otherSeen] = changedOnce(seen);
  const ordinary = { said: usualSaid ?? {}, seen: usualSeen ?? {} };
  return [
    ordinary,
    ...otherSaid.map((one) => ({ ...ordinary, said: one })),
    ...otherSeen.map((one) => ({ ...ordinary, seen: one })),
  ];
}

/** The ordinary whole first, then every whole in which one part is another. */
function changedOnce<T extends object>(parts: readonly (readonly T[])[]): T[] {
  const whole = (at: number, choice: T | undefined): T =>
    Object.assign({}, ...parts.map((part, i) => (i === at ? choice : part[0])));
  return [whole(-1, undefined), ...parts.flatMap((part, at) => part.slice(1).map((choice) => whole(at, choice)))];
}
