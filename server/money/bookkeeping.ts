/**
 * What is booked beside a move, inside its transaction: places of the call's quota, commitments, payments, recoveries. How
 * much follows from the facts before and after, so the books cannot differ from the case.
 */
import type { Facts } from '../../workflows/case/facts.ts';
import type { Booking } from '../../workflows/case/kit.ts';
import type { Said } from '../../workflows/case/said.ts';
import type { CaseRecord } from '../access/find-case.ts';
import type { Tx } from '../database/database.ts';
import type { Product } from '../product.ts';
import { ruleRefusal } from '../work/refuse-faults.ts';
import { commitFunds, moveShares } from './fund-shares.ts';
import { issuePayment, returnPayment, settlePayment } from './payments.ts';
import { freePlace, takePlace } from './places.ts';

export { appropriate, openFund } from './ledger.ts';

export type Books = {
  before: Facts;
  after: Facts;
  entries: readonly Booking[];
  record: CaseRecord;
  /** Of the event that is being written. */
  seq: number;
  at: Date;
  said: Said;
  product: Product;
};

/** @throws Refused rule when no place or no money is left, or a payment was booked before */
export async function keepBooks(tx: Tx, books: Books): Promise<void> {
  for (const entry of books.entries) await keep[entry](tx, books);
}

const posting = ({ record, seq, at }: Books, amountFen: number) => ({ caseId: record.id, seq, at, amountFen });

const keep: Record<Booking, (tx: Tx, books: Books) => Promise<void>> = {
  async placeTaken(tx, { before, after, record }) {
    if (before.listed || !after.listed) return;
    if (!(await takePlace(tx, record))) throw ruleRefusal('名额已满', 'The quota is full');
  },
  /** Every end books it; only a case that held a place gives one back. */
  async placeFreed(tx, { before, after, record }) {
    if (!before.listed || after.listed) return;
    await freePlace(tx, record);
  },
  committed: (tx, books) => commitFunds(tx, posting(books, books.after.committedFen - books.before.committedFen)),
  released: (tx, books) =>
    moveShares(tx, 'release', posting(books, books.before.committedFen - books.after.committedFen)),
  paymentIssued: (tx, books) =>
    issuePayment(tx, {
      ...posting(books, books.after.issuedFen - books.before.issuedFen),
      enterpriseId: books.record.enterpriseId,
    }),
  async paymentSettled(tx, books) {
    const of = posting(books, books.after.paidFen - books.before.paidFen);
    await settlePayment(tx, { ...of, bankReference: books.said.bankReference ?? '' });
    await moveShares(tx, 'payment', of);
    // What was promised and is not paid goes back: a payment ends the promise (facts: `paid` sets committed to 0).
    await moveShares(
      tx,
      'release',
      posting(books, books.before.committedFen - books.after.committedFen - of.amountFen),
    );
  },
  paymentReturned: (tx, books) => returnPayment(tx, posting(books, books.before.issuedFen - books.after.issuedFen)),
  recovered: (tx, books) =>
    moveShares(tx, 'recovery', posting(books, books.after.recoveredFen - books.before.recoveredFen)),
};
