/** The second step: the password was right, the factor is still to be shown. */
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { call } from '../api/client.ts';
import type { SessionView } from '../api/types.ts';
import { useSignOut } from '../app/PersonMenu.tsx';
import { describedBy, Field } from '../shared/Field.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';
import { OtherWays } from './OtherWays.tsx';
import { SignInFrame } from './SignInFrame.tsx';

type Props = { onEntered: (session: SessionView) => void; back: string | undefined };

export function CodeStep({ onEntered, back }: Props) {
  const { t } = useWords();
  const signOut = useSignOut();
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const show = useMutation({
    mutationFn: () => call<SessionView>('POST', '/api/session/second-factor', { body: { code: code.trim() } }),
    onSuccess: onEntered,
  });
  const missing = tried && code.trim().length < 6 ? t('signIn.codeMissing') : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (code.trim().length >= 6) show.mutate();
  };
  return (
    <SignInFrame title={t('signIn.codeTitle')} lead={t('signIn.codeLead')}>
      <form onSubmit={submit} noValidate>
        {show.error ? <ProblemNotice error={show.error} /> : null}
        <Field id="code" label={t('signIn.code')} required help={t('signIn.codeLost')} error={missing}>
          <Input
            id="code"
            autoFocus
            size="large"
            autoComplete="one-time-code"
            maxLength={40}
            value={code}
            aria-describedby={describedBy('code')}
            onChange={(event) => setCode(event.target.value)}
          />
        </Field>
        <Button type="primary" htmlType="submit" size="large" block loading={show.isPending}>
          {t('signIn.codeGo')}
        </Button>
      </form>
      <OtherWays onEntered={onEntered} back={back} />
      <p className="after-form">
        <Button type="link" onClick={signOut}>
          {t('signIn.notYou')}
        </Button>
      </p>
    </SignInFrame>
  );
}
