/**
 * Places of a call: the quota of all and, where there is one, that of the enterprise's sub-industry. Taken by conditional
 * updates (reliability.md), always the call's row before that of the sub-industry, and given back as what they were taken.
 */
import { and, eq, gt, lt, sql } from 'drizzle-orm';
import type { CaseRecord } from '../access/find-case.ts';
import type { Reader, Tx } from '../database/database.ts';
import { callCeilings, callPlaces } from '../database/schema/calls.ts';
import { calls } from '../database/schema/reference.ts';

type Holder = Pick<CaseRecord, 'id' | 'callId' | 'enterpriseId'>;

/** Holds both rows until the move is written, so that the answer stays true. */
export async function isPlaceFree(tx: Tx, holder: Holder): Promise<boolean> {
  const [call] = await tx
    .select({ free: sql<boolean>`${calls.placesTaken} < ${calls.quota}` })
    .from(calls)
    .where(eq(calls.id, holder.callId))
    .for('update');
  if (call?.free !== true) return false;
  const [ceiling] = await tx
    .select({ free: sql<boolean>`${callCeilings.placesTaken} < ${callCeilings.quota}` })
    .from(callCeilings)
    .where(ceilingOf(holder.callId, await subIndustryOf(tx, holder)))
    .for('update');
  return ceiling?.free ?? true;
}

/** @returns false when there is none left; then nothing may be kept of this transaction. */
export async function takePlace(tx: Tx, holder: Holder): Promise<boolean> {
  const taken = await tx
    .update(calls)
    .set({ placesTaken: sql`${calls.placesTaken} + 1` })
    .where(and(eq(calls.id, holder.callId), lt(calls.placesTaken, calls.quota)))
    .returning({ id: calls.id });
  if (taken.length === 0) return false;
  const subIndustry = await subIndustryOf(tx, holder);
  const ceiling = ceilingOf(holder.callId, subIndustry);
  const limited = await tx.select({ quota: callCeilings.quota }).from(callCeilings).where(ceiling);
  if (limited.length > 0) {
    const within = await tx
      .update(callCeilings)
      .set({ placesTaken: sql`${callCeilings.placesTaken} + 1` })
      .where(and(ceiling, lt(callCeilings.placesTaken, callCeilings.quota)))
      .returning({ quota: callCeilings.quota });
    if (within.length === 0) return false;
  }
  await tx.insert(callPlaces).values({ caseId: holder.id, callId: holder.callId, subIndustry });
  return true;
}

/** @throws Error when the call has none to give back */
export async function freePlace(tx: Tx, { id, callId }: Holder): Promise<void> {
  const freed = await tx
    .update(calls)
    .set({ placesTaken: sql`${calls.placesTaken} - 1` })
    .where(and(eq(calls.id, callId), gt(calls.placesTaken, 0)))
    .returning({ id: calls.id });
  if (freed.length === 0) throw new Error(`call ${callId} has no place to give back`);
  const [held] = await tx
    .delete(callPlaces)
    .where(eq(callPlaces.caseId, id))
    .returning({ subIndustry: callPlaces.subIndustry });
  await tx
    .update(callCeilings)
    .set({ placesTaken: sql`${callCeilings.placesTaken} - 1` })
    .where(ceilingOf(callId, held?.subIndustry ?? null));
}

/** Of no sub-industry: of no row. */
const ceilingOf = (callId: string, subIndustry: string | null) =>
  and(eq(callCeilings.callId, callId), eq(callCeilings.subIndustry, subIndustry ?? ''));

/** One that a city no longer has counts as none. */
async function subIndustryOf(reader: Reader, { enterpriseId }: Holder): Promise<string | null> {
  const { rows } = await reader.execute<{ code: string | null }>(sql`
    select i.code from organisations o join sub_industries i on i.code = o.sub_industry where o.id = ${enterpriseId}::uuid`);
  return rows[0]?.code ?? null;
}
