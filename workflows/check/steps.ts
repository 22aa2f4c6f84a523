/** The machine's table read by the check itself, without XState: which step an event takes, and which steps there are. */
import type { Happening } from '../case/happening.ts';
import { unmet } from '../case/needs.ts';
import { findState, lineageOf, type Path, type Step, states } from '../case/structure.ts';
import type { EventType } from '../vocabulary/events.ts';
import type { Moment } from './state-laws.ts';

export const steps: readonly Step[] = states.flatMap((state) => state.steps);
export const nameOf = (step: Step): string => `${step.from || 'any'} ${step.event} #${step.branch}`;

const stepsByPath = new Map<Path, Map<EventType, Step[]>>();

/** By event, the leaf's own steps before those of its stage and of the whole case: the first that is permitted is taken. */
export function stepsAt(path: Path): Map<EventType, Step[]> {
  const known = stepsByPath.get(path);
  if (known) return known;
  const here = new Map<EventType, Step[]>();
  const levels = findState(path)?.final ? [] : [...lineageOf(path), ...states.filter((state) => state.path === '')];
  for (const step of levels.flatMap((level) => level.steps))
    here.set(step.event, [...(here.get(step.event) ?? []), step]);
  stepsByPath.set(path, here);
  return here;
}

export function stepTaken({ path, facts, policy }: Moment, happening: Happening): Step | null {
  const open = (step: Step) =>
    step.permit.by.includes(happening.by) &&
    (step.permit.to === undefined || step.permit.to === happening.said.to) &&
    unmet([...step.permit.needs, ...(step.permit.when ?? [])], { facts, policy }, happening).length === 0;
  return stepsAt(path).get(happening.type)?.find(open) ?? null;
}
