/** A dialogue for one act: what it does, its fields, a reason where one is needed, the refusal in words. */
import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useMembershipChange } from '../api/member-queries.ts';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { ReasonField } from '../shared/ReasonField.tsx';
import { useWords } from '../words/use-words.ts';

type Props = {
  title: string;
  lead: string;
  confirm: string;
  danger?: boolean;
  /** Without one nothing is asked for but the confirmation. */
  needsReason?: boolean;
  /** Something that must be chosen is missing. */
  incomplete?: boolean;
  request: (reason: string) => { method: 'POST' | 'PUT'; path: string; body: unknown; leaves?: boolean };
  onClose: () => void;
  children?: (tried: boolean) => ReactNode;
};

export function ActDialog(props: Props) {
  const { title, lead, confirm, danger = false, needsReason = true, incomplete = false } = props;
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const change = useMembershipChange(props.onClose);
  const missing = needsReason && reason.trim() === '';
  return (
    <Modal
      open
      title={title}
      okText={confirm}
      okButtonProps={{ danger }}
      confirmLoading={change.isPending}
      onCancel={props.onClose}
      onOk={() => {
        setTried(true);
        if (!missing && !incomplete) change.mutate(props.request(reason.trim()));
      }}
    >
      {change.error ? <ProblemNotice error={change.error} /> : null}
      <p>{lead}</p>
      {props.children?.(tried)}
      {needsReason ? (
        <ReasonField
          id="act-reason"
          label={t('members.reason')}
          help={t('members.reasonHelp')}
          most={500}
          value={reason}
          onChange={setReason}
          missed={tried && missing}
        />
      ) : null}
    </Modal>
  );
}
