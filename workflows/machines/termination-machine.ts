/**
 * Termination by the bureau: an officer proposes with grounds, the enterprise has five working days for its say (申辩), the
 * director decides (workflow.md, "From any active state"). Of the same shape as the case machine: guards are data.
 */
import { setup } from 'xstate';
import type { Label, PersonRole } from '../vocabulary/roles.ts';

type Said = {
  type: 'termination.answer' | 'termination.decide' | 'termination.dismiss';
  by: PersonRole;
  answerTimeOver: boolean;
};
type Permit = { by: readonly PersonRole[]; needs: readonly 'answerTimeOver'[] };

const kit = setup({
  types: { events: {} as Said, meta: {} as Label },
  guards: {
    permitted: ({ event }, permit: Permit) =>
      permit.by.includes(event.by) && (!permit.needs.includes('answerTimeOver') || event.answerTimeOver),
  },
});
const may = (by: readonly PersonRole[], ...needs: 'answerTimeOver'[]) => ({
  type: 'permitted' as const,
  params: { by, needs } satisfies Permit,
});

export const terminationMachine = kit.createMachine({
  id: 'termination',
  initial: 'proposed',
  states: {
    proposed: {
      meta: { zh: '拟终止，待申辩', en: 'Proposed' },
      on: {
        'termination.answer': { guard: may(['enterprise']), target: 'answered' },
        'termination.decide': { guard: may(['director'], 'answerTimeOver'), target: 'decided' },
        'termination.dismiss': { guard: may(['director']), target: 'dismissed' },
      },
    },
    answered: {
      meta: { zh: '已申辩', en: 'Answered' },
      on: {
        'termination.decide': { guard: may(['director']), target: 'decided' },
        'termination.dismiss': { guard: may(['director']), target: 'dismissed' },
      },
    },
    decided: { type: 'final', meta: { zh: '决定终止', en: 'Terminated' } },
    dismissed: { type: 'final', meta: { zh: '不予终止', en: 'Dismissed' } },
  },
});
export type TerminationEvent = Said;
