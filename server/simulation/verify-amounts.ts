/**
 * What was paid, computed once more from the spend lines by the pure formula under the policy of the case (money.md, "From
 * spend to subsidy"): nobody's word is taken for it, neither the API's nor the facts' of the case.
 */
import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import { dateInShanghai } from '../../workflows/calendar/day.ts';
import { ceilingOf } from '../../workflows/case/entitlement-of-case.ts';
import { computeEntitlement } from '../../workflows/money/entitlement.ts';
import { formatYuan } from '../../workflows/money/fen.ts';
import { subsidyRulesOf } from '../../workflows/money/subsidy-rules.ts';
import { caseEvents, cases } from '../database/schema/cases.ts';
import { payments } from '../database/schema/money.ts';
import { calls } from '../database/schema/reference.ts';
import { spendLines } from '../database/schema/work.ts';
import type { Product } from '../product.ts';

type Row = typeof spendLines.$inferSelect;
const line = ({ verdict, paidOn, ...row }: Row) =>
  verdict === null ? [] : [{ ...row, verdict, paidOn, billIssuedOn: paidOn }];

/** @returns a sentence for every case that was paid anything else than its due, or more than the ceiling */
export async function verifyAmounts({ db, policies }: Product): Promise<string[]> {
  const paid = await db
    .select({ id: cases.id, number: cases.number, policyId: cases.policyId, endsAt: calls.batchEndsAt })
    .from(cases)
    .innerJoin(calls, eq(calls.id, cases.callId))
    .where(isNotNull(cases.approvedAt));
  const wrong: string[] = [];
  for (const { id, number, policyId, endsAt } of paid) {
    const sums = await db
      .select({ amountFen: payments.amountFen })
      .from(payments)
      .where(and(eq(payments.caseId, id), eq(payments.status, 'settled')));
    if (sums.length === 0) continue;
    const paidFen = sums.reduce((sum, { amountFen }) => sum + amountFen, 0);
    const policy = await policies.get(policyId);
    const lines = (await db.select().from(spendLines).where(eq(spendLines.caseId, id))).flatMap(line);
    const acts = await db
      .select({ type: caseEvents.type, at: caseEvents.at, said: caseEvents.said })
      .from(caseEvents)
      .where(
        and(
          eq(caseEvents.caseId, id),
          inArray(caseEvents.type, ['acceptance.confirm', 'audit.conclude', 'objection.changeAmount']),
        ),
      )
      .orderBy(asc(caseEvents.seq));
    const acceptedAt = acts.findLast(({ type }) => type === 'acceptance.confirm')?.at;
    const rules = subsidyRulesOf(policy, dateInShanghai(endsAt.getTime() - 1));
    const acceptedOn = acceptedAt ? dateInShanghai(acceptedAt.getTime()) : null;
    const due = computeEntitlement({ lines, rules, alreadyPaidFen: 0, acceptedOn });
    // What an objection left of the approved spend replaces what the audit left.
    const last = acts.at(-1);
    const reducedTo = last?.type === 'objection.changeAmount' ? (last.said.amount ?? 0) : null;
    const dueFen = reducedTo === null ? due.amountFen : ceilingOf(policy, reducedTo, 0);
    if (paidFen !== dueFen || paidFen > policy.subsidy.capFen || paidFen > ceilingOf(policy, due.baseFen, 0))
      wrong.push(`${number}: paid ${formatYuan(paidFen)}, due ${formatYuan(dueFen)} of ${formatYuan(due.baseFen)}`);
  }
  return wrong;
}
