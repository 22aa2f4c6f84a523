/**
 * Spend of a case as the enterprise enters it: contract, invoice and payment per line, replaced as a whole. A line that did
 * not change keeps the auditor's verdict; the same invoice is never taken twice, in whatever case it stands.
 */
import { asc, eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { dateInShanghai } from '../../workflows/calendar/day.ts';
import type { Caller } from '../access/caller.ts';
import { type CaseRecord, lockSeenCase, requireState } from '../access/find-case.ts';
import { requireAccess } from '../access/require-access.ts';
import type { Reader, Tx } from '../database/database.ts';
import { spendLines } from '../database/schema/work.ts';
import { record as note } from '../journal/journal.ts';
import type { Product } from '../product.ts';
import { refuseFaults } from '../work/refuse-faults.ts';
import type { SpendView } from './money-contract.ts';
import { judgeSpendLines, type KeyedLine, type LineInput, lineName } from './spend-rules.ts';
import type { SpendRow } from './spend-terms.ts';
import { viewSpend } from './spend-view.ts';

/** From the start of the work until it is claimed, and again when the claim is returned. */
export const spendOpenIn: readonly string[] = [
  'retrofit.underway',
  'retrofit.change',
  'acceptance.preparing',
  'subsidy.claimOpen',
  'subsidy.supplement',
];

export const listSpendRows = (reader: Reader, caseId: string): Promise<SpendRow[]> =>
  reader
    .select()
    .from(spendLines)
    .where(eq(spendLines.caseId, caseId))
    .orderBy(asc(spendLines.position), asc(spendLines.id));

/** @throws Refused not-found, wrong-role, not-open, rule */
export async function saveSpend(
  product: Product,
  caller: Caller,
  { caseId, lines }: { caseId: string; lines: readonly LineInput[] },
): Promise<SpendView> {
  return product.db.transaction(async (tx) => {
    const seen = await lockSeenCase(tx, caller, caseId);
    requireAccess(seen, 'spend.save');
    requireState(seen, ...spendOpenIn);
    const at = await product.clock.now(tx);
    const policy = await product.policies.get(seen.record.policyId);
    const judged = judgeSpendLines(lines, { policy, today: dateInShanghai(at.getTime()) });
    refuseFaults(judged.faults);
    const { kept, changed } = await replaceLines(tx, seen.record, { lines: judged.lines, at });
    await note(tx, {
      at,
      act: 'spend.saved',
      actorId: caller.personId,
      role: 'enterprise',
      caseId,
      details: { lines: lines.length, kept, changed },
    });
    return viewSpend(tx, product, { seen, rows: await listSpendRows(tx, caseId) });
  });
}

async function replaceLines(
  tx: Tx,
  record: CaseRecord,
  { lines, at }: { lines: readonly KeyedLine[]; at: Date },
): Promise<{ kept: number; changed: number }> {
  const before = await tx.delete(spendLines).where(eq(spendLines.caseId, record.id)).returning();
  const byKey = new Map(before.map((row) => [row.invoiceKey, row]));
  const rows = lines.map((line, position): SpendRow => {
    const old = byKey.get(line.invoiceKey);
    const fresh = rowOf(line, { id: old?.id ?? uuidv7(), caseId: record.id, position, at });
    return old && isUnchanged(old, fresh) ? { ...old, position } : fresh;
  });
  // In the order of the keys, so that two cases with the same two invoices wait for each other instead of both failing.
  const ordered = rows.toSorted((a, b) => (a.invoiceKey < b.invoiceKey ? -1 : 1));
  const written =
    ordered.length === 0
      ? []
      : await tx
          .insert(spendLines)
          .values(ordered)
          .onConflictDoNothing({ target: spendLines.invoiceKey })
          .returning({ key: spendLines.invoiceKey });
  refuseUsedInvoices(rows, new Set(written.map(({ key }) => key)));
  const kept = rows.filter((row) => byKey.get(row.invoiceKey)?.updatedAt === row.updatedAt).length;
  return { kept, changed: rows.length - kept };
}

/** Says that an invoice is used elsewhere and not where: that is for officials to look into. */
function refuseUsedInvoices(rows: readonly SpendRow[], written: ReadonlySet<string>): void {
  refuseFaults(
    rows.flatMap((row, i) => {
      if (written.has(row.invoiceKey)) return [];
      const where = lineName(i, row.name);
      return [
        {
          code: 'invoice-used',
          zh: `${where.zh}：该发票已在其他申报中使用`,
          en: `${where.en}: this invoice is already used elsewhere`,
          details: [String(i + 1)],
        },
      ];
    }),
  );
}

function rowOf(
  line: KeyedLine,
  { id, caseId, position, at }: { id: string; caseId: string; position: number; at: Date },
): SpendRow {
  const { category, name, vatRateBp, contractOn, invoiceKey, invoiceOn, paidOn, payment, relatedParty } = line;
  return {
    id,
    caseId,
    contractLineId: null,
    category,
    name,
    contractFen: line.contract,
    invoicedFen: line.invoiced,
    paidFen: line.paid,
    vatRateBp,
    contractOn,
    invoiceKey,
    invoiceOn,
    paidOn,
    payment,
    billDueOn: line.billDueOn ?? null,
    relatedParty,
    verdict: null,
    allowedFen: null,
    cutReason: null,
    cutNote: null,
    decidedBy: null,
    decidedAt: null,
    updatedAt: at,
    position,
  };
}

const entered = [
  'category',
  'name',
  'contractFen',
  'invoicedFen',
  'paidFen',
  'vatRateBp',
  'contractOn',
  'invoiceOn',
  'paidOn',
  'payment',
  'billDueOn',
  'relatedParty',
] as const satisfies readonly (keyof SpendRow)[];

const isUnchanged = (old: SpendRow, fresh: SpendRow): boolean => entered.every((field) => old[field] === fresh[field]);
