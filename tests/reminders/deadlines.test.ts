/** Reminders before a deadline, and the digest that gathers them: once each, whoever of several servers comes first. */
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { sweep } from '../../server/cases/sweep.ts';
import { cases, clocks } from '../../server/database/schema/cases.ts';
import { letters } from '../../server/database/schema/letters.ts';
import { notificationChoices } from '../../server/database/schema/reminders.ts';
import { composeLetter } from '../../server/letters/compose-letter.ts';
import { sortOutbox } from '../../server/letters/post-room.ts';
import { remindBeforeDeadlines } from '../../server/reminders/remind-before.ts';
import { sendDigests } from '../../server/reminders/send-digests.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

const opened: Pilot[] = [];
let pilot: Pilot;
let district: Caller;
let caseId: string;
/** On Friday 10 January 2025 with five working days: due at the end of Friday 17. */
beforeEach(async () => {
  pilot = await createPilot();
  opened.push(pilot);
  district = await pilot.person('district', { district: '420281' });
  ({ caseId } = await pilot.caseAt('application.districtReview', {}, 'application.districtReview'));
  const { db } = pilot.product;
  const [clock] = await db.select().from(clocks).where(eq(clocks.caseId, caseId));
  await db
    .update(cases)
    .set({ dueAt: clock?.dueAt ?? null })
    .where(eq(cases.id, caseId));
});
afterAll(() => Promise.all(opened.map((one) => one.close())));

const at = (text: string) => pilot.clock.moveTo(new Date(`${text}+08:00`));
const lettersTo = ({ personId }: Caller, kind: string) =>
  pilot.product.db
    .select()
    .from(letters)
    .where(and(eq(letters.personId, personId), eq(letters.kind, kind)))
    .orderBy(letters.createdAt);
async function remind(): Promise<number> {
  const counts = await Promise.all([1, 2, 3].map(() => remindBeforeDeadlines(pilot.product)));
  await sortOutbox(pilot.product);
  return counts.reduce((sum, one) => Math.max(sum, one), 0);
}
const digests = async (): Promise<number> =>
  (await Promise.all([1, 2, 3].map(() => sendDigests(pilot.product)))).reduce((sum, one) => sum + one, 0);

test('three working days before and one before the desk is reminded, once each, with the days that are left', async () => {
  await remind();
  expect(await lettersTo(district, 'deadline.approaching'), 'not on the day it came').toEqual([]);
  at('2025-01-13T09:00');
  await remind();
  expect(await lettersTo(district, 'deadline.approaching'), 'four are left').toEqual([]);
  for (const day of [
    '2025-01-14T00:01',
    '2025-01-14T10:00',
    '2025-01-15T10:00',
    '2025-01-16T00:01',
    '2025-01-17T10:00',
  ]) {
    at(day);
    await remind();
  }
  const found = await lettersTo(district, 'deadline.approaching');
  expect(found.map(({ parameters }) => Object(parameters).left)).toEqual(['3', '1']);
  expect(found.map(({ status }) => status)).toEqual(['gathering', 'gathering']);
});

test('who was away for the first distance is reminded of the nearer one alone', async () => {
  at('2025-01-16T10:00');
  await remind();
  expect(await lettersTo(district, 'deadline.approaching')).toHaveLength(1);
});

test('a deadline that was moved is reminded of anew', async () => {
  at('2025-01-16T10:00');
  await remind();
  const { db } = pilot.product;
  const later = new Date('2025-01-24T16:00:00Z');
  await db.update(clocks).set({ dueAt: later, strikesAt: later }).where(eq(clocks.caseId, caseId));
  at('2025-01-23T10:00');
  await remind();
  expect(await lettersTo(district, 'deadline.approaching')).toHaveLength(2);
});

test('the digest of the morning gathers what there was in one letter, and three servers write it once', async () => {
  at('2025-01-14T07:00');
  await remind();
  expect(await digests(), 'before half past eight').toBe(0);
  at('2025-01-14T08:30');
  expect(await digests()).toBe(1);
  expect(await digests()).toBe(0);
  const [digest] = await lettersTo(district, 'digest.daily');
  if (digest === undefined) throw new Error('no digest');
  expect(digest.status).toBe('waiting');
  const said = composeLetter(pilot.product, { ...digest, locale: 'zh-CN' });
  expect(said?.subject).toBe('【每日汇总】2025-01-14：待办 1 件，逾期 0 件');
  expect(said?.text).toMatch(/1\. 单位\d+的案件 T-\d+ 在“区县初审”，办理期限 2025-01-17 24:00，还剩 3 个工作日/);
  expect(said?.text).toContain(`/cases/${caseId}`);
  expect(said?.link).toMatch(/\/tasks$/);
  const english = composeLetter(pilot.product, { ...digest, locale: 'en' });
  expect(english?.text).toMatch(/wait for you as of 8:30 today: 1 \(0 new, 0 overdue\)/);
  expect((await lettersTo(district, 'deadline.approaching')).map(({ status }) => status)).toEqual(['shown']);
});

test('on a day off there is none; an official hears on the next working morning what is new, and nobody of nothing', async () => {
  const idle = await pilot.person('treasury');
  at('2025-01-11T09:00');
  expect(await digests()).toBe(0);
  at('2025-01-13T09:00');
  expect(await digests()).toBe(1);
  const [digest] = await lettersTo(district, 'digest.daily');
  expect(digest?.parameters).toMatchObject({ waiting: 1, fresh: 1, late: 0, items: [] });
  expect(await lettersTo(idle, 'digest.daily')).toEqual([]);
  at('2025-01-14T09:00');
  expect(await digests(), 'nothing is new').toBe(0);
});

test('who chose letters at once gets them at once, who chose the screen gets none, and neither a digest of them', async () => {
  const quiet = await pilot.person('district', { district: '420281' });
  await pilot.product.db.insert(notificationChoices).values([
    { personId: district.personId, topic: 'reminders', delivery: 'now' },
    { personId: quiet.personId, topic: 'reminders', delivery: 'inApp' },
  ]);
  at('2025-01-14T07:00');
  await remind();
  const statusOf = async (person: Caller) =>
    (await lettersTo(person, 'deadline.approaching')).map(({ status }) => status);
  expect([await statusOf(district), await statusOf(quiet)]).toEqual([['waiting'], ['shown']]);
});

test('an official who came from the enterprise is reminded of nothing of it', async () => {
  const former = await pilot.person('district', { district: '420281' });
  const { rows } = await pilot.product.pool.query('select enterprise_id as id from cases where id = $1', [caseId]);
  await pilot.database.adminPool.query(
    `insert into memberships (id, person_id, organisation_id, role, since, until, administers)
     values (gen_random_uuid(), $1, $2, 'enterprise', '2024-01-01', '2024-06-01', false)`,
    [former.personId, rows[0].id],
  );
  at('2025-01-16T10:00');
  await remind();
  expect(await lettersTo(district, 'deadline.approaching')).toHaveLength(1);
  expect(await lettersTo(former, 'deadline.approaching')).toHaveLength(0);
  at('2025-01-17T08:30');
  await digests();
  expect(await lettersTo(former, 'digest.daily'), 'nor counted for them').toEqual([]);
});

test('after the deadline the desk is reminded, then the director is told, and the work goes on', async () => {
  const director = await pilot.person('director');
  at('2025-01-18T00:01');
  await sweep(pilot.product);
  await sortOutbox(pilot.product);
  expect(await lettersTo(district, 'deadline.reminder')).toHaveLength(1);
  expect(await lettersTo(director, 'deadline.escalated')).toHaveLength(0);
  at('2025-01-27T00:01');
  await sweep(pilot.product);
  await sortOutbox(pilot.product);
  expect(await lettersTo(director, 'deadline.escalated')).toHaveLength(1);
});
