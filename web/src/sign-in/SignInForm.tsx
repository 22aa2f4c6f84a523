/** E-mail and password. */
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { call } from '../api/client.ts';
import type { SessionView, SignIn } from '../api/types.ts';
import { ErrorSummary } from '../shared/ErrorSummary.tsx';
import { describedBy, Field } from '../shared/Field.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';

export const useEnter = (onEntered: (session: SessionView) => void) =>
  useMutation({
    mutationFn: (body: SignIn) => call<SessionView>('POST', '/api/session', { body }),
    onSuccess: onEntered,
  });

export function SignInForm({ onEntered }: { onEntered: (session: SessionView) => void }) {
  const { t } = useWords();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [attempt, setAttempt] = useState(0);
  const enter = useEnter(onEntered);

  const errors = [
    ...(/^\S+@\S+$/.test(email) ? [] : [{ fieldId: 'email', text: t('signIn.emailWrong') }]),
    ...(password === '' ? [{ fieldId: 'password', text: t('signIn.passwordMissing') }] : []),
  ];
  const shown = attempt > 0 ? errors : [];
  const errorOf = (id: string) => shown.find(({ fieldId }) => fieldId === id)?.text;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (errors.length === 0) enter.mutate({ email: email.trim(), password });
  };

  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary errors={shown} attempt={attempt} />
      {enter.error ? <ProblemNotice error={enter.error} /> : null}
      <Field id="email" label={t('signIn.email')} required error={errorOf('email')}>
        <Input
          id="email"
          type="email"
          autoComplete="username"
          maxLength={254}
          value={email}
          aria-describedby={describedBy('email')}
          onChange={(event) => setEmail(event.target.value)}
        />
      </Field>
      <Field id="password" label={t('signIn.password')} required error={errorOf('password')}>
        <Input.Password
          id="password"
          autoComplete="current-password"
          maxLength={200}
          value={password}
          aria-describedby={describedBy('password')}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      <Button type="primary" htmlType="submit" size="large" block loading={enter.isPending}>
        {t('signIn.enter')}
      </Button>
    </form>
  );
}
