/** The authenticator app and the recovery codes. */
import { useMutation } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { call, callForNothing } from '../api/client.ts';
import type { RecoveryCodes as Codes, SecurityView } from '../api/types.ts';
import { Instant } from '../shared/Instant.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';
import { DeviceProblem } from './DeviceProblem.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { useSecurityChanged } from './security-queries.ts';
import { TotpSetUp } from './TotpSetUp.tsx';

type Props = { security: SecurityView; codes: readonly string[]; onCodes: (codes: readonly string[]) => void };

export function FactorSection({ security, codes, onCodes }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const changed = useSecurityChanged();
  const [settingUp, setSettingUp] = useState(false);
  const { totpSince, recoveryCodesLeft, factorRequired, passkeys } = security;
  const remove = useMutation({
    mutationFn: () => callForNothing('DELETE', '/api/security/totp'),
    onSuccess: changed,
  });
  const renew = useMutation({
    mutationFn: () => call<Codes>('POST', '/api/security/recovery-codes'),
    onSuccess: async (made) => {
      onCodes(made.codes);
      await changed();
    },
  });
  const done = async (made: readonly string[]) => {
    setSettingUp(false);
    onCodes(made);
    message.success(t('totp.on'));
    await changed();
  };
  return (
    <Section
      title={t('security.factor')}
      lead={t('security.factorLead')}
      aside={factorRequired ? <span className="state state-on">{t('security.required')}</span> : null}
    >
      <DeviceProblem error={remove.error ?? renew.error} />
      {codes.length > 0 ? <RecoveryCodes codes={codes} onKept={() => onCodes([])} /> : null}
      <ul className="plain rows">
        <li>
          <span>
            <strong>{t('security.totp')}</strong>{' '}
            <span className="muted">
              {totpSince ? (
                <>
                  {t('security.totpOn')} <Instant at={totpSince} day />
                </>
              ) : (
                t('security.off')
              )}
            </span>
          </span>
          <span className="row-buttons">
            {settingUp ? null : (
              <Button data-set-up type={totpSince ? 'default' : 'primary'} onClick={() => setSettingUp(true)}>
                {t(totpSince ? 'security.totpChange' : 'security.totpSetUp')}
              </Button>
            )}
            {totpSince ? (
              <Popconfirm
                title={t('security.totpRemoveAsk')}
                okText={t('security.totpRemove')}
                cancelText={t('confirm.cancel')}
                onConfirm={() => remove.mutate()}
              >
                <Button danger loading={remove.isPending}>
                  {t('security.totpRemove')}
                </Button>
              </Popconfirm>
            ) : null}
          </span>
        </li>
        {totpSince || passkeys.length > 0 ? (
          <li>
            <span>
              <strong>{t('security.codes')}</strong>{' '}
              <span className="muted">{t('security.codesLeft', { left: recoveryCodesLeft })}</span>
            </span>
            <Button loading={renew.isPending} onClick={() => renew.mutate()}>
              {t('security.codesRenew')}
            </Button>
          </li>
        ) : null}
      </ul>
      {settingUp ? <TotpSetUp onDone={(made) => void done(made)} onCancel={() => setSettingUp(false)} /> : null}
    </Section>
  );
}
