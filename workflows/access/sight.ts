/**
 * Which cases somebody sees at all, and so can have a role on (process.md, "Privacy"): enterprises their own, providers,
 * agencies and audit firms those that name them, districts their own district, treasury those with money.
 */
import type { PersonRole } from '../vocabulary/roles.ts';

/** The columns of a case that name an organisation. */
export const partyColumns = ['enterpriseId', 'providerId', 'diagnosingProviderId', 'agencyId', 'auditFirmId'] as const;
export type PartyColumn = (typeof partyColumns)[number];

export type Sight = {
  /** `party`: cases that name the organisation · `district`: of its own district · `money`: past the claim, or paid for. */
  cases: 'party' | 'district' | 'city' | 'money' | 'none';
  /** Where a party is named. */
  named: readonly PartyColumn[];
  /** A draft is nobody's but the enterprise's; what names a party is not a draft any more. */
  drafts: boolean;
  /** Cases of an organisation that the person belongs or belonged to: no official decides on their own (decisions.md 2). */
  own: boolean;
};

const official = { named: [], drafts: false, own: false } as const;
const party = (...named: readonly PartyColumn[]): Sight => ({ cases: 'party', named, drafts: true, own: true });

export const sight: Readonly<Record<PersonRole, Sight>> = {
  enterprise: party('enterpriseId'),
  provider: party('providerId', 'diagnosingProviderId'),
  agency: party('agencyId'),
  auditFirm: party('auditFirmId'),
  district: { cases: 'district', ...official },
  officer: { cases: 'city', ...official },
  director: { cases: 'city', ...official },
  objectionHandler: { cases: 'city', ...official },
  treasury: { cases: 'money', ...official },
  auditor: { cases: 'city', ...official },
  administrator: { cases: 'none', ...official },
};
