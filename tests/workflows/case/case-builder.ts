// A case for the tests: opened or put at a state, then moved by what people say. Refusals end the test with their reasons.
import type { Evidence } from '../../../workflows/case/evidence.ts';
import { type Facts, newFacts } from '../../../workflows/case/facts.ts';
import type { Said } from '../../../workflows/case/said.ts';
import type { Effect, Path } from '../../../workflows/case/structure.ts';
import { type ClockMoves, type Decision, decide } from '../../../workflows/engine.ts';
import pilotJson from '../../../workflows/policy/huangshi-pilot-2024.json' with { type: 'json' };
import { type Policy, policySchema } from '../../../workflows/policy/policy-schema.ts';
import type { EventType } from '../../../workflows/vocabulary/events.ts';
import type { Role } from '../../../workflows/vocabulary/roles.ts';

export const pilot: Policy = policySchema.parse(pilotJson);

export type Words = { said?: Said; seen?: Evidence };

export type Case = {
  path: Path;
  facts: Facts;
  policy: Policy;
  clocks: ClockMoves;
  effects: Effect[];
  ended: boolean;
  /** Moves the case; a refusal fails the test. */
  say: (by: Role, type: EventType, words?: Words) => Case;
  try: (by: Role, type: EventType, words?: Words) => Decision;
  /** The codes for which it is refused: of the refusal itself, or of every need that does not hold. */
  refusal: (by: Role, type: EventType, words?: Words) => string[];
};

type Stand = Pick<Case, 'path' | 'facts' | 'policy' | 'clocks' | 'effects' | 'ended'>;

const because: Said = { reason: 'because' };
/** Nobody did anything before, no other case of the enterprise has used the cap, and the legal representative has confirmed. */
const blameless: Evidence = {
  actorDid: [],
  capLeftFen: pilot.subsidy.capFen,
  commitment: { by: 'representative', contentHash: 'content', filingHash: 'filing' },
};

export function caseAt(path: Path, facts: Partial<Facts> = {}, policy: Policy = pilot): Case {
  const opened = newFacts({ policyId: policy.id, enterpriseId: 'enterprise', district: 'd1' });
  return standAt({
    path,
    facts: { ...opened, ...facts },
    policy,
    clocks: { start: [], pause: [] },
    effects: [],
    ended: false,
  });
}

export const aDraft = (policy: Policy = pilot): Case => caseAt('application.draft', {}, policy);

export function pilotWith(times: Partial<Policy['allowances']>): Policy {
  return { ...pilot, allowances: { ...pilot.allowances, ...times } };
}

function standAt(stand: Stand): Case {
  const attempt = (by: Role, type: EventType, { said, seen }: Words = {}) =>
    decide(stand.path, stand, { type, by, said: { ...because, ...said }, seen: { ...blameless, ...seen } });
  return {
    ...stand,
    try: attempt,
    say: (by, type, words) => {
      const decision = attempt(by, type, words);
      if (!decision.accepted)
        throw new Error(`${type} by ${by} at ${stand.path} is refused: ${JSON.stringify(decision.refusal)}`);
      const { path, facts, clocks, effects, ended } = decision;
      return standAt({ path, facts, policy: stand.policy, clocks, effects, ended });
    },
    refusal: (by, type, words) => {
      const decision = attempt(by, type, words);
      if (decision.accepted) return [];
      const { refusal } = decision;
      return refusal.code === 'unmet' ? refusal.unmet.map(({ code }) => code) : [refusal.code];
    },
  };
}

/** What the case's books were told by the last step. */
export const booked = ({ effects }: Case): string[] =>
  effects.flatMap((effect) => (effect.type === 'book' ? [effect.entry] : []));

export const complete = { seen: { missing: [] } } satisfies Words;
export const inspector = { conflictDeclared: true, inspectedBefore: false } satisfies Evidence;
export const passing = { ...inspector, missing: [], inspection: { complete: true, passes: true } } satisfies Evidence;
export const failing = { ...inspector, inspection: { complete: true, passes: false } } satisfies Evidence;
export const drawn = {
  said: { agencyId: 'a1' },
  seen: { drawnAgencyId: 'a1', agencyIndependent: true },
} satisfies Words;

/** Facts of a case that has come so far in the pilot; the money is 40 % of 300,000 yuan. */
const listed = { listed: true } satisfies Partial<Facts>;
const chosen = { ...listed, providerId: 'p1', diagnosingProviderId: 'p1' } satisfies Partial<Facts>;
const contracted = {
  ...chosen,
  diagnosed: true,
  contractFen: 30_000_000,
  planEndsOn: '2024-08-30',
} satisfies Partial<Facts>;
const accepted = {
  ...contracted,
  indicatorEdition: '2024',
  agencyId: 'a1',
  accepted: true,
} satisfies Partial<Facts>;
const assessed = { ...accepted, level: 2, levelConfirmed: true } satisfies Partial<Facts>;
const audited = {
  ...assessed,
  auditFirmId: 'f1',
  claimedFen: 32_000_000,
  audited: true,
  baseFen: 30_000_000,
  entitledFen: 12_000_000,
} satisfies Partial<Facts>;
const approved = {
  ...audited,
  recommendedFen: 12_000_000,
  approvedFen: 12_000_000,
  committedFen: 12_000_000,
} satisfies Partial<Facts>;
const paid = { ...approved, committedFen: 0, paidFen: 12_000_000 } satisfies Partial<Facts>;
export const soFar = { listed, chosen, contracted, accepted, assessed, audited, approved, paid };
