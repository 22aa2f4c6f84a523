/** One passkey: its name, its days, and what can be done with it. */
import { useMutation } from '@tanstack/react-query';
import { Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { callForNothing } from '../api/client.ts';
import type { SecurityView } from '../api/types.ts';
import { Instant } from '../shared/Instant.tsx';
import { useWords } from '../words/use-words.ts';
import { DeviceProblem } from './DeviceProblem.tsx';
import { useSecurityChanged } from './security-queries.ts';

type Passkey = SecurityView['passkeys'][number];

export function PasskeyRow({ passkey }: { passkey: Passkey }) {
  const { t } = useWords();
  const changed = useSecurityChanged();
  const { id, name, createdAt, lastUsedAt } = passkey;
  const [newName, setNewName] = useState<string | null>(null);
  const path = `/api/security/passkeys/${id}`;
  const rename = useMutation({
    mutationFn: (body: { name: string }) => callForNothing('PUT', path, { body }),
    onSuccess: async () => {
      setNewName(null);
      await changed();
    },
  });
  const remove = useMutation({ mutationFn: () => callForNothing('DELETE', path), onSuccess: changed });
  return (
    <li>
      <span>
        {newName === null ? (
          <strong>{name}</strong>
        ) : (
          <Input
            className="short-input"
            aria-label={t('security.passkeyName')}
            maxLength={60}
            value={newName}
            onChange={(event) => setNewName(event.target.value)}
            onPressEnter={() => newName.trim() !== '' && rename.mutate({ name: newName.trim() })}
          />
        )}
        <span className="muted small block">
          {t('security.added')} <Instant at={createdAt} day /> ·{' '}
          {lastUsedAt ? (
            <>
              {t('security.lastUsed')} <Instant at={lastUsedAt} />
            </>
          ) : (
            t('security.never')
          )}
        </span>
        <DeviceProblem error={rename.error ?? remove.error} />
      </span>
      <span className="row-buttons">
        <Button
          loading={rename.isPending}
          onClick={() => (newName === null ? setNewName(name) : rename.mutate({ name: newName.trim() || name }))}
        >
          {t('security.passkeyRename')}
        </Button>
        <Popconfirm
          title={t('security.passkeyRemoveAsk', { name })}
          okText={t('security.passkeyRemove')}
          cancelText={t('confirm.cancel')}
          onConfirm={() => remove.mutate()}
        >
          <Button danger loading={remove.isPending}>
            {t('security.passkeyRemove')}
          </Button>
        </Popconfirm>
      </span>
    </li>
  );
}
