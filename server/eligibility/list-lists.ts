/** Which lists have been imported: the newest of each kind decides, the others stay to be read. */
import { and, desc, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Caller } from '../access/caller.ts';
import { requireHeld } from '../access/require-access.ts';
import { eligibilityLists } from '../database/schema/eligibility.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import type { Product } from '../product.ts';
import type { EligibilityListView } from './case-checks-contract.ts';

const cursorShape = z.tuple([z.iso.datetime(), z.uuid()]);

export async function listLists(
  product: Product,
  caller: Caller,
  { limit = 50, after }: { limit?: number | undefined; after?: string | undefined },
): Promise<{ items: EligibilityListView[]; next: string | null }> {
  requireHeld(caller, 'eligibilityList.list');
  const from = after === undefined ? undefined : readCursor(after, cursorShape);
  const rows = await product.db
    .select({ list: eligibilityLists, importer: sql<string | null>`person_name(${eligibilityLists.importedBy})` })
    .from(eligibilityLists)
    .where(
      and(
        from &&
          sql`(${eligibilityLists.importedAt}, ${eligibilityLists.id}) < (${from[0]}::timestamptz, ${from[1]}::uuid)`,
      ),
    )
    .orderBy(desc(eligibilityLists.importedAt), desc(eligibilityLists.id))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1)?.list;
  return {
    items: shown.map(({ list, importer }) => viewList(list, importer ?? '')),
    next: rows.length > limit && last ? writeCursor([last.importedAt.toISOString(), last.id]) : null,
  };
}

export const viewList = (
  { id, kind, source, asOf, fileName, sha256, rowCount, importedAt }: typeof eligibilityLists.$inferSelect,
  importedBy: string,
): EligibilityListView => ({
  id,
  kind,
  source,
  asOf,
  fileName,
  sha256,
  rowCount,
  importedBy,
  importedAt: importedAt.toISOString(),
});
