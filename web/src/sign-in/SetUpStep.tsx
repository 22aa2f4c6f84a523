/** For whose role a password is not enough: the second factor is set up before anything else opens. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { call } from '../api/client.ts';
import type { RecoveryCodes as Codes } from '../api/types.ts';
import { useSignOut } from '../app/PersonMenu.tsx';
import { DeviceProblem } from '../security/DeviceProblem.tsx';
import { makePasskey, passkeysWork } from '../security/passkey.ts';
import { RecoveryCodes } from '../security/RecoveryCodes.tsx';
import { waysQuery } from '../security/security-queries.ts';
import { TotpSetUp } from '../security/TotpSetUp.tsx';
import { useWords } from '../words/use-words.ts';
import { SignInFrame } from './SignInFrame.tsx';

type Props = {
  /** The codes are on the screen: nobody leads away from them. */
  onHold: () => void;
  onDone: () => void;
};

export function SetUpStep({ onHold, onDone }: Props) {
  const { t } = useWords();
  const signOut = useSignOut();
  const [codes, setCodes] = useState<readonly string[]>([]);
  const passkeys = useQuery(waysQuery).data?.passkeys === true && passkeysWork();
  const byPasskey = useMutation({
    mutationFn: async () =>
      call<Codes>('POST', '/api/security/passkeys', { body: await makePasskey(t('security.passkeyDefault')) }),
    onSuccess: ({ codes: made }) => setUp(made),
  });
  const setUp = (made: readonly string[]) => {
    if (made.length === 0) return onDone();
    onHold();
    setCodes(made);
  };
  return (
    <SignInFrame title={t('signIn.setUpTitle')} lead={t('signIn.setUpLead')}>
      {codes.length > 0 ? <RecoveryCodes codes={codes} onKept={onDone} /> : <TotpSetUp onDone={setUp} />}
      {codes.length > 0 || !passkeys ? null : (
        <div className="ways">
          <p className="muted small">{t('signIn.setUpOr')}</p>
          <DeviceProblem error={byPasskey.error} />
          <Button block size="large" loading={byPasskey.isPending} onClick={() => byPasskey.mutate()}>
            {t('security.passkeyAdd')}
          </Button>
        </div>
      )}
      {codes.length > 0 ? null : (
        <p className="after-form">
          <Button type="link" onClick={signOut}>
            {t('signIn.notYou')}
          </Button>
        </p>
      )}
    </SignInFrame>
  );
}
