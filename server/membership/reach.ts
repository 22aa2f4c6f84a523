/** An organisation as somebody is let in to it by the access model. Not visible is not there. */
import { eq } from 'drizzle-orm';
import type { PermissionOn } from '../../workflows/access/permissions.ts';
import type { PersonRole } from '../../workflows/vocabulary/roles.ts';
import type { Caller } from '../access/caller.ts';
import { mayOrganisation, requireOrganisation } from '../access/require-access.ts';
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
  /** In which role the caller asks. */
  as: PersonRole;
  /** May invite and end: who administers a party, and the city's administrators everywhere. */
  administers: boolean;
};

type Asked = { organisationId: string; permission: PermissionOn<'organisation'> };

/** @throws Refused not-found, wrong-role */
export async function getReach({ db }: Product, caller: Caller, { organisationId, permission }: Asked): Promise<Reach> {
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
  if (organisation === undefined) throw new Refused('not-found');
  const as = requireOrganisation(caller, permission, organisation);
  return { organisation, as, administers: mayOrganisation(caller, 'member.end', organisation) };
}
