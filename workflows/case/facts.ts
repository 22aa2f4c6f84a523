/**
 * Everything a guard may read of a case, and nothing else: the `facts` column (decisions.md 6). Scalars only; money is
 * whole fen. The policy is not stored here, only its id; the machine's context carries both.
 */

import type { Fen } from '../money/fen.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { Allowance } from '../vocabulary/allowances.ts';
import type { Matter } from '../vocabulary/stages.ts';

export const changeKinds = ['scope', 'amount', 'extension', 'provider'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export type Facts = {
  policyId: string;
  enterpriseId: string;
  district: string;
  /** Frozen at the acceptance request; null before. */
  indicatorEdition: string | null;
  used: Record<Allowance, number>;
  /** One more of each by the director, journalled. */
  granted: Record<Allowance, number>;
  /** Who asked for the supplement that is open now. */
  supplementFor: 'district' | 'officer' | null;
  /** Holds a place of the batch's quota. */
  listed: boolean;
  providerId: string | null;
  /** The director's office allowed this provider although it is outside the pool. */
  providerOutOfPool: boolean;
  diagnosingProviderId: string | null;
  diagnosed: boolean;
  contractFen: Fen;
  /** `YYYY-MM-DD`, the last day of the filed plan. */
  planEndsOn: string | null;
  pendingChange: ChangeKind | null;
  agencyId: string | null;
  accepted: boolean;
  level: number | null;
  levelConfirmed: boolean;
  auditFirmId: string | null;
  audited: boolean;
  claimedFen: Fen;
  /** Approved spend (审定投入) after audit. */
  baseFen: Fen;
  /** What the formula gives for the base. */
  entitledFen: Fen;
  recommendedFen: Fen;
  approvedFen: Fen;
  committedFen: Fen;
  issuedFen: Fen;
  paidFen: Fen;
  /** Of `paidFen`, what was paid as an instalment before the end. */
  instalmentFen: Fen;
  heldFrom: 'audit' | 'payable' | null;
  appealOf: Matter | null;
  appealed: Record<Matter, boolean>;
  underRecovery: boolean;
  orderedFen: Fen;
  recoveredFen: Fen;
  writtenOffFen: Fen;
};

/** The machine's context: the facts and the policy they are judged by. */
export type Situation = { facts: Facts; policy: Policy };

/** What is known when a case is opened. */
export type Opening = { policyId: string; enterpriseId: string; district: string };

export function newFacts(opening: Opening): Facts {
  return {
    policyId: opening.policyId,
    enterpriseId: opening.enterpriseId,
    district: opening.district,
    indicatorEdition: null,
    used: noneUsed(),
    granted: noneUsed(),
    supplementFor: null,
    listed: false,
    providerId: null,
    providerOutOfPool: false,
    diagnosingProviderId: null,
    diagnosed: false,
    contractFen: 0,
    planEndsOn: null,
    pendingChange: null,
    agencyId: null,
    accepted: false,
    level: null,
    levelConfirmed: false,
    auditFirmId: null,
    audited: false,
    claimedFen: 0,
    baseFen: 0,
    entitledFen: 0,
    recommendedFen: 0,
    approvedFen: 0,
    committedFen: 0,
    issuedFen: 0,
    paidFen: 0,
    instalmentFen: 0,
    heldFrom: null,
    appealOf: null,
    appealed: { application: false, acceptance: false, assessment: false, subsidy: false },
    underRecovery: false,
    orderedFen: 0,
    recoveredFen: 0,
    writtenOffFen: 0,
  };
}

function noneUsed(): Record<Allowance, number> {
  return {
    districtReturns: 0,
    districtTransfers: 0,
    cityReturns: 0,
    outOfPoolChoices: 0,
    diagnosisHandOvers: 0,
    diagnosisDisputes: 0,
    diagnosisReturns: 0,
    contractingReplacements: 0,
    contractReturns: 0,
    extensions: 0,
    providerChanges: 0,
    acceptanceReturns: 0,
    rectifications: 0,
    recusals: 0,
    acceptanceVoids: 0,
    assessmentReturns: 0,
    assessmentRetries: 0,
    subsidyReturns: 0,
    sendBacks: 0,
    accountCorrections: 0,
  };
}

/** How many times are left of an allowance, under this policy and with what the director granted. */
export function allowanceLeft({ facts, policy }: Situation, name: Allowance): number {
  return policy.allowances[name] + facts.granted[name] - facts.used[name];
}
