/**
 * "Is it still you?": opens over whatever page sent the request, and when it is answered the request is sent again as it was.
 * Nothing on the page below changes.
 */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { call, whenIdentityIsAsked } from '../api/client.ts';
import { sessionQuery } from '../api/reference-queries.ts';
import type { SecurityView, SessionView } from '../api/types.ts';
import { describedBy, Field } from '../shared/Field.tsx';
import { Read } from '../shared/Read.tsx';
import { leaveForSso } from '../sign-in/single-sign-on.ts';
import { useWords } from '../words/use-words.ts';
import { DeviceProblem } from './DeviceProblem.tsx';
import { passkeysWork, showPasskey } from './passkey.ts';
import { securityQuery } from './security-queries.ts';

export function ConfirmIdentity() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const waiting = useRef<((confirmed: boolean) => void)[]>([]);
  useEffect(() => {
    // Several requests may ask at once; one answer is for all of them.
    whenIdentityIsAsked(
      () =>
        new Promise((resolve) => {
          waiting.current.push(resolve);
          setOpen(true);
        }),
    );
    return () => whenIdentityIsAsked(() => Promise.resolve(false));
  }, []);
  const close = (confirmed: boolean) => {
    setOpen(false);
    for (const resolve of waiting.current.splice(0)) resolve(confirmed);
  };
  return (
    <Modal
      open={open}
      title={t('confirm.title')}
      footer={null}
      destroyOnHidden
      zIndex={1200}
      onCancel={() => close(false)}
    >
      <ConfirmForm onConfirmed={() => close(true)} onCancel={() => close(false)} />
    </Modal>
  );
}

type Proof = { by: 'password' | 'code'; secret: string } | { by: 'passkey' };

function ConfirmForm({ onConfirmed, onCancel }: { onConfirmed: () => void; onCancel: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const security = useQuery(securityQuery);
  const confirm = useMutation({
    mutationFn: async (proof: Proof) =>
      proof.by === 'passkey'
        ? call<SessionView>('POST', '/api/session/confirmation/passkey', { body: await showPasskey() })
        : call<SessionView>('POST', '/api/session/confirmation', { body: proof }),
    onSuccess: (session) => {
      client.setQueryData(sessionQuery.queryKey, session);
      onConfirmed();
    },
  });
  return (
    <>
      <p>{t('confirm.lead')}</p>
      <DeviceProblem error={confirm.error} />
      <Read asked={security}>
        {(known) => <Ways known={known} pending={confirm.isPending} onProof={confirm.mutate} onCancel={onCancel} />}
      </Read>
    </>
  );
}

type WaysProps = { known: SecurityView; pending: boolean; onProof: (proof: Proof) => void; onCancel: () => void };

/** The code where there is one: it is sooner typed than a long password. */
function Ways({ known, pending, onProof, onCancel }: WaysProps) {
  const { t } = useWords();
  const [by, setBy] = useState<'password' | 'code'>(known.totpSince ? 'code' : 'password');
  const [secret, setSecret] = useState('');
  const both = known.totpSince !== null && known.passwordSince !== null;
  const typed = known.totpSince !== null || known.passwordSince !== null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (secret !== '') onProof({ by, secret });
  };
  const other = by === 'code' ? 'password' : 'code';
  const shared = {
    id: 'confirm-secret',
    value: secret,
    'aria-describedby': describedBy('confirm-secret'),
    onChange: (event: { target: { value: string } }) => setSecret(event.target.value),
  };
  return (
    <form onSubmit={submit} noValidate>
      {typed ? (
        <Field id="confirm-secret" label={t(by === 'code' ? 'signIn.code' : 'password.current')} required>
          {by === 'code' ? (
            <Input {...shared} key="code" autoFocus maxLength={40} autoComplete="one-time-code" />
          ) : (
            <Input.Password {...shared} key="password" autoFocus maxLength={200} autoComplete="current-password" />
          )}
        </Field>
      ) : null}
      <div className="buttons">
        {typed ? (
          <Button type="primary" htmlType="submit" data-confirm-identity loading={pending}>
            {t('confirm.go')}
          </Button>
        ) : null}
        {known.passkeys.length > 0 && passkeysWork() ? (
          <Button onClick={() => onProof({ by: 'passkey' })}>{t('confirm.passkey')}</Button>
        ) : null}
        {!typed && known.singleSignOn ? (
          <Button onClick={() => void leaveForSso({ fresh: true, back: window.location })}>{t('confirm.sso')}</Button>
        ) : null}
        {both ? (
          <Button
            type="text"
            onClick={() => {
              setBy(other);
              setSecret('');
            }}
          >
            {t(other === 'code' ? 'confirm.code' : 'confirm.password')}
          </Button>
        ) : null}
        <Button onClick={onCancel}>{t('confirm.cancel')}</Button>
      </div>
    </form>
  );
}
