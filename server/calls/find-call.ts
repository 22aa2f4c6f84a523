/** One call with its quotas by sub-industry, read or held. */
import { eq } from 'drizzle-orm';
import type { CallShape, Standing } from '../../workflows/calls/call-rules.ts';
import type { Reader, Tx } from '../database/database.ts';
import { callCeilings } from '../database/schema/calls.ts';
import { calls } from '../database/schema/reference.ts';
import { Refused } from '../problems/refused.ts';

export type CallRow = typeof calls.$inferSelect;
export type Ceiling = typeof callCeilings.$inferSelect;
export type HeldCall = { call: CallRow; ceilings: readonly Ceiling[] };

/** As the caller saw it when they decided to change it. @throws Refused not-found, not-open, stale-form */
export async function holdCall(
  tx: Tx,
  { id, revision, published }: { id: string; revision: number; published: boolean },
): Promise<HeldCall> {
  const [call] = await tx.select().from(calls).where(eq(calls.id, id)).for('update');
  if (call === undefined) throw new Refused('not-found');
  if ((call.publishedAt !== null) !== published) throw new Refused('not-open');
  if (call.revision !== revision) throw new Refused('stale-form');
  return { call, ceilings: await findCeilings(tx, id) };
}

export const findCeilings = (reader: Reader, callId: string): Promise<Ceiling[]> =>
  reader.select().from(callCeilings).where(eq(callCeilings.callId, callId)).orderBy(callCeilings.subIndustry);

export const quotasOf = (ceilings: readonly Ceiling[]): Record<string, number> =>
  Object.fromEntries(ceilings.map(({ subIndustry, quota }) => [subIndustry, quota]));

/** For the rules, which know instants and no rows. */
export const shapeOf = (call: Omit<CallShape, DateName> & Record<DateName, Date>): CallShape => ({
  ...datesOf(call),
  quota: call.quota,
  subIndustries: call.subIndustries,
  ceilings: call.ceilings,
});

export const standingOf = ({ call, ceilings }: HeldCall): Standing => ({
  ...shapeOf({ ...call, ceilings: quotasOf(ceilings) }),
  districts: call.districts,
  placesTaken: call.placesTaken,
});

type DateName = 'opensAt' | 'closesAt' | 'retrofitEndsAt' | 'batchEndsAt';
export const datesOf = (call: Record<DateName, Date>) => ({
  opensAt: call.opensAt.getTime(),
  closesAt: call.closesAt.getTime(),
  retrofitEndsAt: call.retrofitEndsAt.getTime(),
  batchEndsAt: call.batchEndsAt.getTime(),
});
