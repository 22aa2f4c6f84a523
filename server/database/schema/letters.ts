/** Letters to people: fixed Message-ID, tries, and what became of each. On the screen they are that person's notifications. */
import { sql } from 'drizzle-orm';
import { bigint, check, index, jsonb, pgTable, smallint, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { oneOf } from '../checks.ts';
import { day, id, instant } from '../columns.ts';
import { people } from './identity.ts';

const statuses = ['waiting', 'sent', 'dead', 'gathering', 'shown'] as const;
export type LetterStatus = (typeof statuses)[number];

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
    /** `gathering`: waits for the digest of the day; `shown`: on the screen only, or told in a digest. */
    status: text().$type<LetterStatus>().notNull(),
    createdAt: instant().notNull(),
    nextTryAt: instant().notNull(),
    tries: smallint().notNull(),
    sentAt: instant(),
    lastError: text(),
    /** When its reader saw it on the screen. */
    readAt: instant(),
    /** Of a digest: the working day that it is of. */
    digestDay: day(),
  },
  (t) => [
    check('letters_status', oneOf(t.status, statuses)),
    uniqueIndex('letters_once').on(t.outboxId, t.personId),
    index('letters_waiting').on(t.nextTryAt).where(sql`${t.status} = 'waiting'`),
    check('letters_reader', sql`${t.personId} is not null or ${t.address} is not null`),
    index('letters_person').on(t.personId, t.createdAt),
    index('letters_unread').on(t.personId).where(sql`${t.readAt} is null`),
    index('letters_gathering').on(t.personId).where(sql`${t.status} = 'gathering'`),
    index('letters_dead').on(t.createdAt).where(sql`${t.status} = 'dead'`),
    uniqueIndex('letters_digest').on(t.personId, t.digestDay).where(sql`${t.digestDay} is not null`),
  ],
);
