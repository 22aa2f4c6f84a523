/** What is explored: small policies from the first draft on, and single stages from a case that has come so far. */
import { type Facts, newFacts } from '../case/facts.ts';
import type { Path } from '../case/structure.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { EventType } from '../vocabulary/events.ts';
import { keysOf } from '../vocabulary/keys.ts';
import type { Stage } from '../vocabulary/stages.ts';
import type { Manner } from './sayings.ts';
import { allowancesOf, once, shortRoutes, tinyPolicy } from './tiny-policies.ts';

export type Seed = { path: Path; facts: Facts };
export type Variant = Manner & {
  name: string;
  policy: Policy;
  seeds: readonly Seed[];
  /** Situations outside these stages are judged when they are reached, but not explored from. */
  within?: readonly Stage[];
  /** At a seed, only these are said. */
  first?: readonly EventType[];
};

const terse: Manner = { rich: false, grants: [] };
const stageList = keysOf(allowancesOf);

const opened = (policy: Policy): Facts => newFacts({ policyId: policy.id, enterpriseId: 'enterprise', district: 'd1' });
const fromDraft = (policy: Policy): Seed[] => [{ path: 'application.draft', facts: opened(policy) }];
const cameTo = (policy: Policy, path: Path, ...facts: readonly Partial<Facts>[]): Seed => ({
  path,
  facts: Object.assign(opened(policy), ...facts),
});

const listed = { listed: true };
const diagnosing = { ...listed, providerId: 'inside', diagnosingProviderId: 'inside' };
const diagnosed = { ...diagnosing, diagnosed: true };
const contracted = { ...diagnosed, contractFen: 7, planEndsOn: '2024-06-01' };
const accepted = { ...contracted, indicatorEdition: 'newest', agencyId: 'a1', accepted: true };
const assessed = { ...accepted, level: 2, levelConfirmed: true };

const soFar: Record<Stage, { path: Path; facts: Partial<Facts> }> = {
  application: { path: 'application.draft', facts: {} },
  matching: { path: 'matching.choosing', facts: listed },
  diagnosis: { path: 'diagnosis.onSite', facts: diagnosing },
  retrofit: { path: 'retrofit.contracting', facts: diagnosed },
  acceptance: { path: 'acceptance.preparing', facts: contracted },
  assessment: { path: 'assessment.selfAssessment', facts: accepted },
  subsidy: { path: 'subsidy.claimOpen', facts: assessed },
};

/** No second chances and few payloads: on every commit. */
export const fast: Variant = variantOf('no second chances', tinyPolicy());

/** One of each chance of a stage, from where the stage begins to where it is left: the rest is the fast variant's. */
export const chances: readonly Variant[] = stageList.map((stage) => {
  const policy = tinyPolicy(once(allowancesOf[stage]));
  const { path, facts } = soFar[stage];
  const seeds = [cameTo(policy, path, facts)];
  // The director's grant is of no stage: one stage is enough to take it.
  const grants = stage === 'application' ? allowancesOf[stage].slice(0, 1) : [];
  return { rich: false, grants, name: `second chances of ${stage}`, policy, seeds, within: [stage] };
});

const shortPolicy = (stages: readonly Stage[]) =>
  tinyPolicy(once(['contractingReplacements', 'providerChanges']), stages);

export const shortProgrammes: readonly Variant[] = shortRoutes.map((stages) =>
  variantOf(`only ${stages.join(', ')}`, shortPolicy(stages)),
);

/** The pilot pays at the end; where a programme pays in between, a case that stops goes to recovery. */
export const instalment: Variant = {
  ...variantOf('an instalment is paid', tinyPolicy()),
  seeds: [cameTo(tinyPolicy(), 'retrofit.underway', contracted, { instalmentFen: 1, paidFen: 1 })],
  first: ['case.withdraw', 'case.terminate'],
};

const audited = { ...assessed, auditFirmId: 'f1', audited: true, claimedFen: 8, baseFen: 8, entitledFen: 3 };
const gaps: readonly Partial<Facts>[] = [
  { accepted: false },
  { audited: false },
  { levelConfirmed: false },
  { level: 1 },
];

/** What a repair by hand could leave behind and the machine alone never does: it must still not lead to money. */
export const gaping: Variant = {
  ...variantOf('a gate is missing', tinyPolicy()),
  seeds: [
    ...gaps.flatMap((gap) => [
      cameTo(tinyPolicy(), 'subsidy.officerReview', audited, gap),
      cameTo(tinyPolicy(), 'subsidy.directorReview', audited, { recommendedFen: 3 }, gap),
      cameTo(tinyPolicy(), 'subsidy.payable', audited, { recommendedFen: 3, approvedFen: 3, committedFen: 3 }, gap),
    ]),
    cameTo(tinyPolicy(), 'subsidy.directorReview', audited, { entitledFen: 0 }),
    cameTo(tinyPolicy(), 'subsidy.monitoring', audited),
  ],
  first: [
    'subsidy.recommend',
    'subsidy.approve',
    'subsidy.reject',
    'subsidy.sendBack',
    'payment.issue',
    'finding.raise',
  ],
};

/** One chance of each kind of one stage after the other, every kind of mistake, and the director's grants. */
export const thorough: readonly Variant[] = [
  ...stageList.map((stage): Variant => {
    const names = allowancesOf[stage];
    return { ...variantOf(`${stage}, thoroughly`, tinyPolicy(once(names))), rich: true, grants: names };
  }),
  ...shortRoutes.map(
    (stages): Variant => ({ ...variantOf(`only ${stages.join(', ')}, thoroughly`, shortPolicy(stages)), rich: true }),
  ),
];

/** Together they take every transition: the tests run them, and the mutations. */
export const quick: readonly Variant[] = [fast, ...chances, ...shortProgrammes, instalment, gaping];

function variantOf(name: string, policy: Policy): Variant {
  return { ...terse, name, policy, seeds: fromDraft(policy) };
}
