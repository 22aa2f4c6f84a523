/** A draft of a call as it stands in the form, what is wrong with it, and what is sent. */
import type { CallDraft, ManagedCall } from '../api/types.ts';
import type { WordKey } from '../words/catalogue.ts';
import { fromField, toField } from './beijing-input.ts';

export type Draft = {
  code: string;
  titleZh: string;
  titleEn: string;
  notice: string;
  policyId: string;
  opensAt: string;
  closesAt: string;
  retrofitEndsAt: string;
  batchEndsAt: string;
  quota: string;
  districts: string[];
  subIndustries: string[];
  /** Text of the field by sub-industry; empty means no limit. */
  ceilings: Record<string, string>;
};
export type Fault = { fieldId: string; key: WordKey };

export const dateNames = ['opensAt', 'closesAt', 'retrofitEndsAt', 'batchEndsAt'] as const;

export const emptyDraft: Draft = {
  code: '',
  titleZh: '',
  titleEn: '',
  notice: '',
  policyId: 'huangshi-pilot-2024',
  opensAt: '',
  closesAt: '',
  retrofitEndsAt: '',
  batchEndsAt: '',
  quota: '',
  districts: [],
  subIndustries: [],
  ceilings: {},
};

export const draftOf = (call: ManagedCall): Draft => ({
  code: call.code,
  titleZh: call.title.zh,
  titleEn: call.title.en,
  notice: call.notice,
  policyId: call.policyId,
  opensAt: toField(call.opensAt),
  closesAt: toField(call.closesAt),
  retrofitEndsAt: toField(call.retrofitEndsAt),
  batchEndsAt: toField(call.batchEndsAt),
  quota: String(call.quota),
  districts: call.districts,
  subIndustries: call.subIndustries,
  ceilings: Object.fromEntries(call.ceilings.map(({ subIndustry, quota }) => [subIndustry, String(quota)])),
});

const whole = (text: string): number | null => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : null);

/** What the server would refuse for its shape; its rules are its own. */
export function faultsOf(draft: Draft): Fault[] {
  const needed = (['code', 'titleZh', 'titleEn', 'notice'] as const).filter((name) => draft[name].trim() === '');
  const dates = dateNames.filter((name) => fromField(draft[name]) === null);
  const scope = (['districts', 'subIndustries'] as const).filter((name) => draft[name].length === 0);
  const faults: Fault[] = [...needed, ...dates, ...scope].map((fieldId) => ({ fieldId, key: 'form.required' }));
  if (draft.code.trim() !== '' && !/^[A-Z0-9][A-Z0-9-]{1,29}$/.test(draft.code.trim()))
    faults.push({ fieldId: 'code', key: 'call.codeWrong' });
  if (!whole(draft.quota)) faults.push({ fieldId: 'quota', key: 'call.numberWrong' });
  for (const code of draft.subIndustries) {
    const text = draft.ceilings[code] ?? '';
    if (text.trim() !== '' && whole(text) === null)
      faults.push({ fieldId: `ceiling-${code}`, key: 'call.numberWrong' });
  }
  return faults;
}

export function sentOf(draft: Draft): CallDraft {
  const at = (text: string): string => fromField(text) ?? '';
  return {
    code: draft.code.trim(),
    title: { zh: draft.titleZh.trim(), en: draft.titleEn.trim() },
    notice: draft.notice.trim(),
    policyId: draft.policyId,
    opensAt: at(draft.opensAt),
    closesAt: at(draft.closesAt),
    retrofitEndsAt: at(draft.retrofitEndsAt),
    batchEndsAt: at(draft.batchEndsAt),
    quota: whole(draft.quota) ?? 0,
    districts: draft.districts,
    subIndustries: draft.subIndustries,
    ceilings: limitsOf(draft.subIndustries, draft.ceilings),
  };
}

export const limitsOf = (codes: readonly string[], texts: Readonly<Record<string, string>>): Record<string, number> =>
  Object.fromEntries(
    codes.flatMap((code) => {
      const quota = whole(texts[code] ?? '');
      return quota === null ? [] : [[code, quota]];
    }),
  );
