/** The form of an objection in one's name, or of a clue without one. Nothing of it is kept in the browser. */
import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Input, Radio } from 'antd';
import { type FormEvent, useState } from 'react';
import { call } from '../api/client.ts';
import { createIntent } from '../api/intent.ts';
import type { NoticeItemView, NoticeView, ObjectionFiled } from '../api/types.ts';
import { TextField } from '../registration/TextField.tsx';
import { ErrorSummary } from '../shared/ErrorSummary.tsx';
import { describedBy, Field } from '../shared/Field.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';
import { emptyDraft, type ObjectionDraft, sentOf, wrongIn } from './objection-draft.ts';
import { SignedPapers } from './SignedPapers.tsx';

type Props = { notice: NoticeView; item: NoticeItemView; onFiled: (filed: ObjectionFiled) => void };

const fieldId = (field: keyof ObjectionDraft) => `objection-${field}`;
const limits = { name: 100, identity: 60, contact: 200, email: 254 } as const;

export function ObjectionForm({ notice, item, onFiled }: Props) {
  const { t } = useWords();
  const [draft, setDraft] = useState(() => emptyDraft(item.objectable));
  const [attempt, setAttempt] = useState(0);
  const [intent] = useState(() => createIntent());
  const change = (part: Partial<ObjectionDraft>) => setDraft((before) => ({ ...before, ...part }));
  const sending = useMutation({
    mutationFn: () => {
      const { path, body } = sentOf(draft, item.id);
      return call<ObjectionFiled>('POST', path, { body, key: intent.keyFor(JSON.stringify([path, body])) });
    },
    onSuccess: onFiled,
    gcTime: 0,
  });
  const wrong = attempt > 0 ? wrongIn(draft) : [];
  const errorOf = (field: keyof ObjectionDraft) => {
    const found = wrong.find((one) => one.field === field);
    return found && t(found.why);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (wrongIn(draft).length === 0) sending.mutate();
  };
  const line = (field: 'name' | 'identity' | 'contact' | 'email') => ({
    id: fieldId(field),
    label: t(`object.${field}`),
    value: draft[field],
    maxLength: limits[field],
    error: errorOf(field),
    onChange: (value: string) => change({ [field]: value }),
  });
  return (
    <form className="objection-form" noValidate onSubmit={submit}>
      <ErrorSummary
        attempt={attempt}
        errors={wrong.map(({ field, label, why }) => ({ fieldId: fieldId(field), text: `${t(label)}：${t(why)}` }))}
      />
      {sending.error ? <ProblemNotice error={sending.error} /> : null}
      <p className="muted">{t('object.sealed')}</p>
      {item.objectable ? (
        <Way named={draft.named} onChange={(named) => change({ named })} />
      ) : (
        <p>{t('object.closed')}</p>
      )}
      <Field
        id={fieldId('statement')}
        label={t('object.statement')}
        required
        help={t('object.statementHelp', { most: notice.limits.statement })}
        error={errorOf('statement')}
      >
        <Input.TextArea
          id={fieldId('statement')}
          rows={6}
          value={draft.statement}
          maxLength={notice.limits.statement}
          autoComplete="off"
          aria-describedby={describedBy(fieldId('statement'))}
          onChange={(event) => change({ statement: event.target.value })}
        />
      </Field>
      {draft.named ? (
        <>
          <TextField {...line('name')} />
          <TextField {...line('identity')} help={t('object.identityHelp')} />
          <TextField {...line('contact')} help={t('object.contactHelp')} type="tel" />
          <TextField {...line('email')} help={t('object.emailHelp')} required={false} type="email" />
        </>
      ) : null}
      <SignedPapers
        limits={notice.limits}
        papers={draft.papers}
        onChange={(papers) => change({ papers })}
        required={draft.named}
        error={errorOf('papers')}
      />
      {draft.named ? (
        <div className="field">
          <Checkbox
            id={fieldId('truthful')}
            checked={draft.truthful}
            onChange={({ target }) => change({ truthful: target.checked })}
          >
            {t('object.truthful')}
          </Checkbox>
          <div className="field-error" aria-live="polite">
            {errorOf('truthful')}
          </div>
        </div>
      ) : null}
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          {t(draft.named ? 'object.send' : 'object.sendClue')}
        </Button>
      </div>
    </form>
  );
}

function Way({ named, onChange }: { named: boolean; onChange: (named: boolean) => void }) {
  const { t } = useWords();
  return (
    <fieldset className="field objection-way">
      <legend className="field-label">{t('object.way')}</legend>
      <Radio.Group value={named} onChange={({ target }) => onChange(target.value === true)}>
        <Radio value={true}>{t('object.named')}</Radio>
        <Radio value={false}>{t('object.clue')}</Radio>
      </Radio.Group>
      <div className="field-help">{t(named ? 'object.namedHelp' : 'object.clueHelp')}</div>
    </fieldset>
  );
}
