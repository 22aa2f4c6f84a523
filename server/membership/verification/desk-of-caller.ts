/** Which organisations the caller looks at as the desk of a bureau: as a rule and as a condition. */
import { and, eq, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import { type PermissionName, permissionOf } from '../../../workflows/access/permissions.ts';
import { verificationDesk } from '../../../workflows/organisation/verification.ts';
import { type Caller, holds } from '../../access/caller.ts';
import { type AskedOrganisation, mayOrganisation } from '../../access/require-access.ts';
import { organisations } from '../../database/schema/identity.ts';

/** The role in which the caller decides on this organisation, or null. */
export function deskRole(caller: Caller, asked: Required<AskedOrganisation>): 'district' | 'officer' | null {
  const desk = verificationDesk(asked.kind);
  if (!mayOrganisation(caller, 'verification.decide', asked) || !holds(caller, desk)) return null;
  return desk;
}

/** The organisations of the caller's desks, so far as a desk may do this. */
export function atDeskOf(caller: Caller, permission: PermissionName): SQL {
  const { by } = permissionOf(permission);
  const districts = caller.memberships.flatMap(({ role, district }) =>
    role === 'district' && district !== null && by.includes(role) ? [district] : [],
  );
  const conditions = [
    ...(districts.length > 0
      ? [and(eq(organisations.kind, 'enterprise'), inArray(organisations.district, districts))]
      : []),
    ...(by.includes('officer') && holds(caller, 'officer') ? [ne(organisations.kind, 'enterprise')] : []),
  ];
  return conditions.length === 0 ? sql`false` : (or(...conditions) ?? sql`false`);
}
