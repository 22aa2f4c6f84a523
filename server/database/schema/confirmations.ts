/** The legal representative's confirmation of the commitment letter: asked for by a link, or given from one's own account. */
import { sql } from 'drizzle-orm';
import { check, index, pgTable, text } from 'drizzle-orm/pg-core';
import { id, instant } from '../columns.ts';
import { cases } from './cases.ts';
import { people } from './identity.ts';

/** One row for one link, or for one confirmation from an account. It is confirmed once and never changed after that. */
export const commitmentConfirmations = pgTable(
  'commitment_confirmations',
  {
    id: id().primaryKey(),
    caseId: id()
      .notNull()
      .references(() => cases.id),
    /** Which text (workflows/commitment/letters.ts). */
    letter: text().notNull(),
    askedBy: id()
      .notNull()
      .references(() => people.id),
    askedAt: instant().notNull(),
    /** Where the link went; null for a confirmation from an account. */
    email: text(),
    /** SHA-256 of what the letter carries. */
    tokenHash: text().unique(),
    expiresAt: instant(),
    withdrawnAt: instant(),
    /** What was confirmed: SHA-256 of all that is filed but the letter itself. */
    contentHash: text(),
    confirmedAt: instant(),
    /** As typed by who confirmed. */
    confirmedName: text(),
    /** The account; null for who came by the link. */
    confirmedBy: id().references(() => people.id),
  },
  (t) => [
    index('commitment_confirmations_case').on(t.caseId),
    index('commitment_confirmations_asked_by').on(t.askedBy),
    index('commitment_confirmations_confirmed_by').on(t.confirmedBy),
    check(
      'commitment_confirmations_whole',
      sql`(${t.confirmedAt} is null) = (${t.contentHash} is null) and (${t.confirmedAt} is null) = (${t.confirmedName} is null)`,
    ),
    check('commitment_confirmations_way', sql`(${t.tokenHash} is null) = (${t.email} is null)`),
  ],
);
