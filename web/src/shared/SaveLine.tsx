/** Whether what is on the screen is with the server, always visible. */
import { CheckOutlined, CloudSyncOutlined, EditOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useWords } from '../words/use-words.ts';
import { clockText } from './instants.ts';
import { ProblemNotice } from './ProblemNotice.tsx';
import type { SaveStatus } from './use-autosave.ts';

type Props = {
  status: SaveStatus;
  savedAt?: Date | null;
  onSettle: (whose: 'theirs' | 'mine') => void;
  onRetry: () => void;
};

export function SaveLine({ status, savedAt = null, onSettle, onRetry }: Props) {
  const { t } = useWords();
  if (status.is === 'conflict')
    return (
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={t('save.conflict')}
        description={t('save.conflictNext')}
        action={
          <span className="stack-small">
            <Button onClick={() => onSettle('theirs')}>{t('save.theirs')}</Button>
            <Button onClick={() => onSettle('mine')}>{t('save.mine')}</Button>
          </span>
        }
      />
    );
  if (status.is === 'failed') return <ProblemNotice error={status.error} retry={onRetry} />;
  const at = status.is === 'saved' ? status.at : savedAt;
  return (
    <p className="save-line" role="status">
      {status.is === 'waiting' || status.is === 'saving' ? (
        <>
          <CloudSyncOutlined aria-hidden="true" /> {t(status.is === 'saving' ? 'save.saving' : 'save.waiting')}
        </>
      ) : at ? (
        <>
          <CheckOutlined aria-hidden="true" /> {t('save.savedAt', { time: clockText(at) })}
        </>
      ) : (
        <>
          <EditOutlined aria-hidden="true" /> {t('save.nothingYet')}
        </>
      )}
    </p>
  );
}
