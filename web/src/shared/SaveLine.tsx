/** Whether what is on the screen is with the server, always visible. */
import { CheckOutlined, CloudSyncOutlined, DisconnectOutlined, EditOutlined, WarningOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useWords } from '../words/use-words.ts';
import { clockText } from './instants.ts';
import { ProblemNotice } from './ProblemNotice.tsx';
import type { SaveStatus } from './use-autosave.ts';

type Props = {
  status: SaveStatus;
  savedAt?: Date | null;
  /** For what is saved as a whole and not field by field. */
  onSettle?: (whose: 'theirs' | 'mine') => void;
  /** So many fields hold what cannot be saved as it is. */
  unsound?: number;
  onRetry: () => void;
};

export function SaveLine({ status, savedAt = null, onSettle, unsound = 0, onRetry }: Props) {
  const { t } = useWords();
  if (status.is === 'conflict' && onSettle)
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
  if (status.is === 'offline')
    return (
      <p className="save-line save-offline" role="status" data-save="offline">
        <DisconnectOutlined aria-hidden="true" /> {t('save.offline')}{' '}
        <Button size="small" onClick={onRetry}>
          {t('problem.again')}
        </Button>
      </p>
    );
  const at = status.is === 'saved' ? status.at : savedAt;
  return (
    <p className="save-line" role="status" data-save={status.is}>
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
      {unsound > 0 ? (
        <span className="save-unsound">
          {' '}
          <WarningOutlined aria-hidden="true" /> {t('save.unsound', { count: unsound })}
        </span>
      ) : null}
    </p>
  );
}
