/** Judges an import with its answers and against the register, and keeps what was found. */
import { and, eq, sql } from 'drizzle-orm';
import { type ComparedVerdict, compareWithKnown, type RosterReference } from '../../workflows/roster/index.ts';
import type { Reader, Tx } from '../database/database.ts';
import { type ImportFailure, type ImportState, rosterFindings, rosterImports } from '../database/schema/rosters.ts';
import type { Product } from '../product.ts';
import { findKnown } from './find-known.ts';
import { countsOf, findingsOf } from './findings-of.ts';
import type { JudgedFile } from './judge-file.ts';
import { readCityReference } from './read-reference.ts';
import { judgeApart } from './roster-room.ts';
import type { Job, Tell } from './work-on.ts';

export type Found = { judged: JudgedFile; compared: ComparedVerdict; reference: RosterReference };

/** @throws TooMuch */
export async function judgeImport(
  { db }: Product,
  { job, bytes, tell }: { job: Job; bytes: Uint8Array; tell: Tell },
): Promise<Found> {
  const reference = await readCityReference(db);
  const order = { bytes: new Uint8Array(bytes), reference, answers: job.answers };
  // A figure that could not be written is told by the next one.
  const judged = await judgeApart(order, (done, total) => void tell(done, total).catch(() => undefined));
  return { judged, reference, compared: await compareNow(db, job, { judged, reference }) };
}

export async function compareNow(
  reader: Reader,
  { answers }: Job,
  { judged: { verdict }, reference }: Pick<Found, 'judged' | 'reference'>,
): Promise<ComparedVerdict> {
  return compareWithKnown(verdict, await findKnown(reader, verdict.acceptedRows), { answers, reference });
}

type Kept = Omit<Found, 'reference'> & {
  state: ImportState;
  failure: ImportFailure | null;
  more?: Partial<typeof rosterImports.$inferInsert>;
};

const AT_ONCE = 1000;

/** In place of what was found before. */
export async function keepVerdict(tx: Tx, job: Job, { judged, compared, state, failure, more }: Kept): Promise<void> {
  const { rows } = compared.verdict;
  const updated = await tx
    .update(rosterImports)
    .set({
      ...{ state, failure, failureWhy: null, unjudged: false, leaseUntil: null, done: rows, total: rows },
      ...{ counts: countsOf(compared, job.answers), revision: sql`${rosterImports.revision} + 1` },
      ...more,
    })
    .where(and(eq(rosterImports.id, job.id), eq(rosterImports.state, job.state)))
    .returning({ id: rosterImports.id });
  // Somebody else has done it in the meantime.
  if (updated.length === 0) return;
  await tx.delete(rosterFindings).where(eq(rosterFindings.importId, job.id));
  const found = findingsOf(compared, { answered: judged.answered, answers: job.answers });
  for (let from = 0; from < found.length; from += AT_ONCE) {
    const rows = found
      .slice(from, from + AT_ONCE)
      .map((row, index) => ({ ...row, importId: job.id, position: from + index }));
    await tx.insert(rosterFindings).values(rows);
  }
}
