/** Which organisations somebody sees the members of, and which of them they look after. Not visible is not there. */
import { eq } from 'drizzle-orm';
import { isOffice } from '../../workflows/organisation/membership-rules.ts';
import type { PersonRole } from '../../workflows/vocabulary/roles.ts';
import { type Caller, holds } from '../access/caller.ts';
import { cityRoles } from '../access/case-access.ts';
import { organisations } from '../database/schema/identity.ts';
import { beyondCaller } from '../database/scope.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';

export type ReachedOrganisation = Pick<
  typeof organisations.$inferSelect,
  'id' | 'name' | 'kind' | 'district' | 'verification'
>;

export type Reach = {
  organisation: ReachedOrganisation;
  /** In which role the caller sees it. */
  as: PersonRole;
  /** May invite and end: who administers a party, and the city's administrators everywhere. */
  administers: boolean;
};

/** @throws Refused not-found */
export async function getReach({ db }: Product, caller: Caller, organisationId: string): Promise<Reach> {
  // The caller may be an administrator, who belongs to the bureau alone: whose organisation it is decides what they see.
  const [organisation] = await beyondCaller(() =>
    db
      .select({
        id: organisations.id,
        name: organisations.name,
        kind: organisations.kind,
        district: organisations.district,
        verification: organisations.verification,
      })
      .from(organisations)
      .where(eq(organisations.id, organisationId)),
  );
  const as = organisation === undefined ? undefined : roleTowards(caller, organisation);
  if (organisation === undefined || as === undefined) throw new Refused('not-found');
  return { organisation, as, administers: administers(caller, organisation) };
}

function roleTowards(caller: Caller, { id, kind, district }: ReachedOrganisation): PersonRole | undefined {
  if (holds(caller, 'administrator')) return 'administrator';
  const own = [...caller.memberships, ...caller.waiting].find(({ organisationId }) => organisationId === id);
  if (own !== undefined) return own.role;
  const official = caller.memberships.find(
    (one) =>
      cityRoles.some((role) => role === one.role) ||
      one.role === 'treasury' ||
      (one.role === 'district' && kind === 'enterprise' && one.district === district),
  );
  return official?.role;
}

const administers = (caller: Caller, { id, kind }: ReachedOrganisation): boolean =>
  holds(caller, 'administrator') ||
  (!isOffice(kind) && caller.memberships.some((one) => one.organisationId === id && one.administers));

/** @throws Refused wrong-role */
export function requireAdministering(reach: Reach): void {
  if (!reach.administers)
    throw new Refused('wrong-role', { by: '单位管理员', byEn: 'an administrator of the organisation' });
}

/** @throws Refused wrong-role */
export function requireAdministrator(caller: Caller): void {
  if (!holds(caller, 'administrator')) throw new Refused('wrong-role', { by: '系统管理员', byEn: 'an administrator' });
}
