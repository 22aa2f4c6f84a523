/** Small policies that the check explores: the pilot's shape with tiny money, and programmes that skip stages. */
import pilotJson from '../policy/huangshi-pilot-2024.json' with { type: 'json' };
import { type Policy, policySchema } from '../policy/policy-schema.ts';
import { type Allowance, allowanceNames } from '../vocabulary/allowances.ts';
import type { Stage } from '../vocabulary/stages.ts';

export const pilot: Policy = policySchema.parse(pilotJson);

const shortOf = (stages: readonly Stage[]): string => stages.map((stage) => stage.slice(0, 3)).join('-');

export type Times = Partial<Record<Allowance, number>>;

/** Half of the spend, at most 3 fen, and no second chance but the ones named. */
export function tinyPolicy(times: Times = {}, stages: readonly Stage[] = pilot.stages): Policy {
  const none = Object.fromEntries(allowanceNames.map((name) => [name, times[name] ?? 0]));
  return policySchema.parse({
    ...pilot,
    id: `tiny-${shortOf(stages)}`,
    stages,
    subsidy: {
      ...pilot.subsidy,
      rate: { numerator: 1, denominator: 2 },
      capFen: 3,
      minimumLevel: stages.includes('assessment') ? 2 : 0,
      // The programmes that skip stages have a least investment as well.
      minimumSpendFen: stages.includes('assessment') ? 0 : 4,
    },
    allowances: none,
    // They stand for policies of before there were rules of eligibility, too.
    eligibility: stages.includes('assessment') ? pilot.eligibility : undefined,
  });
}

export const shortRoutes: readonly (readonly Stage[])[] = [
  ['application', 'acceptance', 'subsidy'],
  ['application', 'retrofit', 'acceptance', 'subsidy'],
  ['application', 'matching', 'retrofit', 'acceptance', 'assessment', 'subsidy'],
];

export const allowancesOf: Record<Stage, readonly Allowance[]> = {
  application: ['districtReturns', 'districtTransfers', 'cityReturns'],
  matching: ['outOfPoolChoices'],
  diagnosis: ['diagnosisHandOvers', 'diagnosisDisputes', 'diagnosisReturns'],
  retrofit: ['contractingReplacements', 'contractReturns', 'extensions', 'providerChanges'],
  acceptance: ['acceptanceReturns', 'rectifications', 'recusals', 'acceptanceVoids'],
  assessment: ['assessmentReturns', 'assessmentRetries'],
  subsidy: ['subsidyReturns', 'sendBacks', 'accountCorrections'],
};

export const once = (names: readonly Allowance[]): Times => Object.fromEntries(names.map((name) => [name, 1]));
