/** For some days a colleague acts in a membership that is not theirs, under their own name. */
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { moveCase } from '../../server/cases/corridor.ts';
import { journal, outbox } from '../../server/database/schema/cases.ts';
import { memberships } from '../../server/database/schema/identity.ts';
import { sortOutbox } from '../../server/letters/post-room.ts';
import { endDeputy } from '../../server/membership/deputies/end-deputy.ts';
import { listDeputies } from '../../server/membership/deputies/list-deputies.ts';
import { nameDeputy } from '../../server/membership/deputies/name-deputy.ts';
import { endMember, leave } from '../../server/membership/members/end-member.ts';
import { listMembers } from '../../server/membership/members/list-members.ts';
import { happened, organisationOf } from '../support/case-log.ts';
import { company, fresh, from, lastLetter, membershipOf, type Seat, seatOf } from '../support/members.ts';
import { useFunds } from '../support/money-builders.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

let pilot: Pilot;
let key = 0;
const start = new Date('2025-01-10T02:00:00Z');
beforeAll(async () => {
  pilot = await createPilot({ start });
  await useFunds(pilot, 10_000_000, 1_000_000_000);
});
beforeEach(() => pilot.clock.moveTo(start));
afterAll(() => pilot.close());

const at = (instant: string) => pilot.clock.moveTo(new Date(instant));
const name = (principal: Caller, deputy: Caller, days: { from?: string; until?: string } = {}) =>
  nameDeputy(pilot.product, principal, {
    memberId: membershipOf(principal),
    deputyId: deputy.personId,
    from: '2025-01-13',
    until: '2025-01-17',
    ...days,
    origin: from,
  });
const approve = async (seat: Seat, caseId: string) => {
  key += 1;
  return moveCase(pilot.product, await seat.caller(), {
    caseId,
    type: 'subsidy.approve',
    said: {},
    key: `deputies-${key}`,
    expectedSeq: null,
    locale: 'zh-CN',
    requestId: 'test',
    address: '127.0.0.1',
  });
};
const toApprove = async () =>
  (
    await pilot.caseAt('subsidy.directorReview', {
      accepted: true,
      audited: true,
      level: 2,
      levelConfirmed: true,
      claimedFen: 50_000_000,
      baseFen: 50_000_000,
      entitledFen: 20_000_000,
      recommendedFen: 20_000_000,
    })
  ).caseId;

async function bureau() {
  const director = await fresh(pilot, await pilot.person('director'));
  const officer = await pilot.person('officer', { organisationId: organisationOf(director) });
  return { director, officer, seat: await seatOf(pilot, officer) };
}

describe('a director’s deputy', () => {
  test('approves from the first day to the end of the last, in Shanghai, and neither before nor after', async () => {
    const { director, officer, seat } = await bureau();
    await name(director, officer);
    const caseId = await toApprove();
    at('2025-01-12T15:59:59Z');
    await expect(approve(seat, caseId)).rejects.toMatchObject({ code: 'wrong-role' });
    at('2025-01-12T16:00:00Z');
    expect((await seat.caller()).memberships).toMatchObject([{ role: 'director' }, { role: 'officer' }]);
    expect(await approve(seat, caseId)).toMatchObject({ number: expect.any(String) });
    const other = await toApprove();
    at('2025-01-17T16:00:00Z');
    await expect(approve(seat, other)).rejects.toMatchObject({ code: 'wrong-role' });
  });

  test('is named in the journal by their own name, with the membership in which they acted', async () => {
    const { director, officer, seat } = await bureau();
    await name(director, officer);
    const caseId = await toApprove();
    at('2025-01-14T02:00:00Z');
    await approve(seat, caseId);
    const acts = await pilot.product.db
      .select({ actorId: journal.actorId, role: journal.role, details: journal.details })
      .from(journal)
      .where(and(eq(journal.caseId, caseId), eq(journal.act, 'subsidy.approve')));
    expect(acts).toEqual([
      { actorId: officer.personId, role: 'director', details: { actingIn: membershipOf(director) } },
    ]);
  });

  test('does not approve what they recommended themselves: four eyes count by person', async () => {
    const { director, officer, seat } = await bureau();
    await name(director, officer);
    const caseId = await toApprove();
    await happened(pilot, caseId, { type: 'subsidy.recommend', by: { caller: officer, role: 'officer' } });
    at('2025-01-14T02:00:00Z');
    await expect(approve(seat, caseId)).rejects.toMatchObject({ code: 'unmet' });
  });

  test('is an official of the same bureau', async () => {
    const { director } = await bureau();
    await expect(name(director, await pilot.person('officer'))).rejects.toMatchObject({ code: 'rule' });
    await expect(name(director, await pilot.person('treasury'))).rejects.toMatchObject({ code: 'rule' });
    await expect(name(director, director)).rejects.toMatchObject({ code: 'rule' });
  });

  test('gets the reminders that the director gets, while it lasts', async () => {
    const { director, officer } = await bureau();
    await name(director, officer);
    const remind = async () => {
      const caseId = await toApprove();
      await pilot.product.db
        .insert(outbox)
        .values({ caseId, seq: 1, what: 'deadline.reminder', at: pilot.clock.set() });
      await sortOutbox(pilot.product);
      const { rows } = await pilot.database.adminPool.query('select person_id from letters where case_id = $1', [
        caseId,
      ]);
      return rows.map(({ person_id }) => person_id);
    };
    expect(await remind()).not.toContain(officer.personId);
    at('2025-01-14T02:00:00Z');
    expect(await remind()).toEqual(expect.arrayContaining([director.personId, officer.personId]));
  });

  test('cannot lend it on', async () => {
    const { director, officer, seat } = await bureau();
    await name(director, officer);
    at('2025-01-14T02:00:00Z');
    const third = await pilot.person('officer', { organisationId: organisationOf(director) });
    const said = {
      memberId: membershipOf(director),
      deputyId: third.personId,
      from: '2025-01-20',
      until: '2025-01-21',
    };
    await expect(nameDeputy(pilot.product, await seat.caller(), { ...said, origin: from })).rejects.toMatchObject({
      code: 'wrong-role',
    });
  });
});

test('an administrator of the city lends the role to nobody', async () => {
  const administrator = await fresh(pilot, await pilot.person('administrator'));
  const officer = await pilot.person('officer', { organisationId: organisationOf(administrator) });
  await expect(name(administrator, officer)).rejects.toMatchObject({ code: 'rule', facts: { zh: /不能代理/ } });
});

test('a deputy of who administers an organisation does not administer it', async () => {
  const { chief, staff } = await company(pilot);
  const [one] = staff;
  if (one === undefined) throw new Error('nobody');
  await name(chief, one);
  at('2025-01-14T02:00:00Z');
  const deputy = await fresh(pilot, one);
  expect(deputy.memberships.map(({ administers }) => administers)).toEqual([false, false]);
  await expect(
    endMember(pilot.product, deputy, { memberId: membershipOf(chief), reason: '无', from }),
  ).rejects.toMatchObject({ code: 'wrong-role' });
});

test.each([
  ['2025-01-09', '2025-01-12', /过去/],
  ['2025-01-14', '2025-01-13', /早于/],
  ['2025-01-14', '2025-07-20', /最长/],
])('from %s to %s is refused', async (first, last, why) => {
  const { director, officer } = await bureau();
  await expect(name(director, officer, { from: first, until: last })).rejects.toMatchObject({
    code: 'rule',
    facts: { zh: why },
  });
});

test('on a day there is one deputy for one membership', async () => {
  const { director, officer } = await bureau();
  const other = await pilot.person('objectionHandler', { organisationId: organisationOf(director) });
  await name(director, officer);
  await expect(name(director, other, { from: '2025-01-17', until: '2025-01-20' })).rejects.toMatchObject({
    code: 'rule',
  });
  await name(director, other, { from: '2025-01-18', until: '2025-01-20' });
  const both = await Promise.allSettled(
    [officer, other].map((who) => name(director, who, { from: '2025-02-10', until: '2025-02-11' })),
  );
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('it is ended early by the principal or the deputy, at once, and the other one is told', async () => {
  const { director, officer, seat } = await bureau();
  await name(director, officer);
  expect(await lastLetter(pilot, officer.email)).toMatchObject({
    kind: 'deputy.named',
    parameters: { since: '2025-01-13', until: '2025-01-17' },
  });
  at('2025-01-14T02:00:00Z');
  const organisationId = organisationOf(director);
  const { items } = await listDeputies(pilot.product, director, { organisationId });
  expect(items).toMatchObject([{ state: 'running', mayEnd: true, deputy: { id: officer.personId } }]);
  const members = await listMembers(pilot.product, director, { organisationId });
  expect(members.items.find(({ mine }) => mine)?.deputy?.person.id).toBe(officer.personId);
  const named = { deputyshipId: items[0]?.id ?? '', from };
  const colleague = await pilot.person('officer', { organisationId });
  await expect(endDeputy(pilot.product, colleague, named)).rejects.toMatchObject({ code: 'wrong-role' });
  await expect(endDeputy(pilot.product, await pilot.person('provider'), named)).rejects.toMatchObject({
    code: 'not-found',
  });
  await endDeputy(pilot.product, director, named);
  expect((await seat.caller()).memberships).toMatchObject([{ role: 'officer' }]);
  expect(await lastLetter(pilot, officer.email)).toMatchObject({ kind: 'deputy.ended' });
  await expect(endDeputy(pilot.product, director, named)).rejects.toMatchObject({ code: 'already-ended' });
});

test('it ends with the membership that it is for, and when the deputy leaves', async () => {
  const first = await bureau();
  await name(first.director, first.officer);
  at('2025-01-14T02:00:00Z');
  await leave(pilot.product, first.director, { memberId: membershipOf(first.director), reason: '退休', from });
  expect((await first.seat.caller()).memberships).toMatchObject([{ role: 'officer' }]);

  at('2025-01-10T02:00:00Z');
  const second = await bureau();
  await name(second.director, second.officer);
  await leave(pilot.product, second.officer, { memberId: membershipOf(second.officer), reason: '调离', from });
  at('2025-01-14T02:00:00Z');
  expect((await second.seat.caller()).memberships).toEqual([]);
  expect(await lastLetter(pilot, second.director.email)).toMatchObject({ kind: 'deputy.ended' });
});

test('a membership that has ended cannot be lent', async () => {
  const { director, officer } = await bureau();
  await pilot.product.db.update(memberships).set({ until: start }).where(eq(memberships.personId, director.personId));
  await expect(name(director, officer)).rejects.toMatchObject({ code: 'already-ended' });
});
