/** The director changes the standing of an organisation, with the reason. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { call } from '../api/client.ts';
import { createIntent } from '../api/intent.ts';
import { sendIntent } from '../api/retry.ts';
import type { ChangeStanding as Change, OrganisationView } from '../api/types.ts';
import { describedBy, Field } from '../shared/Field.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';

const standings: readonly Change['standing'][] = ['admitted', 'suspended', 'removed'];

export function ChangeStanding({ organisation, onClose }: { organisation: OrganisationView; onClose: () => void }) {
  const { t, code } = useWords();
  const client = useQueryClient();
  const [intent] = useState(() => createIntent());
  const others = standings.filter((one) => one !== organisation.standing);
  const [standing, setStanding] = useState<Change['standing']>(others[0] ?? 'suspended');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const change = useMutation({
    mutationFn: (body: Change) =>
      sendIntent(intent, JSON.stringify(body), (key) =>
        call<unknown>('POST', `/api/organisations/${organisation.id}/standing`, { body, key }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['organisations'] });
      onClose();
    },
  });
  const error = tried && reason.trim() === '' ? t('form.required') : undefined;
  return (
    <Modal
      open
      title={t('organisations.changeTitle', { name: organisation.name })}
      okText={t('organisations.confirm')}
      confirmLoading={change.isPending}
      onCancel={onClose}
      onOk={() => {
        setTried(true);
        if (reason.trim() !== '') change.mutate({ standing, reason: reason.trim() });
      }}
    >
      {change.error ? <ProblemNotice error={change.error} /> : null}
      <p>{t('organisations.now', { standing: code('standing', organisation.standing) })}</p>
      <fieldset className="field">
        <legend className="field-label">{t('organisations.to')}</legend>
        <Radio.Group
          value={standing}
          options={others.map((one) => ({ value: one, label: code('standing', one) }))}
          onChange={(event) => setStanding(event.target.value)}
        />
      </fieldset>
      <Field id="standing-reason" label={t('said.reason')} required error={error} help={t('action.reasonHelp')}>
        <Input.TextArea
          id="standing-reason"
          rows={4}
          maxLength={2000}
          showCount
          value={reason}
          aria-describedby={describedBy('standing-reason')}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </Modal>
  );
}
