/** Money for tests on a real Postgres: spend lines as the API takes them, bookings as the corridor makes them. */
import { sql } from 'drizzle-orm';
import type { Caller } from '../../server/access/caller.ts';
import { cases } from '../../server/database/schema/cases.ts';
import { accounts } from '../../server/database/schema/money.ts';
import { type Books, keepBooks } from '../../server/money/bookkeeping.ts';
import { openFund } from '../../server/money/ledger.ts';
import type { LineInput } from '../../server/money/spend-rules.ts';
import type { Facts } from '../../workflows/case/facts.ts';
import type { Booking } from '../../workflows/case/kit.ts';
import type { Said } from '../../workflows/case/said.ts';
import { organisationOf, recordOf } from './case-log.ts';
import type { Pilot } from './pilot.ts';

let invoices = 0;

/** A fully digital invoice number that no other test has. */
export const newInvoice = (): string => {
  invoices += 1;
  return `2542${String(process.pid % 100_000).padStart(6, '0')}${String(invoices).padStart(10, '0')}`;
};

/** A line that counts: all three sides equal, in the window of the call. */
export const spendLine = (fen: number, of: Partial<LineInput> = {}): LineInput => ({
  category: 'software',
  name: 'MES',
  contract: fen,
  invoiced: fen,
  paid: fen,
  vatRateBp: 1300,
  contractOn: '2025-01-06',
  invoiceCode: newInvoice(),
  invoiceOn: '2025-01-07',
  paidOn: '2025-01-08',
  payment: 'transfer',
  relatedParty: false,
  ...of,
});

/** These funds instead of the city's own, which the owner of the database takes away before anything was booked on them. */
export async function useFunds({ product, database }: Pilot, ...roomsFen: number[]): Promise<string[]> {
  await database.adminPool.query(
    'alter table fund_entries disable trigger user; delete from fund_entries; delete from funds; alter table fund_entries enable trigger user',
  );
  const at = await product.clock.now(product.db);
  const ids = roomsFen.map(() => crypto.randomUUID());
  await product.db.transaction(async (tx) => {
    for (const [i, amountFen] of roomsFen.entries())
      await openFund(tx, { id: ids[i] ?? '', source: 'city', name: `资金${i + 1}`, position: i + 1, amountFen, at });
  });
  return ids;
}

type Booked = { entries: Booking[]; before?: Partial<Facts>; after: Partial<Facts>; said?: Said };

/** Keeps the books of one move and writes the facts after it, as the corridor does in its transaction. */
export async function book(
  pilot: Pilot,
  caseId: string,
  { entries, before = {}, after, said = {} }: Booked,
): Promise<void> {
  const { product } = pilot;
  const at = await product.clock.now(product.db);
  const record = await recordOf(pilot, caseId);
  const facts = { ...record.facts, ...before };
  const next = { ...facts, ...after };
  const books: Books = { before: facts, after: next, entries, record, seq: record.seq + 1, at, said, product };
  await product.db.transaction(async (tx) => {
    await keepBooks(tx, books);
    await tx.update(cases).set({ facts: next }).where(sql`${cases.id} = ${caseId}`);
  });
}

export async function giveAccount({ product }: Pilot, enterprise: Caller, number = '4200123456789012'): Promise<void> {
  const row = {
    bank: '中国工商银行黄石分行',
    holder: enterprise.memberships[0]?.organisation ?? '',
    number,
    updatedBy: enterprise.personId,
    updatedAt: await product.clock.now(product.db),
  };
  await product.db
    .insert(accounts)
    .values({ organisationId: organisationOf(enterprise), ...row })
    .onConflictDoUpdate({ target: accounts.organisationId, set: row });
}
