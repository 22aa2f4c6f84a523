/** The audit firm's verdicts as they are chosen, and as the server wants them. */
import type { SpendLineView, Verdict } from '../api/types.ts';
import type { FieldError } from '../shared/ErrorSummary.tsx';
import { readYuan } from '../shared/money.ts';
import type { WordKey } from '../words/catalogue.ts';

export type VerdictDraft = {
  verdict?: Verdict['verdict'];
  allowed?: string;
  cutReason?: NonNullable<Verdict['cutReason']>;
  cutNote?: string;
};
type Drafts = Readonly<Record<string, VerdictDraft>>;

const reasons: readonly NonNullable<Verdict['cutReason']>[] = [
  'notEligible',
  'outsideWindow',
  'notPaid',
  'overContract',
  'relatedParty',
  'noEvidence',
  'other',
];

export const draftsOf = (lines: readonly SpendLineView[]): Record<string, VerdictDraft> =>
  Object.fromEntries(
    lines.map((line) => {
      const cutReason = reasons.find((one) => one === line.cutReason);
      const draft: VerdictDraft = {
        ...(line.verdict ? { verdict: line.verdict } : {}),
        ...(line.allowed ? { allowed: line.allowed } : {}),
        ...(cutReason ? { cutReason } : {}),
        ...(line.cutNote ? { cutNote: line.cutNote } : {}),
      };
      return [line.id, draft];
    }),
  );

export function verdictErrors(
  lines: readonly SpendLineView[],
  drafts: Drafts,
  t: (key: WordKey) => string,
): FieldError[] {
  if (lines.every(({ id }) => drafts[id]?.verdict === undefined))
    return lines.slice(0, 1).map(({ id }) => ({ fieldId: `verdict-${id}`, text: t('spend.noVerdictYet') }));
  return lines.flatMap(({ id, name }) => {
    const { verdict, allowed = '', cutReason, cutNote = '' } = drafts[id] ?? {};
    if (verdict === undefined || verdict === 'allowed') return [];
    const errors: FieldError[] = [];
    if (verdict === 'cutInPart' && !readYuan(allowed).accepted)
      errors.push({ fieldId: `allowed-${id}`, text: `${name} ${t('spend.allowed')}：${t('form.yuanShape')}` });
    if (cutReason === undefined)
      errors.push({ fieldId: `reason-${id}`, text: `${name} ${t('spend.cutReason')}：${t('form.choose')}` });
    if (cutNote.trim() === '')
      errors.push({ fieldId: `note-${id}`, text: `${name} ${t('spend.cutNote')}：${t('form.required')}` });
    return errors;
  });
}

export function verdictsOf(lines: readonly SpendLineView[], drafts: Drafts): Verdict[] {
  return lines.flatMap(({ id }): Verdict[] => {
    const { verdict, allowed = '', cutReason, cutNote = '' } = drafts[id] ?? {};
    if (verdict === undefined) return [];
    if (verdict === 'allowed') return [{ lineId: id, verdict }];
    const read = readYuan(allowed);
    return [
      {
        lineId: id,
        verdict,
        ...(verdict === 'cutInPart' && read.accepted ? { allowed: read.yuan } : {}),
        ...(cutReason ? { cutReason } : {}),
        ...(cutNote.trim() === '' ? {} : { cutNote: cutNote.trim() }),
      },
    ];
  });
}
