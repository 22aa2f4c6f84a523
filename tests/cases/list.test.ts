/** Work lists: every case once, in order, page by page; names that would break the text a row travels in. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { type CaseList, type CaseListQuery, caseListSchema } from '../../server/cases/case-contract.ts';
import { listCases } from '../../server/cases/list-cases.ts';
import { writeCaseList } from '../../server/cases/write-case-list.ts';
import { cases } from '../../server/database/schema/cases.ts';
import { organisations } from '../../server/database/schema/identity.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

let pilot: Pilot;
let auditor: Caller;
const ids: string[] = [];
const dueAt = new Date('2025-01-09T02:00:00.123Z');

beforeAll(async () => {
  pilot = await createPilot();
  auditor = await pilot.person('auditor');
  for (const state of [
    'application.districtReview',
    'subsidy.officerReview',
    'retrofit.filing',
    'application.cityReview',
    'acceptance.checking',
  ])
    ids.push((await pilot.caseAt(state)).caseId);
  // Two with the same deadline, so that only the id keeps them apart; the others have none.
  for (const id of ids.slice(0, 2)) await pilot.product.db.update(cases).set({ dueAt }).where(eq(cases.id, id));
});
afterAll(() => pilot.close());

async function pagesOf(query: CaseListQuery): Promise<CaseList['items']> {
  const found: CaseList['items'] = [];
  let after: string | undefined;
  for (;;) {
    const { items, next } = await listCases(pilot.product, auditor, {
      ...query,
      ...(after === undefined ? {} : { after }),
    });
    found.push(...items);
    if (next === null) return found;
    after = next;
  }
}

test.each(['due', '-updated', 'number'] as const)(
  'sorted by %s, pages of two show every case once and in order',
  async (sort) => {
    const whole = await pagesOf({ sort, limit: 200 });
    const paged = await pagesOf({ sort, limit: 2 });
    expect(whole.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(paged).toEqual(whole);
  },
);

test('cases with a deadline come before those without', async () => {
  const due = (await pagesOf({ sort: 'due', limit: 3 })).map((row) => row.dueAt);
  expect(due).toEqual([dueAt.toISOString(), dueAt.toISOString(), null, null, null]);
});

test('what is written is what the contract promises, whatever a name holds', async () => {
  const [caseId = ''] = ids;
  const [{ enterpriseId } = { enterpriseId: '' }] = await pilot.product.db
    .select()
    .from(cases)
    .where(eq(cases.id, caseId));
  const name = `甲"乙\\丙\u2028丁\x1f戊\n己`;
  await pilot.product.db.update(organisations).set({ name }).where(eq(organisations.id, enterpriseId));
  const list = await listCases(pilot.product, auditor, { limit: 200 });
  expect(list.items.find(({ id }) => id === caseId)?.enterprise).toEqual({
    id: enterpriseId,
    name: name.replace('\x1f', ''),
  });
  const written: unknown = JSON.parse(writeCaseList(list));
  expect(written).toEqual(list);
  expect(caseListSchema.strict().parse(written)).toEqual(list);
});

test('a list that goes on names its cursor', async () => {
  const list = await listCases(pilot.product, auditor, { limit: 1 });
  expect(JSON.parse(writeCaseList(list))).toEqual(list);
  expect(list.next).not.toBeNull();
  expect(JSON.parse(writeCaseList({ items: [], next: null }))).toEqual({ items: [], next: null });
});

test('what is not there is null, and what is overdue says so', async () => {
  const { items } = await listCases(pilot.product, auditor, { limit: 200 });
  expect(items.filter(({ provider }) => provider === null).length).toBeGreaterThan(0);
  const now = pilot.clock.set().getTime();
  for (const { dueAt, overdue } of items) expect(overdue).toBe(dueAt !== null && Date.parse(dueAt) <= now);
  expect(items.filter(({ overdue }) => overdue)).toHaveLength(2);
});

test('a column without a value moves no other one', async () => {
  const [, id = ''] = ids;
  await pilot.database.adminPool.query(
    `update cases set facts = jsonb_set(facts, '{district}', 'null') where id = $1`,
    [id],
  );
  const { items } = await listCases(pilot.product, auditor, { limit: 200 });
  const [row] = await pilot.product.db.select().from(cases).where(eq(cases.id, id));
  expect(items.find((one) => one.id === id)).toMatchObject({
    district: '',
    openedAt: row?.openedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    paid: '0.00',
  });
});
