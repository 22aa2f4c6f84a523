/** The funds of the pilot: one province, one city, with their demonstration appropriations (decisions.md 11). */
import { and, eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '../database/database.ts';
import { funds } from '../database/schema/money.ts';
import { openFund } from '../money/bookkeeping.ts';

const pilotFunds = [
  { source: 'province', name: '省级中小企业数字化转型试点资金', position: 1, amountFen: 2_000_000_000 },
  { source: 'city', name: '市级数字化转型配套资金', position: 2, amountFen: 1_000_000_000 },
] as const;

/** How many were new. */
export async function addPilotFunds(tx: Tx, at: Date): Promise<number> {
  let added = 0;
  for (const fund of pilotFunds) {
    const same = and(eq(funds.source, fund.source), eq(funds.name, fund.name));
    const [there] = await tx.select({ id: funds.id }).from(funds).where(same);
    if (there !== undefined) continue;
    await openFund(tx, { ...fund, id: uuidv7(), at });
    added += 1;
  }
  return added;
}
