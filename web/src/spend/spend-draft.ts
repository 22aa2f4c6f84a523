/** The spend lines as they are typed, and as the server wants them. */
import type { SaveSpend, SpendLineView } from '../api/types.ts';
import { basisPointsOf, percentOf } from '../contract/contract-draft.ts';
import type { FieldError } from '../shared/ErrorSummary.tsx';
import { readYuan } from '../shared/money.ts';
import type { WordKey } from '../words/catalogue.ts';

export type SpendDraft = {
  key: string;
  category: string;
  name: string;
  contract: string;
  invoiced: string;
  paid: string;
  vat: string;
  contractOn: string;
  invoiceCode: string;
  invoiceOn: string;
  paidOn: string;
  payment: 'transfer' | 'acceptanceBill';
  billDueOn: string;
  relatedParty: boolean;
};

export const amountNames = ['contract', 'invoiced', 'paid'] as const;
export const dayNames = ['contractOn', 'invoiceOn', 'paidOn'] as const;

const keys = { last: 0 };
export function newSpendLine(category: string): SpendDraft {
  keys.last += 1;
  return {
    key: `new-${keys.last}-${Date.now()}`,
    category,
    name: '',
    contract: '',
    invoiced: '',
    paid: '',
    vat: '6',
    contractOn: '',
    invoiceCode: '',
    invoiceOn: '',
    paidOn: '',
    payment: 'transfer',
    billDueOn: '',
    relatedParty: false,
  };
}

export const draftOfLine = (line: SpendLineView): SpendDraft => ({
  key: line.id,
  category: line.category,
  name: line.name,
  contract: line.contract,
  invoiced: line.invoiced,
  paid: line.paid,
  vat: percentOf(line.vatRateBp),
  contractOn: line.contractOn,
  invoiceCode: line.invoiceCode,
  invoiceOn: line.invoiceOn,
  paidOn: line.paidOn,
  payment: line.payment,
  billDueOn: line.billDueOn ?? '',
  relatedParty: line.relatedParty,
});

export function spendErrors(lines: readonly SpendDraft[], t: (key: WordKey) => string): FieldError[] {
  return lines.flatMap((line, index) => {
    const at = `${t('spend.line')} ${index + 1}`;
    const wrong = (ok: boolean, name: string, words: string): FieldError[] =>
      ok ? [] : [{ fieldId: `spend-${name}-${line.key}`, text: `${at} ${words}` }];
    return [
      ...wrong(line.name.trim() !== '', 'name', `${t('contract.lineName')}：${t('form.required')}`),
      ...amountNames.flatMap((name) =>
        wrong(readYuan(line[name]).accepted, name, `${t(`spend.${name}`)}：${t('form.yuanShape')}`),
      ),
      ...dayNames.flatMap((name) => wrong(line[name] !== '', name, `${t(`spend.${name}`)}：${t('form.required')}`)),
      ...wrong(line.invoiceCode.trim() !== '', 'invoiceCode', `${t('spend.invoiceCode')}：${t('form.required')}`),
      ...wrong(basisPointsOf(line.vat) !== null, 'vat', `${t('contract.vat')}：${t('form.percentShape')}`),
    ];
  });
}

/** Only for lines without errors. */
export function spendBody(lines: readonly SpendDraft[]): SaveSpend {
  const yuan = (text: string): string => {
    const read = readYuan(text);
    return read.accepted ? read.yuan : text;
  };
  return {
    lines: lines.map((line) => ({
      category: line.category,
      name: line.name.trim(),
      contract: yuan(line.contract),
      invoiced: yuan(line.invoiced),
      paid: yuan(line.paid),
      vatRateBp: basisPointsOf(line.vat) ?? 0,
      contractOn: line.contractOn,
      invoiceCode: line.invoiceCode.trim(),
      invoiceOn: line.invoiceOn,
      paidOn: line.paidOn,
      payment: line.payment,
      relatedParty: line.relatedParty,
      ...(line.payment === 'acceptanceBill' && line.billDueOn !== '' ? { billDueOn: line.billDueOn } : {}),
    })),
  };
}
