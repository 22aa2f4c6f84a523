/** Progress of the retrofit as the provider reports it; the newest report counts, any percentage may be reported. */
import { desc, eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import type { Caller } from '../access/caller.ts';
import { getSeenCase, lockSeenCase, requireState } from '../access/find-case.ts';
import { requireAccess } from '../access/require-access.ts';
import type { Reader } from '../database/database.ts';
import { nameOf } from '../database/name-of.ts';
import { progressReports } from '../database/schema/work.ts';
import { record as note } from '../journal/journal.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { isPresentProvider, requireWorker } from './work-access.ts';
import type { progressListSchema, reportProgressSchema } from './work-contract.ts';

type ProgressList = z.infer<typeof progressListSchema>;

export async function listProgress(product: Product, caller: Caller, caseId: string): Promise<ProgressList> {
  const seen = await getSeenCase(product.db, caller, caseId);
  const role = requireAccess(seen, 'progress.read');
  if (role === 'provider' && !isPresentProvider(caller, seen.record))
    throw new Refused('wrong-role', { by: '本案服务商', byEn: 'the provider of the case' });
  return viewProgress(product.db, caseId);
}

/** @throws Refused not-found, wrong-role, not-open */
export async function reportProgress(
  product: Product,
  caller: Caller,
  { caseId, report }: { caseId: string; report: z.output<typeof reportProgressSchema> },
): Promise<ProgressList> {
  return product.db.transaction(async (tx) => {
    const seen = await lockSeenCase(tx, caller, caseId);
    const role = requireWorker(seen, caller, 'progress.report');
    requireState(seen, 'retrofit.underway');
    const at = await product.clock.now(tx);
    const id = uuidv7();
    await tx.insert(progressReports).values({ id, caseId, ...report, reportedBy: caller.personId, reportedAt: at });
    await note(tx, {
      at,
      act: 'progress.reported',
      actorId: caller.personId,
      role,
      caseId,
      subject: `progressReports/${id}`,
      details: { percent: report.percent },
    });
    return viewProgress(tx, caseId);
  });
}

/** The newest two hundred, newest first. */
async function viewProgress(reader: Reader, caseId: string): Promise<ProgressList> {
  const rows = await reader
    .select({
      id: progressReports.id,
      percent: progressReports.percent,
      note: progressReports.note,
      reportedBy: nameOf(progressReports.reportedBy),
      reportedAt: progressReports.reportedAt,
    })
    .from(progressReports)
    .where(eq(progressReports.caseId, caseId))
    .orderBy(desc(progressReports.reportedAt), desc(progressReports.id))
    .limit(200);
  return { items: rows.map((row) => ({ ...row, reportedAt: row.reportedAt.toISOString() })) };
}
