/** Where the letter leads: the password of the registration opens the account, and signs in. The token never leaves the page's `#`. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { call } from '../api/client.ts';
import { isProblem } from '../api/problem.ts';
import { sessionQuery } from '../api/reference-queries.ts';
import type { SessionView } from '../api/types.ts';
import { ErrorSummary } from '../shared/ErrorSummary.tsx';
import { describedBy, Field } from '../shared/Field.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';
import { PublicFrame } from './PublicFrame.tsx';
import { ResendLetter } from './ResendLetter.tsx';

export function ConfirmMailPage() {
  const { t } = useWords();
  const [token] = useState(() => window.location.hash.slice(1));
  const [password, setPassword] = useState('');
  const [attempt, setAttempt] = useState(0);
  const confirm = useConfirm();
  const spent = token === '' || (isProblem(confirm.error) && confirm.error.code === 'rule');
  const errors = password === '' ? [{ fieldId: 'password', text: t('signIn.passwordMissing') }] : [];
  const shown = attempt > 0 ? errors : [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (errors.length === 0) confirm.mutate({ token, password });
  };
  return (
    <PublicFrame>
      <section className="card" aria-labelledby="confirm-title">
        <h1 id="confirm-title">{t('confirmMail.title')}</h1>
        {confirm.error ? <ProblemNotice error={confirm.error} passwordOnly /> : null}
        {spent ? (
          <ResendLetter />
        ) : (
          <form onSubmit={submit} noValidate>
            <p className="lead">{t('confirmMail.lead')}</p>
            <ErrorSummary errors={shown} attempt={attempt} />
            <Field
              id="password"
              label={t('signIn.password')}
              required
              help={t('confirmMail.passwordHelp')}
              error={shown[0]?.text}
            >
              <Input.Password
                id="password"
                autoComplete="current-password"
                maxLength={200}
                value={password}
                aria-describedby={describedBy('password')}
                onChange={(event) => setPassword(event.target.value)}
              />
            </Field>
            <Button type="primary" htmlType="submit" size="large" block loading={confirm.isPending}>
              {t('confirmMail.confirm')}
            </Button>
          </form>
        )}
      </section>
    </PublicFrame>
  );
}

/** Confirmed once, whatever becomes of the sign-in: where that fails, the sign-in page says why. */
function useConfirm() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (said: { token: string; password: string }) => {
      const { email } = await call<{ email: string }>('POST', '/api/registrations/confirmation', { body: said });
      const body = { email, password: said.password };
      return call<SessionView>('POST', '/api/session', { body }).catch(() => null);
    },
    onSuccess: (session) => {
      if (session === null) return navigate({ to: '/sign-in', search: {}, replace: true });
      client.clear();
      client.setQueryData(sessionQuery.queryKey, session);
      return navigate({ to: '/tasks', replace: true });
    },
  });
}
