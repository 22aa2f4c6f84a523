/** Writes a list and whom it names. Null when the same file of the same day is there already. */
import { uuidv7 } from 'uuidv7';
import type { ListCheck } from '../../workflows/eligibility/checks.ts';
import type { ListRow } from '../../workflows/eligibility/judge-list.ts';
import type { Tx } from '../database/database.ts';
import { eligibilityListRows, eligibilityLists } from '../database/schema/eligibility.ts';
import { nameKeyOf } from '../identity/organisations.ts';
import { record } from '../journal/journal.ts';

export type ListRecord = typeof eligibilityLists.$inferSelect;
export type NewList = {
  kind: ListCheck;
  source: string;
  asOf: string;
  fileName: string;
  sha256: string;
  rows: readonly ListRow[];
};

/** Parameters of one statement are limited. */
const rowsAtOnce = 2000;

export async function addList(
  tx: Tx,
  { rows, ...told }: NewList,
  { at, actorId, role }: { at: Date; actorId: string; role: string },
): Promise<ListRecord | null> {
  const list = { ...told, id: uuidv7(), rowCount: rows.length, importedBy: actorId, importedAt: at };
  const [added] = await tx.insert(eligibilityLists).values(list).onConflictDoNothing().returning();
  if (added === undefined) return null;
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const some = rows.slice(from, from + rowsAtOnce);
    await tx
      .insert(eligibilityListRows)
      .values(some.map((row) => ({ ...row, listId: list.id, nameKey: nameKeyOf(row.name) })));
  }
  const { kind, source, asOf, sha256 } = told;
  await record(tx, {
    at,
    act: 'eligibilityList.imported',
    actorId,
    role,
    subject: `eligibility-lists/${list.id}`,
    details: { kind, source, asOf, sha256, rows: rows.length },
  });
  return added;
}
