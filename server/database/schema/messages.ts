/** What is written on a case, to whom, with which papers; and how far each person has read. */
import { sql } from 'drizzle-orm';
import { bigint, check, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { type Audience, audienceNames, writesAs } from '../../../workflows/messages/audience.ts';
import { keysOf } from '../../../workflows/vocabulary/keys.ts';
import type { PersonRole } from '../../../workflows/vocabulary/roles.ts';
import { allOf, oneOf } from '../checks.ts';
import { id, instant } from '../columns.ts';
import { cases } from './cases.ts';
import { organisations, people } from './identity.ts';
import { documents } from './papers.ts';

const writers = keysOf(writesAs).filter((role) => writesAs[role] !== null);

/** Append-only: what was said stays said. */
export const messages = pgTable(
  'messages',
  {
    id: id().primaryKey(),
    /** The order on a case, given out under the lock of its row. It never leaves the product: gaps would tell of others' messages. */
    position: bigint({ mode: 'number' }).notNull().unique().generatedAlwaysAsIdentity(),
    caseId: id()
      .notNull()
      .references(() => cases.id),
    authorId: id()
      .notNull()
      .references(() => people.id),
    authorRole: text().$type<PersonRole>().notNull(),
    authorOrganisationId: id()
      .notNull()
      .references(() => organisations.id),
    text: text().notNull(),
    audience: text().array().$type<Audience[]>().notNull(),
    /** The parties' organisations that read it, a writing party's own too: who takes its place later does not. Never an office. */
    readers: uuid().array().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    index('messages_case').on(t.caseId, t.position),
    index('messages_author').on(t.authorId),
    index('messages_author_organisation').on(t.authorOrganisationId),
    check('messages_author_role', oneOf(t.authorRole, writers)),
    check('messages_text', sql`char_length(${t.text}) between 1 and 4000`),
    check('messages_audience', sql`'bureau' = any(${t.audience}) and ${allOf(t.audience, audienceNames)}`),
  ],
);

/** Papers of the case that a message points to; whoever may not read the paper itself does not see it here either. */
export const messagePapers = pgTable(
  'message_papers',
  {
    messageId: id()
      .notNull()
      .references(() => messages.id),
    documentId: id()
      .notNull()
      .references(() => documents.id),
  },
  (t) => [primaryKey({ columns: [t.messageId, t.documentId] }), index('message_papers_document').on(t.documentId)],
);

/** How far somebody has read on a case, and up to where a letter has told them that there is something to read. */
export const messageReads = pgTable(
  'message_reads',
  {
    personId: id()
      .notNull()
      .references(() => people.id),
    caseId: id()
      .notNull()
      .references(() => cases.id),
    readTo: bigint({ mode: 'number' }).notNull(),
    readAt: instant(),
    toldOf: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.caseId] }), index('message_reads_case').on(t.caseId)],
);
