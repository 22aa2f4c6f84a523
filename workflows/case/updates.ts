/** How an event changes the facts: named pure functions, so that the machine stays data. */
import type { Allowance } from '../vocabulary/allowances.ts';
import type { Matter } from '../vocabulary/stages.ts';
import { ceilingOf } from './entitlement-of-case.ts';
import type { EvidenceName } from './evidence.ts';
import type { Facts, Situation } from './facts.ts';
import type { Happening } from './happening.ts';
import { commitmentOf } from './needs.ts';

type Update = (now: Situation, happening: Happening) => Partial<Facts>;

const owes = (f: Facts) => f.orderedFen - f.recoveredFen - f.writtenOffFen;

const named = {
  district: ({ facts }, { said }) => ({ district: said.district ?? facts.district }),
  supplementForDistrict: () => ({ supplementFor: 'district' }),
  supplementForOfficer: () => ({ supplementFor: 'officer' }),
  supplementClosed: () => ({ supplementFor: null }),
  listed: () => ({ listed: true }),
  unlisted: () => ({ listed: false }),
  providerNamed: (_, { said }) => ({ providerId: said.providerId ?? null, providerOutOfPool: false }),
  outOfPoolAllowed: () => ({ providerOutOfPool: true }),
  providerDropped: () => ({ providerId: null, providerOutOfPool: false }),
  diagnosingProvider: ({ facts }) => ({ diagnosingProviderId: facts.providerId }),
  diagnosingProviderDropped: () => ({ diagnosingProviderId: null }),
  diagnosed: () => ({ diagnosed: true }),
  contract: (_, { seen }) => ({
    contractFen: seen.contract?.priceFen ?? 0,
    planEndsOn: seen.contract?.planEndsOn ?? null,
  }),
  changePending: ({ facts }, { said }) => ({
    pendingChange: said.kind ?? null,
    used:
      said.kind === 'extension'
        ? { ...facts.used, extensions: facts.used.extensions + 1 }
        : said.kind === 'provider'
          ? { ...facts.used, providerChanges: facts.used.providerChanges + 1 }
          : facts.used,
  }),
  changeApplied: ({ facts }, { seen }) => ({
    pendingChange: null,
    planEndsOn: facts.pendingChange === 'extension' ? (seen.change?.planEndsOn ?? facts.planEndsOn) : facts.planEndsOn,
    contractFen: facts.pendingChange === 'amount' ? (seen.change?.contractFen ?? facts.contractFen) : facts.contractFen,
  }),
  changeDropped: () => ({ pendingChange: null }),
  editionFrozen: (_, { seen }) => ({ indicatorEdition: seen.edition ?? null }),
  agencyAssigned: (_, { said }) => ({ agencyId: said.agencyId ?? null }),
  agencyDropped: () => ({ agencyId: null }),
  accepted: () => ({ accepted: true }),
  level: (_, { seen }) => ({ level: seen.assessedLevel ?? null, levelConfirmed: false }),
  levelConfirmed: () => ({ levelConfirmed: true }),
  levelDropped: () => ({ level: null, levelConfirmed: false }),
  claimed: ({ facts }, { seen }) => ({
    claimedFen: seen.spend?.claimedFen ?? 0,
    auditFirmId: seen.auditFirmId ?? facts.auditFirmId,
    audited: false,
    baseFen: 0,
    entitledFen: 0,
    recommendedFen: 0,
  }),
  spendReopened: (_, { seen }) => ({
    claimedFen: seen.spend?.claimedFen ?? 0,
    audited: false,
    baseFen: 0,
    entitledFen: 0,
    recommendedFen: 0,
  }),
  auditFirmReplaced: ({ facts }, { seen }) => ({ auditFirmId: seen.auditFirmId ?? facts.auditFirmId }),
  audited: ({ policy }, { seen }) => {
    const baseFen = seen.spend?.baseFen ?? 0;
    return { audited: true, baseFen, entitledFen: ceilingOf(policy, baseFen, seen.spend?.earlierPaidFen ?? 0) };
  },
  // Another case of the enterprise may have been approved since the audit: what it left of the cap is the most.
  recommended: ({ facts }, { seen }) => {
    const entitledFen = Math.min(facts.entitledFen, seen.capLeftFen ?? 0);
    return { entitledFen, recommendedFen: entitledFen };
  },
  approved: ({ facts }) => ({ approvedFen: facts.recommendedFen }),
  committed: ({ facts }) => ({ committedFen: commitmentOf(facts) }),
  approvalDropped: () => ({ approvedFen: 0, recommendedFen: 0, committedFen: 0 }),
  commitmentDropped: () => ({ committedFen: 0 }),
  amountReduced: ({ policy }, { said, seen }) => {
    const baseFen = said.amount ?? 0;
    const entitledFen = ceilingOf(policy, baseFen, seen.spend?.earlierPaidFen ?? 0);
    return { baseFen, entitledFen, recommendedFen: entitledFen, approvedFen: 0, committedFen: 0 };
  },
  issued: ({ facts }) => ({ issuedFen: facts.approvedFen - facts.instalmentFen }),
  issueReversed: () => ({ issuedFen: 0 }),
  paid: ({ facts }) => ({ paidFen: facts.paidFen + facts.issuedFen, issuedFen: 0, committedFen: 0 }),
  heldFromAudit: () => ({ heldFrom: 'audit' }),
  heldFromPayable: () => ({ heldFrom: 'payable' }),
  holdClosed: () => ({ heldFrom: null }),
  appealClosed: () => ({ appealOf: null }),
  recoveryOpened: () => ({ underRecovery: true }),
  recoveryClosed: () => ({ underRecovery: false }),
  ordered: (_, { said }) => ({ orderedFen: said.amount ?? 0 }),
  recovered: ({ facts }, { said }) => ({ recoveredFen: facts.recoveredFen + (said.amount ?? 0) }),
  writtenOff: ({ facts }) => ({ writtenOffFen: facts.writtenOffFen + owes(facts) }),
  granted: ({ facts }, { said }) =>
    said.allowance ? { granted: { ...facts.granted, [said.allowance]: facts.granted[said.allowance] + 1 } } : {},
} satisfies Record<string, Update>;

export type UpdateName = keyof typeof named;
export const updates: Record<UpdateName, Update> = named;

/** Evidence that an update reads, beside what the needs of its event read. */
export const updateReads: Partial<Record<UpdateName, readonly EvidenceName[]>> = {
  contract: ['contract'],
  changeApplied: ['change'],
  editionFrozen: ['edition'],
  level: ['assessedLevel'],
  claimed: ['spend', 'auditFirmId'],
  spendReopened: ['spend'],
  recommended: ['capLeftFen'],
  auditFirmReplaced: ['auditFirmId'],
  audited: ['spend'],
  amountReduced: ['spend'],
};

export const spent = (facts: Facts, name: Allowance): Partial<Facts> => ({
  used: { ...facts.used, [name]: facts.used[name] + 1 },
});

export const appealOpened = (facts: Facts, matter: Matter): Partial<Facts> => ({
  appealOf: matter,
  appealed: { ...facts.appealed, [matter]: true },
});
