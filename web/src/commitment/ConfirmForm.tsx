/** The confirmation itself: the name as signature, a tick, and what is wrong with them. */
import { Button, Checkbox, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { ErrorSummary } from '../shared/ErrorSummary.tsx';
import { describedBy, Field } from '../shared/Field.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';

type Props = { pending: boolean; error: unknown; onConfirm: (name: string) => void };

export function ConfirmForm({ pending, error, onConfirm }: Props) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [agreed, setAgreed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const nameWrong = name.trim().length < 2 ? t('commitment.nameWrong') : undefined;
  const errors =
    attempt === 0
      ? []
      : [
          ...(nameWrong ? [{ fieldId: 'confirm-name', text: nameWrong }] : []),
          ...(agreed ? [] : [{ fieldId: 'confirm-agree', text: t('commitment.agreeWrong') }]),
        ];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (!nameWrong && agreed) onConfirm(name.trim());
  };
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} attempt={attempt} />
      {error ? <ProblemNotice error={error} /> : null}
      <Field
        id="confirm-name"
        label={t('commitment.name')}
        required
        help={t('commitment.nameHelp')}
        error={attempt > 0 ? nameWrong : undefined}
      >
        <Input
          id="confirm-name"
          className="short-input"
          maxLength={60}
          autoComplete="name"
          value={name}
          aria-describedby={describedBy('confirm-name')}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <p>
        <Checkbox id="confirm-agree" checked={agreed} onChange={(event) => setAgreed(event.target.checked)}>
          {t('commitment.agree')}
        </Checkbox>
      </p>
      <div className="buttons">
        <Button type="primary" size="large" htmlType="submit" loading={pending} data-give>
          {t('commitment.give')}
        </Button>
      </div>
    </form>
  );
}
