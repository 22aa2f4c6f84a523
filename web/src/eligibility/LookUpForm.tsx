/** An officer records what was looked up: outcome, source, day. What was typed survives a lost session. */
import { Button, Input, Radio } from 'antd';
import { type FormEvent, useState } from 'react';
import type { CaseChecksView } from '../api/types.ts';
import { useSession } from '../app/session.ts';
import { describedBy, Field } from '../shared/Field.tsx';
import { dayText } from '../shared/instants.ts';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useCaseChange } from '../shared/use-case-change.ts';
import { useDraft } from '../shared/use-draft.ts';
import { useWords } from '../words/use-words.ts';

/** Where the source of the rule is the very register that is looked up. */
const registers: readonly string[] = ['notAbnormal', 'notDishonest', 'notEnforced'];

type Props = { caseId: string; check: CaseChecksView['checks'][number] };

export function LookUpForm({ caseId, check }: Props) {
  const { t, of } = useWords();
  const today = dayText(useSession().now);
  const id = `look-up-${check.code}`;
  const fresh = { says: '', source: registers.includes(check.code) ? of(check.source) : '', asOf: today, note: '' };
  const [said, setSaid, drop] = useDraft(`${id}-${caseId}`, fresh);
  const [open, setOpen] = useState(said.says !== '');
  const [tried, setTried] = useState(false);
  const change = useCaseChange(caseId, () => {
    drop();
    setSaid(fresh);
    setTried(false);
    setOpen(false);
  });
  if (!open)
    return (
      <Button size="small" data-look-up={check.code} onClick={() => setOpen(true)}>
        {t('lookUp.begin')}
      </Button>
    );
  const missing = (text: string) => (tried && text.trim() === '' ? t('form.required') : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (said.says === '' || said.source.trim() === '' || said.asOf === '') return;
    change.mutate({
      method: 'POST',
      path: `/api/cases/${caseId}/eligibility/snapshots`,
      body: { check: check.code, ...said, source: said.source.trim(), note: said.note.trim() },
    });
  };
  return (
    <form className="small-form" onSubmit={submit} noValidate>
      {change.error ? <ProblemNotice error={change.error} /> : null}
      <fieldset className="field">
        <legend className="field-label">{t('lookUp.outcome')}</legend>
        <Radio.Group
          name={id}
          value={said.says || null}
          options={(['clear', 'adverse'] as const).map((value) => ({ value, label: t(`lookUp.${value}`) }))}
          onChange={(event) => setSaid({ ...said, says: event.target.value })}
        />
        <p className="field-error" aria-live="polite">
          {missing(said.says)}
        </p>
      </fieldset>
      <Field id={`${id}-source`} label={t('lookUp.source')} required error={missing(said.source)}>
        <Input
          id={`${id}-source`}
          maxLength={200}
          value={said.source}
          aria-describedby={describedBy(`${id}-source`)}
          onChange={(event) => setSaid({ ...said, source: event.target.value })}
        />
      </Field>
      <Field id={`${id}-day`} label={t('lookUp.day')} required error={missing(said.asOf)}>
        <Input
          id={`${id}-day`}
          type="date"
          className="short-input"
          max={today}
          value={said.asOf}
          aria-describedby={describedBy(`${id}-day`)}
          onChange={(event) => setSaid({ ...said, asOf: event.target.value })}
        />
      </Field>
      <Field id={`${id}-note`} label={t('lookUp.note')} help={t('lookUp.noteHelp')}>
        <Input
          id={`${id}-note`}
          maxLength={1000}
          value={said.note}
          aria-describedby={describedBy(`${id}-note`)}
          onChange={(event) => setSaid({ ...said, note: event.target.value })}
        />
      </Field>
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={change.isPending} data-save={`look-up-${check.code}`}>
          {t('lookUp.save')}
        </Button>
        <Button onClick={() => setOpen(false)}>{t('lookUp.close')}</Button>
      </div>
    </form>
  );
}
