/** Second step: who signs in for the organisation. */
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { ErrorSummary } from '../shared/ErrorSummary.tsx';
import { describedBy, Field } from '../shared/Field.tsx';
import { useWords } from '../words/use-words.ts';
import { personErrors, type RegistrationDraft, SHORTEST_PASSWORD } from './registration-draft.ts';
import { TextField } from './TextField.tsx';

type Props = {
  draft: RegistrationDraft;
  password: string;
  change: (part: Partial<RegistrationDraft>) => void;
  changePassword: (password: string) => void;
  onBack: () => void;
  onNext: () => void;
};

export function PersonStep({ draft, password, change, changePassword, onBack, onNext }: Props) {
  const say = useWords();
  const { t } = say;
  const [attempt, setAttempt] = useState(0);
  const errors = personErrors(draft, password, say);
  const shown = attempt > 0 ? errors : [];
  const errorOf = (id: string) => shown.find(({ fieldId }) => fieldId === id)?.text;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (errors.length === 0) onNext();
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary errors={shown} attempt={attempt} />
      <TextField
        id="person"
        label={t('register.person')}
        help={t('register.personHelp')}
        value={draft.person}
        maxLength={60}
        autoComplete="name"
        error={errorOf('person')}
        onChange={(person) => change({ person })}
      />
      <TextField
        id="email"
        type="email"
        label={t('signIn.email')}
        help={t('register.emailHelp')}
        value={draft.email}
        maxLength={254}
        autoComplete="email"
        error={errorOf('email')}
        onChange={(email) => change({ email })}
      />
      <TextField
        id="phone"
        type="tel"
        label={t('register.phone')}
        help={t('register.phoneHelp')}
        value={draft.phone}
        maxLength={30}
        autoComplete="tel"
        error={errorOf('phone')}
        onChange={(phone) => change({ phone })}
      />
      <Field
        id="password"
        label={t('signIn.password')}
        required
        help={t('register.passwordHelp', { count: SHORTEST_PASSWORD })}
        error={errorOf('password')}
      >
        <Input.Password
          id="password"
          autoComplete="new-password"
          maxLength={200}
          value={password}
          aria-describedby={describedBy('password')}
          onChange={(event) => changePassword(event.target.value)}
        />
      </Field>
      <div className="buttons">
        <Button type="primary" htmlType="submit" size="large">
          {t('register.next')}
        </Button>
        <Button size="large" onClick={onBack}>
          {t('register.back')}
        </Button>
      </div>
    </form>
  );
}
