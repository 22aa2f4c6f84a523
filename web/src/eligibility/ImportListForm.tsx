/** Bringing in a list: what kind, from whom, of what day, and the file; rows that cannot be understood are named. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Progress, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { withQuery } from '../api/client.ts';
import { eligibilityListsQuery } from '../api/eligibility-queries.ts';
import { useSession } from '../app/session.ts';
import { uploadFile } from '../forms/upload.ts';
import { ErrorSummary } from '../shared/ErrorSummary.tsx';
import { describedBy, Field } from '../shared/Field.tsx';
import { dayText } from '../shared/instants.ts';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';

const kinds = ['notAbnormal', 'notDishonest', 'notEnforced', 'noAccident', 'notFunded'] as const;

export function ImportListForm() {
  const { t, code } = useWords();
  const client = useQueryClient();
  const today = dayText(useSession().now);
  const [said, setSaid] = useState({ kind: '', source: '', asOf: today });
  const [file, setFile] = useState<File | null>(null);
  const [percent, setPercent] = useState(0);
  const [attempt, setAttempt] = useState(0);
  const sending = useMutation({
    mutationFn: (chosen: File) => uploadFile(withQuery('/api/eligibility-lists', said), chosen, setPercent),
    onSuccess: () => client.invalidateQueries({ queryKey: eligibilityListsQuery.queryKey }),
  });
  const missing = (
    [
      { fieldId: 'list-kind', wrong: said.kind === '' },
      { fieldId: 'list-source', wrong: said.source.trim() === '' },
      { fieldId: 'list-day', wrong: said.asOf === '' },
      { fieldId: 'list-file', wrong: file === null },
    ] as const
  ).filter(({ wrong }) => wrong);
  const shown = attempt > 0 ? missing.map(({ fieldId }) => ({ fieldId, text: t(`lists.needs.${fieldId}`) })) : [];
  const errorOf = (id: string) => shown.find(({ fieldId }) => fieldId === id)?.text;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (missing.length === 0 && file !== null) sending.mutate(file);
  };
  return (
    <Section title={t('lists.import')} lead={t('lists.importLead')}>
      <form onSubmit={submit} noValidate className="import-list">
        <ErrorSummary errors={shown} attempt={attempt} />
        {sending.error ? <ProblemNotice error={sending.error} /> : null}
        {sending.isSuccess ? <Alert type="success" showIcon role="status" title={t('lists.done')} /> : null}
        <Field id="list-kind" label={t('lists.kind')} required error={errorOf('list-kind')}>
          <Select
            id="list-kind"
            placeholder={t('register.choose')}
            aria-describedby={describedBy('list-kind')}
            options={kinds.map((value) => ({ value, label: code('listKind', value) }))}
            onChange={(kind: string) => setSaid({ ...said, kind })}
            {...(said.kind ? { value: said.kind } : {})}
          />
        </Field>
        <Field
          id="list-source"
          label={t('lists.source')}
          required
          help={t('lists.sourceHelp')}
          error={errorOf('list-source')}
        >
          <Input
            id="list-source"
            maxLength={200}
            value={said.source}
            aria-describedby={describedBy('list-source')}
            onChange={(event) => setSaid({ ...said, source: event.target.value })}
          />
        </Field>
        <Field id="list-day" label={t('lists.asOf')} required help={t('lists.asOfHelp')} error={errorOf('list-day')}>
          <Input
            id="list-day"
            type="date"
            className="short-input"
            max={today}
            value={said.asOf}
            aria-describedby={describedBy('list-day')}
            onChange={(event) => setSaid({ ...said, asOf: event.target.value })}
          />
        </Field>
        <Field id="list-file" label={t('lists.file')} required help={t('lists.fileHelp')} error={errorOf('list-file')}>
          <input
            id="list-file"
            type="file"
            accept=".xlsx,.xls,.csv"
            aria-describedby={describedBy('list-file')}
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        </Field>
        {sending.isPending ? <Progress percent={percent} aria-label={t('lists.import')} /> : null}
        <div className="buttons">
          <Button type="primary" htmlType="submit" loading={sending.isPending} data-save="list">
            {t('lists.send')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
