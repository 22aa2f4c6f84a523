/** Amending a published call: title, notice, a wider scope, more places. */
import { Input } from 'antd';
import { useState } from 'react';
import type { ManagedCall } from '../api/types.ts';
import { TextField } from '../registration/TextField.tsx';
import { describedBy, Field } from '../shared/Field.tsx';
import { useWords } from '../words/use-words.ts';
import { CallActDialog } from './CallActDialog.tsx';
import { draftOf, faultsOf, limitsOf } from './call-draft.ts';
import { ScopeFields } from './ScopeFields.tsx';

export function AmendCall({ call, onClose }: { call: ManagedCall; onClose: () => void }) {
  const { t } = useWords();
  const [draft, setDraft] = useState(() => draftOf(call));
  const faults = faultsOf(draft);
  const errorOf = (id: string) => {
    const fault = faults.find(({ fieldId }) => fieldId === id);
    return fault && t(fault.key);
  };
  const said = () =>
    faults.length > 0
      ? null
      : {
          title: { zh: draft.titleZh.trim(), en: draft.titleEn.trim() },
          notice: draft.notice.trim(),
          quota: Number(draft.quota),
          districts: draft.districts,
          subIndustries: draft.subIndustries,
          ceilings: limitsOf(draft.subIndustries, draft.ceilings),
        };
  const fixed = { ...call, ceilings: call.ceilings.map(({ subIndustry }) => subIndustry) };
  return (
    <CallActDialog
      call={call}
      act="amend"
      title={t('call.amend')}
      lead={t('call.amendLead')}
      said={said}
      onClose={onClose}
    >
      <TextField
        id="titleZh"
        label={t('call.titleZh')}
        value={draft.titleZh}
        maxLength={120}
        error={errorOf('titleZh')}
        onChange={(titleZh) => setDraft({ ...draft, titleZh })}
      />
      <TextField
        id="titleEn"
        label={t('call.titleEn')}
        value={draft.titleEn}
        maxLength={200}
        error={errorOf('titleEn')}
        onChange={(titleEn) => setDraft({ ...draft, titleEn })}
      />
      <Field id="notice" label={t('call.notice')} required error={errorOf('notice')}>
        <Input.TextArea
          id="notice"
          rows={5}
          maxLength={8000}
          value={draft.notice}
          aria-describedby={describedBy('notice')}
          onChange={(event) => setDraft({ ...draft, notice: event.target.value })}
        />
      </Field>
      <TextField
        id="quota"
        label={t('call.quota')}
        value={draft.quota}
        maxLength={6}
        error={errorOf('quota')}
        onChange={(quota) => setDraft({ ...draft, quota })}
      />
      <ScopeFields
        scope={draft}
        fixed={fixed}
        errorOf={errorOf}
        onChange={(scope) => setDraft({ ...draft, ...scope })}
      />
    </CallActDialog>
  );
}
