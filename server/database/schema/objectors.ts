/** Who raised an objection: seen by objection handlers only (process.md, "Objection"). */
import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { id, instant } from '../columns.ts';
import { cases } from './cases.ts';
import { people } from './identity.ts';

export const objectors = pgTable(
  'objectors',
  {
    id: id().primaryKey(),
    caseId: id()
      .notNull()
      .references(() => cases.id),
    /** Sealed (server/secrets/sealed.ts): a copy of the database does not tell the name. */
    name: text().notNull(),
    contact: text().notNull(),
    statement: text().notNull(),
    /** Sealed too: an identity number or organisation code, and where the outcome is told; only of who objected online. */
    identity: text(),
    email: text(),
    /** Null: they objected online. */
    recordedBy: id().references(() => people.id),
    recordedAt: instant().notNull(),
  },
  (t) => [index('objectors_case').on(t.caseId), index('objectors_recorded_by').on(t.recordedBy)],
);
