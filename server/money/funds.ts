/** The funds and what is left of each, and the payments of a case. */
import { asc, desc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { formatYuan } from '../../workflows/money/fen.ts';
import type { Caller } from '../access/caller.ts';
import { getSeenCase } from '../access/find-case.ts';
import { requireAccess, requireHeld } from '../access/require-access.ts';
import { funds, payments } from '../database/schema/money.ts';
import type { Product } from '../product.ts';
import { maskNumber } from './accounts.ts';
import { roomOf } from './fund-room.ts';
import type { FundView, paymentListSchema } from './money-contract.ts';

export async function listFunds(product: Product, caller: Caller): Promise<{ items: FundView[] }> {
  requireHeld(caller, 'fund.list');
  const rows = await product.db.select().from(funds).orderBy(asc(funds.position), asc(funds.id)).limit(200);
  return {
    items: rows.map((fund) => ({
      id: fund.id,
      source: fund.source,
      name: fund.name,
      appropriated: formatYuan(fund.appropriatedFen),
      committed: formatYuan(fund.committedFen),
      paid: formatYuan(fund.paidFen),
      recovered: formatYuan(fund.recoveredFen),
      room: formatYuan(roomOf(fund)),
    })),
  };
}

/** The treasury needs the whole number of an account it is about to pay; everybody else sees the last four digits. */
export async function listPayments(
  product: Product,
  caller: Caller,
  caseId: string,
): Promise<z.infer<typeof paymentListSchema>> {
  const seen = await getSeenCase(product.db, caller, caseId);
  const role = requireAccess(seen, 'payment.list');
  const rows = await product.db
    .select()
    .from(payments)
    .where(eq(payments.caseId, caseId))
    .orderBy(desc(payments.issuedAt), desc(payments.id))
    .limit(200);
  return {
    items: rows.map(({ id, amountFen, bank, holder, accountNumber, status, issuedAt, closedAt, bankReference }) => ({
      id,
      amount: formatYuan(amountFen),
      bank,
      holder,
      accountNumber: role === 'treasury' && status === 'issued' ? accountNumber : maskNumber(accountNumber),
      status,
      issuedAt: issuedAt.toISOString(),
      closedAt: closedAt?.toISOString() ?? null,
      bankReference,
    })),
  };
}
