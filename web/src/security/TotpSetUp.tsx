/** Setting up an authenticator app in two steps: scan, and show that it worked. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { call, get } from '../api/client.ts';
import type { RecoveryCodes as Codes, NewTotp } from '../api/types.ts';
import { describedBy, Field } from '../shared/Field.tsx';
import { Read } from '../shared/Read.tsx';
import { useWords } from '../words/use-words.ts';
import { DeviceProblem } from './DeviceProblem.tsx';

/** A new secret each time that it is opened, and the same one while it stays open. */
const offerQuery = {
  queryKey: ['totp'],
  queryFn: () => get<NewTotp>('/api/security/totp'),
  gcTime: 0,
  staleTime: Number.POSITIVE_INFINITY,
};

type Props = { onDone: (codes: readonly string[]) => void; onCancel?: () => void };

export function TotpSetUp({ onDone, onCancel }: Props) {
  const { t } = useWords();
  const offer = useQuery(offerQuery);
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const confirm = useMutation({
    mutationFn: (pending: string) => call<Codes>('PUT', '/api/security/totp', { body: { pending, code: code.trim() } }),
    onSuccess: ({ codes }) => onDone(codes),
  });
  const missing = tried && code.trim().length < 6 ? t('signIn.codeMissing') : undefined;
  const submit = (event: FormEvent, pending: string) => {
    event.preventDefault();
    setTried(true);
    if (code.trim().length >= 6) confirm.mutate(pending);
  };
  return (
    <Read asked={offer}>
      {({ picture, secret, pending }) => (
        <form onSubmit={(event) => submit(event, pending)} noValidate className="totp">
          <DeviceProblem error={confirm.error} />
          <p>{t('totp.step1')}</p>
          <img src={picture} alt={t('totp.picture')} width="200" height="200" className="totp-picture" />
          <p className="small muted">
            {t('totp.byHand')} <code className="totp-secret">{secret}</code>
          </p>
          <p>{t('totp.step2')}</p>
          <Field id="totp-code" label={t('totp.code')} required error={missing}>
            <Input
              id="totp-code"
              className="short-input"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={12}
              value={code}
              aria-describedby={describedBy('totp-code')}
              onChange={(event) => setCode(event.target.value)}
            />
          </Field>
          <div className="buttons">
            <Button type="primary" htmlType="submit" loading={confirm.isPending}>
              {t('totp.confirm')}
            </Button>
            {onCancel ? <Button onClick={onCancel}>{t('confirm.cancel')}</Button> : null}
          </div>
        </form>
      )}
    </Read>
  );
}
