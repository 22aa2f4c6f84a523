/** People, and what they are in which organisation. */
import { and, eq, isNull } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { isOffice } from '../../workflows/organisation/membership-rules.ts';
import { organisationKinds, type PersonRole, roles, rolesOfKind } from '../../workflows/vocabulary/roles.ts';
import type { Tx } from '../database/database.ts';
import { memberships, organisations, people } from '../database/schema/identity.ts';
import { record } from '../journal/journal.ts';
import { Refused } from '../problems/refused.ts';
import type { Actor } from './actor.ts';
import { closeSessionsOf } from './sessions.ts';
import { accountOf } from './sign-in.ts';

export type NewPerson = {
  name: string;
  email: string;
  phone?: string | null;
  locale?: 'zh-CN' | 'en';
  passwordHash: string;
};

/** @throws Refused already-exists */
export async function createPerson(tx: Tx, person: NewPerson, { at, actorId, role }: Actor): Promise<string> {
  const email = accountOf(person.email);
  const [same] = await tx.select({ id: people.id }).from(people).where(eq(people.email, email));
  if (same !== undefined) throw new Refused('already-exists', { what: email });
  const id = uuidv7();
  const { name, phone = null, locale = 'zh-CN', passwordHash } = person;
  await tx
    .insert(people)
    .values({ id, name, email, phone, locale, passwordHash, status: 'active', createdAt: at, passwordChangedAt: at });
  await record(tx, { at, act: 'person.created', actorId, role: role ?? null, subject: `people/${id}` });
  return id;
}

/** Ends every session of the person. */
export async function changePassword(
  tx: Tx,
  personId: string,
  passwordHash: string,
  { at, actorId, role }: Actor,
): Promise<void> {
  await tx.update(people).set({ passwordHash, passwordChangedAt: at }).where(eq(people.id, personId));
  await closeSessionsOf(tx, personId);
  await record(tx, { at, act: 'person.passwordChanged', actorId, role: role ?? null, subject: `people/${personId}` });
}

export type NewMembership = { personId: string; organisationId: string; role: PersonRole; administers?: boolean };

/**
 * The role must fit the kind of organisation, and whoever stands for a district must stand for one. The first member of a party
 * administers it, unless said otherwise. @throws Refused rule, not-found
 */
export async function addMembership(
  tx: Tx,
  { personId, organisationId, role, administers }: NewMembership,
  by: Actor,
): Promise<string> {
  const [organisation] = await tx
    .select({ kind: organisations.kind, district: organisations.district })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  if (organisation === undefined) throw new Refused('not-found');
  const { kind, district } = organisation;
  if (!rolesOfKind[kind].includes(role)) {
    const [as, at] = [roles[role], organisationKinds[kind]];
    throw new Refused('rule', {
      zh: `${at.zh}的成员不能担任“${as.zh}”`,
      en: `A member of this kind of organisation (${at.en}) cannot be: ${as.en}`,
    });
  }
  if (role === 'district' && district === null) {
    throw new Refused('rule', { zh: '该单位没有所属区县', en: 'The organisation belongs to no district' });
  }
  const id = uuidv7();
  const leads = administers ?? (!isOffice(kind) && (await isWithoutMembers(tx, organisationId)));
  await tx.insert(memberships).values({ id, personId, organisationId, role, since: by.at, administers: leads });
  const details = { personId, role, administers: leads };
  await record(tx, {
    at: by.at,
    act: 'membership.added',
    actorId: by.actorId,
    role: by.role ?? null,
    subject: `organisations/${organisationId}`,
    details,
  });
  return id;
}

async function isWithoutMembers(tx: Tx, organisationId: string): Promise<boolean> {
  const present = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(eq(memberships.organisationId, organisationId), isNull(memberships.until)))
    .limit(1);
  return present.length === 0;
}
