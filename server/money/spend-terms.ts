/** What turns the spend of a case into money: the rules of its policy, the batch's window, the day of acceptance, earlier money. */
import { eq, sql } from 'drizzle-orm';
import { type Day, dateInShanghai } from '../../workflows/calendar/day.ts';
import { computeEntitlement, type Entitlement } from '../../workflows/money/entitlement.ts';
import type { SpendLine } from '../../workflows/money/spend-line.ts';
import { type SubsidyRules, subsidyRulesOf } from '../../workflows/money/subsidy-rules.ts';
import type { CaseRecord } from '../access/find-case.ts';
import type { Reader, Tx } from '../database/database.ts';
import { organisations } from '../database/schema/identity.ts';
import { calls } from '../database/schema/reference.ts';
import type { spendLines } from '../database/schema/work.ts';
import type { Product } from '../product.ts';

export type SpendRow = typeof spendLines.$inferSelect;
export type SpendTerms = { rules: SubsidyRules; acceptedOn: Day | null; earlierPaidFen: number };

/**
 * Earlier money is what the same enterprise keeps or was promised under the same policy in other cases: a commitment that is
 * about to be paid uses the cap as well, and so does what is approved and waits for funds.
 */
const earlierPaid = ({ id, enterpriseId, policyId }: CaseRecord) =>
  sql<number>`earlier_promised(${enterpriseId}, ${policyId}, ${id})`;

/**
 * Holds the enterprise until the move is committed: two of its cases that are approved at the same moment would each find the
 * whole cap free.
 */
export async function holdCapLeft(tx: Tx, product: Product, record: CaseRecord): Promise<number> {
  await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(eq(organisations.id, record.enterpriseId))
    .for('no key update');
  const { subsidy } = await product.policies.get(record.policyId);
  // Only now: the sum must see what whoever held it before has committed.
  const { rows } = await tx.execute<{ earlier: string | number }>(sql`select ${earlierPaid(record)} as earlier`);
  return Math.max(0, subsidy.capFen - Number(rows[0]?.earlier ?? 0));
}

export async function findTerms(reader: Reader, product: Product, record: CaseRecord): Promise<SpendTerms> {
  const policy = await product.policies.get(record.policyId);
  const [found] = await reader
    .select({
      batchEndsAt: calls.batchEndsAt,
      acceptedAt: sql<
        number | null
      >`(select (extract(epoch from max(e.at)) * 1000)::bigint from case_events e where e.case_id = ${record.id} and e.type = 'acceptance.confirm')`,
      earlierPaidFen: earlierPaid(record),
    })
    .from(calls)
    .where(eq(calls.id, record.callId));
  if (!found) throw new Error(`case ${record.number} has no call`);
  const { acceptedAt, batchEndsAt, earlierPaidFen } = found;
  // The window is half-open: a batch that ends at midnight has the day before as its last day.
  const rules = subsidyRulesOf(policy, dateInShanghai(batchEndsAt.getTime() - 1));
  return { rules, acceptedOn: acceptedAt === null ? null : dateInShanghai(acceptedAt), earlierPaidFen };
}

/** Only what the audit has decided counts. `nameOf` is how the steps of the computation call a line. */
export function computeSpend(
  rows: readonly SpendRow[],
  { rules, acceptedOn, earlierPaidFen }: SpendTerms,
  nameOf: (row: SpendRow) => string = ({ id }) => id,
): Entitlement {
  const lines = rows.flatMap((row) => lineOf(row, nameOf(row)) ?? []);
  return computeEntitlement({ lines, rules, alreadyPaidFen: earlierPaidFen, acceptedOn });
}

/** The day a bill was handed over is the day it was paid with; its due day stands beside. */
function lineOf(row: SpendRow, id: string): SpendLine | null {
  if (row.verdict === null) return null;
  const {
    category,
    contractFen,
    invoicedFen,
    paidFen,
    vatRateBp,
    verdict,
    allowedFen,
    contractOn,
    invoiceOn,
    payment,
    paidOn,
    billDueOn,
    relatedParty,
  } = row;
  return {
    id,
    category,
    contractFen,
    invoicedFen,
    paidFen,
    vatRateBp,
    verdict,
    allowedFen,
    contractOn,
    invoiceOn,
    payment,
    paidOn,
    billIssuedOn: paidOn,
    billDueOn,
    relatedParty,
  };
}
