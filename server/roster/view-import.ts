/** One import or many, as the bureau sees them: how far it is, what was found, what can be done next. */
import { desc, eq, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { whyNotAll, whyNotGood } from '../../workflows/roster/index.ts';
import type { Caller } from '../access/caller.ts';
import { requireHeld } from '../access/require-access.ts';
import type { Reader } from '../database/database.ts';
import { nameOf } from '../database/name-of.ts';
import { rosterImports } from '../database/schema/rosters.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { mostOfAKind } from './findings-of.ts';
import type { RosterImportList, RosterImportView } from './roster-contract.ts';

const cursor = z.tuple([z.uuid()]);

/** Newest first: the ids are in the order of the uploads. @throws Refused wrong-role, bad-cursor */
export async function listImports(
  { db }: Product,
  caller: Caller,
  { limit = 20, after }: { limit?: number | undefined; after?: string | undefined },
): Promise<RosterImportList> {
  requireHeld(caller, 'roster.import');
  const [before] = after === undefined ? [] : readCursor(after, cursor);
  const rows = await select(db)
    .where(before === undefined ? undefined : lt(rosterImports.id, before))
    .orderBy(desc(rosterImports.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { items: page.map(viewImport), next: last ? writeCursor([last.row.id]) : null };
}

/** @throws Refused wrong-role, not-found */
export async function getImport({ db }: Product, caller: Caller, id: string): Promise<RosterImportView> {
  requireHeld(caller, 'roster.import');
  const [found] = await select(db).where(eq(rosterImports.id, id));
  if (!found) throw new Refused('not-found');
  return viewImport(found);
}

const answersWaiting = sql<number>`(select count(*)::int from roster_findings f
  where f.import_id = roster_imports.id and f.answer is not null)`;

const select = (reader: Reader) =>
  reader
    .select({
      row: rosterImports,
      answersWaiting,
      createdBy: nameOf(rosterImports.createdBy),
      importedBy: sql<string | null>`${nameOf(rosterImports.importedBy)}`,
    })
    .from(rosterImports);

type Found = Awaited<ReturnType<typeof select>>[number];

function viewImport({ row, answersWaiting, createdBy, importedBy }: Found): RosterImportView {
  const { id, fileName, sha256, sizeBytes, createdAt, state, revision, done, total, counts } = row;
  const standing = {
    ...{ state, unjudged: row.unjudged },
    ...{ errors: counts?.error ?? 0, questions: counts?.question ?? 0 },
    waiting: (counts?.fresh ?? 0) + (counts?.changed ?? 0),
  };
  const optionOf = (why: { zh: string; en: string } | undefined) => ({ ready: why === undefined, why: why ?? null });
  return {
    ...{ id, fileName, sha256, sizeBytes, createdAt: createdAt.toISOString(), state, revision, counts },
    createdBy: { id: row.createdBy, name: createdBy },
    progress: { done, total },
    ...{ most: mostOfAKind, answersWaiting },
    failure: row.failure === null ? null : { code: row.failure, why: row.failureWhy },
    imported: importedView(row, importedBy),
    options: {
      answer: state === 'judged',
      check: (state === 'judged' && row.unjudged) || state === 'failed',
      importAll: optionOf(whyNotAll(standing)),
      importGoodRows: optionOf(whyNotGood(standing)),
    },
  };
}

function importedView({ result, importedAt, importedBy, goodRowsOnly }: Found['row'], name: string | null) {
  if (result === null || importedAt === null || importedBy === null) return null;
  return { ...result, at: importedAt.toISOString(), by: { id: importedBy, name: name ?? '' }, goodRowsOnly };
}
