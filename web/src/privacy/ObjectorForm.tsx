/** Records who objected. Unlike other forms it keeps no draft: what is typed is nowhere but on this screen. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { objectorsQuery } from '../api/case-queries.ts';
import { call } from '../api/client.ts';
import type { ObjectorList, RecordObjector } from '../api/types.ts';
import { ErrorSummary } from '../shared/ErrorSummary.tsx';
import { describedBy, Field } from '../shared/Field.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';

const limits = { name: 100, contact: 200, statement: 4000 } as const;
const names = ['name', 'contact', 'statement'] as const;
const nothing: RecordObjector = { name: '', contact: '', statement: '' };

export function ObjectorForm({ caseId, onDone }: { caseId: string; onDone: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [typed, setTyped] = useState(nothing);
  const [attempt, setAttempt] = useState(0);
  const saving = useMutation({
    mutationFn: (body: RecordObjector) => call<ObjectorList>('POST', `/api/cases/${caseId}/objectors`, { body }),
    onSuccess: (list) => {
      client.setQueryData(objectorsQuery(caseId).queryKey, list);
      onDone();
    },
    gcTime: 0,
  });
  const missing = names.filter((name) => typed[name].trim() === '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (missing.length === 0) saving.mutate(typed);
  };
  const wrong = attempt > 0 ? missing : [];
  return (
    <form className="small-form" noValidate onSubmit={submit}>
      <ErrorSummary
        attempt={attempt}
        errors={wrong.map((name) => ({
          fieldId: `objector-${name}`,
          text: `${t(`objector.${name}`)}：${t('form.required')}`,
        }))}
      />
      {saving.error ? <ProblemNotice error={saving.error} /> : null}
      {names.map((name) => {
        const id = `objector-${name}`;
        const control = {
          id,
          value: typed[name],
          maxLength: limits[name],
          autoComplete: 'off',
          'aria-describedby': describedBy(id),
        };
        return (
          <Field
            key={name}
            id={id}
            label={t(`objector.${name}`)}
            required
            help={name === 'name' ? undefined : t(`objector.${name}Help`)}
            error={wrong.includes(name) ? t('form.required') : undefined}
          >
            {name === 'statement' ? (
              <Input.TextArea
                {...control}
                rows={5}
                showCount
                onChange={(event) => setTyped({ ...typed, statement: event.target.value })}
              />
            ) : (
              <Input {...control} onChange={(event) => setTyped({ ...typed, [name]: event.target.value })} />
            )}
          </Field>
        );
      })}
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={saving.isPending}>
          {t('objector.save')}
        </Button>
        <Button onClick={onDone}>{t('objector.cancel')}</Button>
      </div>
    </form>
  );
}
