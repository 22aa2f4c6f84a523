/** The small machines as pure functions, as `decide` is for the case. */
import { transition } from 'xstate';
import { type TerminationEvent, terminationMachine } from './termination-machine.ts';

export const terminationStates = ['proposed', 'answered', 'decided', 'dismissed'] as const;
export type TerminationState = (typeof terminationStates)[number];

/** The next state, or why it can't be said now. */
export function decideTermination(
  state: TerminationState,
  event: TerminationEvent,
): { accepted: true; state: TerminationState } | { accepted: false; because: 'closed' | 'notNow' } {
  const before = terminationMachine.resolveState({ value: state });
  if (before.status !== 'active') return { accepted: false, because: 'closed' };
  if (!before.can(event)) return { accepted: false, because: 'notNow' };
  const [after] = transition(terminationMachine, before, event);
  const next = terminationStates.find((name) => name === after.value);
  return next === undefined ? { accepted: false, because: 'notNow' } : { accepted: true, state: next };
}
