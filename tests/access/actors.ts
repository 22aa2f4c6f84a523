/**
 * Who asks: for every role a person who stands right to a thing and one who does not, and people whose role has gone or not
 * come yet. Officials are few and the same throughout; parties are brought in by the organisation that a case names.
 */
import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Caller } from '../../server/access/caller.ts';
import type { CaseRecord } from '../../server/access/find-case.ts';
import { memberships, organisations, people } from '../../server/database/schema/identity.ts';
import { sight } from '../../workflows/access/sight.ts';
import { keysOf } from '../../workflows/vocabulary/keys.ts';
import { type OrganisationKind, type PersonRole, roles, rolesOfKind } from '../../workflows/vocabulary/roles.ts';
import type { Scene } from '../http/scene.ts';
import { organisationOf, recordOf } from '../support/case-log.ts';
import type { Pilot } from '../support/pilot.ts';

export const personRoles = keysOf(roles).filter((role): role is PersonRole => role !== 'system');

export type Cast = {
  /** Without anything in common with what is asked for. */
  apart: (role: PersonRole) => Caller;
  /** Of whom the officials work in the city or in the district of the cases. */
  office: (role: PersonRole) => Caller;
  /** In an organisation that no bureau has verified yet. */
  waiting: Caller;
  /** Signed in before the account was closed. */
  deactivated: Caller;
};

const homeDistrict = '420281';
export const farDistrict = '420222';

export async function bringInCast({ pilot, send }: Scene): Promise<Cast> {
  const everybody = async (district: string) => {
    const found = new Map<PersonRole, Caller>();
    for (const role of personRoles) found.set(role, await pilot.person(role, { district }));
    return (role: PersonRole): Caller => {
      const person = found.get(role);
      if (!person) throw new Error(`nobody is ${role}`);
      return person;
    };
  };
  const waiting = await pilot.person('enterprise');
  await pilot.product.db
    .update(organisations)
    .set({ verification: 'waiting' })
    .where(eq(organisations.id, organisationOf(waiting)));
  const deactivated = await pilot.person('officer');
  await send({ operation: 'GET /api/session', by: deactivated });
  await pilot.product.db.update(people).set({ status: 'deactivated' }).where(eq(people.id, deactivated.personId));
  return { apart: await everybody(farDistrict), office: await everybody(homeDistrict), waiting, deactivated };
}

/** A person with this role on this case; null for a draft that the role does not see, whatever else is so. */
export async function standOnCase(
  pilot: Pilot,
  cast: Cast,
  { role, record }: { role: PersonRole; record: CaseRecord },
): Promise<Caller | null> {
  const { cases, named, drafts } = sight[role];
  if (!drafts && record.state === 'application.draft') return null;
  if (cases === 'money' && !isMoneyCase(record)) await setFacts(pilot, record.id, { paidFen: 100 });
  if (cases !== 'party') return cast.office(role);
  const organisationId = named.flatMap((column) => record[column] ?? [])[0];
  if (organisationId !== undefined) return pilot.person(role, { organisationId });
  const person = await pilot.person(role);
  await setFacts(pilot, record.id, { [named[0] ?? '']: organisationOf(person) });
  return person;
}

const isMoneyCase = ({ state, paidFen }: CaseRecord): boolean =>
  state.startsWith('subsidy.') || state.startsWith('recovery.') || (paidFen ?? 0) > 0;

async function setFacts(pilot: Pilot, caseId: string, facts: Record<string, unknown>): Promise<void> {
  await pilot.database.adminPool.query('update cases set facts = facts || $2::jsonb where id = $1', [caseId, facts]);
}

/** A person of this role to whom the organisation's things are somebody else's: officials, because they belonged to it once. */
export async function standApart(
  pilot: Pilot,
  cast: Cast,
  { role, organisationId }: { role: PersonRole; organisationId: string },
): Promise<Caller> {
  const person = cast.apart(role);
  if (sight[role].cases !== 'party' && sight[role].cases !== 'district')
    await addPast(pilot, { personId: person.personId, organisationId });
  return person;
}

/** An official of the district itself, who belonged to the organisation once. */
export async function standInConflict(pilot: Pilot, organisationId: string): Promise<Caller> {
  const person = await pilot.person('district');
  await addPast(pilot, { personId: person.personId, organisationId });
  return person;
}

/** A member of the organisation; in an organisation of their own where it is not one of that role. */
export async function standInOrganisation(
  pilot: Pilot,
  cast: Cast,
  of: { role: PersonRole; id: string; kind: OrganisationKind; administers: boolean },
): Promise<{ person: Caller; id: string }> {
  const fits = rolesOfKind[of.kind].includes(of.role);
  const person = fits ? await pilot.person(of.role, { organisationId: of.id }) : cast.office(of.role);
  if (of.administers) await administer(pilot, person);
  return { person, id: fits ? of.id : organisationOf(person) };
}

const administer = ({ product }: Pilot, { personId }: Caller) =>
  product.db.update(memberships).set({ administers: true }).where(eq(memberships.personId, personId));

export async function formerMember(pilot: Pilot, organisationId: string | undefined): Promise<Caller> {
  const person = await pilot.person('enterprise', organisationId === undefined ? {} : { organisationId });
  const until = await pilot.product.clock.now(pilot.product.db);
  await pilot.product.db.update(memberships).set({ until }).where(eq(memberships.personId, person.personId));
  return person;
}

async function addPast({ product }: Pilot, of: { personId: string; organisationId: string }): Promise<void> {
  const at = await product.clock.now(product.db);
  await product.db.insert(memberships).values({ id: uuidv7(), ...of, role: 'enterprise', since: at, until: at });
}

export const caseNow = (pilot: Pilot, id: string): Promise<CaseRecord> => recordOf(pilot, id);
