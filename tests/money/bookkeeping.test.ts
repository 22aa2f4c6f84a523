/** The books beside the moves: limited money and places under concurrency, payments once, recoveries in proportion. */
import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { cases } from '../../server/database/schema/cases.ts';
import { fundEntries, fundShares, funds, payments } from '../../server/database/schema/money.ts';
import { calls } from '../../server/database/schema/reference.ts';
import { lockFundRoom } from '../../server/money/money-evidence.ts';
import { verifyLedger } from '../../server/money/verify-ledger.ts';
import { Refused } from '../../server/problems/refused.ts';
import { book, giveAccount, useFunds } from '../support/money-builders.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

let pilot: Pilot;
beforeEach(async () => {
  pilot = await createPilot();
});
afterEach(() => pilot.close());

const AMOUNT = 20_000_000;
const promised = { claimedFen: 60_000_000, entitledFen: AMOUNT, recommendedFen: AMOUNT, approvedFen: AMOUNT };
const toCommit = () => pilot.caseAt('subsidy.directorReview', promised);
const commit = (caseId: string) => book(pilot, caseId, { entries: ['committed'], after: { committedFen: AMOUNT } });
const codesOf = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.map((one) =>
    one.status === 'fulfilled' ? 'done' : one.reason instanceof Refused ? one.reason.code : String(one.reason),
  );
const count = (codes: string[], code: string) => codes.filter((one) => one === code).length;
const fundRows = () => pilot.product.db.select().from(funds).orderBy(funds.position);
const shareRows = (caseId: string) =>
  pilot.product.db
    .select()
    .from(fundShares)
    .innerJoin(funds, eq(funds.id, fundShares.fundId))
    .where(eq(fundShares.caseId, caseId))
    .orderBy(funds.position);

describe('limited money', () => {
  test('100 approvals at once over room for 25 commit exactly 25', async () => {
    await useFunds(pilot, 15 * AMOUNT, 10 * AMOUNT);
    const ids: string[] = [];
    for (let i = 0; i < 100; i++) ids.push((await toCommit()).caseId);
    const codes = codesOf(await Promise.allSettled(ids.map(commit)));
    expect([count(codes, 'done'), count(codes, 'rule')]).toEqual([25, 75]);
    expect((await fundRows()).map(({ committedFen }) => committedFen)).toEqual([15 * AMOUNT, 10 * AMOUNT]);
    expect(await verifyLedger(pilot.product)).toEqual([]);
  });

  // The control: without the lock and the conditional update the same hundred overspend.
  test('the naive way, sum then insert, promises more than there is', async () => {
    const { adminPool } = pilot.database;
    await adminPool.query('create table naive (amount bigint not null)');
    const clients = await Promise.all([adminPool.connect(), adminPool.connect(), adminPool.connect()]);
    const readRoom = async (client: (typeof clients)[number]) => {
      await client.query('begin');
      const { rows } = await client.query<{ room: number }>(
        'select $1 - coalesce(sum(amount), 0)::bigint as room from naive',
        [25 * AMOUNT],
      );
      return rows[0]?.room ?? 0;
    };
    const approve = async (client: (typeof clients)[number], room: number) => {
      if (room >= AMOUNT) await client.query('insert into naive values ($1)', [AMOUNT]);
      await client.query('commit');
    };
    // Three at a time have read before any of them writes: what a busy day does by chance.
    for (let approved = 0; approved < 100; approved += clients.length) {
      const rooms = await Promise.all(clients.map(readRoom));
      await Promise.all(clients.map((client, i) => approve(client, rooms[i] ?? 0)));
    }
    for (const client of clients) client.release();
    const { rows } = await adminPool.query<{ n: number }>('select count(*)::int as n from naive');
    expect(rows[0]?.n).toBeGreaterThan(25);
  });

  test('is taken from the funds in their order, and the room that the evidence tells is what is left', async () => {
    await useFunds(pilot, 1.5 * AMOUNT, 10 * AMOUNT);
    const [one, other] = [await toCommit(), await toCommit()];
    await commit(one.caseId);
    await commit(other.caseId);
    expect((await shareRows(other.caseId)).map(({ fund_shares: share }) => share.committedFen)).toEqual([
      AMOUNT / 2,
      AMOUNT / 2,
    ]);
    expect(await pilot.product.db.transaction((tx) => lockFundRoom(tx, pilot.product))).toBe(9.5 * AMOUNT);
    expect(await verifyLedger(pilot.product)).toEqual([]);
  });

  test('that is short by one fen commits nothing at all', async () => {
    await useFunds(pilot, AMOUNT - 5, 4);
    const { caseId } = await toCommit();
    await expect(commit(caseId)).rejects.toMatchObject({ code: 'rule' });
    expect((await fundRows()).map(({ committedFen }) => committedFen)).toEqual([0, 0]);
    expect(await shareRows(caseId)).toEqual([]);
  });

  test('that is released can be promised to the next', async () => {
    await useFunds(pilot, AMOUNT);
    const [one, next] = [await toCommit(), await toCommit()];
    await commit(one.caseId);
    await expect(commit(next.caseId)).rejects.toMatchObject({ code: 'rule' });
    await book(pilot, one.caseId, {
      entries: ['released'],
      after: { committedFen: 0, approvedFen: 0, recommendedFen: 0 },
    });
    await commit(next.caseId);
    expect(await verifyLedger(pilot.product)).toEqual([]);
  });

  test('a refusal of a case without a commitment releases nothing', async () => {
    const { caseId } = await pilot.caseAt('subsidy.officerReview');
    await book(pilot, caseId, { entries: ['released'], after: {} });
    expect(await pilot.product.db.select().from(fundEntries).where(eq(fundEntries.caseId, caseId))).toEqual([]);
  });
});

describe('the places of a quota', () => {
  const list = (caseId: string) => book(pilot, caseId, { entries: ['placeTaken'], after: { listed: true } });
  const placesTaken = async () =>
    (await pilot.product.db.select().from(calls).where(eq(calls.id, pilot.callId)))[0]?.placesTaken;

  test('twenty listings at once over five places take five', async () => {
    await pilot.product.db.update(calls).set({ quota: 5 }).where(eq(calls.id, pilot.callId));
    const ids: string[] = [];
    for (let i = 0; i < 20; i++) ids.push((await pilot.caseAt('application.publicNotice')).caseId);
    const codes = codesOf(await Promise.allSettled(ids.map(list)));
    expect([count(codes, 'done'), count(codes, 'rule'), await placesTaken()]).toEqual([5, 15, 5]);
    expect(await verifyLedger(pilot.product)).toEqual([]);
  });

  test('are given back once, by a case that held one', async () => {
    const { caseId } = await pilot.caseAt('application.publicNotice');
    await list(caseId);
    await book(pilot, caseId, { entries: ['placeFreed'], after: { listed: false } });
    await book(pilot, caseId, { entries: ['placeFreed'], after: { listed: false } });
    expect(await placesTaken()).toBe(0);
  });
});

describe('a payment', () => {
  let caseId: string;
  let enterprise: Caller;
  beforeEach(async () => {
    await useFunds(pilot, AMOUNT / 4, 10 * AMOUNT);
    ({ caseId, enterprise } = await toCommit());
    await commit(caseId);
  });
  const issue = () =>
    book(pilot, caseId, { entries: ['paymentIssued'], before: { issuedFen: 0 }, after: { issuedFen: AMOUNT } });
  const settle = (bankReference = 'ICBC-1') =>
    book(pilot, caseId, {
      entries: ['paymentSettled'],
      after: { paidFen: AMOUNT, issuedFen: 0, committedFen: 0 },
      said: { bankReference },
    });
  const recover = (amount: number, sofar = 0) =>
    book(pilot, caseId, { entries: ['recovered'], after: { recoveredFen: sofar + amount }, said: { amount } });
  const paymentRows = () =>
    pilot.product.db.select().from(payments).where(eq(payments.caseId, caseId)).orderBy(payments.id);

  test('goes to the account as it is at this moment, and only with one', async () => {
    await expect(issue()).rejects.toMatchObject({ code: 'rule' });
    await giveAccount(pilot, enterprise, '11112222');
    await issue();
    await giveAccount(pilot, enterprise, '33334444');
    expect(await paymentRows()).toMatchObject([
      { accountNumber: '11112222', amountFen: AMOUNT, status: 'issued', bankReference: null },
    ]);
    expect(await verifyLedger(pilot.product)).toEqual([]);
  });

  test('is issued once, however many try at once', async () => {
    await giveAccount(pilot, enterprise);
    const codes = codesOf(await Promise.allSettled(Array.from({ length: 10 }, issue)));
    expect([count(codes, 'done'), count(codes, 'rule')]).toEqual([1, 9]);
    expect(await paymentRows()).toHaveLength(1);
  });

  test('cannot be there twice even when the books are gone around', async () => {
    await giveAccount(pilot, enterprise);
    await issue();
    const again = sql`insert into payments (id, case_id, seq, amount_fen, bank, holder, account_number, status, issued_at) select gen_random_uuid(), case_id, 99, amount_fen, bank, holder, account_number, 'issued', issued_at from payments`;
    await expect(pilot.product.db.execute(again)).rejects.toMatchObject({ cause: { constraint: 'payments_once' } });
  });

  test('that the bank returns can be issued again, to the corrected account', async () => {
    await giveAccount(pilot, enterprise, '11112222');
    await issue();
    await book(pilot, caseId, { entries: ['paymentReturned'], after: { issuedFen: 0 } });
    await giveAccount(pilot, enterprise, '33334444');
    await issue();
    await settle();
    expect((await paymentRows()).map(({ status, accountNumber }) => [status, accountNumber])).toEqual([
      ['returned', '11112222'],
      ['settled', '33334444'],
    ]);
    expect(await verifyLedger(pilot.product)).toEqual([]);
  });

  test('turns what was promised into what is paid, fund by fund', async () => {
    await giveAccount(pilot, enterprise);
    await issue();
    await settle();
    expect(
      (await shareRows(caseId)).map(({ fund_shares: { committedFen, paidFen } }) => [committedFen, paidFen]),
    ).toEqual([
      [0, AMOUNT / 4],
      [0, (3 * AMOUNT) / 4],
    ]);
    expect((await fundRows()).map(({ committedFen, paidFen }) => [committedFen, paidFen])).toEqual([
      [0, AMOUNT / 4],
      [0, (3 * AMOUNT) / 4],
    ]);
    expect(await verifyLedger(pilot.product)).toEqual([]);
  });

  test('is not settled with the reference of another one', async () => {
    await giveAccount(pilot, enterprise);
    await issue();
    await settle('ICBC-7');
    const other = await toCommit();
    await commit(other.caseId);
    await giveAccount(pilot, other.enterprise);
    await book(pilot, other.caseId, { entries: ['paymentIssued'], after: { issuedFen: AMOUNT } });
    const again = book(pilot, other.caseId, {
      entries: ['paymentSettled'],
      after: { paidFen: AMOUNT, issuedFen: 0, committedFen: 0 },
      said: { bankReference: 'ICBC-7' },
    });
    await expect(again).rejects.toMatchObject({ code: 'rule' });
    expect(await verifyLedger(pilot.product)).toEqual([]);
  });

  test('that is recovered goes back in proportion, the odd fen to the first fund', async () => {
    await giveAccount(pilot, enterprise);
    await issue();
    await settle();
    await recover(11);
    expect((await shareRows(caseId)).map(({ fund_shares: { recoveredFen } }) => recoveredFen)).toEqual([3, 8]);
    await recover(AMOUNT - 11, 11);
    expect((await shareRows(caseId)).map(({ fund_shares: { recoveredFen } }) => recoveredFen)).toEqual([
      AMOUNT / 4,
      (3 * AMOUNT) / 4,
    ]);
    expect(await verifyLedger(pilot.product)).toEqual([]);
    const [record] = await pilot.product.db.select().from(cases).where(eq(cases.id, caseId));
    expect([record?.paidFen, record?.recoveredFen]).toEqual([AMOUNT, AMOUNT]);
  });
});
