/** The parameters of eligibility: a programme's own, or the usual ones where its policy was written before there were any. */
import type { Policy } from '../policy/policy-schema.ts';

export type EligibilityRules = NonNullable<Policy['eligibility']>;

/** Of policies without the field; they are immutable, so it is said here once and not written into them. */
export const usualRules: EligibilityRules = {
  cityPrefix: '4202',
  accidentYears: 3,
  freshDays: 90,
  smallAndMediumOnly: true,
};

export const eligibilityRulesOf = (policy: Policy): EligibilityRules => policy.eligibility ?? usualRules;
