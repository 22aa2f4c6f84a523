/**
 * The steps of an entitlement, each with its inputs, and the sentence that prints it. A decision stores the steps, so
 * that it can be printed and checked by hand years later without the policy at hand (money.md, "From spend", 6).
 */
import type { Fen } from './fen.ts';
import { formatYuanGrouped } from './fen.ts';
import type { ExactText } from './rational.ts';
import { decimalText, fromExactText, rational, times } from './rational.ts';
import type { DatedAct, LeftOut } from './spend-line.ts';
import type { SpendCategory } from './subsidy-rules.ts';

type Sentence = { readonly zh: string; readonly en: string };
type CategoryLabel = Pick<SpendCategory, 'code' | 'name'>;

/** Money in fen; `ExactText` are fractions of a fen before the one rounding at the end. */
export type EntitlementStep =
  | {
      readonly code: 'line-counted';
      readonly lineId: string;
      readonly category: CategoryLabel;
      readonly contractFen: Fen;
      /** Null where the programme's paid test doesn't use it. */
      readonly invoicedFen: Fen | null;
      readonly paidFen: Fen | null;
      /** What the auditor left, of a line cut in part. */
      readonly allowedFen: Fen | null;
      readonly countedFen: Fen;
    }
  | { readonly code: 'line-left-out'; readonly lineId: string; readonly because: LeftOut }
  | {
      readonly code: 'line-net';
      readonly lineId: string;
      readonly grossFen: Fen;
      readonly vatRateBp: number;
      readonly net: ExactText;
    }
  | {
      readonly code: 'category-capped';
      readonly category: CategoryLabel;
      readonly shareCapBp: number;
      readonly counted: ExactText;
      readonly before: ExactText;
      readonly after: ExactText;
    }
  | { readonly code: 'base'; readonly netOfVat: boolean; readonly base: ExactText }
  | { readonly code: 'below-minimum'; readonly base: ExactText; readonly minimumSpendFen: Fen }
  | {
      readonly code: 'rate';
      readonly base: ExactText;
      readonly rate: ExactText;
      readonly product: ExactText;
      readonly flooredFen: Fen;
    }
  | {
      readonly code: 'cap';
      readonly capFen: Fen;
      readonly alreadyPaidFen: Fen;
      readonly leftFen: Fen;
      readonly capped: boolean;
    }
  | { readonly code: 'amount'; readonly amountFen: Fen };

/** The sentence for a step, in both languages; amounts in yuan, inexact decimals cut and marked with an ellipsis. */
export function describeStep(step: EntitlementStep): Sentence {
  switch (step.code) {
    case 'line-counted':
      return describeCounted(step);
    case 'line-left-out': {
      const why = describeLeftOut(step.because);
      return { zh: `${step.lineId}：不计入，${why.zh}`, en: `${step.lineId}: left out, ${why.en}` };
    }
    case 'line-net': {
      const { lineId } = step;
      const figures = `${yuan(step.grossFen)} ÷ (1 + ${percent(rational(step.vatRateBp, 10_000))}) = ${exactYuan(step.net)}`;
      return { zh: `${lineId}：不含税金额 ${figures} 元`, en: `${lineId}: net of VAT ${figures} yuan` };
    }
    case 'category-capped': {
      const share = percent(rational(step.shareCapBp, 10_000));
      const [counted, before, after] = [exactYuan(step.counted), exactYuan(step.before), exactYuan(step.after)];
      return {
        zh: `${step.category.name.zh}占计入投入 ${counted} 元的比例不超过 ${share}：${before} 元核减为 ${after} 元`,
        en: `${step.category.name.en} is at most ${share} of the counted ${counted} yuan: ${before} becomes ${after} yuan`,
      };
    }
    case 'base': {
      const base = exactYuan(step.base);
      return step.netOfVat
        ? { zh: `补助基数（不含税）${base} 元`, en: `Base, net of VAT: ${base} yuan` }
        : { zh: `补助基数（含税）${base} 元`, en: `Base, VAT included: ${base} yuan` };
    }
    case 'below-minimum': {
      const [base, minimum] = [exactYuan(step.base), yuan(step.minimumSpendFen)];
      return {
        zh: `补助基数 ${base} 元低于最低投入 ${minimum} 元，不予补助`,
        en: `The base of ${base} yuan is below the minimum spend of ${minimum} yuan: no subsidy`,
      };
    }
    case 'rate': {
      const figures = `${exactYuan(step.base)} × ${percent(fromExactText(step.rate))} = ${exactYuan(step.product)}`;
      const floored = yuan(step.flooredFen);
      return { zh: `${figures}，舍去至分 ${floored} 元`, en: `${figures}, cut down to the fen ${floored} yuan` };
    }
    case 'cap':
      return describeCap(step);
    case 'amount': {
      const amount = yuan(step.amountFen);
      return { zh: `应补助 ${amount} 元`, en: `Subsidy ${amount} yuan` };
    }
  }
}

function describeCounted(step: Extract<EntitlementStep, { code: 'line-counted' }>): Sentence {
  const sides = [{ zh: '合同', en: 'contract', fen: step.contractFen }];
  if (step.invoicedFen !== null) sides.push({ zh: '发票', en: 'invoiced', fen: step.invoicedFen });
  if (step.paidFen !== null) sides.push({ zh: '付款', en: 'paid', fen: step.paidFen });
  if (step.allowedFen !== null) sides.push({ zh: '审定', en: 'allowed by the auditor', fen: step.allowedFen });
  const zh = sides.map((side) => `${side.zh} ${yuan(side.fen)}`).join('、');
  const en = sides.map((side) => `${side.en} ${yuan(side.fen)}`).join(', ');
  const counted = yuan(step.countedFen);
  return {
    zh: `${step.lineId}（${step.category.name.zh}）：${zh}，取最小值 ${counted} 元`,
    en: `${step.lineId} (${step.category.name.en}): ${en}; the smallest counts, ${counted} yuan`,
  };
}

function describeCap(step: Extract<EntitlementStep, { code: 'cap' }>): Sentence {
  const [cap, earlier, left] = [yuan(step.capFen), yuan(step.alreadyPaidFen), yuan(step.leftFen)];
  const before =
    step.alreadyPaidFen === 0
      ? { zh: `上限 ${cap} 元`, en: `Cap ${cap} yuan` }
      : {
          zh: `上限 ${cap} 元，同一用途此前已拨付 ${earlier} 元，剩余 ${left} 元`,
          en: `Cap ${cap} yuan, ${earlier} paid before for the same purpose, ${left} left`,
        };
  return step.capped
    ? { zh: `${before.zh}，按上限计`, en: `${before.en}: the cap applies` }
    : { zh: `${before.zh}，未超出`, en: `${before.en}: not exceeded` };
}

const acts: Record<DatedAct, Sentence> = {
  contract: { zh: '合同', en: 'contract' },
  invoice: { zh: '发票', en: 'invoice' },
  payment: { zh: '付款', en: 'payment' },
  acceptance: { zh: '验收', en: 'acceptance' },
};

function describeLeftOut(because: LeftOut): Sentence {
  switch (because.code) {
    case 'cut':
      return { zh: '审计核减', en: 'cut by the auditor' };
    case 'allowed-amount-missing':
      return { zh: '部分核减但未填审定金额', en: 'cut in part without an allowed amount' };
    case 'category-unknown':
      return { zh: '费用类别不在政策内', en: 'its category is not in the policy' };
    case 'category-not-eligible':
      return { zh: '费用类别不予支持', en: 'its category is not eligible' };
    case 'related-party':
      return { zh: '关联方交易', en: 'bought from a related party' };
    case 'date-missing': {
      const act = acts[because.act];
      return { zh: `缺少${act.zh}日期`, en: `the ${act.en} date is missing` };
    }
    case 'outside-window': {
      const { on, from, to } = because;
      const act = acts[because.act];
      return {
        zh: `${act.zh}日期 ${on} 不在 ${from} 至 ${to} 内`,
        en: `the ${act.en} date ${on} is not within ${from} to ${to}`,
      };
    }
  }
}

function yuan(fen: Fen): string {
  return formatYuanGrouped(fen);
}

function exactYuan(fen: ExactText): string {
  const inYuan = times(fromExactText(fen), rational(1, 100));
  const whole = decimalText(inYuan, 2);
  if (fen.denominator === '1') return whole.replace(/\B(?=([0-9]{3})+\.)/g, ',');
  const text = decimalText(inYuan, 6).replace(/\B(?=([0-9]{3})+\.)/g, ',');
  return 1_000_000n % inYuan.denominator === 0n ? text : `${text}…`;
}

function percent(share: { numerator: bigint; denominator: bigint }): string {
  const inHundredths = times(share, rational(100));
  const text = decimalText(inHundredths, 4).replace(/\.?0+$/, '');
  return 10_000n % inHundredths.denominator === 0n ? `${text}%` : `${text}…%`;
}
