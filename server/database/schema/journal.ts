/** The chain over the journal and its daily seals; the entries themselves are in `journal` (cases.ts). */
import { bigint, date, index, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from '../columns.ts';
import { journal } from './cases.ts';

/** One link per committed entry, in the order of sealing: each hash covers the entry and the hash before. Append-only. */
export const journalLinks = pgTable('journal_links', {
  /** Position in the chain, from 1 without gaps. */
  position: bigint({ mode: 'number' }).primaryKey(),
  entryId: bigint({ mode: 'number' })
    .notNull()
    .unique()
    .references(() => journal.id),
  hash: text().notNull(),
});

/** The signed head of the chain, once a day. Append-only. */
export const journalSeals = pgTable(
  'journal_seals',
  {
    day: date({ mode: 'string' }).primaryKey(),
    position: bigint({ mode: 'number' }).notNull(),
    head: text().notNull(),
    /** Every entry up to this number stands at or before `position`: one that comes later was not written in its time. */
    settledId: bigint({ mode: 'number' }).notNull(),
    sealedAt: instant().notNull(),
    /** Ed25519, base64url, over the canonical text of the seal. */
    signature: text().notNull(),
    publicKey: text().notNull(),
  },
  (t) => [index('journal_seals_position').on(t.position)],
);
