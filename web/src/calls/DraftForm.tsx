/** Drafting a call: everything that will be public, in one column. */
import { Button, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { useCallChange } from '../api/call-queries.ts';
import type { ManagedCall } from '../api/types.ts';
import { TextField } from '../registration/TextField.tsx';
import { ErrorSummary } from '../shared/ErrorSummary.tsx';
import { describedBy, Field } from '../shared/Field.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';
import { type Draft, dateNames, draftOf, emptyDraft, faultsOf, sentOf } from './call-draft.ts';
import { InstantField } from './InstantField.tsx';
import { ScopeFields } from './ScopeFields.tsx';

type Props = {
  call: ManagedCall | null;
  policies: readonly { value: string; label: string }[];
  onDone: (saved: ManagedCall) => void;
};

export function DraftForm({ call, policies, onDone }: Props) {
  const { t } = useWords();
  const [draft, setDraft] = useState<Draft>(() => (call === null ? emptyDraft : draftOf(call)));
  const [attempt, setAttempt] = useState(0);
  const save = useCallChange(onDone);
  const faults = faultsOf(draft);
  const shown = attempt > 0 ? faults : [];
  const errorOf = (id: string) => {
    const fault = shown.find(({ fieldId }) => fieldId === id);
    return fault && t(fault.key);
  };
  const labels: Record<string, string> = {
    code: t('call.code'),
    titleZh: t('call.titleZh'),
    titleEn: t('call.titleEn'),
    notice: t('call.notice'),
    opensAt: t('call.opensAt'),
    closesAt: t('call.closesAt'),
    retrofitEndsAt: t('call.retrofitEndsAt'),
    batchEndsAt: t('call.batchEndsAt'),
    quota: t('call.quota'),
    districts: t('call.districts'),
    subIndustries: t('call.subIndustries'),
  };
  const set = (more: Partial<Draft>) => setDraft({ ...draft, ...more });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (faults.length > 0) return;
    const body = sentOf(draft);
    if (call === null) save.mutate({ method: 'POST', path: '/api/calls', body });
    else save.mutate({ method: 'PUT', path: `/api/calls/${call.id}`, body: { ...body, revision: call.revision } });
  };
  const line = (name: 'code' | 'titleZh' | 'titleEn' | 'quota', maxLength: number, help?: string) => (
    <TextField
      id={name}
      label={labels[name] ?? name}
      value={draft[name]}
      maxLength={maxLength}
      help={help}
      error={errorOf(name)}
      onChange={(next) => set({ [name]: next })}
    />
  );
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary
        errors={shown.map(({ fieldId, key }) => ({
          fieldId,
          text: `${labels[fieldId] ?? t('call.ceilings')}: ${t(key)}`,
        }))}
        attempt={attempt}
      />
      {save.error ? <ProblemNotice error={save.error} /> : null}
      {line('code', 30, t('call.codeHelp'))}
      {line('titleZh', 120)}
      {line('titleEn', 200)}
      <Field id="notice" label={t('call.notice')} required help={t('call.noticeHelp')} error={errorOf('notice')}>
        <Input.TextArea
          id="notice"
          rows={6}
          maxLength={8000}
          showCount
          value={draft.notice}
          aria-describedby={describedBy('notice')}
          onChange={(event) => set({ notice: event.target.value })}
        />
      </Field>
      <Field id="policy" label={t('call.policy')} required>
        <Select
          id="policy"
          value={draft.policyId}
          options={[...policies]}
          aria-describedby={describedBy('policy')}
          onChange={(policyId: string) => set({ policyId })}
        />
      </Field>
      <div className="call-dates">
        {dateNames.map((name) => (
          <InstantField
            key={name}
            id={name}
            label={labels[name] ?? name}
            help={t(name === 'opensAt' ? 'call.opensHelp' : 'call.timeHelp')}
            value={draft[name]}
            error={errorOf(name)}
            onChange={(next) => set({ [name]: next })}
          />
        ))}
      </div>
      {line('quota', 6)}
      <ScopeFields scope={draft} errorOf={errorOf} onChange={set} />
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('call.save')}
        </Button>
      </div>
    </form>
  );
}
