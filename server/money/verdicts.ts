/** The audit of a claim line by line (审定): allowed, cut in part, cut; every cut with its reason and a note. */
import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import { formatYuan } from '../../workflows/money/fen.ts';
import type { Caller } from '../access/caller.ts';
import { lockSeenCase, requireState } from '../access/find-case.ts';
import { requireAccess } from '../access/require-access.ts';
import { record as note } from '../journal/journal.ts';
import type { UnmetNeed } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { refuseFaults } from '../work/refuse-faults.ts';
import type { SpendView, verdictsSchema } from './money-contract.ts';
import { listSpendRows } from './spend-lines.ts';
import type { SpendRow } from './spend-terms.ts';
import { viewSpend } from './spend-view.ts';

export type VerdictInput = z.output<typeof verdictsSchema>['verdicts'][number];

/** Lines that are not named keep their verdict. @throws Refused not-found, wrong-role, not-open, rule */
export async function saveVerdicts(
  product: Product,
  caller: Caller,
  { caseId, verdicts }: { caseId: string; verdicts: readonly VerdictInput[] },
): Promise<SpendView> {
  return product.db.transaction(async (tx) => {
    const seen = await lockSeenCase(tx, caller, caseId);
    requireAccess(seen, 'spend.decide');
    requireState(seen, 'subsidy.audit');
    const rows = await listSpendRows(tx, caseId);
    refuseFaults(findVerdictFaults(verdicts, rows));
    const at = await product.clock.now(tx);
    const decided = verdicts.map(({ lineId, verdict, allowed, cutReason, cutNote }) => ({
      id: lineId,
      verdict,
      allowed: allowed ?? null,
      reason: cutReason ?? null,
      note: cutNote ?? null,
    }));
    await tx.execute(sql`update spend_lines l
      set verdict = v.verdict, allowed_fen = v.allowed, cut_reason = v.reason, cut_note = v.note, decided_by = ${caller.personId}::uuid, decided_at = ${at.toISOString()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(decided)}::jsonb) as v(id uuid, verdict text, allowed bigint, reason text, note text)
      where l.id = v.id and l.case_id = ${caseId}::uuid`);
    await note(tx, {
      at,
      act: 'spend.audited',
      actorId: caller.personId,
      role: 'auditFirm',
      caseId,
      details: { lines: decided.length, cut: decided.filter(({ verdict }) => verdict !== 'allowed').length },
    });
    return viewSpend(tx, product, { seen, rows: await listSpendRows(tx, caseId) });
  });
}

/** Pure: what is wrong with these verdicts on these lines. */
export function findVerdictFaults(verdicts: readonly VerdictInput[], rows: readonly SpendRow[]): UnmetNeed[] {
  const named = new Set<string>();
  return verdicts.flatMap((verdict) => {
    const row = rows.find(({ id }) => id === verdict.lineId);
    if (!row)
      return [
        {
          code: 'line-unknown',
          zh: '没有这一支出明细，可能已被企业修改',
          en: 'There is no such spend line; the enterprise may have changed it',
          details: [verdict.lineId],
        },
      ];
    const where = { zh: `第 ${row.position + 1} 行“${row.name}”`, en: `Line ${row.position + 1} "${row.name}"` };
    const found = faultsOf(verdict, row);
    if (named.has(verdict.lineId)) found.push(['line-twice', '同一行有两个结论', 'the line has two verdicts']);
    named.add(verdict.lineId);
    return found.map(([code, zh, en]) => ({
      code,
      zh: `${where.zh}：${zh}`,
      en: `${where.en}: ${en}`,
      details: [verdict.lineId],
    }));
  });
}

type Fault = [code: string, zh: string, en: string];

function faultsOf({ verdict, allowed, cutReason, cutNote }: VerdictInput, row: SpendRow): Fault[] {
  const faults: Fault[] = [];
  if (verdict === 'allowed') {
    if (allowed !== undefined || cutReason !== undefined)
      faults.push(['cut-of-allowed', '全额认可的行不填核减金额和原因', 'an allowed line has no cut']);
    return faults;
  }
  if (cutReason === undefined || (cutNote ?? '').trim() === '')
    faults.push(['cut-unexplained', '核减须选择原因并写明说明', 'a cut needs its reason and a note']);
  if (verdict === 'cut' && allowed !== undefined)
    faults.push(['amount-of-cut', '全额核减的行没有审定金额', 'a line that is cut has no allowed amount']);
  const limit = Math.min(row.contractFen, row.invoicedFen, row.paidFen);
  if (verdict === 'cutInPart' && (allowed === undefined || allowed <= 0 || allowed >= limit))
    faults.push([
      'allowed-out-of-range',
      `部分核减的审定金额须大于 0 且小于 ${formatYuan(limit)} 元`,
      `the allowed amount lies between 0 and ${formatYuan(limit)} yuan`,
    ]);
  return faults;
}
