/** Another letter, for who has lost the first or came too late. */
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { call } from '../api/client.ts';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';
import { isMail } from './registration-draft.ts';
import { TextField } from './TextField.tsx';

export function ResendLetter() {
  const { t } = useWords();
  const [email, setEmail] = useState('');
  const [tried, setTried] = useState(false);
  const resend = useMutation({
    mutationFn: () => call<unknown>('POST', '/api/registrations/letter', { body: { email: email.trim() } }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isMail(email)) resend.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <p className="lead">{t('confirmMail.spent')}</p>
      {resend.error ? <ProblemNotice error={resend.error} /> : null}
      <TextField
        id="email"
        type="email"
        label={t('signIn.email')}
        value={email}
        maxLength={254}
        autoComplete="email"
        error={tried && !isMail(email) ? t('signIn.emailWrong') : undefined}
        onChange={setEmail}
      />
      <div aria-live="polite">{resend.isSuccess ? <p className="good-words">{t('register.resent')}</p> : null}</div>
      <Button type="primary" htmlType="submit" loading={resend.isPending} disabled={resend.isSuccess}>
        {t('register.resend')}
      </Button>
    </form>
  );
}
