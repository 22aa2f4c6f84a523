/** A pilot whose journal has some days behind it, and the hands of somebody who owns the database. */
import { onClient } from '../../server/database/database.ts';
import { inTransaction } from '../../server/database/transaction.ts';
import { record } from '../../server/journal/journal.ts';
import { entryHash, firstHash, type JournalEntry, type Verdict } from '../../server/journal/offline/verify-journal.mjs';
import { hashedColumns } from '../../server/journal/read-entries.ts';
import { openSealer } from '../../server/journal/sealer.ts';
import { verifyJournal } from '../../server/journal/verify-chain.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

export type JournalScene = {
  pilot: Pilot;
  /** So many more entries, chained, on the day of the clock. */
  live(entries: number): Promise<void>;
  /** The next day begins, and what was before is sealed. */
  nextDay(): Promise<void>;
  /** As the owner, without the triggers and the foreign keys, as somebody would who means it. */
  tamper(...statements: string[]): Promise<void>;
  /** Chains everything anew from this position on, so that it fits together again. */
  rewriteFrom(position: number): Promise<void>;
  verify(): Promise<Verdict>;
};

export async function openJournalScene(): Promise<JournalScene> {
  const pilot = await createPilot();
  const { product, database, clock } = pilot;
  const sealer = openSealer(product);
  const tamper = async (...statements: string[]) => {
    const freed = ['journal', 'journal_links', 'journal_seals'].map(
      (table) => `alter table ${table} disable trigger user`,
    );
    const loose = 'alter table journal_links drop constraint if exists journal_links_entry_id_journal_id_fk';
    await database.adminPool.query(['begin', ...freed, loose, ...statements, 'commit'].join(';'));
  };
  const scene: JournalScene = {
    pilot,
    async live(entries) {
      for (let n = 0; n < entries; n += 1) {
        await inTransaction(product.pool, async ({ client }) => {
          const at = await clock.now();
          await record(onClient(client), { at, act: 'call.published', actorId: null, details: { n } });
        });
      }
      await sealer.round(product);
    },
    async nextDay() {
      clock.moveTo(new Date(clock.set().getTime() + 86_400_000));
      await sealer.round(product);
    },
    tamper,
    async rewriteFrom(position) {
      const { rows } = await database.adminPool.query<JournalEntry & { position: number; hash: string }>(
        `select l.position, l.hash, ${hashedColumns} from journal_links l join journal j on j.id = l.entry_id order by l.position`,
      );
      let previous = rows.find((row) => row.position === position - 1)?.hash ?? firstHash;
      const statements = rows
        .filter((row) => row.position >= position)
        .map(({ position: at, hash: _, ...entry }) => {
          previous = entryHash(entry, at, previous);
          return `update journal_links set hash = '${previous}' where position = ${at}`;
        });
      await tamper(...statements);
    },
    verify: () => verifyJournal(product, { patienceMs: 0 }),
  };
  return scene;
}
