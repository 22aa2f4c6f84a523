/** Changing the own password. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { call } from '../api/client.ts';
import { isProblem } from '../api/problem.ts';
import { sessionQuery } from '../api/reference-queries.ts';
import type { SecurityView, SessionView } from '../api/types.ts';
import { ErrorSummary } from '../shared/ErrorSummary.tsx';
import { describedBy, Field } from '../shared/Field.tsx';
import { Instant } from '../shared/Instant.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';
import { NewPasswordField } from './NewPasswordField.tsx';
import { useSecurityChanged } from './security-queries.ts';
import { strengthOf } from './strength.ts';

export function PasswordSection({ security }: { security: SecurityView }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const changed = useSecurityChanged();
  const { passwordSince, shortestPassword: shortest } = security;
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [attempt, setAttempt] = useState(0);
  const change = useMutation({
    mutationFn: () =>
      call<SessionView>('PUT', '/api/security/password', { body: { ...(passwordSince ? { current } : {}), next } }),
    onSuccess: async (session) => {
      client.setQueryData(sessionQuery.queryKey, session);
      setCurrent('');
      setNext('');
      setAttempt(0);
      message.success(t('password.saved'));
      await changed();
    },
  });
  const weak =
    isProblem(change.error) && change.error.code === 'weak-password' ? change.error.problem.title : undefined;
  const { level, left } = strengthOf(next, shortest);
  const errors = [
    ...(passwordSince && current === '' ? [{ fieldId: 'password-current', text: t('signIn.passwordMissing') }] : []),
    ...(level === 'short' ? [{ fieldId: 'password-new', text: t('password.short', { left }) }] : []),
  ];
  const shown = attempt > 0 && !change.isSuccess ? errors : [];
  const errorOf = (id: string) => shown.find(({ fieldId }) => fieldId === id)?.text;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (errors.length === 0) change.mutate();
  };
  return (
    <Section title={t('security.password')}>
      <p className="muted">
        {passwordSince ? (
          <>
            {t('security.passwordSince')} <Instant at={passwordSince} day />
          </>
        ) : (
          t('security.passwordNone')
        )}
      </p>
      <form onSubmit={submit} noValidate className="small-form">
        <ErrorSummary errors={shown} attempt={attempt} />
        {change.error && !weak ? <ProblemNotice error={change.error} passwordOnly /> : null}
        {passwordSince ? (
          <Field id="password-current" label={t('password.current')} required error={errorOf('password-current')}>
            <Input.Password
              id="password-current"
              autoComplete="current-password"
              maxLength={200}
              value={current}
              aria-describedby={describedBy('password-current')}
              onChange={(event) => setCurrent(event.target.value)}
            />
          </Field>
        ) : null}
        <NewPasswordField
          id="password-new"
          value={next}
          shortest={shortest}
          error={errorOf('password-new') ?? weak}
          onChange={setNext}
        />
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('password.save')}
        </Button>
      </form>
    </Section>
  );
}
