/** The funds in the order they are drawn on, and what of each is neither promised nor paid. */
import { asc } from 'drizzle-orm';
import type { Tx } from '../database/database.ts';
import { funds } from '../database/schema/money.ts';

type Figures = { appropriatedFen: number; committedFen: number; paidFen: number; recoveredFen: number };

export const roomOf = ({ appropriatedFen, committedFen, paidFen, recoveredFen }: Figures): number =>
  appropriatedFen - committedFen - paidFen + recoveredFen;

/**
 * Holds every fund until the end of the transaction, in one order for everybody: whoever waits here reads the figures that
 * the one before has written, so that two approvals never count the same yuan (reliability.md, "Limited money").
 */
export async function lockFunds(tx: Tx): Promise<{ id: string; roomFen: number }[]> {
  const rows = await tx.select().from(funds).orderBy(asc(funds.position), asc(funds.id)).for('update');
  return rows.map((fund) => ({ id: fund.id, roomFen: Math.max(0, roomOf(fund)) }));
}
