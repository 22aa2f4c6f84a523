/**
 * The part of a policy that turns spend into money, as the formula reads it. A policy row fits these shapes; only the
 * window is joined from the batch, and a programme with rates by level hands in the rate and cap of the level reached.
 */
import type { Day } from '../calendar/day.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { Fen } from './fen.ts';
import { fenFromBigint } from './fen.ts';
import type { ExactText, Rational } from './rational.ts';
import { compareRationals, floorOf, fromExactText, rational, times } from './rational.ts';

/** An exact rate: 40 % is 40/100 or 4000 basis points. */
export type Rate = { readonly numerator: number; readonly denominator: number } | { readonly bp: number };

/** Amounts in fen. Below `minimumSpendFen` of base there is no subsidy at all. */
export type SubsidyTerms = { readonly rate: Rate; readonly capFen: Fen; readonly minimumSpendFen?: Fen | undefined };

export type SpendCategory = {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly eligible: boolean;
  /** The largest share of all counted spend, in basis points. */
  readonly shareCapBp?: number | undefined;
};

export type SubsidyRules = SubsidyTerms & {
  readonly baseNetOfVat: boolean;
  readonly paidTest: 'invoice' | 'payment' | 'smaller';
  readonly billCountsFrom: 'issue' | 'due';
  /** Both days inclusive; contract, invoice, payment and acceptance all lie in it. */
  readonly window: { readonly from: Day; readonly to: Day };
  readonly categories: readonly SpendCategory[];
  /** Purchases from related parties are left out unless a programme says otherwise. */
  readonly relatedPartiesEligible?: boolean | undefined;
};

/** The rules of a case: its policy, and the last day of its batch's window (decisions.md 11). */
export function subsidyRulesOf(policy: Policy, windowEndsOn: Day): SubsidyRules {
  const { rate, capFen, minimumSpendFen, baseNetOfVat, paidTest, billCountsFrom, spendFrom } = policy.subsidy;
  const window = { from: spendFrom, to: windowEndsOn };
  return {
    rate,
    capFen,
    minimumSpendFen,
    baseNetOfVat,
    paidTest,
    billCountsFrom,
    window,
    categories: policy.expenseCategories,
  };
}

export function rateOf(rate: Rate): Rational {
  return 'bp' in rate ? rational(rate.bp, 10_000) : rational(rate.numerator, rate.denominator);
}

/**
 * The most that a base can bring: `min(floor(base × rate), cap)` in fen, or 0 below the minimum spend (money.md, 4).
 * Give a net base as the exact fraction from the entitlement (`baseExact`): its whole fen can be one fen too low.
 */
export function subsidyCeiling(terms: SubsidyTerms, base: Fen | ExactText): Fen {
  const exactBase = typeof base === 'number' ? rational(base) : fromExactText(base);
  if (isBelowMinimum(terms, exactBase)) return 0;
  return Math.max(0, Math.min(fenFromBigint(floorOf(times(exactBase, rateOf(terms.rate)))), terms.capFen));
}

export function isBelowMinimum(terms: SubsidyTerms, base: Rational): boolean {
  return compareRationals(base, rational(terms.minimumSpendFen ?? 0)) < 0;
}
