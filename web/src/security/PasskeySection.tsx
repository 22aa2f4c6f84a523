/** The passkeys of the account: add, rename, remove. */
import { useMutation } from '@tanstack/react-query';
import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { call } from '../api/client.ts';
import type { RecoveryCodes as Codes, SecurityView } from '../api/types.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { describedBy, Field } from '../shared/Field.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';
import { DeviceProblem } from './DeviceProblem.tsx';
import { PasskeyRow } from './PasskeyRow.tsx';
import { makePasskey, passkeysWork } from './passkey.ts';
import { useSecurityChanged } from './security-queries.ts';

type Props = { security: SecurityView; onCodes: (codes: readonly string[]) => void };

export function PasskeySection({ security, onCodes }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const changed = useSecurityChanged();
  const [naming, setNaming] = useState<string | null>(null);
  const { passkeys, passkeysPossible } = security;
  const possible = passkeysPossible && passkeysWork();
  const add = useMutation({
    mutationFn: async (name: string) =>
      call<Codes>('POST', '/api/security/passkeys', { body: await makePasskey(name) }),
    onSuccess: async ({ codes }) => {
      if (codes.length > 0) onCodes(codes);
      message.success(t('security.passkeyAdded'));
      await changed();
    },
    onSettled: () => setNaming(null),
  });
  return (
    <Section
      title={t('security.passkeys')}
      lead={t('security.passkeysLead')}
      aside={
        possible ? (
          <Button data-add-passkey onClick={() => setNaming(t('security.passkeyDefault'))}>
            {t('security.passkeyAdd')}
          </Button>
        ) : null
      }
    >
      <DeviceProblem error={add.error} />
      {passkeys.length > 0 ? (
        <ul className="plain rows">
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      ) : possible ? (
        <EmptyState title={t('security.passkeysNone')}>{t('security.passkeysNoneNext')}</EmptyState>
      ) : (
        <p className="note">{t('security.passkeysImpossible')}</p>
      )}
      <Modal
        open={naming !== null}
        title={t('security.passkeyAdd')}
        okText={t('security.passkeyAdd')}
        cancelText={t('confirm.cancel')}
        okButtonProps={{ disabled: naming?.trim() === '' }}
        confirmLoading={add.isPending}
        onCancel={() => setNaming(null)}
        onOk={() => add.mutate(naming?.trim() ?? '')}
      >
        <Field id="passkey-name" label={t('security.passkeyName')} required help={t('security.passkeyNameHelp')}>
          <Input
            id="passkey-name"
            maxLength={60}
            value={naming ?? ''}
            aria-describedby={describedBy('passkey-name')}
            onChange={(event) => setNaming(event.target.value)}
          />
        </Field>
      </Modal>
    </Section>
  );
}
