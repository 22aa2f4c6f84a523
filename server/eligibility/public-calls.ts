/** The calls that a stranger can still apply to: what is published and has not closed, the first to close first. */
import { and, asc, desc, gt, isNotNull } from 'drizzle-orm';
import type { Reader } from '../database/database.ts';
import { calls } from '../database/schema/reference.ts';
import type { PublicCallView } from './eligibility-contract.ts';

export type CallRow = typeof calls.$inferSelect;

const MOST = 20;

/** `current` is the one whose rules are told: the first that is open, else the next, else the last there was. */
export async function findPublicCalls(
  reader: Reader,
  now: Date,
): Promise<{ current: CallRow | null; standing: CallRow[] }> {
  const standing = await reader
    .select()
    .from(calls)
    .where(and(isNotNull(calls.publishedAt), gt(calls.closesAt, now)))
    .orderBy(asc(calls.closesAt))
    .limit(MOST);
  const sorted = standing.toSorted((a, b) => Number(isOpen(b, now)) - Number(isOpen(a, now)));
  if (sorted[0]) return { current: sorted[0], standing: sorted };
  const [last] = await reader
    .select()
    .from(calls)
    .where(isNotNull(calls.publishedAt))
    .orderBy(desc(calls.closesAt))
    .limit(1);
  return { current: last ?? null, standing: [] };
}

export const isOpen = ({ opensAt, closesAt }: CallRow, now: Date): boolean => opensAt <= now && now < closesAt;

export const viewPublicCall = (call: CallRow, now: Date): PublicCallView => ({
  id: call.id,
  code: call.code,
  title: call.title,
  opensAt: call.opensAt.toISOString(),
  closesAt: call.closesAt.toISOString(),
  open: isOpen(call, now),
});
