/** Laws on the whole graph: no case gets stuck, every end can be reached, and no clock turns in circles. */
import { findState, states } from '../case/structure.ts';
import type { EventType } from '../vocabulary/events.ts';
import type { Edge, Exploration } from './exploration.ts';
import { nameOf, steps } from './steps.ts';

/** Ways out that are always open and so would hide that a case is stuck. */
const extraordinary: readonly EventType[] = ['case.withdraw', 'case.terminate', 'case.correct', 'allowance.grant'];
const ownMotion: readonly EventType[] = ['deadline.passed', 'stage.expired', 'application.promote', 'fund.available'];

/**
 * Where the ordinary events run out by design: after the last correction of an account only the director's grant, the
 * enterprise's withdrawal or a termination is left (`account.correct` ×3, workflow.md).
 */
export const knownStandstills: readonly string[] = ['subsidy.accountCorrection'];

export type Progress = { deadlocks: string[]; deadEnds: string[]; standstills: string[]; clockCycles: string[] };

export function progressOf(x: Exploration): Progress {
  const pathAt = (at: number) => x.moments[at]?.path ?? '';
  const isEnd = (at: number) => x.expanded[at] !== true || findState(pathAt(at))?.final === true;
  const everyone = x.edges.filter((edge) => edge.event !== 'allowance.grant');
  const ordinary = x.edges.filter((edge) => !extraordinary.includes(edge.event));
  const moving = new Set(everyone.map((edge) => edge.from));
  const pathsWhere = (holds: (at: number) => boolean) => [
    ...new Set(x.moments.flatMap((_, at) => (holds(at) ? pathAt(at) : []))),
  ];
  // At a seed only some events are said (`Variant.first`), so it says nothing about progress.
  const judged = (at: number) => x.variant.first === undefined || at >= x.variant.seeds.length;
  const canEnd = backwards(x, isEnd, everyone);
  const canEndOrdinarily = backwards(x, isEnd, ordinary);
  const stuck = pathsWhere((at) => judged(at) && !canEndOrdinarily[at]);
  return {
    deadlocks: pathsWhere((at) => judged(at) && !isEnd(at) && !moving.has(at)),
    deadEnds: [
      ...new Set([
        ...pathsWhere((at) => judged(at) && !canEnd[at]),
        ...stuck.filter((path) => !knownStandstills.includes(path)),
      ]),
    ],
    standstills: stuck,
    clockCycles: cycles(
      x,
      x.edges.filter((edge) => ownMotion.includes(edge.event)),
    ).map(pathAt),
  };
}

function backwards({ moments }: Exploration, goal: (at: number) => boolean, edges: readonly Edge[]): boolean[] {
  const into: number[][] = moments.map(() => []);
  for (const { from, to } of edges) into[to]?.push(from);
  const reaches = moments.map((_, at) => goal(at));
  const open = reaches.flatMap((yes, at) => (yes ? [at] : []));
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const from of into[at] ?? [])
      if (!reaches[from]) {
        reaches[from] = true;
        open.push(from);
      }
  return reaches;
}

/** What is left when everything that nothing leads to has been taken away, again and again. */
function cycles({ moments }: Exploration, edges: readonly Edge[]): number[] {
  const out: number[][] = moments.map(() => []);
  const inwards = moments.map(() => 0);
  for (const { from, to } of edges) {
    out[from]?.push(to);
    inwards[to] = (inwards[to] ?? 0) + 1;
  }
  const open = inwards.flatMap((count, at) => (count === 0 ? [at] : []));
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const to of out[at] ?? []) {
      const left = (inwards[to] ?? 0) - 1;
      inwards[to] = left;
      if (left === 0) open.push(to);
    }
  return inwards.flatMap((count, at) => (count > 0 ? [at] : []));
}

/** Every leaf and end, and every branch of every fork. */
export const everyState: readonly string[] = states.filter((state) => !state.compound).map((state) => state.path);
export const everyStep: readonly string[] = steps.map(nameOf);

/** Leaves that no clock watches, neither their own nor their stage's. */
export const unwatched = (): string[] =>
  states
    .filter((state) => !state.compound && !state.final && state.clock === null)
    .filter((state) => (findState(state.path.split('.')[0] ?? '')?.clock ?? null) === null)
    .map((state) => state.path);

/** The branches of a fork share who may say it and what it needs; only `when` tells them apart. */
export const unevenForks = (): string[] => {
  const asked = new Map<string, Set<string>>();
  for (const { from, event, permit } of steps) {
    if (permit.to !== undefined) continue;
    const fork = `${from} ${event}`;
    asked.set(fork, (asked.get(fork) ?? new Set()).add(JSON.stringify([permit.by, permit.needs])));
  }
  return [...asked].flatMap(([fork, permits]) => (permits.size > 1 ? [fork] : []));
};
