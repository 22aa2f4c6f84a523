/**
 * Who is who on one case, and which cases somebody sees at all: written once, asked by every route and by the corridor.
 * Enterprises see their own cases, providers, agencies and audit firms those that name them, districts their own district,
 * treasury those with money; drafts are nobody's but the enterprise's (process.md, "Privacy").
 */
import type { OrganisationKind, PersonRole } from '../../workflows/vocabulary/roles.ts';
import { type Caller, organisationsAs } from './caller.ts';

/** The columns of a case that decide who is who on it. */
export type CaseParties = {
  state: string;
  enterpriseId: string;
  district: string | null;
  providerId: string | null;
  diagnosingProviderId: string | null;
  agencyId: string | null;
  auditFirmId: string | null;
  paidFen: number | null;
};

export const cityRoles = [
  'officer',
  'director',
  'objectionHandler',
  'auditor',
] as const satisfies readonly PersonRole[];

/** The caller's roles on this case; none means that the case does not exist for them. */
export function rolesOnCase(caller: Caller, parties: CaseParties): PersonRole[] {
  const involved = [
    parties.enterpriseId,
    parties.providerId,
    parties.diagnosingProviderId,
    parties.agencyId,
    parties.auditFirmId,
  ];
  const conflicted = involved.some((organisation) => organisation !== null && caller.belongedTo.has(organisation));
  const found = new Set<PersonRole>();
  for (const { role, organisationId, district } of caller.memberships) {
    if (role === 'enterprise' && organisationId === parties.enterpriseId) found.add(role);
    if (
      role === 'provider' &&
      (organisationId === parties.providerId || organisationId === parties.diagnosingProviderId)
    )
      found.add(role);
    if (role === 'agency' && organisationId === parties.agencyId) found.add(role);
    if (role === 'auditFirm' && organisationId === parties.auditFirmId) found.add(role);
    if (conflicted || parties.state === 'application.draft') continue;
    if (role === 'district' && district === parties.district) found.add(role);
    if (role === 'treasury' && isMoneyCase(parties)) found.add(role);
    if (cityRoles.some((cityRole) => cityRole === role)) found.add(role);
  }
  return [...found];
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

/**
 * The same as a condition on `cases c`, for lists: what it lets through, `rolesOnCase` gives a role on. `bind` takes a value
 * and gives its place in the statement.
 */
export function casesSeenBy(caller: Caller, bind: (value: unknown) => string): string {
  const parts = ownColumns.flatMap(({ role, column }) => {
    const own = organisationsAs(caller, role);
    return own.length === 0 ? [] : [`${column} = any(${bind(own)}::uuid[])`];
  });
  const wide: string[] = [];
  const districts = caller.memberships.flatMap(({ role, district }) =>
    role === 'district' && district !== null ? [district] : [],
  );
  if (districts.length > 0) wide.push(`c.district = any(${bind(districts)}::text[])`);
  if (organisationsAs(caller, 'treasury').length > 0)
    wide.push(`(c.state like 'subsidy.%' or c.state like 'recovery.%' or c.paid_fen > 0)`);
  if (caller.memberships.some(({ role }) => cityRoles.some((cityRole) => cityRole === role))) wide.push('true');
  if (wide.length > 0) {
    parts.push(`(c.state <> 'application.draft' and (${wide.join(' or ')})${withoutConflict(caller, bind)})`);
  }
  return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`;
}

/** Most officials never belonged to anything but offices, which are party to no case: then there is nothing to ask. */
function withoutConflict(caller: Caller, bind: (value: unknown) => string): string {
  const conflicts = conflictsOf(caller);
  if (conflicts.length === 0) return '';
  return ` and not (array[${ownColumns.map(({ column }) => column).join(', ')}] && ${bind(conflicts)}::uuid[])`;
}

/** Organisations whose cases the caller may see as a party only. */
export function conflictsOf({ memberships, belongedTo }: Caller): string[] {
  const offices = memberships.flatMap(({ kind, organisationId }) => (isOffice(kind) ? [organisationId] : []));
  return [...belongedTo].filter((id) => !offices.includes(id));
}

const isOffice = (kind: OrganisationKind): boolean =>
  kind === 'districtBureau' || kind === 'bureau' || kind === 'treasury' || kind === 'auditOffice';

const ownColumns: readonly { role: PersonRole; column: string }[] = [
  { role: 'enterprise', column: 'c.enterprise_id' },
  { role: 'provider', column: 'c.provider_id' },
  { role: 'provider', column: 'c.diagnosing_provider_id' },
  { role: 'agency', column: 'c.agency_id' },
  { role: 'auditFirm', column: 'c.audit_firm_id' },
];
