/** The check of the books finds what was planted, and nothing in books that are in order. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyLedger } from '../../server/money/verify-ledger.ts';
import { book, giveAccount, useFunds } from '../support/money-builders.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

let pilot: Pilot;
let caseId: string;

/** One case that was paid and partly recovered, one with a promise, one with a payment on its way. */
beforeEach(async () => {
  pilot = await createPilot();
  await useFunds(pilot, 1000, 1000);
  const facts = { claimedFen: 1000, entitledFen: 400, approvedFen: 400 };
  const paid = await pilot.caseAt('subsidy.payable', facts);
  caseId = paid.caseId;
  await giveAccount(pilot, paid.enterprise);
  await book(pilot, caseId, { entries: ['placeTaken', 'committed'], after: { listed: true, committedFen: 400 } });
  await book(pilot, caseId, { entries: ['paymentIssued'], after: { issuedFen: 400 } });
  await book(pilot, caseId, {
    entries: ['paymentSettled'],
    after: { paidFen: 400, issuedFen: 0, committedFen: 0 },
    said: { bankReference: 'B-1' },
  });
  await book(pilot, caseId, { entries: ['recovered'], after: { recoveredFen: 150 } });
  await book(pilot, (await pilot.caseAt('subsidy.payable', facts)).caseId, {
    entries: ['committed'],
    after: { committedFen: 400 },
  });
  const issued = await pilot.caseAt('subsidy.payable', facts);
  await giveAccount(pilot, issued.enterprise);
  await book(pilot, issued.caseId, { entries: ['committed'], after: { committedFen: 400 } });
  await book(pilot, issued.caseId, { entries: ['paymentIssued'], after: { issuedFen: 400 } });
});
afterEach(() => pilot.close());

const plant = (statement: string) =>
  pilot.database.adminPool.query(
    `alter table fund_entries disable trigger user; alter table funds drop constraint if exists funds_bound; alter table cases drop constraint if exists cases_money; ${statement}`,
  );
const codes = async () => [...new Set((await verifyLedger(pilot.product)).map(({ code }) => code))];

test('books in order have no difference', async () => expect(await verifyLedger(pilot.product)).toEqual([]));

describe('it finds', () => {
  const planted: [what: string, statement: string, code: string][] = [
    [
      'a fund that was appropriated more than its entries say',
      'update funds set appropriated_fen = appropriated_fen + 1',
      'fund-appropriated-differs-from-entries',
    ],
    [
      'a fund that was paid more than its entries say',
      'update funds set paid_fen = paid_fen + 1',
      'fund-paid-differs-from-entries',
    ],
    [
      'a promise that no share knows',
      'update funds set committed_fen = committed_fen + 1',
      'fund-committed-differs-from-shares',
    ],
    [
      'a recovery that vanished from a share',
      'update fund_shares set recovered_fen = recovered_fen - 1 where recovered_fen > 0',
      'fund-recovered-differs-from-shares',
    ],
    [
      'a share that differs from its entries',
      'update fund_shares set committed_fen = committed_fen + 1',
      'share-differs-from-entries',
    ],
    ['an entry that was deleted', "delete from fund_entries where kind = 'payment'", 'fund-paid-differs-from-entries'],
    [
      'an entry of the wrong accounts',
      "update fund_entries set debit = 'appropriation' where kind = 'commitment'",
      'entry-of-wrong-accounts',
    ],
    [
      'an entry that belongs to no case',
      "update fund_entries set case_id = null where kind = 'commitment'",
      'entry-without-case',
    ],
    ['a fund that spent more than it has', 'update funds set appropriated_fen = 10', 'fund-overspent'],
    ['a fund that promised more than it has', 'update funds set appropriated_fen = 300', 'fund-overcommitted'],
    [
      'a case that says it was paid more',
      `update cases set facts = jsonb_set(facts, '{paidFen}', '401') where paid_fen = 400`,
      'case-paid-differs-from-shares',
    ],
    [
      'a case that was paid more than was approved',
      `update cases set facts = jsonb_set(facts, '{approvedFen}', '399') where paid_fen = 400`,
      'case-paid-above-approved',
    ],
    [
      'a case with more approved than the rule gives',
      `update cases set facts = jsonb_set(facts, '{entitledFen}', '399') where paid_fen = 400`,
      'case-approved-above-entitled',
    ],
    [
      'a payment that the case does not know',
      "update payments set amount_fen = 500 where status = 'settled'",
      'case-paid-differs-from-payments',
    ],
    [
      'a payment on its way that the case does not know',
      "update payments set status = 'returned' where status = 'issued'",
      'case-issued-differs-from-payments',
    ],
    [
      'a case that ended with a promise',
      `update cases set state = 'withdrawn' where (facts->>'committedFen')::bigint > 0`,
      'ended-case-holds-money',
    ],
    ['a place that nobody holds', 'update calls set places_taken = places_taken + 1', 'places-differ'],
  ];
  test.each(planted)('%s', async (_, statement, code) => {
    await plant(statement);
    expect(await codes()).toContain(code);
  });
});
