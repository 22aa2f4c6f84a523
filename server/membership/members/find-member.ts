/** One membership with its person and organisation: read for who may see it, and held for who changes it. */
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { PermissionOn } from '../../../workflows/access/permissions.ts';
import type { Caller } from '../../access/caller.ts';
import type { Reader, Tx } from '../../database/database.ts';
import { memberships, organisations, people } from '../../database/schema/identity.ts';
import { beyondCaller } from '../../database/scope.ts';
import { Refused } from '../../problems/refused.ts';
import type { Product } from '../../product.ts';
import { getReach, type Reach } from '../reach.ts';

export type Member = NonNullable<Awaited<ReturnType<typeof findMember>>>;

export async function findMember(reader: Reader, id: string) {
  const [member] = await reader
    .select({
      id: memberships.id,
      role: memberships.role,
      since: memberships.since,
      until: memberships.until,
      administers: memberships.administers,
      personId: people.id,
      name: people.name,
      status: people.status,
      organisationId: organisations.id,
      organisation: organisations.name,
      kind: organisations.kind,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(eq(memberships.id, id));
  return member;
}

/** @throws Refused not-found, wrong-role */
export async function getSeenMember(
  product: Product,
  caller: Caller,
  { id, permission }: { id: string; permission: PermissionOn<'organisation'> },
): Promise<{ member: Member; reach: Reach }> {
  // Whose it is decides whether the caller sees it.
  const member = await beyondCaller(() => findMember(product.db, id));
  if (member === undefined) throw new Refused('not-found');
  return { member, reach: await getReach(product, caller, { organisationId: member.organisationId, permission }) };
}

/** The membership, when it is the caller's own: nobody gives away what they only stand in for. @throws Refused not-found, wrong-role */
export async function getOwnMember(product: Product, caller: Caller, id: string): Promise<Member> {
  const { member } = await getSeenMember(product, caller, { id, permission: 'members.list' });
  if (member.personId !== caller.personId) throw new Refused('wrong-role', { by: '本人', byEn: 'the member' });
  return member;
}

/**
 * Holds the organisation before the membership is looked at again: whoever else changes its members waits here, so that of two
 * last administrators who leave at once one stays. Administrators of the city are counted over all bureaus. @throws Refused already-ended
 */
export async function lockMember(tx: Tx, { id, organisationId, role }: Member): Promise<Member> {
  await lockOrganisations(tx, [organisationId], role === 'administrator');
  const member = await findMember(tx, id);
  if (member === undefined || member.until !== null) throw new Refused('already-ended');
  return member;
}

/** In the order of their ids, so that nobody waits for one another. */
export async function lockOrganisations(tx: Tx, ids: readonly string[], withBureaus: boolean): Promise<void> {
  const bureaus = withBureaus
    ? await tx.select({ id: organisations.id }).from(organisations).where(eq(organisations.kind, 'bureau'))
    : [];
  await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(inArray(organisations.id, [...ids, ...bureaus.map(({ id }) => id)]))
    .orderBy(asc(organisations.id))
    .for('update');
}

/** Present members of an organisation whose accounts are active. */
export const listActive = (reader: Reader, organisationId: string) =>
  reader
    .select({
      id: memberships.id,
      personId: memberships.personId,
      role: memberships.role,
      administers: memberships.administers,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(eq(memberships.organisationId, organisationId), isNull(memberships.until), eq(people.status, 'active')))
    .orderBy(asc(memberships.since), asc(memberships.id));
