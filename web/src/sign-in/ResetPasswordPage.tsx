/** A new password by the link of a letter. The token stands behind the #, which no server log sees, and leaves the address. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type FormEvent, useEffect, useState } from 'react';
import { callForNothing } from '../api/client.ts';
import { isProblem } from '../api/problem.ts';
import { sessionQuery } from '../api/reference-queries.ts';
import { NewPasswordField } from '../security/NewPasswordField.tsx';
import { strengthOf } from '../security/strength.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';
import { SignInFrame } from './SignInFrame.tsx';

/** Where the password stands alone; the server knows whether it does. */
const SHORTEST = 15;

export function ResetPasswordPage() {
  const { t } = useWords();
  const client = useQueryClient();
  const [token] = useState(() => window.location.hash.slice(1));
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  useEffect(() => {
    window.history.replaceState(window.history.state, '', window.location.pathname);
  }, []);
  const save = useMutation({
    mutationFn: () => callForNothing('PUT', '/api/password-resets', { body: { token, password } }),
    onSuccess: () => client.setQueryData(sessionQuery.queryKey, null),
  });
  const { level, left } = strengthOf(password, SHORTEST);
  const short = level === 'short' ? t('password.short', { left }) : undefined;
  const weak = isProblem(save.error) && save.error.code === 'weak-password' ? save.error.problem.title : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (short === undefined) save.mutate();
  };
  if (save.isSuccess)
    return (
      <SignInFrame title={t('reset.done')} lead={t('reset.doneLead')}>
        <Link to="/sign-in" search={{}}>
          {t('signIn.back')}
        </Link>
      </SignInFrame>
    );
  return (
    <SignInFrame title={t('reset.title')}>
      {token === '' ? (
        <EmptyState title={t('reset.noLink')}>{t('reset.noLinkNext')}</EmptyState>
      ) : (
        <form onSubmit={submit} noValidate>
          {save.error && !weak ? <ProblemNotice error={save.error} /> : null}
          <NewPasswordField
            id="password-new"
            value={password}
            shortest={SHORTEST}
            error={(tried ? short : undefined) ?? weak}
            onChange={setPassword}
          />
          <Button type="primary" htmlType="submit" size="large" block loading={save.isPending}>
            {t('reset.save')}
          </Button>
        </form>
      )}
      <p className="after-form">
        <Link to="/forgot-password">{t('signIn.forgot')}</Link>
      </p>
    </SignInFrame>
  );
}
