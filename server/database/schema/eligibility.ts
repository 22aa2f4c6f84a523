/** What others say of an enterprise: imported lists, what officers looked up on a case, and waivers with their approver. */
import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import {
  type CheckCode,
  type ListCheck,
  type LookedUpCheck,
  listChecks,
  lookedUpChecks,
  waivableChecks,
} from '../../../workflows/eligibility/checks.ts';
import { oneOf } from '../checks.ts';
import { day, id, instant } from '../columns.ts';
import { cases } from './cases.ts';
import { people } from './identity.ts';

/** Append-only: the newest of a kind decides, and what decided before stays to be read. */
export const eligibilityLists = pgTable(
  'eligibility_lists',
  {
    id: id().primaryKey(),
    /** The check that the list speaks to. */
    kind: text().$type<ListCheck>().notNull(),
    source: text().notNull(),
    asOf: day().notNull(),
    fileName: text().notNull(),
    sha256: text().notNull(),
    rowCount: integer().notNull(),
    importedBy: id()
      .notNull()
      .references(() => people.id),
    importedAt: instant().notNull(),
  },
  (t) => [
    // The same file of the same day is one list, however often it is sent.
    uniqueIndex('eligibility_lists_once').on(t.kind, t.asOf, t.sha256),
    index('eligibility_lists_newest').on(t.kind, t.asOf, t.importedAt),
    index('eligibility_lists_imported_by').on(t.importedBy),
    check('eligibility_lists_kind', oneOf(t.kind, listChecks)),
    check('eligibility_lists_rows', sql`${t.rowCount} >= 0`),
  ],
);

/** Whom a list names. */
export const eligibilityListRows = pgTable(
  'eligibility_list_rows',
  {
    listId: id()
      .notNull()
      .references(() => eligibilityLists.id),
    /** The row of the file. */
    row: integer().notNull(),
    creditCode: text(),
    name: text().notNull(),
    /** As names are compared (organisations.name_key). */
    nameKey: text().notNull(),
    note: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.listId, t.row] }),
    index('eligibility_list_rows_code').on(t.listId, t.creditCode),
    index('eligibility_list_rows_name').on(t.listId, t.nameKey),
  ],
);

/** What an officer looked up for one check of one case; append-only, the newest day counts. */
export const eligibilitySnapshots = pgTable(
  'eligibility_snapshots',
  {
    id: id().primaryKey(),
    /** Of two for the same day the later one counts. */
    position: bigint({ mode: 'number' }).notNull().unique().generatedAlwaysAsIdentity(),
    caseId: id()
      .notNull()
      .references(() => cases.id),
    check: text().$type<LookedUpCheck>().notNull(),
    says: text().$type<'clear' | 'adverse'>().notNull(),
    source: text().notNull(),
    asOf: day().notNull(),
    note: text().notNull(),
    recordedBy: id()
      .notNull()
      .references(() => people.id),
    recordedAt: instant().notNull(),
  },
  (t) => [
    index('eligibility_snapshots_case').on(t.caseId, t.check, t.position),
    index('eligibility_snapshots_recorded_by').on(t.recordedBy),
    check('eligibility_snapshots_check', oneOf(t.check, lookedUpChecks)),
    check('eligibility_snapshots_says', oneOf(t.says, ['clear', 'adverse'])),
  ],
);

/** Asked for by an officer; what the director says to it is a row of its own, so that neither can be changed. */
export const eligibilityWaivers = pgTable(
  'eligibility_waivers',
  {
    id: id().primaryKey(),
    caseId: id()
      .notNull()
      .references(() => cases.id),
    check: text().$type<CheckCode>().notNull(),
    reason: text().notNull(),
    askedBy: id()
      .notNull()
      .references(() => people.id),
    askedAt: instant().notNull(),
  },
  (t) => [
    index('eligibility_waivers_case').on(t.caseId, t.check),
    index('eligibility_waivers_asked_by').on(t.askedBy),
    check('eligibility_waivers_check', oneOf(t.check, waivableChecks)),
  ],
);

export const eligibilityWaiverDecisions = pgTable(
  'eligibility_waiver_decisions',
  {
    /** One decision on each. */
    waiverId: id()
      .primaryKey()
      .references(() => eligibilityWaivers.id),
    decision: text().$type<'approved' | 'refused'>().notNull(),
    reason: text().notNull(),
    decidedBy: id()
      .notNull()
      .references(() => people.id),
    decidedAt: instant().notNull(),
  },
  (t) => [
    index('eligibility_waiver_decisions_decided_by').on(t.decidedBy),
    check('eligibility_waiver_decisions_decision', oneOf(t.decision, ['approved', 'refused'])),
  ],
);
