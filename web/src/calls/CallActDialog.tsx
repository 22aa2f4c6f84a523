/** A dialogue for one act on a call: what it does, its fields, the reason that will be public, the refusal in words. */
import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useCallChange } from '../api/call-queries.ts';
import type { ManagedCall } from '../api/types.ts';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { ReasonField } from '../shared/ReasonField.tsx';
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
        <ReasonField
          id="call-reason"
          label={t('call.reason')}
          help={t('call.reasonHelp')}
          most={2000}
          value={reason}
          onChange={setReason}
          missed={tried && missing}
        />
      ) : null}
    </Modal>
  );
}
