/** The contract as it is typed, and as the server wants it. */
import type { ContractView, SaveContract } from '../api/types.ts';
import type { FieldError } from '../shared/ErrorSummary.tsx';
import { readYuan } from '../shared/money.ts';
import type { WordKey } from '../words/catalogue.ts';

export type LineDraft = { key: string; category: string; name: string; listPrice: string; price: string; vat: string };
export type MilestoneDraft = { key: string; name: string; dueOn: string };
export type ContractDraft = {
  number: string;
  signedOn: string;
  planStartsOn: string;
  planEndsOn: string;
  dataSecurityClause: boolean;
  lines: LineDraft[];
  milestones: MilestoneDraft[];
};

const keys = { last: 0 };
const newKey = (): string => {
  keys.last += 1;
  return `new-${keys.last}-${Date.now()}`;
};

export const newLine = (category: string): LineDraft => ({
  key: newKey(),
  category,
  name: '',
  listPrice: '',
  price: '',
  vat: '6',
});
export const newMilestone = (): MilestoneDraft => ({ key: newKey(), name: '', dueOn: '' });

export function draftFrom(contract: ContractView | null, category: string): ContractDraft {
  if (contract === null)
    return {
      number: '',
      signedOn: '',
      planStartsOn: '',
      planEndsOn: '',
      dataSecurityClause: false,
      lines: [newLine(category)],
      milestones: [newMilestone()],
    };
  return {
    number: contract.number,
    signedOn: contract.signedOn,
    planStartsOn: contract.planStartsOn,
    planEndsOn: contract.planEndsOn,
    dataSecurityClause: contract.dataSecurityClause,
    lines: contract.lines.map((line) => ({
      key: line.id,
      category: line.category,
      name: line.name,
      listPrice: line.listPrice,
      price: line.price,
      vat: percentOf(line.vatRateBp),
    })),
    milestones: contract.milestones.map(({ id, name, dueOn }) => ({ key: id, name, dueOn })),
  };
}

export const percentOf = (basisPoints: number): string => String(basisPoints / 100);
/** Null: not a percentage with at most two decimals. */
export function basisPointsOf(percent: string): number | null {
  const text = percent.normalize('NFKC').replace(/[%\s]/g, '');
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(text)) return null;
  const points = Math.round(Number(text) * 100);
  return points <= 10_000 ? points : null;
}

export function contractErrors(draft: ContractDraft, t: (key: WordKey) => string): FieldError[] {
  const errors: FieldError[] = [];
  const need = (ok: boolean, fieldId: string, text: string) => {
    if (!ok) errors.push({ fieldId, text });
  };
  need(draft.number.trim() !== '', 'contract-number', `${t('contract.number')}：${t('form.required')}`);
  for (const name of ['signedOn', 'planStartsOn', 'planEndsOn'] as const)
    need(draft[name] !== '', `contract-${name}`, `${t(`contract.${name}`)}：${t('form.required')}`);
  draft.lines.forEach((line, index) => {
    const at = `${t('contract.line')} ${index + 1}`;
    need(line.name.trim() !== '', `line-name-${line.key}`, `${at} ${t('contract.lineName')}：${t('form.required')}`);
    for (const name of ['listPrice', 'price'] as const)
      need(
        readYuan(line[name]).accepted,
        `line-${name}-${line.key}`,
        `${at} ${t(`contract.${name}`)}：${t('form.yuanShape')}`,
      );
    need(
      basisPointsOf(line.vat) !== null,
      `line-vat-${line.key}`,
      `${at} ${t('contract.vat')}：${t('form.percentShape')}`,
    );
  });
  draft.milestones.forEach((milestone, index) => {
    const at = `${t('contract.milestone')} ${index + 1}`;
    need(
      milestone.name.trim() !== '',
      `milestone-name-${milestone.key}`,
      `${at} ${t('contract.lineName')}：${t('form.required')}`,
    );
    need(
      milestone.dueOn !== '',
      `milestone-due-${milestone.key}`,
      `${at} ${t('contract.dueOn')}：${t('form.required')}`,
    );
  });
  return errors;
}

/** Only for a draft without errors. */
export function contractBody(draft: ContractDraft, version: number): SaveContract {
  const yuan = (text: string): string => {
    const read = readYuan(text);
    return read.accepted ? read.yuan : text;
  };
  return {
    number: draft.number.trim(),
    signedOn: draft.signedOn,
    planStartsOn: draft.planStartsOn,
    planEndsOn: draft.planEndsOn,
    dataSecurityClause: draft.dataSecurityClause,
    version,
    lines: draft.lines.map((line) => ({
      category: line.category,
      name: line.name.trim(),
      listPrice: yuan(line.listPrice),
      price: yuan(line.price),
      vatRateBp: basisPointsOf(line.vat) ?? 0,
    })),
    milestones: draft.milestones.map(({ name, dueOn }) => ({ name: name.trim(), dueOn })),
  };
}
