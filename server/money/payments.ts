/** A payment on its way: issued to the account as it is now, then settled or returned by the bank; once per case. */
import { and, eq, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '../database/database.ts';
import { accounts, payments } from '../database/schema/money.ts';
import { ruleRefusal } from '../work/refuse-faults.ts';

type Issue = { caseId: string; enterpriseId: string; seq: number; at: Date; amountFen: number };

/** Keeps a copy of the account: what was paid to stays known when the account changes. @throws Refused rule */
export async function issuePayment(tx: Tx, { caseId, enterpriseId, seq, at, amountFen }: Issue): Promise<void> {
  const [account] = await tx.select().from(accounts).where(eq(accounts.organisationId, enterpriseId));
  if (!account) throw ruleRefusal('企业收款账户未登记', 'No account is registered');
  const issued = await tx
    .insert(payments)
    .values({
      id: uuidv7(),
      caseId,
      seq,
      amountFen,
      bank: account.bank,
      holder: account.holder,
      accountNumber: account.number,
      status: 'issued',
      issuedAt: at,
    })
    .onConflictDoNothing({ target: payments.caseId, where: sql`status <> 'returned'` })
    .returning({ id: payments.id });
  if (issued.length === 0)
    throw ruleRefusal('本案已有在途或已完成的拨付', 'A payment of this case is under way or done');
}

type Close = { caseId: string; at: Date; amountFen: number; bankReference: string };

/** @throws Refused rule when the bank's reference was already booked */
export async function settlePayment(tx: Tx, { caseId, at, amountFen, bankReference }: Close): Promise<void> {
  const used = await tx.select({ id: payments.id }).from(payments).where(eq(payments.bankReference, bankReference));
  if (used.length > 0) throw ruleRefusal('该银行回单号已登记', 'This bank reference is already booked');
  await closePayment(tx, caseId, { status: 'settled', closedAt: at, bankReference }, amountFen);
}

/** The account step opens again; the amount stays committed (money.md, "Traps"). */
export const returnPayment = (tx: Tx, { caseId, at, amountFen }: Omit<Close, 'bankReference'>): Promise<void> =>
  closePayment(tx, caseId, { status: 'returned', closedAt: at }, amountFen);

async function closePayment(
  tx: Tx,
  caseId: string,
  set: Partial<typeof payments.$inferInsert>,
  amountFen: number,
): Promise<void> {
  const closed = await tx
    .update(payments)
    .set(set)
    .where(and(eq(payments.caseId, caseId), eq(payments.status, 'issued'), eq(payments.amountFen, amountFen)))
    .returning({ id: payments.id });
  if (closed.length !== 1) throw new Error(`case ${caseId} has no issued payment of ${amountFen} fen`);
}
