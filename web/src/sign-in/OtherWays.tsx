/** Beside the password: a passkey, and the single sign-on where there is one. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { call } from '../api/client.ts';
import type { SessionView } from '../api/types.ts';
import { DeviceProblem } from '../security/DeviceProblem.tsx';
import { passkeysWork, showPasskey } from '../security/passkey.ts';
import { waysQuery } from '../security/security-queries.ts';
import { useWords } from '../words/use-words.ts';
import { leaveForSso } from './single-sign-on.ts';

type Props = { onEntered: (session: SessionView) => void; back: string | undefined };

export function OtherWays({ onEntered, back }: Props) {
  const { t } = useWords();
  const ways = useQuery(waysQuery).data;
  const byPasskey = useMutation({
    mutationFn: async () => call<SessionView>('POST', '/api/session/passkey', { body: await showPasskey() }),
    onSuccess: onEntered,
  });
  const bySso = useMutation({ mutationFn: () => leaveForSso({ fresh: false, back }) });
  const passkeys = ways?.passkeys === true && passkeysWork();
  if (!passkeys && ways?.singleSignOn !== true) return null;
  return (
    <div className="ways">
      <p className="muted small">{t('signIn.or')}</p>
      <DeviceProblem error={byPasskey.error ?? bySso.error} />
      {passkeys ? (
        <Button block size="large" data-passkey loading={byPasskey.isPending} onClick={() => byPasskey.mutate()}>
          {t('signIn.passkey')}
        </Button>
      ) : null}
      {ways.singleSignOn ? (
        <Button block size="large" data-sso loading={bySso.isPending} onClick={() => bySso.mutate()}>
          {t('signIn.sso')}
        </Button>
      ) : null}
    </div>
  );
}
