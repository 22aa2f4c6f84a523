/**
 * An estimate of the subsidy from planned spend, by the very rules that decide on real spend: what counts, base, rate, cap,
 * level. Planned lines are taken as if they were invoiced, paid and allowed in full within the window.
 */
import { computeEntitlement } from '../money/entitlement.ts';
import { describeStep } from '../money/entitlement-steps.ts';
import { type Fen, formatYuanGrouped } from '../money/fen.ts';
import { subsidyRulesOf } from '../money/subsidy-rules.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { Label } from '../vocabulary/roles.ts';

export type PlannedLine = { category: string; amountFen: Fen };
export type Estimate = { baseFen: Fen; amountFen: Fen; capped: boolean; steps: Label[] };

/** `level`: the one expected after the retrofit; null while nobody knows, and then the minimum is taken for reached. */
export function estimateSubsidy(
  policy: Policy,
  { lines, level, alreadyPaidFen = 0 }: { lines: readonly PlannedLine[]; level: number | null; alreadyPaidFen?: Fen },
): Estimate {
  const rules = subsidyRulesOf(policy, policy.subsidy.spendFrom);
  const day = policy.subsidy.spendFrom;
  const nameOf = (code: string) => policy.expenseCategories.find((one) => one.code === code)?.name;
  const computed = computeEntitlement({
    rules,
    alreadyPaidFen,
    lines: lines.map(({ category, amountFen }, at) => ({
      id: nameOf(category)?.zh ?? `${at + 1}`,
      category,
      contractFen: amountFen,
      invoicedFen: amountFen,
      paidFen: amountFen,
      vatRateBp: usualVat(policy, category),
      verdict: 'allowed',
      contractOn: day,
      invoiceOn: day,
      payment: 'transfer',
      paidOn: day,
    })),
  });
  const left = lines.filter(({ category }) => !policy.expenseCategories.find((one) => one.code === category)?.eligible);
  const steps = [
    ...lines.filter((line) => !left.includes(line)).map((line) => counted(line, nameOf(line.category))),
    ...left.map((line) => leftOut(line, nameOf(line.category))),
    ...computed.steps.filter(({ code }) => !code.startsWith('line-')).map(describeStep),
  ];
  const { baseFen, amountFen, capped } = computed;
  const minimum = policy.subsidy.minimumLevel;
  if (level === null || level >= minimum)
    return { baseFen, amountFen, capped, steps: minimum === 0 ? steps : [...steps, reached(minimum, level)] };
  return { baseFen, amountFen: 0, capped: false, steps: [...steps, tooLow(minimum, level)] };
}

/** Where a programme counts net of VAT: services at 6 %, goods at 13 % (财税〔2016〕36号 and later cuts). */
function usualVat({ expenseCategories }: Policy, category: string): number {
  return expenseCategories.find(({ code }) => code === category)?.class === 'dataCapture' ? 1300 : 600;
}

const yuan = formatYuanGrouped;

const counted = ({ category, amountFen }: PlannedLine, name: Label = { zh: category, en: category }): Label => ({
  zh: `${name.zh}：计入 ${yuan(amountFen)} 元`,
  en: `${name.en}: ${yuan(amountFen)} yuan count`,
});
const leftOut = ({ category, amountFen }: PlannedLine, name: Label = { zh: category, en: category }): Label => ({
  zh: `${name.zh}：${yuan(amountFen)} 元不计入，该类费用不予支持`,
  en: `${name.en}: ${yuan(amountFen)} yuan are left out, since this kind of cost is not supported`,
});
const reached = (minimum: number, level: number | null): Label => ({
  zh: level === null ? `前提：改造后达到 ${minimum} 级及以上` : `预计达到 ${level} 级，不低于 ${minimum} 级`,
  en:
    level === null
      ? `On condition that level ${minimum} or more is reached afterwards`
      : `Level ${level} is expected, which is not below ${minimum}`,
});
const tooLow = (minimum: number, level: number): Label => ({
  zh: `预计 ${level} 级，低于 ${minimum} 级，不予补助`,
  en: `Level ${level} is expected: below ${minimum} there is no subsidy`,
});
