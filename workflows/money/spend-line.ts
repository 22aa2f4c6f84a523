/**
 * One line of spend after the audit (审定投入): does it count, and with how much? The answer is either an amount or the
 * reason why the line is left out; both are printed in the decision (money.md, "From spend to subsidy").
 */
import type { Day } from '../calendar/day.ts';
import type { Fen } from './fen.ts';
import type { SubsidyRules } from './subsidy-rules.ts';

export type Verdict = 'allowed' | 'cut' | 'cutInPart';

/** Amounts are gross of VAT, in fen, not negative. Days are `YYYY-MM-DD` in Shanghai. */
export type SpendLine = {
  readonly id: string;
  /** Code of an expense category of the policy. */
  readonly category: string;
  readonly contractFen: Fen;
  readonly invoicedFen: Fen;
  readonly paidFen: Fen;
  /** 1300 is 13 %. */
  readonly vatRateBp: number;
  readonly verdict: Verdict;
  /** What the auditor left of a line that was cut in part. */
  readonly allowedFen?: Fen | null | undefined;
  readonly contractOn?: Day | null | undefined;
  readonly invoiceOn?: Day | null | undefined;
  readonly payment: 'transfer' | 'acceptanceBill';
  /** Of a transfer: the day the bank carried it out. */
  readonly paidOn?: Day | null | undefined;
  readonly billIssuedOn?: Day | null | undefined;
  readonly billDueOn?: Day | null | undefined;
  readonly relatedParty?: boolean | undefined;
};

export type DatedAct = 'contract' | 'invoice' | 'payment' | 'acceptance';

export type LeftOut =
  | { readonly code: 'cut' }
  | { readonly code: 'allowed-amount-missing' }
  | { readonly code: 'category-unknown' }
  | { readonly code: 'category-not-eligible' }
  | { readonly code: 'related-party' }
  | { readonly code: 'date-missing'; readonly act: DatedAct }
  | { readonly code: 'outside-window'; readonly act: DatedAct; readonly on: Day; readonly from: Day; readonly to: Day };

export type LineJudgement =
  | { readonly counts: true; readonly grossFen: Fen }
  | { readonly counts: false; readonly because: LeftOut };

/**
 * Judges a line by the rules. `acceptedOn` is the day of acceptance; without it (before acceptance) it isn't tested.
 * Counts `min(contract, invoiced, paid)`, without the side that the programme's paid test doesn't use, and of a line
 * cut in part at most what the auditor left. A line with several reasons answers with the first.
 */
export function judgeLine(line: SpendLine, rules: SubsidyRules, acceptedOn?: Day | null): LineJudgement {
  const because = whyLeftOut(line, rules) ?? whyOutsideWindow(line, rules, acceptedOn);
  if (because) return { counts: false, because };
  const sides = [line.contractFen];
  if (rules.paidTest !== 'payment') sides.push(line.invoicedFen);
  if (rules.paidTest !== 'invoice') sides.push(line.paidFen);
  if (line.verdict === 'cutInPart') sides.push(line.allowedFen ?? 0);
  return { counts: true, grossFen: Math.max(0, Math.min(...sides)) };
}

/** The day on which a line counts as paid; a bank acceptance bill (银行承兑汇票) by its issue or due day. */
export function paymentDay(line: SpendLine, billCountsFrom: SubsidyRules['billCountsFrom']): Day | null {
  if (line.payment === 'transfer') return line.paidOn ?? null;
  return (billCountsFrom === 'issue' ? line.billIssuedOn : line.billDueOn) ?? null;
}

function whyLeftOut(line: SpendLine, rules: SubsidyRules): LeftOut | undefined {
  if (line.verdict === 'cut') return { code: 'cut' };
  if (line.verdict === 'cutInPart' && typeof line.allowedFen !== 'number') return { code: 'allowed-amount-missing' };
  const category = rules.categories.find((candidate) => candidate.code === line.category);
  if (!category) return { code: 'category-unknown' };
  if (!category.eligible) return { code: 'category-not-eligible' };
  if (line.relatedParty && !rules.relatedPartiesEligible) return { code: 'related-party' };
  return undefined;
}

/** All dates lie in the window. Where only the invoice is tested, a payment may still be open, but not lie outside. */
function whyOutsideWindow(line: SpendLine, rules: SubsidyRules, acceptedOn?: Day | null): LeftOut | undefined {
  const { from, to } = rules.window;
  const paidOn = paymentDay(line, rules.billCountsFrom);
  const acts: { act: DatedAct; on: Day | null; needed: boolean }[] = [
    { act: 'contract', on: line.contractOn ?? null, needed: true },
    { act: 'invoice', on: line.invoiceOn ?? null, needed: rules.paidTest !== 'payment' },
    { act: 'payment', on: paidOn, needed: rules.paidTest !== 'invoice' },
    { act: 'acceptance', on: acceptedOn ?? null, needed: false },
  ];
  for (const { act, on, needed } of acts) {
    if (on === null && needed) return { code: 'date-missing', act };
    if (on !== null && (on < from || on > to)) return { code: 'outside-window', act, on, from, to };
  }
  return undefined;
}
