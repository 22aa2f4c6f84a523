/** The journal on the screen: a page of it, one entry with what was before and after, and the seals. */
import { z } from 'zod';
import { type Caller, holds } from '../access/caller.ts';
import { requireHeld } from '../access/require-access.ts';
import { beyondCaller } from '../database/scope.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import { type Seal, sealHolds } from '../journal/offline/verify-journal.mjs';
import { readSealFiles } from '../journal/seal-files.ts';
import { knownKeys, readSeals } from '../journal/verify-chain.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { findDetailed, findEntries, viewRow } from './find-entries.ts';
import type { JournalEntryView, JournalFilter, JournalRow, SealList, SealView } from './journal-contract.ts';

type Paged = { limit?: number | undefined; after?: string | undefined };

/** @throws Refused wrong-role, bad-cursor */
export async function searchJournal(
  product: Product,
  caller: Caller,
  { limit = 50, ...wanted }: JournalFilter & Paged,
): Promise<{ items: JournalRow[]; next: string | null }> {
  requireHeld(caller, 'journal.read');
  const { rows, next } = await findEntries(product, { ...wanted, limit });
  return { items: rows.map(viewRow), next };
}

/** Acts about people who object: that they happened is told, not what was recorded beside. */
export const tellsObjector = (act: string): boolean => act.startsWith('objector.');

/** @throws Refused wrong-role, not-found */
export async function getJournalEntry(product: Product, caller: Caller, id: number): Promise<JournalEntryView> {
  requireHeld(caller, 'journal.read');
  const { rows } = await findDetailed(product, { limit: 1, id });
  const [row] = rows;
  if (!row) throw new Refused('not-found');
  const { seq, fromState, toState, ground, details, hash, act } = row;
  return {
    ...viewRow(row),
    seq,
    fromState,
    toState,
    // Reasons belong to the case, which an administrator does not see.
    ground: holds(caller, 'auditor') ? ground : null,
    details: tellsObjector(act) ? null : details,
    hash,
  };
}

/** @throws Refused wrong-role, bad-cursor */
export async function listSeals(product: Product, caller: Caller, { limit = 50, after }: Paged): Promise<SealList> {
  requireHeld(caller, 'journal.read');
  const before = after === undefined ? '9999-12-31' : readCursor(after, z.tuple([z.iso.date()]))[0];
  const { pool } = product;
  return beyondCaller(async () => {
    const seals = await readSeals(pool, 'where day < $1 order by day desc limit $2', [before, limit + 1]);
    const page = seals.slice(0, limit);
    const last = seals.length > limit ? page.at(-1) : undefined;
    const [chain, verified] = await Promise.all([
      pool.query<{ chained: number; waiting: number }>(
        `select (select coalesce(max(position), 0) from journal_links) as chained,
                (select count(*)::int from (select from journal where id > (select coalesce(max(entry_id), 0) from journal_links) limit 1000) w) as waiting`,
      ),
      pool.query<{ at: Date; details: { ok?: boolean; firstBad?: number } }>(
        `select at, details from journal where act = 'journal.sealed' order by at desc limit 1`,
      ),
    ]);
    const [check] = verified.rows;
    return {
      items: await judge(product, page),
      next: last ? writeCursor([last.day]) : null,
      chained: chain.rows[0]?.chained ?? 0,
      waiting: chain.rows[0]?.waiting ?? 0,
      lastVerified: check
        ? { at: check.at.toISOString(), ok: check.details.ok === true, firstBad: check.details.firstBad ?? null }
        : null,
    };
  });
}

async function judge(product: Product, seals: readonly Seal[]): Promise<SealView[]> {
  const keys = knownKeys(product, readSealFiles(product.settings.dataDir));
  const { rows } = await product.pool.query<{ position: number; hash: string }>(
    'select position, hash from journal_links where position = any($1::bigint[])',
    [seals.map(({ position }) => position)],
  );
  const hashes = new Map(rows.map(({ position, hash }) => [position, hash]));
  return seals.map((seal) => {
    const { day, position, head, sealedAt, publicKey } = seal;
    const known = keys.includes(publicKey);
    const state = !known ? 'unknownKey' : sealHolds(seal) && hashes.get(position) === head ? 'holds' : 'differs';
    return { day, position, head, sealedAt, publicKey, state };
  });
}
