// How people and organisations come in, and what a caller is made of.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOrganisation, nameKeyOf } from '../../server/identity/organisations.ts';
import { addMembership, changePassword, createPerson } from '../../server/identity/people.ts';
import { findCaller, openSession } from '../../server/identity/sessions.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

let pilot: Pilot;
beforeAll(async () => {
  pilot = await createPilot();
});
afterAll(() => pilot.close());

const at = new Date('2025-01-06T01:00:00Z');
const by = { at, actorId: null };
let count = 0;
const person = () => {
  count += 1;
  const email = `someone${count}@example.org`;
  return pilot.product.db.transaction((tx) => createPerson(tx, { name: '董知行', email, passwordHash: 'x' }, by));
};
const organisation = (...[what]: [Parameters<typeof createOrganisation>[1]]) =>
  pilot.product.db.transaction((tx) => createOrganisation(tx, what, by));
const join = (...[what]: [Parameters<typeof addMembership>[1]]) =>
  pilot.product.db.transaction((tx) => addMembership(tx, what, by));

test('a role must fit the kind of organisation', async () => {
  const provider = await organisation({ kind: 'provider', name: '黄石云策数字科技有限公司' });
  await expect(join({ personId: await person(), organisationId: provider, role: 'officer' })).rejects.toMatchObject({
    code: 'rule',
  });
  await join({ personId: await person(), organisationId: provider, role: 'provider' });
});

test('a district bureau and an enterprise belong to a district', async () => {
  await expect(organisation({ kind: 'districtBureau', name: '某区经信局' })).rejects.toMatchObject({ code: 'rule' });
  await expect(organisation({ kind: 'enterprise', name: '某企业' })).rejects.toMatchObject({ code: 'rule' });
  await expect(organisation({ kind: 'districtBureau', name: '某区经信局', district: '110101' })).rejects.toThrow();
  await organisation({ kind: 'districtBureau', name: '大冶市科技和经济信息化局', district: '420281' });
});

test('a credit code is cleaned, checked, and belongs to one organisation', async () => {
  const id = await organisation({ kind: 'provider', name: '甲', creditCode: ' ９1330100ma2teat05k' });
  const { rows } = await pilot.product.pool.query('select credit_code from organisations where id = $1', [id]);
  expect(rows[0].credit_code).toBe('91330100MA2TEAT05K');
  await expect(organisation({ kind: 'provider', name: '乙', creditCode: '91330100MAT2EAT05K' })).rejects.toMatchObject({
    code: 'rule',
  });
  await expect(organisation({ kind: 'provider', name: '丙', creditCode: '91330100MA2TEAT05K' })).rejects.toMatchObject({
    code: 'already-exists',
  });
});

test('one mail address is one person', async () => {
  const make = (email: string) =>
    pilot.product.db.transaction((tx) => createPerson(tx, { name: '甲', email, passwordHash: 'x' }, by));
  await make('One.Person@example.org');
  await expect(make('one.person@EXAMPLE.org')).rejects.toMatchObject({ code: 'already-exists' });
});

test('the same name is the same whatever its brackets and blanks', () => {
  expect(nameKeyOf('大冶诚润线缆(集团) 有限公司')).toBe(nameKeyOf('大冶诚润线缆（集团）有限公司'));
  expect(nameKeyOf('黄石 ＡＢＣ')).toBe(nameKeyOf('黄石abc'));
});

test('a caller has their present memberships, and every organisation they ever belonged to', async () => {
  const personId = await person();
  const former = await organisation({ kind: 'provider', name: '前东家' });
  const present = await organisation({ kind: 'bureau', name: '经信局' });
  await join({ personId, organisationId: former, role: 'provider' });
  await pilot.product.pool.query('update memberships set until = $2 where person_id = $1', [personId, at]);
  await join({ personId, organisationId: present, role: 'officer' });
  await join({ personId, organisationId: present, role: 'director' });
  const token = await pilot.product.db.transaction((tx) =>
    openSession(tx, { personId, userAgent: 'test', address: '127.0.0.1' }),
  );
  const caller = await findCaller(pilot.product, token);
  expect(caller).toMatchObject({
    personId,
    memberships: [
      { role: 'officer', organisationId: present, organisation: '经信局', kind: 'bureau', district: null },
      { role: 'director' },
    ],
  });
  expect(caller?.belongedTo).toEqual(new Set([former, present]));
});

test('who belongs nowhere yet can sign in and is nobody', async () => {
  const personId = await person();
  const token = await pilot.product.db.transaction((tx) => openSession(tx, { personId, userAgent: '', address: '' }));
  expect(await findCaller(pilot.product, token)).toMatchObject({ personId, memberships: [], belongedTo: new Set() });
});

test('a new password signs out everywhere', async () => {
  const personId = await person();
  const token = await pilot.product.db.transaction((tx) => openSession(tx, { personId, userAgent: '', address: '' }));
  await pilot.product.db.transaction((tx) => changePassword(tx, personId, 'y', by));
  expect(await findCaller(pilot.product, token)).toBeNull();
});

test('every one of these acts is in the journal, without personal data', async () => {
  const { rows } = await pilot.product.pool.query(
    "select distinct act from journal where act ~ '^(person|organisation|membership)' order by act",
  );
  expect(rows.map(({ act }) => act)).toEqual([
    'membership.added',
    'organisation.created',
    'person.created',
    'person.passwordChanged',
  ]);
  const { rows: told } = await pilot.product.pool.query(
    "select count(*)::int as n from journal where details::text ~ '@|董知行'",
  );
  expect(told[0].n).toBe(0);
});
