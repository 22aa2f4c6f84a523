/** Funds and their append-only double-entry ledger, accounts, credit checks, payments. */
import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { oneOf } from '../checks.ts';
import { fen, id, instant } from '../columns.ts';
import { cases } from './cases.ts';
import { organisations, people } from './identity.ts';

export const funds = pgTable(
  'funds',
  {
    id: id().primaryKey(),
    source: text().notNull(),
    name: text().notNull(),
    /** Funds are drawn on in this order. */
    position: integer().notNull(),
    appropriatedFen: fen().notNull(),
    committedFen: fen().notNull(),
    paidFen: fen().notNull(),
    recoveredFen: fen().notNull(),
  },
  (t) => [
    check('funds_source', oneOf(t.source, ['province', 'city', 'district'])),
    // Committed is what is promised and not yet paid. Both bounds of money.md hold under any concurrency.
    check(
      'funds_bound',
      sql`${t.committedFen} >= 0 and ${t.paidFen} >= 0 and ${t.recoveredFen} between 0 and ${t.paidFen}
      and ${t.committedFen} + ${t.paidFen} - ${t.recoveredFen} <= ${t.appropriatedFen}`,
    ),
  ],
);

/** What of each fund is promised to or paid for a case. */
export const fundShares = pgTable(
  'fund_shares',
  {
    caseId: id()
      .notNull()
      .references(() => cases.id),
    fundId: id()
      .notNull()
      .references(() => funds.id),
    committedFen: fen().notNull(),
    paidFen: fen().notNull(),
    recoveredFen: fen().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.fundId] }),
    index('fund_shares_fund').on(t.fundId),
    check(
      'fund_shares_bound',
      sql`${t.committedFen} >= 0 and ${t.paidFen} >= 0 and ${t.recoveredFen} between 0 and ${t.paidFen}`,
    ),
  ],
);

export const ledgerAccounts = ['appropriation', 'available', 'committed', 'paid', 'recovered'] as const;

export const fundEntries = pgTable(
  'fund_entries',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    fundId: id()
      .notNull()
      .references(() => funds.id),
    caseId: id().references(() => cases.id),
    seq: integer(),
    kind: text().notNull(),
    debit: text().$type<(typeof ledgerAccounts)[number]>().notNull(),
    credit: text().$type<(typeof ledgerAccounts)[number]>().notNull(),
    amountFen: fen().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    index('fund_entries_fund').on(t.fundId),
    index('fund_entries_case').on(t.caseId),
    check('fund_entries_kind', oneOf(t.kind, ['appropriation', 'commitment', 'release', 'payment', 'recovery'])),
    check('fund_entries_amount', sql`${t.amountFen} > 0 and ${t.debit} <> ${t.credit}`),
  ],
);

export const accounts = pgTable(
  'accounts',
  {
    organisationId: id()
      .primaryKey()
      .references(() => organisations.id),
    bank: text().notNull(),
    holder: text().notNull(),
    number: text().notNull(),
    updatedBy: id()
      .notNull()
      .references(() => people.id),
    updatedAt: instant().notNull(),
  },
  (t) => [index('accounts_updated_by').on(t.updatedBy)],
);

export const creditChecks = pgTable(
  'credit_checks',
  {
    id: id().primaryKey(),
    organisationId: id()
      .notNull()
      .references(() => organisations.id),
    result: text().$type<'clear' | 'adverse'>().notNull(),
    source: text().notNull(),
    note: text().notNull(),
    checkedBy: id()
      .notNull()
      .references(() => people.id),
    checkedAt: instant().notNull(),
  },
  (t) => [
    index('credit_checks_organisation').on(t.organisationId, t.checkedAt),
    index('credit_checks_by').on(t.checkedBy),
    check('credit_checks_result', oneOf(t.result, ['clear', 'adverse'])),
  ],
);

export const payments = pgTable(
  'payments',
  {
    id: id().primaryKey(),
    caseId: id()
      .notNull()
      .references(() => cases.id),
    seq: integer().notNull(),
    amountFen: fen().notNull(),
    bank: text().notNull(),
    holder: text().notNull(),
    accountNumber: text().notNull(),
    status: text().$type<'issued' | 'settled' | 'returned'>().notNull(),
    issuedAt: instant().notNull(),
    closedAt: instant(),
    bankReference: text().unique(),
  },
  (t) => [
    // The same payment can never be issued twice (money.md, traps): one per case that did not come back.
    uniqueIndex('payments_once').on(t.caseId).where(sql`${t.status} <> 'returned'`),
    index('payments_case').on(t.caseId),
    check('payments_status', oneOf(t.status, ['issued', 'settled', 'returned'])),
    check('payments_amount', sql`${t.amountFen} > 0`),
  ],
);
