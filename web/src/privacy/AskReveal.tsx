/** Asks why somebody wants to see a value in full, before it is fetched. What comes back is kept nowhere but on the screen. */
import { useMutation } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { call } from '../api/client.ts';
import type { Reveal, Revealed, RevealReference } from '../api/types.ts';
import { describedBy, Field } from '../shared/Field.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';

type Props = {
  reference: RevealReference;
  what: string;
  onClose: () => void;
  onRevealed: (value: Revealed) => void;
};

export function AskReveal({ reference, what, onClose, onRevealed }: Props) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const asking = useMutation({
    mutationFn: (body: Reveal) => call<Revealed>('POST', '/api/reveals', { body }),
    onSuccess: onRevealed,
    gcTime: 0,
  });
  const short = [...reason.trim()].length < 2;
  const ask = () => {
    setTried(true);
    if (!short) asking.mutate({ ...reference, reason: reason.trim() });
  };
  const id = 'reveal-reason';
  return (
    <Modal
      open
      title={`${t('reveal.title')}：${what}`}
      okText={t('reveal.confirm')}
      confirmLoading={asking.isPending}
      onOk={ask}
      onCancel={onClose}
    >
      <p>{t('reveal.lead')}</p>
      {asking.error ? <ProblemNotice error={asking.error} /> : null}
      <Field
        id={id}
        label={t('reveal.reason')}
        required
        help={t('reveal.reasonHelp')}
        error={tried && short ? t('form.required') : undefined}
      >
        <Input.TextArea
          id={id}
          rows={2}
          maxLength={500}
          value={reason}
          aria-describedby={describedBy(id)}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </Modal>
  );
}
