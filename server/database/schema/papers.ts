/** What is filled in and handed in on a case: forms, papers, questionnaires. */
import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { oneOf } from '../checks.ts';
import { id, instant } from '../columns.ts';
import { cases } from './cases.ts';
import { people } from './identity.ts';

/** One filled-in form of a case; `version` refuses a stale save. */
export const caseForms = pgTable(
  'case_forms',
  {
    caseId: id()
      .notNull()
      .references(() => cases.id),
    form: text().notNull(),
    answers: jsonb().$type<Record<string, string | number | boolean>>().notNull(),
    version: integer().notNull(),
    updatedBy: id()
      .notNull()
      .references(() => people.id),
    updatedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.form] }), index('case_forms_updated_by').on(t.updatedBy)],
);

export const documents = pgTable(
  'documents',
  {
    id: id().primaryKey(),
    caseId: id()
      .notNull()
      .references(() => cases.id),
    /** Which paper of which form it is. */
    paper: text().notNull(),
    name: text().notNull(),
    mediaType: text().notNull(),
    sizeBytes: bigint({ mode: 'number' }).notNull(),
    sha256: text().notNull(),
    storageKey: text().notNull().unique(),
    uploadedBy: id()
      .notNull()
      .references(() => people.id),
    /** The organisation it was handed in for. */
    uploadedFor: id().notNull(),
    uploadedAt: instant().notNull(),
    withdrawnAt: instant(),
  },
  (t) => [
    index('documents_case').on(t.caseId, t.paper),
    index('documents_sha256').on(t.sha256),
    index('documents_uploaded_by').on(t.uploadedBy),
  ],
);

/** The questionnaire, four times in a case (grading.md); `round` counts second assessments. */
export const assessments = pgTable(
  'assessments',
  {
    id: id().primaryKey(),
    caseId: id()
      .notNull()
      .references(() => cases.id),
    kind: text().$type<'self' | 'baseline' | 'after' | 'onSite'>().notNull(),
    round: integer().notNull(),
    edition: text().notNull(),
    answers: jsonb().$type<{ questions: Record<string, string[]>; scenarios: Record<string, number> }>().notNull(),
    /** From the answers by the edition; null while they are incomplete. */
    result: jsonb(),
    level: integer(),
    version: integer().notNull(),
    updatedBy: id()
      .notNull()
      .references(() => people.id),
    updatedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('assessments_round').on(t.caseId, t.kind, t.round),
    index('assessments_updated_by').on(t.updatedBy),
    check('assessments_kind', oneOf(t.kind, ['self', 'baseline', 'after', 'onSite'])),
    check('assessments_level', sql`${t.level} between 0 and 4`),
  ],
);
