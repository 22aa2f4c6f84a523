/** Every need of the case machine by its name, and the question which of some do not hold. */
import type { Situation } from './facts.ts';
import type { Happening } from './happening.ts';
import { acceptanceNeeds } from './needs/acceptance-needs.ts';
import { applicationNeeds } from './needs/application-needs.ts';
import { allowanceNeeds, branchNeeds } from './needs/branch-needs.ts';
import { endingNeeds } from './needs/ending-needs.ts';
import type { Need } from './needs/need.ts';
import { partyNeeds } from './needs/party-needs.ts';
import { retrofitNeeds } from './needs/retrofit-needs.ts';
import { subsidyNeeds } from './needs/subsidy-needs.ts';

const conditions = {
  ...applicationNeeds,
  ...partyNeeds,
  ...retrofitNeeds,
  ...acceptanceNeeds,
  ...subsidyNeeds,
  ...endingNeeds,
  ...branchNeeds,
  ...allowanceNeeds,
} satisfies Record<string, Need>;

export type NeedName = keyof typeof conditions;
export const needs: Record<NeedName, Need> = conditions;

export function unmet(names: readonly NeedName[], now: Situation, saying: Happening): NeedName[] {
  return names.filter((name) => !needs[name].holds(now, saying));
}

export type { Need, Saying } from './needs/need.ts';
export { commitmentOf } from './needs/subsidy-needs.ts';
