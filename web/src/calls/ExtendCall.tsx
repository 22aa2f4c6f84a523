/** Moving the dates of a call later. What is left as it is stays as it is. */
import { useState } from 'react';
import type { ManagedCall } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';
import { fromField, toField } from './beijing-input.ts';
import { CallActDialog } from './CallActDialog.tsx';
import { InstantField } from './InstantField.tsx';

const dates = ['closesAt', 'retrofitEndsAt', 'batchEndsAt'] as const;

export function ExtendCall({ call, onClose }: { call: ManagedCall; onClose: () => void }) {
  const { t } = useWords();
  const [fields, setFields] = useState(() => ({
    closesAt: toField(call.closesAt),
    retrofitEndsAt: toField(call.retrofitEndsAt),
    batchEndsAt: toField(call.batchEndsAt),
  }));
  const said = () => {
    const changed = dates.filter((name) => fields[name] !== toField(call[name]));
    const entries = changed.map((name) => [name, fromField(fields[name])] as const);
    return entries.some(([, at]) => at === null) ? null : Object.fromEntries(entries);
  };
  return (
    <CallActDialog
      call={call}
      act="extend"
      title={t('call.extend')}
      lead={t('call.extendLead')}
      said={said}
      onClose={onClose}
    >
      {dates.map((name) => (
        <InstantField
          key={name}
          id={`extend-${name}`}
          label={t(`call.${name}`)}
          help={t('call.timeHelp')}
          error={fromField(fields[name]) === null ? t('form.required') : undefined}
          value={fields[name]}
          onChange={(next) => setFields({ ...fields, [name]: next })}
        />
      ))}
    </CallActDialog>
  );
}
