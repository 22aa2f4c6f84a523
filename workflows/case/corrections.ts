/** Where a case may be corrected to (`case.correct`, proposed by an officer, said by the director): a table, no more. */
import { may, skippable } from './kit.ts';
import type { NeedName } from './needs.ts';

export const corrections: readonly { from: string; to: string }[] = [
  { from: 'application.refused', to: 'application.cityReview' },
  { from: 'diagnosis.review', to: 'diagnosis.enterpriseConfirm' },
  { from: 'retrofit.underway', to: 'retrofit.filing' },
  { from: 'acceptance.drawing', to: 'acceptance.checking' },
  { from: 'assessment.belowTarget', to: 'assessment.confirming' },
  { from: 'subsidy.claimOpen', to: 'assessment.confirming' },
];

/** The table's rows for one state, as transitions of its `on`. Into another stage only where the programme uses it. */
export const correctable = (from: string) => ({
  'case.correct': corrections
    .filter((pair) => pair.from === from)
    .map(({ to }) => {
      const { type, params } = may('director', 'reasonGiven', 'correctionProposed', ...stageUsed(from, to));
      return { guard: { type, params: { ...params, to } }, target: `#case.${to}` };
    }),
});

function stageUsed(from: string, to: string): NeedName[] {
  const [here, there] = [from, to].map((path) => path.split('.')[0]);
  return here === there ? [] : Object.entries(skippable).flatMap(([stage, use]) => (stage === there ? [use] : []));
}
