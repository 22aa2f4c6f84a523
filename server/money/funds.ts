/** The funds and what is left of each, and the payments of a case. */
import { asc, desc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { formatYuan } from '../../workflows/money/fen.ts';
import { maskAccount } from '../../workflows/privacy/mask.ts';
import type { Caller } from '../access/caller.ts';
import { getSeenCase } from '../access/find-case.ts';
import { requireAccess, requireHeld } from '../access/require-access.ts';
import { funds, payments } from '../database/schema/money.ts';
import type { Product } from '../product.ts';
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

/** Of the account everybody but the enterprise itself sees the last four digits; the treasury asks for the whole where it has to pay. */
export async function listPayments(
  product: Product,
  caller: Caller,
  caseId: string,
): Promise<z.infer<typeof paymentListSchema>> {
  const seen = await getSeenCase(product.db, caller, caseId);
  const role = requireAccess(seen, 'payment.list');
  const own = seen.roles.includes('enterprise');
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
      accountNumber: own ? accountNumber : maskAccount(accountNumber),
      status,
      issuedAt: issuedAt.toISOString(),
      closedAt: closedAt?.toISOString() ?? null,
      bankReference,
      reveals: role === 'treasury' && !own ? [{ subject: `payments/${id}`, field: 'payment.account' }] : [],
    })),
  };
}
