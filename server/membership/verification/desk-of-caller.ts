/** Which organisations the caller looks at as the desk of a bureau, and which they see at all: as a rule and as a condition. */
import { and, eq, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import { verificationDesk } from '../../../workflows/organisation/verification.ts';
import type { OrganisationKind, PersonRole } from '../../../workflows/vocabulary/roles.ts';
import { type Caller, holds } from '../../access/caller.ts';
import { organisations } from '../../database/schema/identity.ts';

export const overseers = [
  'officer',
  'director',
  'objectionHandler',
  'treasury',
  'auditor',
  'administrator',
] as const satisfies readonly PersonRole[];

type Placed = { kind: OrganisationKind; district: string | null };

const districtsOf = ({ memberships }: Caller): string[] =>
  memberships.flatMap(({ role, district }) => (role === 'district' && district !== null ? [district] : []));

/** The role in which the caller decides on this organisation, or null. */
export function deskRole(caller: Caller, { kind, district }: Placed): 'district' | 'officer' | null {
  const desk = verificationDesk(kind);
  if (desk === 'officer') return holds(caller, 'officer') ? desk : null;
  return district !== null && districtsOf(caller).includes(district) ? desk : null;
}

/** The organisations of the caller's desks. */
export function atDeskOf(caller: Caller): SQL {
  const districts = districtsOf(caller);
  const conditions = [
    ...(districts.length > 0
      ? [and(eq(organisations.kind, 'enterprise'), inArray(organisations.district, districts))]
      : []),
    ...(holds(caller, 'officer') ? [ne(organisations.kind, 'enterprise')] : []),
  ];
  return conditions.length === 0 ? sql`false` : (or(...conditions) ?? sql`false`);
}

/** Besides its own members: city offices see all, the bureau of a district its own enterprises. */
export const oversees = (caller: Caller, { kind, district }: Placed): boolean =>
  holds(caller, ...overseers) || (kind === 'enterprise' && district !== null && districtsOf(caller).includes(district));
