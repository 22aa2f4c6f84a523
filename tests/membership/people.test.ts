/** What the city's administrators do with accounts: find, deactivate, reactivate, reset; nothing that was done is lost. */
import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { memberships, people } from '../../server/database/schema/identity.ts';
import { passkeys, recoveryCodes } from '../../server/database/schema/sign-in.ts';
import { nameDeputy } from '../../server/membership/deputies/name-deputy.ts';
import { endMember, leave } from '../../server/membership/members/end-member.ts';
import {
  deactivate,
  endSessions,
  reactivate,
  resetSecondFactor,
} from '../../server/membership/people/change-person.ts';
import { listOffices, listPeople } from '../../server/membership/people/list-people.ts';
import { viewPerson } from '../../server/membership/people/view-person.ts';
import { organisationOf } from '../support/case-log.ts';
import { actsOn, company, fresh, from, lastLetter, membershipOf, seatOf } from '../support/members.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

let pilot: Pilot;
let city: Caller;
let second: Caller;
beforeAll(async () => {
  pilot = await createPilot();
  city = await fresh(pilot, await pilot.person('administrator'));
  second = await fresh(pilot, await pilot.person('administrator', { organisationId: organisationOf(city) }));
});
afterAll(() => pilot.close());

const reason = '离职';
const stop = (who: Pick<Caller, 'personId'>, kept: 'end' | 'rest', by = city) =>
  deactivate(pilot.product, by, { personId: who.personId, reason, memberships: kept, from });
const again = (who: Caller) => reactivate(pilot.product, city, { personId: who.personId, reason: '返岗', from });

test('a deactivated person is out at the very next request, with everything they did still there', async () => {
  const officer = await pilot.person('officer', { organisationId: organisationOf(city) });
  const seat = await seatOf(pilot, officer);
  expect(await seat.now()).not.toBeNull();
  const after = await stop(officer, 'end');
  expect(await seat.now()).toBeNull();
  expect(after).toMatchObject({
    status: 'deactivated',
    sessions: [],
    memberships: [{ role: 'officer', endReason: reason, endedBy: city.name }],
    may: ['reactivate'],
  });
  expect(after.memberships[0]?.until).not.toBeNull();
  expect(await lastLetter(pilot, officer.email)).toMatchObject({ kind: 'person.deactivated', parameters: { reason } });
  expect(await actsOn(pilot, `people/${officer.personId}`)).toEqual(['person.deactivated']);
  await expect(stop(officer, 'end')).rejects.toMatchObject({ code: 'already-ended' });
});

test('memberships that rest come back with the account; those that ended do not', async () => {
  const resting = await pilot.person('officer', { organisationId: organisationOf(city) });
  const ending = await pilot.person('officer', { organisationId: organisationOf(city) });
  await stop(resting, 'rest');
  await stop(ending, 'end');
  await again(resting);
  await again(ending);
  expect((await fresh(pilot, resting)).memberships).toMatchObject([{ role: 'officer' }]);
  expect((await fresh(pilot, ending)).memberships).toEqual([]);
  await expect(again(resting)).rejects.toMatchObject({ code: 'not-open' });
});

test('what rests is lent to nobody, and who is deactivated stands in for nobody', async () => {
  const director = await fresh(pilot, await pilot.person('director', { organisationId: organisationOf(city) }));
  const officer = await pilot.person('officer', { organisationId: organisationOf(city) });
  const days = { from: '2025-01-10', until: '2025-01-20', origin: from };
  await nameDeputy(pilot.product, director, {
    memberId: membershipOf(director),
    deputyId: officer.personId,
    ...days,
  });
  expect((await fresh(pilot, officer)).memberships).toHaveLength(2);
  await stop(director, 'rest');
  expect((await fresh(pilot, officer)).memberships).toHaveLength(1);
});

describe('administrators', () => {
  test('cannot deactivate themselves', async () => {
    await expect(stop(city, 'end')).rejects.toMatchObject({ code: 'rule' });
    const { may } = await viewPerson(pilot.product, city, city.personId);
    expect(may).toEqual([]);
  });

  test('of whom two deactivate each other at once, one stays', async () => {
    const alone = await createPilot();
    const one = await alone.person('administrator');
    const other = await alone.person('administrator');
    const said = { reason, memberships: 'end' as const, from };
    const answers = await Promise.allSettled([
      deactivate(alone.product, one, { personId: other.personId, ...said }),
      deactivate(alone.product, other, { personId: one.personId, ...said }),
    ]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [left] = await alone.product.db.select().from(people).where(eq(people.status, 'active'));
    const last = await fresh(alone, { personId: left?.id ?? '' });
    const own = { memberId: membershipOf(last), reason, from };
    await expect(leave(alone.product, last, own)).rejects.toMatchObject({ code: 'rule', facts: { zh: /最后一名/ } });
    await alone.close();
  });

  test('end the membership of one another, and of nobody’s last', async () => {
    const third = await pilot.person('administrator');
    await endMember(pilot.product, city, { memberId: membershipOf(third), reason, from });
    expect((await fresh(pilot, third)).memberships).toEqual([]);
  });
});

test.each(['officer', 'director', 'treasury', 'auditor', 'enterprise'] as const)(
  'a person who is %s neither searches people nor changes them',
  async (role) => {
    const somebody = await pilot.person(role);
    await expect(listPeople(pilot.product, somebody, {})).rejects.toMatchObject({ code: 'wrong-role' });
    await expect(viewPerson(pilot.product, somebody, city.personId)).rejects.toMatchObject({ code: 'wrong-role' });
    await expect(stop(second, 'end', somebody)).rejects.toMatchObject({ code: 'wrong-role' });
  },
);

test('a reset of the second factor takes everything away that stands for it, ends the sessions and says so by letter', async () => {
  const director = await pilot.person('director');
  const seat = await seatOf(pilot, director);
  const said = { personId: director.personId, reason: '手机遗失', from };
  await expect(resetSecondFactor(pilot.product, city, said)).rejects.toMatchObject({ code: 'rule' });
  const at = pilot.clock.set();
  const { db } = pilot.product;
  await db
    .update(people)
    .set({ totpSecret: 'sealed', totpConfirmedAt: at, totpLastStep: 1 })
    .where(eq(people.id, director.personId));
  await db.insert(recoveryCodes).values({ codeHash: uuidv7(), personId: director.personId, createdAt: at });
  await db.insert(passkeys).values({
    id: uuidv7(),
    personId: director.personId,
    name: '钥匙',
    publicKey: 'x',
    counter: 0,
    transports: [],
    backedUp: false,
    createdAt: at,
  });
  expect(await viewPerson(pilot.product, city, director.personId)).toMatchObject({
    secondFactor: { authenticator: true, recoveryCodes: 1, passkeys: 1 },
  });
  const after = await resetSecondFactor(pilot.product, city, said);
  expect(after.secondFactor).toEqual({ authenticator: false, recoveryCodes: 0, passkeys: 0 });
  expect(await seat.now()).toBeNull();
  expect(await lastLetter(pilot, director.email)).toMatchObject({ kind: 'person.secondFactorReset' });
});

test('ending the sessions of a person leaves everything else', async () => {
  const officer = await pilot.person('officer');
  const seat = await seatOf(pilot, officer);
  await endSessions(pilot.product, city, { personId: officer.personId, reason: '设备遗失', from });
  expect(await seat.now()).toBeNull();
  expect((await fresh(pilot, officer)).memberships).toHaveLength(1);
});

describe('the list of people', () => {
  test('is searched by name and mail address, and shows neither whole addresses nor phones', async () => {
    const { chief } = await company(pilot);
    await pilot.product.db
      .update(people)
      .set({ name: '诸葛清源', phone: '13912345678' })
      .where(eq(people.id, chief.personId));
    const byName = await listPeople(pilot.product, city, { q: '诸葛' });
    expect(byName.items).toMatchObject([
      { id: chief.personId, email: 'p***@example.com', memberships: [{ role: 'enterprise' }] },
    ]);
    const byMail = await listPeople(pilot.product, city, { q: chief.email.toUpperCase() });
    expect(byMail.items.map(({ id }) => id)).toEqual([chief.personId]);
    expect(JSON.stringify([byName, byMail])).not.toMatch(/13912345678|person\d+@/);
    expect((await listPeople(pilot.product, city, { q: '%' })).items).toEqual([]);
    expect(await viewPerson(pilot.product, city, chief.personId)).toMatchObject({ phone: '139****5678' });
  });

  test('is filtered by role, kind of organisation and status of the account', async () => {
    const asked = async (filter: Parameters<typeof listPeople>[2]) =>
      (await listPeople(pilot.product, city, { ...filter, limit: 200 })).items;
    const auditor = await pilot.person('auditor');
    expect((await asked({ role: 'auditor' })).map(({ id }) => id)).toContain(auditor.personId);
    for (const { memberships: present } of await asked({ kind: 'bureau' }))
      expect(present.map(({ organisation }) => organisation.kind)).toContain('bureau');
    const stopped = await asked({ status: 'deactivated' });
    expect(stopped.length).toBeGreaterThan(0);
    expect(new Set(stopped.map(({ status }) => status))).toEqual(new Set(['deactivated']));
    const [former] = await pilot.product.db
      .update(memberships)
      .set({ until: pilot.clock.set() })
      .where(eq(memberships.personId, auditor.personId))
      .returning();
    expect((await asked({ role: 'auditor' })).map(({ id }) => id)).not.toContain(former?.personId);
  });

  test('is paged without a gap or a repetition', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listPeople(pilot.product, city, { limit: 7, after });
      seen.push(...page.items.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after !== undefined);
    const all = await pilot.product.db.select({ id: people.id }).from(people);
    expect(seen).toHaveLength(all.length);
    expect(new Set(seen).size).toBe(all.length);
  });
});

test('the offices of the city are listed with the roles that they have, for administrators only', async () => {
  const { items } = await listOffices(pilot.product, city);
  expect(items[0]).toMatchObject({ kind: 'bureau', roles: expect.arrayContaining(['officer', 'director']) });
  await expect(listOffices(pilot.product, await pilot.person('officer'))).rejects.toMatchObject({ code: 'wrong-role' });
});
