/** When a notice closes: by the calendar, on the right instant, and the same on the public page as on the clock of the case. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweep } from '../../server/cases/sweep.ts';
import { policies } from '../../server/database/schema/reference.ts';
import { type NoticeScene, openNotices } from './scene.ts';

let city: NoticeScene;
beforeAll(async () => {
  city = await openNotices();
});
afterAll(() => city.scene.close());

const publishedAt = async (at: string) => {
  city.scene.pilot.clock.moveTo(new Date(at));
  const { caseId, number } = await city.listed();
  const { rows } = await city.scene.pilot.database.adminPool.query<{ due_at: Date; provisional: boolean }>(
    "select due_at, provisional from clocks where case_id = $1 and name = 'application.publicNotice'",
    [caseId],
  );
  const notice = await city.notice(number);
  expect(notice.closesAt, 'the page and the clock of the case').toBe(rows[0]?.due_at.toISOString());
  expect(notice.provisional).toBe(rows[0]?.provisional);
  return { caseId, notice };
};

test.each([
  ['over National Day 2025, published on Friday at nine', '2025-09-26T09:00:00+08:00', '2025-10-11T00:00:00+08:00'],
  ['over National Day 2025, published late on the eve', '2025-09-30T23:59:59+08:00', '2025-10-15T00:00:00+08:00'],
  ['over Spring Festival 2026, published on Thursday', '2026-02-12T09:00:00+08:00', '2026-02-27T00:00:00+08:00'],
  ['over Spring Festival 2026, published within it', '2026-02-17T10:00:00+08:00', '2026-03-01T00:00:00+08:00'],
  ['in a week like any other', '2025-11-03T17:30:00+08:00', '2025-11-11T00:00:00+08:00'],
])('%s', async (_, at, closes) => {
  const { notice } = await publishedAt(at);
  expect(notice.closesAt).toBe(new Date(closes).toISOString());
  expect(notice.provisional).toBe(false);
  expect(notice.period.zh).toContain('5 个工作日');
  expect(notice.period.zh).toContain('24:00');
});

test('into a year whose holidays are not known: weekends only, and the public is told that it is provisional', async () => {
  const { notice } = await publishedAt('2026-12-28T09:00:00+08:00');
  expect(notice).toMatchObject({ provisional: true, closesAt: new Date('2027-01-05T00:00:00+08:00').toISOString() });
  expect(notice.period.zh).toContain('暂定');
  expect(notice.text.zh).toContain('暂定');
  expect(notice.items.at(-1)?.provisional).toBe(true);
});

test('where the programme counts the day of publication, the period is a day shorter', async () => {
  const { pilot } = city.scene;
  const { db } = pilot.product;
  const { rows } = await pilot.database.adminPool.query<{
    policy_id: string;
    body: { clocks: Record<string, object> };
  }>('select policy_id, body from calls k join policies p on p.id = k.policy_id where k.id = $1', [pilot.callId]);
  const [{ policy_id: before, body } = { policy_id: '', body: { clocks: {} } }] = rows;
  const own = { n: 5, unit: 'workingDays', countsFirstDay: true };
  const first = { ...body, id: 'first-day', clocks: { ...body.clocks, 'application.publicNotice': own } };
  await db.insert(policies).values({ id: 'first-day', body: first, createdAt: new Date('2025-01-01T00:00:00Z') });
  const name = (id: string) =>
    pilot.database.adminPool.query('update calls set policy_id = $2 where id = $1', [pilot.callId, id]);
  await name('first-day');
  const { notice } = await publishedAt('2025-09-26T09:00:00+08:00');
  await name(before);
  expect(notice.closesAt).toBe(new Date('2025-10-10T00:00:00+08:00').toISOString());
  expect(notice.period.zh).toContain('含当日');
  // The other programme's list of that day closes a day later, and is another notice.
  const { notice: other } = await publishedAt('2025-09-26T09:30:00+08:00');
  expect(other.number).not.toBe(notice.number);
});

test('what is published on one day for one call is one list; the next day is another, and the kinds are apart', async () => {
  city.scene.pilot.clock.moveTo(new Date('2025-06-03T09:00:00+08:00'));
  const [one, two] = await Promise.all([city.listed(), city.listed()]);
  const money = await city.granted();
  city.scene.pilot.clock.moveTo(new Date('2025-06-03T23:59:59+08:00'));
  const late = await city.listed();
  city.scene.pilot.clock.moveTo(new Date('2025-06-04T00:00:00+08:00'));
  const next = await city.listed();
  expect(two.number).toBe(one.number);
  expect(late.number).toBe(one.number);
  expect(new Set([one.number, next.number, money.number]).size).toBe(3);
  const { items } = await city.notice(one.number);
  expect(items.map(({ place }) => place)).toEqual([1, 2, 3]);
  expect(items.every(({ amount }) => amount === null)).toBe(true);
  expect((await city.notice(money.number)).items.map(({ amount }) => amount)).toEqual(['20000.00']);
});

test('at the closing instant, and not a millisecond before, the list is over and its enterprises go on', async () => {
  const { clock, product } = city.scene.pilot;
  const { caseId, notice } = await publishedAt('2025-07-07T09:00:00+08:00');
  const closes = new Date(notice.closesAt).getTime();
  expect(notice.closesAt).toBe(new Date('2025-07-15T00:00:00+08:00').toISOString());
  clock.moveTo(new Date(closes - 1));
  await sweep(product);
  expect(await city.item(caseId)).toMatchObject({ step: 'published', objectable: true });
  clock.moveTo(new Date(closes));
  expect(await city.item(caseId)).toMatchObject({ step: 'published', objectable: false });
  await sweep(product);
  expect(await city.item(caseId)).toMatchObject({ step: 'ended', dueAt: null, objectable: false });
  expect(await city.notice(notice.number)).toMatchObject({ open: false });
});

test('the list tells of each notice how much stands in it and whether it is open, newest first, page by page', async () => {
  const { clock, product } = city.scene.pilot;
  clock.moveTo(new Date('2025-08-04T09:00:00+08:00'));
  const [{ number: first }] = [await city.listed(), await city.listed()];
  clock.moveTo(new Date('2025-08-05T09:00:00+08:00'));
  const { number: money } = await city.granted();
  const newest = await city.list({ limit: '2' });
  expect(newest.items).toMatchObject([
    { number: expect.stringMatching(/^GS-2026-/) },
    { number: expect.stringMatching(/^GS-2026-/) },
  ]);
  const told = async (number: string) => {
    for (let after: string | null = ''; after !== null; ) {
      const page = await city.list(after === '' ? { limit: '3' } : { limit: '3', after });
      const found = page.items.find((one) => one.number === number);
      if (found) return found;
      after = page.next;
    }
    return null;
  };
  expect(await told(first)).toMatchObject({ kind: 'list', entries: 2, open: true });
  expect(await told(money)).toMatchObject({ kind: 'subsidy', entries: 1, open: true });
  const { items } = await city.list({ kind: 'subsidy', limit: '50' });
  expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(['subsidy']));
  clock.moveTo(new Date('2025-08-30T09:00:00+08:00'));
  await sweep(product);
  expect(await told(first)).toMatchObject({ entries: 2, open: false });
});
