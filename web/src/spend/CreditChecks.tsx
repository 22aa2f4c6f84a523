/** Credit checks of the enterprise before money goes out: what was asked where, and what came back. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Radio } from 'antd';
import { type FormEvent, useState } from 'react';
import { call } from '../api/client.ts';
import { createIntent } from '../api/intent.ts';
import { creditChecksQuery } from '../api/reference-queries.ts';
import { sendIntent } from '../api/retry.ts';
import type { CaseView, SaveCreditCheck } from '../api/types.ts';
import { Field } from '../shared/Field.tsx';
import { Instant } from '../shared/Instant.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { Read } from '../shared/Read.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';

export function CreditChecks({ view }: { view: CaseView }) {
  const { t, code } = useWords();
  const asked = useQuery(creditChecksQuery(view.enterprise.id));
  return (
    <Section title={t('credit.title')} lead={t('credit.lead')}>
      <Read asked={asked} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="note">{t('credit.none')}</p>
          ) : (
            <ul className="plain">
              {items.map((one) => (
                <li key={one.id}>
                  <span className={one.result === 'clear' ? 'state state-on' : 'state state-side'}>
                    {code('credit', one.result)}
                  </span>{' '}
                  <Instant at={one.checkedAt} /> · {one.source} {one.note}
                </li>
              ))}
            </ul>
          )
        }
      </Read>
      {view.ended ? null : <CheckForm view={view} />}
    </Section>
  );
}

function CheckForm({ view }: { view: CaseView }) {
  const { t, code } = useWords();
  const client = useQueryClient();
  const [intent] = useState(() => createIntent());
  const [draft, setDraft] = useState<SaveCreditCheck>({ result: 'clear', source: t('credit.sourceUsual'), note: '' });
  const [tried, setTried] = useState(false);
  const path = `/api/organisations/${view.enterprise.id}/credit-checks`;
  const saving = useMutation({
    mutationFn: (body: SaveCreditCheck) =>
      sendIntent(intent, JSON.stringify(body), (key) => call<unknown>('POST', path, { body, key })),
    onSuccess: async () => {
      setDraft({ ...draft, note: '' });
      setTried(false);
      await client.invalidateQueries({ queryKey: creditChecksQuery(view.enterprise.id).queryKey });
      await client.invalidateQueries({ queryKey: ['case', view.id] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (draft.source.trim() !== '') saving.mutate({ ...draft, source: draft.source.trim() });
  };
  return (
    <form onSubmit={submit} noValidate className="small-form">
      {saving.error ? <ProblemNotice error={saving.error} /> : null}
      <fieldset className="field">
        <legend className="field-label">{t('credit.result')}</legend>
        <Radio.Group
          value={draft.result}
          options={(['clear', 'adverse'] as const).map((one) => ({ value: one, label: code('credit', one) }))}
          onChange={(event) => setDraft({ ...draft, result: event.target.value })}
        />
      </fieldset>
      <Field
        id="credit-source"
        label={t('credit.source')}
        required
        error={tried && draft.source.trim() === '' ? t('form.required') : undefined}
      >
        <Input
          id="credit-source"
          maxLength={200}
          value={draft.source}
          onChange={(event) => setDraft({ ...draft, source: event.target.value })}
        />
      </Field>
      <Field id="credit-note" label={t('said.note')}>
        <Input
          id="credit-note"
          maxLength={1000}
          value={draft.note}
          onChange={(event) => setDraft({ ...draft, note: event.target.value })}
        />
      </Field>
      <div className="buttons">
        <Button htmlType="submit" loading={saving.isPending} data-save="credit">
          {t('credit.save')}
        </Button>
      </div>
    </form>
  );
}
