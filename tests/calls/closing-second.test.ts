/** The closing second: the instant of receipt decides, whatever happens later in processing, and a retry keeps it. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { sweep } from '../../server/cases/sweep.ts';
import { databaseClock } from '../../server/clock/product-clock.ts';
import { fillInDrafts } from '../support/full-draft.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';
import { caseOf, freshKey, move, openDraft, refusal } from './scene.ts';

const closes = new Date('2025-02-28T17:00:00+08:00');
const before = new Date(closes.getTime() - 1);
let pilot: Pilot;
let enterprise: Caller;
let caseId: string;

beforeAll(async () => {
  pilot = await createPilot();
});
afterAll(() => pilot.close());
beforeEach(async () => {
  pilot.clock.moveTo(new Date('2025-01-10T10:00:00+08:00'));
  enterprise = await pilot.person('enterprise');
  caseId = await openDraft(pilot, enterprise, pilot.callId);
  await fillInDrafts(pilot, pilot.callId);
});

const submit = (key = freshKey()) => move(pilot, enterprise, { caseId, type: 'application.submit', key });
const callClosed = ['unmet', 'callOpen'];

/** Somebody else holds the case while the request waits for it; then it is later. */
async function whileItWaits(work: () => Promise<unknown>, then: () => Promise<void>): Promise<unknown> {
  const holder = await pilot.database.adminPool.connect();
  await holder.query('begin');
  await holder.query('select from cases where id = $1 for update', [caseId]);
  const running = work().catch((error: unknown) => error);
  await received();
  await then();
  await holder.query('commit');
  holder.release();
  return running;
}
/** Until the receipt of this case is written. */
async function received(): Promise<void> {
  for (;;) {
    const { rowCount } = await pilot.database.adminPool.query(
      'select from receipts where case_id = $1 and status is null',
      [caseId],
    );
    if (rowCount) return;
  }
}

test('received in the last millisecond counts, although it is processed after closing and the sweep came by', async () => {
  pilot.clock.moveTo(before);
  await whileItWaits(submit, async () => {
    pilot.clock.moveTo(new Date(closes.getTime() + 60_000));
    await sweep(pilot.product);
  });
  expect(await caseOf(pilot, caseId)).toMatchObject({ state: 'application.districtReview', enteredAt: before });
});

test('received at the closing instant is politely refused, and nothing is written', async () => {
  pilot.clock.moveTo(closes);
  expect(await refusal(submit())).toEqual(callClosed);
  expect(await caseOf(pilot, caseId)).toMatchObject({ state: 'application.draft', seq: 1 });
});

test('a retry keeps the first instant, also when the first attempt died with its receipt written', async () => {
  const key = freshKey();
  pilot.clock.moveTo(before);
  // The server dies between the receipt and the move: the connection of the move is cut.
  const died = await whileItWaits(
    () => submit(key),
    async () => {
      const cut = `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`;
      for (let gone = 0; gone === 0; ) gone = (await pilot.product.pool.query(cut)).rowCount ?? 0;
    },
  );
  expect(died).toBeInstanceOf(Error);
  expect((await caseOf(pilot, caseId)).state).toBe('application.draft');
  pilot.clock.moveTo(new Date(closes.getTime() + 5 * 60_000));
  await sweep(pilot.product);
  expect((await submit(key)).state).toBe('application.districtReview');
  expect((await caseOf(pilot, caseId)).enteredAt).toEqual(before);
  expect((await submit(key)).seq).toBe(2);
});

test('a refusal stays one for its key, and another key after closing is refused anew', async () => {
  const key = freshKey();
  pilot.clock.moveTo(closes);
  expect(await refusal(submit(key))).toEqual(callClosed);
  pilot.clock.moveTo(before);
  expect(await refusal(submit(key))).toEqual(callClosed);
  expect(await refusal(submit())).toEqual([]);
});

test('who never repeats lapses with the call in the end', async () => {
  await pilot.product.db.execute(
    `insert into receipts (actor_id, key, body_hash, received_at, case_id) values ('${enterprise.personId}', '${freshKey()}', 'x', '${before.toISOString()}', '${caseId}')`,
  );
  pilot.clock.moveTo(new Date(closes.getTime() + 60_000));
  await sweep(pilot.product);
  expect((await caseOf(pilot, caseId)).state).toBe('application.draft');
  pilot.clock.moveTo(new Date(closes.getTime() + 16 * 60_000));
  await sweep(pilot.product);
  expect((await caseOf(pilot, caseId)).state).toBe('lapsed');
});

test('on the time of the wall the receipt bears the instant of arrival, however long a connection was waited for', async () => {
  const product = { ...pilot.product, clock: databaseClock };
  const key = freshKey();
  const arrivedAt = performance.now() - 5000;
  // The call of 2025 is long closed by the wall: the receipt is what matters here.
  expect(
    await refusal(move({ ...pilot, product }, enterprise, { caseId, type: 'application.submit', key, arrivedAt })),
  ).toEqual(callClosed);
  const { rows } = await pilot.database.adminPool.query<{ early: boolean }>(
    "select received_at <= clock_timestamp() - interval '5 seconds' as early from receipts where key = $1",
    [key],
  );
  expect(rows).toEqual([{ early: true }]);
});
