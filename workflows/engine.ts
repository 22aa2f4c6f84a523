/**
 * The one door to XState: a machine as a pure decision function. Everything else speaks of paths, facts and decisions.
 */
import { getNextTransitions, initialTransition, type StateValue, transition } from 'xstate';
import { caseMachine } from './case/case-machine.ts';
import type { Facts, Opening, Situation } from './case/facts.ts';
import type { Happening } from './case/happening.ts';
import type { Permit } from './case/kit.ts';
import { type NeedName, needs, unmet } from './case/needs.ts';
import { type Effect, effectOf, isEventType, metaOf, type Path, permitOf, startedBy } from './case/structure.ts';
import type { Policy } from './policy/policy-schema.ts';
import type { EventType } from './vocabulary/events.ts';
import { keysOf } from './vocabulary/keys.ts';
import type { Role } from './vocabulary/roles.ts';
import type { Clock } from './vocabulary/stages.ts';

type Snapshot = ReturnType<typeof caseMachine.resolveState>;

/** What the clocks of the case must do: start (resume when it rests), rest, or stop. */
export type ClockMoves = { start: Clock[]; pause: Clock[] };

export type Blocked = { code: NeedName; details: readonly string[] };

export type Refusal =
  | { code: 'closed' }
  | { code: 'notHere' }
  | { code: 'notYours'; by: Role[] }
  | { code: 'unmet'; unmet: Blocked[] };

export type Decision =
  | {
      accepted: true;
      path: Path;
      facts: Facts;
      moved: boolean;
      entered: boolean;
      ended: boolean;
      clocks: ClockMoves;
      effects: Effect[];
    }
  | { accepted: false; refusal: Refusal };

export function begin(opening: Opening, policy: Policy): { path: Path; facts: Facts; clocks: ClockMoves } {
  const [snapshot, actions] = initialTransition(caseMachine, { opening, policy });
  // A context that can't be made is a status, not an exception (workflow.md, trap 2).
  if (snapshot.status === 'error') throw new Error('the case machine could not be started');
  return {
    path: toPath(snapshot.value),
    facts: snapshot.context.facts,
    clocks: { start: actions.flatMap(startedBy), pause: [] },
  };
}

/** The whole procedure as one pure function: the state, the facts and the policy in, the next ones or a refusal out. */
export const decide = (path: Path, now: Situation, happening: Happening): Decision =>
  decideFrom(rehydrate(path, now), path, happening);

/** One situation kept ready for many questions, as the exhaustive check asks them. */
export function standing(path: Path, now: Situation) {
  const snapshot = rehydrate(path, now);
  return {
    takes: (happening: Happening): boolean => snapshot.status === 'active' && snapshot.can(happening),
    decide: (happening: Happening): Decision => decideFrom(snapshot, path, happening),
  };
}

function decideFrom(before: Snapshot, path: Path, happening: Happening): Decision {
  // XState lets can() and transition() act on a finished snapshot, since root transitions still match: ask first.
  if (before.status !== 'active' || !before.can(happening))
    return { accepted: false, refusal: refusalOf(before, happening) };
  const [after, actions] = transition(caseMachine, before, happening);
  const next = toPath(after.value);
  const clocks = actions.flatMap(startedBy);
  return {
    accepted: true,
    path: next,
    facts: after.context.facts,
    moved: next !== path,
    entered: next !== path || clocks.length > 0,
    ended: after.status === 'done',
    clocks: { start: clocks, pause: [...(metaOf(next).pauses ?? [])] },
    effects: actions.flatMap(effectOf),
  };
}

export type Option = {
  type: EventType;
  by: Role[];
  ready: boolean;
  blockedBy: Blocked[];
  /** Needs that are checked when it is said. */
  asks: NeedName[];
};

/**
 * What may be said now in these roles, and if not, why not. `seen` is the evidence at hand: needs of evidence that was
 * not gathered count as asked, not as blocked.
 */
export function optionsFor(
  path: Path,
  now: Situation,
  { roles, seen }: { roles: readonly Role[]; seen: Happening['seen'] },
): Option[] {
  const snapshot = rehydrate(path, now);
  if (snapshot.status !== 'active') return [];
  const found = new Map<EventType, Permit[]>();
  for (const step of getNextTransitions(snapshot)) {
    const type = step.eventType;
    const permit = permitOf(step);
    if (isEventType(type) && permit?.by.some((role) => roles.includes(role)))
      found.set(type, [...(found.get(type) ?? []), permit]);
  }
  return [...found].map(([type, permits]) => optionOf(type, permits, now, seen));
}

function optionOf(type: EventType, permits: Permit[], now: Situation, seen: Happening['seen']): Option {
  // The branches of a fork share who and what; `when` only chooses between them.
  const names = [...new Set(permits.flatMap((permit) => permit.needs))];
  const answerable = (name: NeedName) =>
    needs[name].of === 'facts' ||
    (needs[name].of === 'evidence' && needs[name].reads.every((evidence) => evidence in seen));
  const happening: Happening = { type, by: 'system', said: {}, seen };
  const blockedBy = unmet(names.filter(answerable), now, happening).map((code) => blocked(code, now, happening));
  return {
    type,
    by: [...new Set(permits.flatMap((permit) => permit.by))],
    ready: blockedBy.length === 0,
    blockedBy,
    asks: names.filter((name) => !answerable(name)),
  };
}

const blocked = (code: NeedName, now: Situation, happening: Happening): Blocked => ({
  code,
  details: needs[code].details?.(now, happening) ?? [],
});

function refusalOf(snapshot: Snapshot, happening: Happening): Refusal {
  if (snapshot.status !== 'active') return { code: 'closed' };
  const permits = getNextTransitions(snapshot).flatMap((step) =>
    step.eventType === happening.type ? [permitOf(step)] : [],
  );
  const here = permits.flatMap((permit) => (permit ? [permit] : []));
  if (here.length === 0) return { code: 'notHere' };
  const mine = here.filter((permit) => permit.by.includes(happening.by));
  if (mine.length === 0) return { code: 'notYours', by: [...new Set(here.flatMap((permit) => permit.by))] };
  const reachable = mine.filter((permit) => permit.to === undefined || permit.to === happening.said.to);
  if (reachable.length === 0) return { code: 'unmet', unmet: [{ code: 'correctionProposed', details: [] }] };
  const shared = [...new Set(reachable.flatMap((permit) => permit.needs))];
  const missing = unmet(shared, snapshot.context, happening);
  // Every shared need holds and still no branch was open: then it is the branches' own conditions that say why.
  const names =
    missing.length > 0
      ? missing
      : unmet([...new Set(reachable.flatMap((permit) => permit.when ?? []))], snapshot.context, happening);
  return { code: 'unmet', unmet: names.map((code) => blocked(code, snapshot.context, happening)) };
}

function toPath(value: StateValue): Path {
  if (typeof value === 'string') return value;
  const [stage] = keysOf(value);
  const leaf = stage === undefined ? undefined : value[stage];
  return stage === undefined || leaf === undefined ? '' : `${stage}.${toPath(leaf)}`;
}

function rehydrate(path: Path, context: Situation): Snapshot {
  const dot = path.indexOf('.');
  const value = dot < 0 ? path : { [path.slice(0, dot)]: path.slice(dot + 1) };
  // The machine's own type lists every state value; a stored path is checked by the table's check constraint.
  return caseMachine.resolveState({ value: value as Snapshot['value'], context });
}
