/** Letters to people: fixed Message-ID, tries, and what became of each. */
import { sql } from 'drizzle-orm';
import { bigint, check, index, jsonb, pgTable, smallint, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { oneOf } from '../checks.ts';
import { id, instant } from '../columns.ts';
import { people } from './identity.ts';

export const letters = pgTable(
  'letters',
  {
    id: id().primaryKey(),
    outboxId: bigint({ mode: 'number' }),
    personId: id().references(() => people.id),
    /** Where nobody has an account yet: the address itself. */
    address: text(),
    caseId: id(),
    kind: text().notNull(),
    parameters: jsonb().notNull(),
    /** Sealed, and erased when the letter is sent or dead: what only its reader may know, such as a link that resets. */
    secret: text(),
    messageId: text().notNull().unique(),
    status: text().$type<'waiting' | 'sent' | 'dead'>().notNull(),
    createdAt: instant().notNull(),
    nextTryAt: instant().notNull(),
    tries: smallint().notNull(),
    sentAt: instant(),
    lastError: text(),
  },
  (t) => [
    check('letters_status', oneOf(t.status, ['waiting', 'sent', 'dead'])),
    uniqueIndex('letters_once').on(t.outboxId, t.personId),
    index('letters_waiting').on(t.nextTryAt).where(sql`${t.status} = 'waiting'`),
    check('letters_reader', sql`${t.personId} is not null or ${t.address} is not null`),
    index('letters_person').on(t.personId, t.createdAt),
  ],
);
