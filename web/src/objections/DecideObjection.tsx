/** Admits an objection or does not; closes a clue. What is written goes to who objects, or stays in the bureau. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Radio, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { call } from '../api/client.ts';
import { objectionQuery } from '../api/notice-queries.ts';
import type { Decide, ObjectionView } from '../api/types.ts';
import { ErrorSummary } from '../shared/ErrorSummary.tsx';
import { describedBy, Field } from '../shared/Field.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';

const decisions = ['admit', 'notAdmit'] as const;

export function DecideObjection({ view }: { view: ObjectionView }) {
  const { t, of } = useWords();
  const client = useQueryClient();
  const clue = view.kind === 'clue';
  const [decision, setDecision] = useState<Decide['decision']>(clue ? 'close' : 'admit');
  const [ground, setGround] = useState<Decide['ground']>();
  const [words, setWords] = useState('');
  const [attempt, setAttempt] = useState(0);
  const saving = useMutation({
    mutationFn: (body: Decide) => call<ObjectionView>('POST', `/api/objections/${view.id}/decision`, { body }),
    onSuccess: (decided) => {
      client.setQueryData(objectionQuery(view.id).queryKey, decided);
      void client.invalidateQueries({ queryKey: ['objections'] });
    },
    gcTime: 0,
  });
  const needsWords = decision !== 'admit';
  const missing = [
    ...(decision === 'notAdmit' && ground === undefined ? (['ground'] as const) : []),
    ...(needsWords && words.trim() === '' ? (['words'] as const) : []),
  ];
  const wrong = attempt > 0 ? missing : [];
  const errorOf = (field: 'ground' | 'words') => (wrong.includes(field) ? t('form.required') : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (missing.length === 0) saving.mutate({ decision, words, ...(decision === 'notAdmit' ? { ground } : {}) });
  };
  const wordsLabel = t(clue ? 'objections.note' : 'objections.words');
  return (
    <Section title={t('objections.decide')}>
      <form className="objection-form" noValidate onSubmit={submit}>
        <ErrorSummary
          attempt={attempt}
          errors={wrong.map((field) => ({
            fieldId: `decide-${field}`,
            text: `${field === 'ground' ? t('objections.ground') : wordsLabel}：${t('form.required')}`,
          }))}
        />
        {saving.error ? <ProblemNotice error={saving.error} /> : null}
        {clue ? null : (
          <fieldset className="field objection-way">
            <legend className="hidden">{t('objections.decide')}</legend>
            <Radio.Group
              value={decision}
              onChange={({ target }) => setDecision(target.value === 'notAdmit' ? 'notAdmit' : 'admit')}
            >
              {decisions.map((one) => (
                <Radio key={one} value={one}>
                  {t(`objections.${one}`)}
                </Radio>
              ))}
            </Radio.Group>
            <div className="field-help">{decision === 'admit' ? t('objections.admitHelp') : null}</div>
          </fieldset>
        )}
        {decision === 'notAdmit' ? (
          <Field id="decide-ground" label={t('objections.ground')} required error={errorOf('ground')}>
            <Select
              id="decide-ground"
              className="wide"
              value={ground}
              options={view.grounds.map(({ code, label }) => ({ value: code, label: of(label) }))}
              onChange={setGround}
              aria-describedby={describedBy('decide-ground')}
            />
          </Field>
        ) : null}
        <Field
          id="decide-words"
          label={wordsLabel}
          required={needsWords}
          help={t(clue ? 'objections.noteHelp' : 'objections.wordsHelp')}
          error={errorOf('words')}
        >
          <Input.TextArea
            id="decide-words"
            rows={4}
            maxLength={1000}
            value={words}
            aria-describedby={describedBy('decide-words')}
            onChange={(event) => setWords(event.target.value)}
          />
        </Field>
        <div className="buttons">
          <Button type="primary" htmlType="submit" loading={saving.isPending}>
            {t(`objections.${decision}`)}
          </Button>
        </div>
      </form>
    </Section>
  );
}
