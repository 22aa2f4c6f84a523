/** Naming a colleague as deputy for some days. */
import { Input } from 'antd';
import { useState } from 'react';
import type { MemberView } from '../api/types.ts';
import { useSession } from '../app/session.ts';
import { describedBy, Field } from '../shared/Field.tsx';
import { dayText } from '../shared/instants.ts';
import { useWords } from '../words/use-words.ts';
import { ActDialog } from './ActDialog.tsx';
import { ColleagueField } from './ColleagueField.tsx';

type Props = {
  title: string;
  lead: string;
  confirm: string;
  path: string;
  colleagues: readonly MemberView[];
  onClose: () => void;
};

export function NameDeputy({ path, colleagues, ...common }: Props) {
  const { t } = useWords();
  const today = dayText(useSession().now);
  const [deputyId, setDeputy] = useState('');
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState('');
  return (
    <ActDialog
      {...common}
      needsReason={false}
      incomplete={deputyId === '' || from === '' || until === ''}
      request={() => ({ method: 'POST', path: `${path}/deputies`, body: { deputyId, from, until } })}
    >
      {(tried) => (
        <>
          <ColleagueField colleagues={colleagues} value={deputyId} tried={tried} onChange={setDeputy} />
          <div className="field-row">
            <Day id="act-from" label={t('members.from')} value={from} min={today} tried={tried} onChange={setFrom} />
            <Day
              id="act-until"
              label={t('members.to')}
              help={t('members.toHelp')}
              value={until}
              min={from}
              tried={tried}
              onChange={setUntil}
            />
          </div>
        </>
      )}
    </ActDialog>
  );
}

type DayProps = {
  id: string;
  label: string;
  help?: string;
  value: string;
  min: string;
  tried: boolean;
  onChange: (day: string) => void;
};

function Day({ id, label, help, value, min, tried, onChange }: DayProps) {
  const { t } = useWords();
  return (
    <Field id={id} label={label} required help={help} error={tried && value === '' ? t('form.required') : undefined}>
      <Input
        id={id}
        type="date"
        min={min}
        value={value}
        aria-describedby={describedBy(id)}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
