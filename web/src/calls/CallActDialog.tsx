/** A dialogue for one act on a call: what it does, its fields, the reason that will be public, the refusal in words. */
import { Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useCallChange } from '../api/call-queries.ts';
import type { ManagedCall } from '../api/types.ts';
import { describedBy, Field } from '../shared/Field.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';

type Props = {
  call: ManagedCall;
  act: 'publish' | 'extend' | 'amend' | 'close';
  title: string;
  lead: string;
  /** What is said beside revision and reason; null while something is missing. */
  said: () => object | null;
  onClose: () => void;
  children?: ReactNode;
};

export function CallActDialog({ call, act, title, lead, said, onClose, children }: Props) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const change = useCallChange(onClose);
  const asksWhy = act !== 'publish';
  const missing = asksWhy && reason.trim() === '';
  const send = () => {
    setTried(true);
    const more = said();
    if (missing || more === null) return;
    const body = { revision: call.revision, ...(asksWhy ? { reason: reason.trim() } : {}), ...more };
    change.mutate({ method: 'POST', path: `/api/calls/${call.id}/${act}`, body });
  };
  return (
    <Modal
      open
      title={title}
      okText={t('call.confirm')}
      okButtonProps={{ danger: act === 'close' }}
      confirmLoading={change.isPending}
      onCancel={onClose}
      onOk={send}
    >
      {change.error ? <ProblemNotice error={change.error} /> : null}
      <p>{lead}</p>
      {children}
      {asksWhy ? (
        <Field
          id="call-reason"
          label={t('call.reason')}
          required
          help={t('call.reasonHelp')}
          error={tried && missing ? t('form.required') : undefined}
        >
          <Input.TextArea
            id="call-reason"
            rows={3}
            maxLength={2000}
            showCount
            value={reason}
            aria-describedby={describedBy('call-reason')}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
      ) : null}
    </Modal>
  );
}
