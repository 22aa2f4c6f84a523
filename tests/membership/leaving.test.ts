/** How memberships end and go over to others, without loss of what was. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { memberships } from '../../server/database/schema/identity.ts';
import { listDeputies } from '../../server/membership/deputies/list-deputies.ts';
import { nameDeputy } from '../../server/membership/deputies/name-deputy.ts';
import { openInvitation } from '../../server/membership/invitations/accept.ts';
import { invite } from '../../server/membership/invitations/invite.ts';
import { appoint } from '../../server/membership/members/appoint.ts';
import { changeRole } from '../../server/membership/members/change-role.ts';
import { endMember, leave } from '../../server/membership/members/end-member.ts';
import { handOver } from '../../server/membership/members/hand-over.ts';
import { listMembers } from '../../server/membership/members/list-members.ts';
import { organisationOf } from '../support/case-log.ts';
import { actsOn, company, fresh, from, lastLetter, membershipOf, seatOf, tokenFor } from '../support/members.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

let pilot: Pilot;
beforeAll(async () => {
  pilot = await createPilot();
});
afterAll(() => pilot.close());

const reason = '工作调动';
const two = async () => {
  const { id, chief, staff } = await company(pilot, 2);
  const [one, other] = staff;
  if (one === undefined || other === undefined) throw new Error('nobody');
  return { id, chief, one, other };
};
const leaving = (who: Caller) => leave(pilot.product, who, { memberId: membershipOf(who), reason, from });
const making = (by: Caller, who: Caller, administers: boolean) =>
  appoint(pilot.product, by, { memberId: membershipOf(who), administers, from });

test('who leaves sees nothing of the organisation with the next request, and it stays a conflict of interest', async () => {
  const { id, one } = await two();
  const seat = await seatOf(pilot, one);
  await leaving(await seat.caller());
  const after = await seat.caller();
  expect(after.memberships).toEqual([]);
  expect([...after.belongedTo]).toEqual([id]);
  await expect(listMembers(pilot.product, after, { organisationId: id })).rejects.toMatchObject({ code: 'not-found' });
  await expect(leaving(one)).rejects.toMatchObject({ code: 'already-ended' });
});

test('who administers ends a membership with a reason; it is in the past list, the letter and the journal', async () => {
  const { id, chief, one, other } = await two();
  const seat = await seatOf(pilot, one);
  await expect(endMember(pilot.product, other, { memberId: membershipOf(one), reason, from })).rejects.toMatchObject({
    code: 'wrong-role',
  });
  await endMember(pilot.product, chief, { memberId: membershipOf(one), reason, from });
  expect((await seat.caller()).memberships).toEqual([]);
  const past = await listMembers(pilot.product, chief, { organisationId: id, which: 'past' });
  expect(past.items).toMatchObject([{ person: { id: one.personId }, endReason: reason, may: [] }]);
  const seen = await listMembers(pilot.product, other, { organisationId: id, which: 'past' });
  expect(seen.items).toMatchObject([{ endReason: null }]);
  expect(await lastLetter(pilot, one.email)).toMatchObject({ kind: 'membership.ended', parameters: { reason } });
  expect(await actsOn(pilot, `organisations/${id}`)).toEqual(['membership.ended']);
});

describe('the last who administers', () => {
  test('can neither leave nor be unmade before another one is named', async () => {
    const { chief, one } = await two();
    await expect(leaving(chief)).rejects.toMatchObject({ code: 'rule', facts: { zh: /最后一名管理员/ } });
    await expect(making(chief, chief, false)).rejects.toMatchObject({ code: 'rule' });
    await making(chief, one, true);
    await leaving(chief);
    expect((await fresh(pilot, one)).memberships).toMatchObject([{ administers: true }]);
  });

  test('is told so in the list before they try', async () => {
    const { id, chief } = await two();
    const { items } = await listMembers(pilot.product, chief, { organisationId: id });
    const own = items.find(({ mine }) => mine);
    expect(own?.may).toEqual(['nameDeputy', 'handOver']);
    expect(own?.blocked.map(({ act }) => act)).toEqual(['leave', 'dismiss']);
  });

  test.each([1, 2, 3])('of two who leave at once, one stays (round %d)', async () => {
    const { id, chief, one } = await two();
    await making(chief, one, true);
    const both = [chief, await fresh(pilot, one)];
    const answers = await Promise.allSettled(both.map(leaving));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const left = await pilot.product.db.select().from(memberships).where(eq(memberships.organisationId, id));
    expect(left.filter(({ until, administers }) => until === null && administers)).toHaveLength(1);
  });

  test('is ended by an administrator of the city, who names another one', async () => {
    const { chief, one } = await two();
    const city = await pilot.person('administrator');
    await endMember(pilot.product, city, { memberId: membershipOf(chief), reason, from });
    await making(city, one, true);
    expect((await fresh(pilot, one)).memberships).toMatchObject([{ administers: true }]);
  });
});

test('what somebody invited to before they were made to leave is withdrawn with them', async () => {
  const { id, chief, one } = await two();
  await making(chief, one, true);
  const said = { email: 'accomplice@example.org', role: 'enterprise', administers: true };
  await invite(pilot.product, await fresh(pilot, one), { organisationId: id, said, from });
  const token = await tokenFor(pilot, said.email);
  await endMember(pilot.product, chief, { memberId: membershipOf(one), reason, from });
  await expect(openInvitation(pilot.product, { token, from })).rejects.toMatchObject({ code: 'invitation-over' });
});

test('of two administrators who end one another at once, one stays', async () => {
  const { id, chief, one } = await two();
  await making(chief, one, true);
  const other = await fresh(pilot, one);
  const end = (by: Caller, who: Caller) => endMember(pilot.product, by, { memberId: membershipOf(who), reason, from });
  const answers = await Promise.allSettled([end(chief, other), end(other, chief)]);
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const left = await pilot.product.db.select().from(memberships).where(eq(memberships.organisationId, id));
  expect(left.filter(({ until, administers }) => until === null && administers)).toHaveLength(1);
});

test('nobody ends their own membership as if it were another’s, nor leaves for others', async () => {
  const { chief, one } = await two();
  await expect(endMember(pilot.product, chief, { memberId: membershipOf(chief), reason, from })).rejects.toMatchObject({
    code: 'rule',
  });
  await expect(leave(pilot.product, chief, { memberId: membershipOf(one), reason, from })).rejects.toMatchObject({
    code: 'wrong-role',
  });
});

describe('handing over', () => {
  const hand = (who: Caller, to: Caller, mine: 'ends' | 'stays') =>
    handOver(pilot.product, who, { memberId: membershipOf(who), toPersonId: to.personId, mine, reason, from });

  test('gives the colleague what one administered and the deputyships that run, and ends one’s own', async () => {
    const { id, chief, one, other } = await two();
    await nameDeputy(pilot.product, chief, {
      memberId: membershipOf(chief),
      deputyId: other.personId,
      from: '2025-01-10',
      until: '2025-01-20',
      origin: from,
    });
    await hand(chief, one, 'ends');
    expect((await fresh(pilot, chief)).memberships).toEqual([]);
    expect((await fresh(pilot, one)).memberships).toMatchObject([{ administers: true }]);
    const running = await listDeputies(pilot.product, one, { organisationId: id });
    expect(running.items).toMatchObject([
      { principal: { id: one.personId }, deputy: { id: other.personId }, until: '2025-01-20T16:00:00.000Z' },
    ]);
    const all = await listDeputies(pilot.product, one, { organisationId: id, which: 'all' });
    expect(all.items).toHaveLength(2);
    expect(await lastLetter(pilot, one.email)).toMatchObject({ kind: 'membership.handedOver' });
  });

  test('gives an officer’s desk to a colleague of the bureau and leaves one’s own', async () => {
    const officer = await fresh(pilot, await pilot.person('officer'));
    const handler = await pilot.person('objectionHandler', { organisationId: organisationOf(officer) });
    await hand(officer, handler, 'stays');
    const roles = (await fresh(pilot, handler)).memberships.map(({ role }) => role);
    expect(roles.toSorted()).toEqual(['objectionHandler', 'officer']);
    expect((await fresh(pilot, officer)).memberships).toHaveLength(1);
    await expect(hand(officer, handler, 'stays')).rejects.toMatchObject({ code: 'rule' });
  });

  test('does not make a director in passing, nor goes to somebody outside', async () => {
    const director = await fresh(pilot, await pilot.person('director'));
    const officer = await pilot.person('officer', { organisationId: organisationOf(director) });
    await expect(hand(director, officer, 'ends')).rejects.toMatchObject({ code: 'rule' });
    await expect(hand(director, await pilot.person('officer'), 'ends')).rejects.toMatchObject({ code: 'rule' });
    await expect(hand(director, director, 'ends')).rejects.toMatchObject({ code: 'rule' });
  });
});

describe('another role in the office', () => {
  const change = (by: Caller, who: Caller, role: string) =>
    changeRole(pilot.product, by, { memberId: membershipOf(who), role, reason, from });

  test('ends the old membership and begins a new one', async () => {
    const administrator = await pilot.person('administrator');
    const officer = await pilot.person('officer', { organisationId: organisationOf(administrator) });
    const seat = await seatOf(pilot, officer);
    await change(administrator, officer, 'objectionHandler');
    expect((await seat.caller()).memberships).toMatchObject([{ role: 'objectionHandler' }]);
    const kept = await pilot.product.db.select().from(memberships).where(eq(memberships.personId, officer.personId));
    expect(kept).toHaveLength(2);
    await expect(change(administrator, officer, 'officer')).rejects.toMatchObject({ code: 'already-ended' });
  });

  test('that is guarded takes two administrators', async () => {
    const administrator = await pilot.person('administrator');
    await pilot.person('administrator');
    const officer = await pilot.person('officer', { organisationId: organisationOf(administrator) });
    await expect(change(administrator, officer, 'director')).rejects.toMatchObject({ code: 'rule' });
    await expect(change(administrator, officer, 'treasury')).rejects.toMatchObject({ code: 'rule' });
    await expect(change(await pilot.person('director'), officer, 'objectionHandler')).rejects.toMatchObject({
      code: 'wrong-role',
    });
  });
});
