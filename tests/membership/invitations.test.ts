/** Somebody comes into an organisation by a letter that its administrator had sent. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { memberships, people } from '../../server/database/schema/identity.ts';
import { invitations } from '../../server/database/schema/membership.ts';
import { hashPassword } from '../../server/identity/passwords.ts';
import { createPerson } from '../../server/identity/people.ts';
import { acceptInvitation, openInvitation } from '../../server/membership/invitations/accept.ts';
import { invite } from '../../server/membership/invitations/invite.ts';
import {
  confirm,
  listInvitations,
  sendAgain,
  withdraw,
} from '../../server/membership/invitations/manage-invitations.ts';
import { listMembers } from '../../server/membership/members/list-members.ts';
import { organisationOf } from '../support/case-log.ts';
import { actsOn, company, fresh, from, lastLetter, seatOf, tokenFor } from '../support/members.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

let pilot: Pilot;
beforeAll(async () => {
  pilot = await createPilot();
});
afterAll(() => pilot.close());

let count = 0;
const newAddress = () => {
  count += 1;
  return `newcomer${count}@example.org`;
};
const account = { name: '袁清源', password: 'a long sentence of mine', locale: 'zh-CN' } as const;
const send = (by: Caller, organisationId: string, email: string, more: { role?: string; administers?: boolean } = {}) =>
  invite(pilot.product, by, { organisationId, said: { email, role: 'enterprise', administers: false, ...more }, from });
const accept = (token: string, by: Caller | null = null, said: object = { account }) =>
  acceptInvitation(pilot.product, by, { said: { token, ...said }, from });
const wait = (days: number) => pilot.clock.moveTo(new Date(pilot.clock.set().getTime() + days * 86_400_000));

test('an invited stranger makes an account by the letter’s link and is a member with a confirmed address', async () => {
  const { id, chief } = await company(pilot);
  const email = newAddress();
  const sent = await send(chief, id, email.toUpperCase());
  expect(sent).toMatchObject({ email, state: 'open', may: ['send', 'withdraw'] });
  const letter = await lastLetter(pilot, email);
  expect(letter).toMatchObject({ kind: 'invitation.sent', parameters: { role: '企业', until: '2025-01-17' } });
  const token = await tokenFor(pilot, email);
  expect(JSON.stringify(letter?.parameters)).not.toContain(token);
  expect(await openInvitation(pilot.product, { token, from })).toMatchObject({
    organisation: { id },
    email,
    role: 'enterprise',
    account: 'new',
  });
  expect(await accept(token)).toMatchObject({ organisation: { id }, role: 'enterprise' });
  const [person] = await pilot.product.db.select().from(people).where(eq(people.email, email));
  expect(person).toMatchObject({ status: 'active', name: account.name });
  expect(person?.emailConfirmedAt).not.toBeNull();
  expect(await fresh(pilot, { personId: person?.id ?? '' })).toMatchObject({
    memberships: [{ role: 'enterprise', organisationId: id, administers: false }],
  });
  expect(await actsOn(pilot, `organisations/${id}`)).toEqual([
    'invitation.sent',
    'invitation.opened',
    'membership.added',
    'invitation.accepted',
  ]);
});

test('the table keeps no token', async () => {
  const { id, chief } = await company(pilot);
  const email = newAddress();
  await send(chief, id, email);
  const [row] = await pilot.product.db.select().from(invitations).where(eq(invitations.email, email));
  expect(JSON.stringify(row)).not.toContain(await tokenFor(pilot, email));
});

test('who has an account accepts when signed in with that very address, and with no other', async () => {
  const { id, chief } = await company(pilot);
  const other = await company(pilot);
  const invited = other.staff[0];
  if (invited === undefined) throw new Error('nobody');
  await send(chief, id, invited.email);
  const token = await tokenFor(pilot, invited.email);
  expect(await openInvitation(pilot.product, { token, from })).toMatchObject({ account: 'known' });
  await expect(accept(token)).rejects.toMatchObject({ code: 'rule' });
  await expect(accept(token, other.chief, {})).rejects.toMatchObject({ code: 'rule' });
  await accept(token, invited, {});
  const belongs = (await fresh(pilot, invited)).memberships.map(({ organisationId }) => organisationId);
  expect(belongs).toEqual([other.id, id]);
});

test('a link works once, and says so afterwards', async () => {
  const { id, chief } = await company(pilot);
  const email = newAddress();
  await send(chief, id, email);
  const token = await tokenFor(pilot, email);
  await accept(token);
  await expect(accept(token)).rejects.toMatchObject({ code: 'invitation-over', facts: { why: '已被接受' } });
  await expect(openInvitation(pilot.product, { token, from })).rejects.toMatchObject({ code: 'invitation-over' });
  await expect(accept('no-such-token-at-all')).rejects.toMatchObject({ code: 'not-found' });
});

test('of two who accept one invitation at once, one comes in', async () => {
  const { id, chief } = await company(pilot);
  const email = newAddress();
  await send(chief, id, email);
  const token = await tokenFor(pilot, email);
  const answers = await Promise.allSettled([accept(token), accept(token), accept(token)]);
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const { rows } = await pilot.database.adminPool.query(
    'select count(*)::int as n from memberships m join people p on p.id = m.person_id where p.email = $1',
    [email],
  );
  expect(rows[0].n).toBe(1);
});

test('after seven days it has expired; sent again it has a new link, and the old one opens nothing', async () => {
  const { id, chief } = await company(pilot);
  const email = newAddress();
  const { id: invitationId } = await send(chief, id, email);
  const old = await tokenFor(pilot, email);
  wait(8);
  await expect(accept(old)).rejects.toMatchObject({ code: 'invitation-over', facts: { why: /过期/ } });
  expect(await sendAgain(pilot.product, chief, { invitationId, from })).toMatchObject({ state: 'open' });
  await expect(accept(old)).rejects.toMatchObject({ code: 'not-found' });
  await accept(await tokenFor(pilot, email));
});

test('a withdrawn invitation opens nothing, and an expired one makes way for a new one', async () => {
  const { id, chief } = await company(pilot);
  const email = newAddress();
  const { id: invitationId } = await send(chief, id, email);
  await expect(send(chief, id, email)).rejects.toMatchObject({ code: 'already-exists' });
  const token = await tokenFor(pilot, email);
  expect(await withdraw(pilot.product, chief, { invitationId, from })).toMatchObject({ state: 'withdrawn', may: [] });
  await expect(accept(token)).rejects.toMatchObject({ code: 'invitation-over', facts: { why: '已被撤回' } });
  await expect(sendAgain(pilot.product, chief, { invitationId, from })).rejects.toMatchObject({
    code: 'invitation-over',
  });
  await send(chief, id, email);
  wait(8);
  await send(chief, id, email);
  const { items } = await listInvitations(pilot.product, chief, { organisationId: id });
  expect(items.map(({ state }) => state)).toEqual(['open', 'withdrawn', 'withdrawn']);
});

test('only who administers an organisation invites, to its own roles, and strangers are not told that it is there', async () => {
  const { id, chief, staff } = await company(pilot);
  const [member] = staff;
  if (member === undefined) throw new Error('nobody');
  const stranger = await pilot.person('provider');
  await expect(send(member, id, newAddress())).rejects.toMatchObject({ code: 'wrong-role' });
  await expect(send(stranger, id, newAddress())).rejects.toMatchObject({ code: 'not-found' });
  await expect(send(await pilot.person('officer'), id, newAddress())).rejects.toMatchObject({ code: 'wrong-role' });
  await expect(send(chief, id, newAddress(), { role: 'director' })).rejects.toMatchObject({ code: 'rule' });
  await send(await pilot.person('administrator'), id, newAddress());
});

test('an official does not come into a party, nor a member of a party into an office, before they have left', async () => {
  const { id, chief } = await company(pilot);
  const officer = await fresh(pilot, await pilot.person('officer'));
  await send(chief, id, officer.email);
  const token = await tokenFor(pilot, officer.email);
  await expect(accept(token, officer, {})).rejects.toMatchObject({ code: 'rule', facts: { zh: /不能同时加入/ } });
  await pilot.product.db
    .update(memberships)
    .set({ until: pilot.clock.set() })
    .where(eq(memberships.personId, officer.personId));
  await accept(token, await fresh(pilot, officer), {});
  const after = await fresh(pilot, officer);
  expect(after.memberships.map(({ role }) => role)).toEqual(['enterprise']);
  expect(after.belongedTo.size).toBe(2);
});

test('a weak password is refused, and the invitation is still open', async () => {
  const { id, chief } = await company(pilot);
  const email = newAddress();
  await send(chief, id, email);
  const token = await tokenFor(pilot, email);
  for (const password of ['short', 'aaaaaaaaaaaaaaaa', `${email.split('@')[0]}-2025`])
    await expect(accept(token, null, { account: { ...account, password } })).rejects.toMatchObject({
      code: 'weak-password',
    });
  await expect(accept(token, null, {})).rejects.toMatchObject({ code: 'rule' });
  await accept(token);
});

test('an account that somebody registered with the address and never confirmed gets a new password and loses its sessions', async () => {
  const { id, chief } = await company(pilot);
  const email = newAddress();
  const passwordHash = await hashPassword('the password of an impostor');
  const by = { at: pilot.clock.set(), actorId: null };
  const personId = await pilot.product.db.transaction((tx) =>
    createPerson(tx, { name: '冒名', email, passwordHash }, by),
  );
  const seat = await seatOf(pilot, { personId });
  await pilot.product.db.update(people).set({ status: 'unconfirmed' }).where(eq(people.id, personId));
  await send(chief, id, email);
  await accept(await tokenFor(pilot, email));
  expect(await seat.now()).toBeNull();
  const [person] = await pilot.product.db.select().from(people).where(eq(people.id, personId));
  expect(person).toMatchObject({ status: 'active', name: account.name });
  expect(person?.passwordHash).not.toBe(passwordHash);
});

describe('a guarded role', () => {
  test('goes out only after another administrator has confirmed it', async () => {
    const first = await pilot.person('administrator');
    const bureau = organisationOf(first);
    const second = await pilot.person('administrator', { organisationId: bureau });
    const email = newAddress();
    const sent = await send(first, bureau, email, { role: 'director' });
    expect(sent).toMatchObject({ state: 'toConfirm', may: ['withdraw'] });
    expect(await lastLetter(pilot, email)).toBeUndefined();
    expect(await lastLetter(pilot, second.email)).toMatchObject({ kind: 'invitation.toConfirm' });
    const named = { invitationId: sent.id, from };
    await expect(confirm(pilot.product, first, named)).rejects.toMatchObject({ code: 'rule' });
    await expect(sendAgain(pilot.product, first, named)).rejects.toMatchObject({ code: 'invitation-over' });
    await expect(confirm(pilot.product, await pilot.person('officer'), named)).rejects.toMatchObject({
      code: 'wrong-role',
    });
    expect(await confirm(pilot.product, second, named)).toMatchObject({ state: 'open' });
    await expect(confirm(pilot.product, second, named)).rejects.toMatchObject({ code: 'already-ended' });
    await accept(await tokenFor(pilot, email));
  });

  test('is not given by who only administers the office', async () => {
    const officer = await pilot.person('officer');
    await pilot.product.db
      .update(memberships)
      .set({ administers: true })
      .where(eq(memberships.personId, officer.personId));
    const head = await fresh(pilot, officer);
    await expect(send(head, organisationOf(head), newAddress(), { role: 'officer' })).rejects.toMatchObject({
      code: 'wrong-role',
    });
  });

  test('an officer is invited by one administrator alone', async () => {
    const administrator = await pilot.person('administrator');
    const sent = await send(administrator, organisationOf(administrator), newAddress(), { role: 'officer' });
    expect(sent).toMatchObject({ state: 'open' });
  });
});

test('members see one another with masked addresses; who administers sees them whole', async () => {
  const { id, chief, staff } = await company(pilot, 2);
  const [member] = staff;
  if (member === undefined) throw new Error('nobody');
  const asked = { organisationId: id };
  const seen = await listMembers(pilot.product, member, asked);
  const emailOf = (list: typeof seen, who: Caller) => list.items.find((one) => one.person.id === who.personId)?.email;
  expect(emailOf(seen, member)).toBe(member.email);
  expect(emailOf(seen, chief)).toBe('p***@example.com');
  expect(emailOf(await listMembers(pilot.product, chief, asked), member)).toBe(member.email);
  expect(emailOf(await listMembers(pilot.product, await pilot.person('officer'), asked), member)).toBe(
    'p***@example.com',
  );
  const near = await pilot.person('district', { district: '420281' });
  const far = await pilot.person('district', { district: '420202' });
  expect((await listMembers(pilot.product, near, asked)).items).toHaveLength(3);
  await expect(listMembers(pilot.product, far, asked)).rejects.toMatchObject({ code: 'not-found' });
  await expect(listMembers(pilot.product, await pilot.person('provider'), asked)).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('the list of members is paged without a gap or a repetition', async () => {
  const { id, chief } = await company(pilot, 6);
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await listMembers(pilot.product, chief, { organisationId: id, limit: 3, after });
    seen.push(...page.items.map((one) => one.id));
    after = page.next ?? undefined;
  } while (after !== undefined);
  expect(new Set(seen).size).toBe(7);
  expect(seen).toHaveLength(7);
});
