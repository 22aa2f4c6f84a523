/**
 * From approved spend to the amount of the subsidy (money.md, "From spend to subsidy", 3 and 4): the smaller side of
 * each line that counts, net or gross, times the rate, at most the cap and what earlier payments left of it. Everything
 * is exact until the one floor to the fen at the end: the plan says 不高于, and rounding up would exceed it.
 */
import type { Day } from '../calendar/day.ts';
import type { EntitlementStep } from './entitlement-steps.ts';
import type { Fen } from './fen.ts';
import { fenFromBigint } from './fen.ts';
import type { ExactText, Rational } from './rational.ts';
import { compareRationals, exactText, floorOf, rational, smallerOf, sumOf, times } from './rational.ts';
import type { SpendLine } from './spend-line.ts';
import { judgeLine } from './spend-line.ts';
import type { SpendCategory, SubsidyRules } from './subsidy-rules.ts';
import { isBelowMinimum, rateOf, subsidyCeiling } from './subsidy-rules.ts';

export type EntitlementInput = {
  readonly lines: readonly SpendLine[];
  readonly rules: SubsidyRules;
  /** What earlier payments for the same purpose used of the cap: another case, an earlier pilot; not instalments. */
  readonly alreadyPaidFen: Fen;
  /** The day of acceptance, once there is one; it lies in the window too. */
  readonly acceptedOn?: Day | null | undefined;
};

export type Entitlement = {
  /** The base cut down to whole fen, to show and to store; gross bases are whole anyway. */
  readonly baseFen: Fen;
  readonly baseExact: ExactText;
  readonly amountFen: Fen;
  /** Whether base × rate is more than the cap, or than what is left of it, even by a part of a fen. */
  readonly capped: boolean;
  readonly steps: readonly EntitlementStep[];
};

type Counted = { readonly category: SpendCategory; readonly amount: Rational };

/**
 * Computes the entitlement. Amounts in fen; never negative, never above the cap, and more spend never gives less.
 * A category's share cap is taken of all counted spend before any share cap. Doesn't look at the gates (acceptance,
 * level, audit, credit): those are the machine's. Lines are told apart by the caller: the same id twice counts twice.
 */
export function computeEntitlement({ lines, rules, alreadyPaidFen, acceptedOn }: EntitlementInput): Entitlement {
  const steps: EntitlementStep[] = [];
  const counted: Counted[] = [];
  for (const line of lines) {
    const one = countLine(line, rules, acceptedOn ?? null);
    steps.push(...one.steps);
    if (one.counted) counted.push(one.counted);
  }
  const capped = capShares(counted, rules.categories);
  const base = capped.base;
  steps.push(...capped.steps, { code: 'base', netOfVat: rules.baseNetOfVat, base: exactText(base) });
  return {
    baseFen: fenFromBigint(floorOf(base)),
    baseExact: exactText(base),
    ...settle(base, rules, alreadyPaidFen, steps),
  };
}

function countLine(
  line: SpendLine,
  rules: SubsidyRules,
  acceptedOn: Day | null,
): { steps: EntitlementStep[]; counted?: Counted } {
  const judged = judgeLine(line, rules, acceptedOn);
  if (!judged.counts) return { steps: [{ code: 'line-left-out', lineId: line.id, because: judged.because }] };
  const category = rules.categories.find(({ code }) => code === line.category);
  if (!category) return { steps: [{ code: 'line-left-out', lineId: line.id, because: { code: 'category-unknown' } }] };
  const { grossFen } = judged;
  const steps: EntitlementStep[] = [
    {
      code: 'line-counted',
      lineId: line.id,
      category: { code: category.code, name: category.name },
      contractFen: line.contractFen,
      invoicedFen: rules.paidTest === 'payment' ? null : line.invoicedFen,
      paidFen: rules.paidTest === 'invoice' ? null : line.paidFen,
      allowedFen: line.verdict === 'cutInPart' ? (line.allowedFen ?? null) : null,
      countedFen: grossFen,
    },
  ];
  if (!rules.baseNetOfVat) return { steps, counted: { category, amount: rational(grossFen) } };
  const net = times(rational(grossFen), rational(10_000, 10_000 + line.vatRateBp));
  steps.push({ code: 'line-net', lineId: line.id, grossFen, vatRateBp: line.vatRateBp, net: exactText(net) });
  return { steps, counted: { category, amount: net } };
}

function capShares(
  counted: readonly Counted[],
  categories: readonly SpendCategory[],
): { base: Rational; steps: EntitlementStep[] } {
  const steps: EntitlementStep[] = [];
  const total = sumOf(counted.map(({ amount }) => amount));
  const parts = categories.map((category) => {
    const before = sumOf(counted.filter((one) => one.category === category).map(({ amount }) => amount));
    if (category.shareCapBp === undefined) return before;
    const after = smallerOf(before, times(total, rational(category.shareCapBp, 10_000)));
    if (compareRationals(after, before) === 0) return before;
    steps.push({
      code: 'category-capped',
      category: { code: category.code, name: category.name },
      shareCapBp: category.shareCapBp,
      counted: exactText(total),
      before: exactText(before),
      after: exactText(after),
    });
    return after;
  });
  return { base: sumOf(parts), steps };
}

function settle(
  base: Rational,
  rules: SubsidyRules,
  alreadyPaidFen: Fen,
  before: readonly EntitlementStep[],
): Pick<Entitlement, 'amountFen' | 'capped' | 'steps'> {
  const minimumSpendFen = rules.minimumSpendFen ?? 0;
  if (isBelowMinimum(rules, base)) {
    const below: EntitlementStep = { code: 'below-minimum', base: exactText(base), minimumSpendFen };
    return { amountFen: 0, capped: false, steps: [...before, below, { code: 'amount', amountFen: 0 }] };
  }
  const rate = rateOf(rules.rate);
  const product = times(base, rate);
  const leftFen = Math.max(0, rules.capFen - alreadyPaidFen);
  const capped = compareRationals(product, rational(leftFen)) > 0;
  const amountFen = Math.min(subsidyCeiling(rules, exactText(base)), leftFen);
  const steps: EntitlementStep[] = [
    ...before,
    {
      code: 'rate',
      base: exactText(base),
      rate: exactText(rate),
      product: exactText(product),
      flooredFen: fenFromBigint(floorOf(product)),
    },
    { code: 'cap', capFen: rules.capFen, alreadyPaidFen, leftFen, capped },
    { code: 'amount', amountFen },
  ];
  return { amountFen, capped, steps };
}
