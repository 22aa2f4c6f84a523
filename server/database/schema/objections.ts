/** Objections and clues that came in over a public notice, and their papers: for the objection handlers alone. */
import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { type NotAdmitted, type ObjectionStatus, objectionStatuses } from '../../../workflows/notices/objecting.ts';
import { keysOf } from '../../../workflows/vocabulary/keys.ts';
import { oneOf } from '../checks.ts';
import { id, instant } from '../columns.ts';
import { cases } from './cases.ts';
import { people } from './identity.ts';
import { noticeItems } from './notices.ts';
import { objectors } from './objectors.ts';

export const objections = pgTable(
  'objections',
  {
    id: id().primaryKey(),
    /** Says nothing of how many there are. */
    number: text().notNull().unique(),
    /** What looks it up beside the number: its SHA-256. */
    codeHash: text().notNull(),
    kind: text().$type<'objection' | 'clue'>().notNull(),
    itemId: id()
      .notNull()
      .references(() => noticeItems.id),
    caseId: id()
      .notNull()
      .references(() => cases.id),
    /** Who objects and what they say. */
    objectorId: id().references(() => objectors.id),
    /** Sealed: what a clue says; a clue has no objector. */
    clue: text(),
    receivedAt: instant().notNull(),
    /** By when it is to be said whether it is admitted. */
    answerBy: instant().notNull(),
    status: text().$type<ObjectionStatus>().notNull(),
    decidedBy: id().references(() => people.id),
    decidedAt: instant(),
    /** The case as it was when it was admitted: what came later is its outcome. */
    admittedSeq: integer(),
    ground: text().$type<NotAdmitted>(),
    /** Sealed: what the handler tells who objected. */
    words: text(),
    /** When a letter told the outcome, for who left an address. */
    toldAt: instant(),
  },
  (t) => [
    index('objections_received').on(t.receivedAt, t.id),
    index('objections_case').on(t.caseId),
    index('objections_item').on(t.itemId),
    index('objections_objector').on(t.objectorId),
    index('objections_decided_by').on(t.decidedBy),
    check(
      'objections_kind',
      sql`(${t.kind} = 'objection' and ${t.objectorId} is not null and ${t.clue} is null)
      or (${t.kind} = 'clue' and ${t.objectorId} is null and ${t.clue} is not null)`,
    ),
    check('objections_status', oneOf(t.status, keysOf(objectionStatuses))),
    check('objections_admitted', sql`(${t.status} = 'admitted') = (${t.admittedSeq} is not null)`),
    check('objections_clue', sql`${t.kind} <> 'clue' or ${t.status} in ('received', 'closed')`),
  ],
);

/** Handed in before the objection itself, which then names it. Sealed whole: a signed letter tells more than its name. */
export const objectionPapers = pgTable(
  'objection_papers',
  {
    id: id().primaryKey(),
    /** Null until an objection names it; erased after a day when none does. */
    objectionId: id().references(() => objections.id),
    name: text().notNull(),
    mediaType: text().notNull(),
    sizeBytes: integer().notNull(),
    /** Sealed, like the name. */
    bytes: text().notNull(),
    uploadedAt: instant().notNull(),
  },
  (t) => [
    index('objection_papers_objection').on(t.objectionId),
    index('objection_papers_loose').on(t.uploadedAt).where(sql`${t.objectionId} is null`),
  ],
);
