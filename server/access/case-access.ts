/**
 * Who is who on one case, and which cases somebody sees at all, by workflows/access/sight.ts: asked by every route and by the
 * corridor, as a function of one case and as a condition on many.
 */
import { type PartyColumn, partyColumns, type Sight, sight } from '../../workflows/access/sight.ts';
import { keysOf } from '../../workflows/vocabulary/keys.ts';
import type { OrganisationKind, PersonRole } from '../../workflows/vocabulary/roles.ts';
import type { Caller, Membership } from './caller.ts';

/** The columns of a case that decide who is who on it. */
export type CaseParties = Readonly<Record<PartyColumn, string | null>> & {
  state: string;
  district: string | null;
  paidFen: number | null;
};

const draft = 'application.draft';

/** Who sees every case of the city. */
export const cityRoles: readonly PersonRole[] = keysOf(sight).filter((role) => sight[role].cases === 'city');

/** What of a caller decides which cases they see. */
export type Seeing = Pick<Caller, 'memberships' | 'belongedTo'>;

/** The caller's roles on this case; none means that the case does not exist for them. */
export function rolesOnCase(caller: Seeing, parties: CaseParties): PersonRole[] {
  const conflicted = partyColumns.some((column) => {
    const organisation = parties[column];
    return organisation !== null && caller.belongedTo.has(organisation);
  });
  const found = new Set<PersonRole>();
  for (const membership of caller.memberships) {
    const { drafts, own, ...reach } = sight[membership.role];
    if (!drafts && parties.state === draft) continue;
    if (!own && conflicted) continue;
    if (reaches(reach, membership, parties)) found.add(membership.role);
  }
  return [...found];
}

function reaches(
  { cases, named }: Pick<Sight, 'cases' | 'named'>,
  { organisationId, district }: Membership,
  parties: CaseParties,
): boolean {
  switch (cases) {
    case 'party':
      return named.some((column) => parties[column] === organisationId);
    case 'district':
      return district === parties.district;
    case 'money':
      return isMoneyCase(parties);
    case 'city':
      return true;
    case 'none':
      return false;
  }
}

/** The membership of somebody else in which the caller has this role on the case; null where they have it by themselves. */
export function standsIn(caller: Caller, role: PersonRole, parties: CaseParties): string | null {
  if (caller.memberships.every(({ deputyFor }) => deputyFor === null)) return null;
  const through = caller.memberships.filter((one) =>
    rolesOnCase({ ...caller, memberships: [one] }, parties).includes(role),
  );
  if (through.some(({ deputyFor }) => deputyFor === null)) return null;
  return through[0]?.id ?? null;
}

const isMoneyCase = ({ state, paidFen }: CaseParties): boolean =>
  state.startsWith('subsidy.') || state.startsWith('recovery.') || (paidFen ?? 0) > 0;

type Bind = (value: unknown) => string;

/**
 * The same as a condition on `cases c`, for lists: what it lets through, `rolesOnCase` gives a role on. `bind` takes a value
 * and gives its place in the statement. Roles of the same limits share them: Postgres reads one condition, not eleven.
 */
export function casesSeenBy(caller: Seeing, bind: Bind): string {
  const bounds = new Map<string, { drafts: boolean; own: boolean; reaching: string[] }>();
  for (const role of new Set(caller.memberships.map((membership) => membership.role))) {
    const { drafts, own, ...reach } = sight[role];
    const key = `${drafts} ${own}`;
    const bound = bounds.get(key) ?? { drafts, own, reaching: [] };
    bounds.set(key, bound);
    for (const part of reachOf(caller, role, reach, bind))
      if (!bound.reaching.includes(part)) bound.reaching.push(part);
  }
  const parts = [...bounds.values()].flatMap(({ drafts, own, reaching }) => {
    if (reaching.length === 0) return [];
    const limits = [...(drafts ? [] : [`c.state <> '${draft}'`]), ...(own ? [] : withoutConflict(caller, bind))];
    return [[`(${reaching.join(' or ')})`, ...limits].join(' and ')];
  });
  return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`;
}

function reachOf(caller: Seeing, role: PersonRole, { cases, named }: Pick<Sight, 'cases' | 'named'>, bind: Bind) {
  const mine = caller.memberships.filter((membership) => membership.role === role);
  switch (cases) {
    case 'party': {
      const own = mine.map(({ organisationId }) => organisationId);
      return named.map((column) => `${sqlOf[column]} = any(${bind(own)}::uuid[])`);
    }
    case 'district': {
      const districts = mine.flatMap(({ district }) => district ?? []);
      return districts.length === 0 ? [] : [`c.district = any(${bind(districts)}::text[])`];
    }
    case 'money':
      return [`(c.state like 'subsidy.%' or c.state like 'recovery.%' or c.paid_fen > 0)`];
    case 'city':
      return ['true'];
    case 'none':
      return [];
  }
}

/** Most officials never belonged to anything but offices, which are party to no case: then there is nothing to ask. */
function withoutConflict(caller: Seeing, bind: Bind): string[] {
  const conflicts = conflictsOf(caller);
  if (conflicts.length === 0) return [];
  return [`not (array[${partyColumns.map((column) => sqlOf[column]).join(', ')}] && ${bind(conflicts)}::uuid[])`];
}

/** Organisations whose cases the caller may see as a party only. */
export function conflictsOf({ memberships, belongedTo }: Seeing): string[] {
  const offices = memberships.flatMap(({ kind, organisationId }) => (isOffice(kind) ? [organisationId] : []));
  return [...belongedTo].filter((id) => !offices.includes(id));
}

const isOffice = (kind: OrganisationKind): boolean =>
  kind === 'districtBureau' || kind === 'bureau' || kind === 'treasury' || kind === 'auditOffice';

const sqlOf: Readonly<Record<PartyColumn, string>> = {
  enterpriseId: 'c.enterprise_id',
  providerId: 'c.provider_id',
  diagnosingProviderId: 'c.diagnosing_provider_id',
  agencyId: 'c.agency_id',
  auditFirmId: 'c.audit_firm_id',
};
