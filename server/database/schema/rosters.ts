/** Rosters that the bureau has sent in: the file, what was found in it, what was answered, and what became of it. */
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { RosterAnswers, RowDecision } from '../../../workflows/roster/index.ts';
import { oneOf } from '../checks.ts';
import { id, instant } from '../columns.ts';
import { people } from './identity.ts';

const importStates = ['judging', 'judged', 'importing', 'imported', 'failed'] as const;
export type ImportState = (typeof importStates)[number];

/** `answered`: what an official typed or decided, which the last judgement has taken into account. */
export const findingKinds = ['error', 'question', 'warning', 'normalised', 'answered'] as const;
export type FindingKind = (typeof findingKinds)[number];

/** Of the whole file; findings are kept up to a bound, these figures always. */
export type RosterCounts = {
  rows: number;
  accepted: number;
  /** Of the accepted: not there yet; there, and to be brought up to date; there, and staying as they are. */
  fresh: number;
  changed: number;
  same: number;
  skipped: number;
} & Record<FindingKind, number>;

export type RosterResult = {
  organisations: number;
  alreadyThere: number;
  changed: number;
  accounts: number;
  withoutAccount: number;
  /** Rows with an error or an open question, which stayed behind. */
  leftBehind: number;
};

/** Why work on it came to nothing. `changed`: judged again before importing, there was something to settle after all. */
const failures = ['tooMuch', 'refused', 'changed', 'broken'] as const;
export type ImportFailure = (typeof failures)[number];

export type FindingAnswer = { text: string } | { decision: RowDecision };
/** As it is shown; `value` is what stands in the cell. */
export type FoundText = {
  field: string;
  why?: string;
  whyEn?: string;
  value?: string;
  to?: string;
  suggestion?: string;
  choices?: readonly string[];
};

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

export const rosterImports = pgTable(
  'roster_imports',
  {
    id: id().primaryKey(),
    fileName: text().notNull(),
    sha256: text().notNull(),
    sizeBytes: integer().notNull(),
    createdBy: id()
      .notNull()
      .references(() => people.id),
    createdAt: instant().notNull(),
    state: text().$type<ImportState>().notNull(),
    /** One more with every judgement: whoever imports says which one they have read. */
    revision: integer().notNull(),
    /** Rows judged, or enterprises taken in, of all. */
    done: integer().notNull(),
    total: integer().notNull(),
    /** Who works on it says so from time to time; wall time. What nobody works on any more is taken up again. */
    leaseUntil: instant(),
    counts: jsonb().$type<RosterCounts>(),
    answers: jsonb().$type<RosterAnswers>().notNull(),
    /** Something was answered that no judgement has taken into account yet. */
    unjudged: boolean().notNull(),
    goodRowsOnly: boolean().notNull(),
    failure: text().$type<ImportFailure>(),
    /** The refusal behind `refused`, in both languages. */
    failureWhy: jsonb().$type<{ zh: string; en: string }>(),
    importedBy: id().references(() => people.id),
    /** The role in which they did. */
    importedAs: text(),
    importedAt: instant(),
    result: jsonb().$type<RosterResult>(),
  },
  (t) => [
    index('roster_imports_created').on(t.createdAt, t.id),
    index('roster_imports_created_by').on(t.createdBy),
    index('roster_imports_imported_by').on(t.importedBy),
    index('roster_imports_waiting').on(t.createdAt).where(sql`${t.state} in ('judging', 'importing')`),
    check('roster_imports_state', oneOf(t.state, importStates)),
    check('roster_imports_failure', oneOf(t.failure, failures)),
  ],
);

/** The bytes as they came, apart from what is read all day. */
export const rosterFiles = pgTable('roster_files', {
  importId: id()
    .primaryKey()
    .references(() => rosterImports.id, { onDelete: 'cascade' }),
  bytes: bytes().notNull(),
});

/** Written anew with every judgement; in the order of the sheet within each kind. */
export const rosterFindings = pgTable(
  'roster_findings',
  {
    importId: id()
      .notNull()
      .references(() => rosterImports.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    kind: text().$type<FindingKind>().notNull(),
    code: text().notNull(),
    sheet: text().notNull(),
    row: integer().notNull(),
    cell: text().notNull(),
    found: jsonb().$type<FoundText>().notNull(),
    answer: jsonb().$type<FindingAnswer>(),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.position] }),
    uniqueIndex('roster_findings_kind').on(t.importId, t.kind, t.position),
    check('roster_findings_kind', oneOf(t.kind, findingKinds)),
  ],
);
