/** How often somebody has done something lately, by the journal itself: several servers count alike. */
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Tx } from '../database/database.ts';
import { journal } from '../database/schema/cases.ts';
import { Refused } from '../problems/refused.ts';

type Limit = { act: string; most: number; withinMs: number };

/** To be followed by the entry of the act. One after the other for each person. @throws Refused too-many */
export async function refuseTooMany(
  tx: Tx,
  { actorId, at }: { actorId: string; at: Date },
  { act, most, withinMs }: Limit,
): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${act} ${actorId}`}, 0))`);
  const rows = await tx
    .select({ at: journal.at })
    .from(journal)
    .where(and(eq(journal.actorId, actorId), eq(journal.act, act), gt(journal.at, new Date(at.getTime() - withinMs))))
    .orderBy(asc(journal.at))
    .limit(most);
  const [first] = rows;
  if (first === undefined || rows.length < most) return;
  throw new Refused('too-many', { seconds: Math.ceil((first.at.getTime() + withinMs - at.getTime()) / 1000) });
}
