/** Asking for a link that resets the password. The page says the same whether there is such an account or not. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { callForNothing } from '../api/client.ts';
import { demonstrationQuery } from '../api/reference-queries.ts';
import { describedBy, Field } from '../shared/Field.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';
import { SignInFrame } from './SignInFrame.tsx';

export function ForgotPasswordPage() {
  const { t } = useWords();
  const [email, setEmail] = useState('');
  const [tried, setTried] = useState(false);
  const demonstration = useQuery(demonstrationQuery).data?.demonstration ?? false;
  const ask = useMutation({
    mutationFn: (address: string) => callForNothing('POST', '/api/password-resets', { body: { email: address } }),
  });
  const wrong = /^\S+@\S+$/.test(email.trim()) ? undefined : t('signIn.emailWrong');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong === undefined) ask.mutate(email.trim());
  };
  return (
    <SignInFrame
      title={t(ask.isSuccess ? 'forgot.sent' : 'forgot.title')}
      lead={ask.isSuccess ? t('forgot.sentLead', { email: email.trim() }) : t('forgot.lead')}
    >
      {ask.isSuccess ? (
        demonstration ? (
          <p className="note">
            <Link to="/letters" search={{ address: email.trim() }}>
              {t('letters.open')}
            </Link>
          </p>
        ) : null
      ) : (
        <form onSubmit={submit} noValidate>
          {ask.error ? <ProblemNotice error={ask.error} /> : null}
          <Field id="email" label={t('signIn.email')} required error={tried ? wrong : undefined}>
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
          <Button type="primary" htmlType="submit" size="large" block loading={ask.isPending}>
            {t('forgot.send')}
          </Button>
        </form>
      )}
      <p className="after-form">
        <Link to="/sign-in" search={{}}>
          {t('signIn.back')}
        </Link>
      </p>
    </SignInFrame>
  );
}
