/** An official has a roster checked again, or imported: the row is set to be worked on, and a second click does nothing twice. */
import { and, eq } from 'drizzle-orm';
import { whyNotAll, whyNotGood } from '../../workflows/roster/index.ts';
import type { Caller } from '../access/caller.ts';
import { requireHeld } from '../access/require-access.ts';
import type { Tx } from '../database/database.ts';
import { rosterImports } from '../database/schema/rosters.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import type { ImportRoster, RosterImportView } from './roster-contract.ts';
import { getImport } from './view-import.ts';

/** @throws Refused wrong-role, not-found, not-open */
export async function checkAgain(product: Product, caller: Caller, id: string): Promise<RosterImportView> {
  requireHeld(caller, 'roster.import');
  await product.db.transaction(async (tx) => {
    const { state, unjudged } = await lockImport(tx, id);
    if (state === 'judging') return;
    if (state !== 'failed' && !(state === 'judged' && unjudged)) throw new Refused('not-open');
    await tx.update(rosterImports).set({ state: 'judging', done: 0, failure: null }).where(eq(rosterImports.id, id));
  });
  return getImport(product, caller, id);
}

/** @throws Refused wrong-role, not-found, stale-form, rule */
export async function startImport(
  product: Product,
  caller: Caller,
  { id, said }: { id: string; said: ImportRoster },
): Promise<RosterImportView> {
  const role = requireHeld(caller, 'roster.import');
  await product.db.transaction(async (tx) => {
    const { state, unjudged, counts, revision } = await lockImport(tx, id);
    if (state === 'importing' || state === 'imported') return;
    if (revision !== said.revision) throw new Refused('stale-form');
    const standing = {
      ...{ state, unjudged, errors: counts?.error ?? 0, questions: counts?.question ?? 0 },
      waiting: (counts?.fresh ?? 0) + (counts?.changed ?? 0),
    };
    const why = said.rows === 'all' ? whyNotAll(standing) : whyNotGood(standing);
    if (why) throw new Refused('rule', why);
    await tx
      .update(rosterImports)
      .set({
        ...{ state: 'importing', goodRowsOnly: said.rows === 'good', failure: null, failureWhy: null },
        ...{ importedBy: caller.personId, importedAs: role, done: 0, total: standing.waiting },
      })
      .where(and(eq(rosterImports.id, id), eq(rosterImports.revision, revision)));
  });
  return getImport(product, caller, id);
}

/** @throws Refused not-found */
export async function lockImport(tx: Tx, id: string): Promise<typeof rosterImports.$inferSelect> {
  const [row] = await tx.select().from(rosterImports).where(eq(rosterImports.id, id)).for('update');
  if (!row) throw new Refused('not-found');
  return row;
}
