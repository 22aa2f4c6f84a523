/** Takes a judged roster in: compared once more behind the lock, all in one transaction, or not at all. */
import { eq } from 'drizzle-orm';
import { rosterImports } from '../database/schema/rosters.ts';
import { hashPassword, makePassword } from '../identity/passwords.ts';
import { record } from '../journal/journal.ts';
import type { Product } from '../product.ts';
import { compareNow, type Found, keepVerdict } from './judge-import.ts';
import { lockRosters, takeIn } from './take-in.ts';
import type { Job, Tell } from './work-on.ts';

/** @throws Refused rule, already-exists */
export async function bringIn(
  product: Product,
  { job, found, tell }: { job: Job; found: Found; tell: Tell },
): Promise<void> {
  const actorId = job.importedBy;
  if (actorId === null) throw new Error('nobody asked for this import');
  // Known to nobody: contact persons choose their own by the way of a forgotten password.
  const passwordHash = await hashPassword(makePassword());
  await product.db.transaction(async (tx) => {
    await lockRosters(tx);
    const [now] = await tx.select().from(rosterImports).where(eq(rosterImports.id, job.id));
    if (now?.state !== 'importing') return;
    const compared = await compareNow(tx, job, found);
    const { errors, questions, warnings, rows, accepted } = compared.verdict;
    const kept = { judged: found.judged, compared };
    if (!job.goodRowsOnly && errors.length + questions.length > 0) {
      await keepVerdict(tx, job, { ...kept, state: 'judged', failure: 'changed' });
      return;
    }
    const at = await product.clock.now(tx);
    const by = { at, actorId, ...(job.importedAs === null ? {} : { role: job.importedAs }) };
    const all = compared.fresh.length + compared.changed.length;
    const onProgress = (done: number) => tell(done, all);
    const taken = await takeIn(tx, compared, { by, passwordHashOf: () => passwordHash, onProgress });
    const result = { ...taken, alreadyThere: compared.same, leftBehind: rows - accepted };
    await keepVerdict(tx, job, { ...kept, state: 'imported', failure: null, more: { result, importedAt: at } });
    await record(tx, {
      ...{ at, act: 'roster.imported', actorId, role: job.importedAs, subject: `roster-imports/${job.id}` },
      details: { ...result, sha256: job.sha256, goodRowsOnly: job.goodRowsOnly, warnings: warnings.length },
    });
  });
}
