/** What came of the last work on a roster: what was imported, or why nothing was. */
import { Alert } from 'antd';
import type { RosterImportView } from '../api/types.ts';
import { Instant } from '../shared/Instant.tsx';
import { useWords } from '../words/use-words.ts';

export function ImportOutcome({ view: { failure, imported } }: { view: RosterImportView }) {
  const { t, of, code } = useWords();
  if (failure)
    return (
      <Alert
        type="error"
        showIcon
        role="alert"
        title={code('roster.failed', failure.code)}
        {...(failure.why ? { description: of(failure.why) } : {})}
      />
    );
  if (!imported) return null;
  const { by, at, leftBehind, organisations, changed, alreadyThere, accounts, withoutAccount } = imported;
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      title={t('roster.done', { organisations, changed, alreadyThere })}
      description={
        <>
          <p>{t('roster.doneAccounts', { accounts, withoutAccount })}</p>
          {leftBehind > 0 ? <p>{t('roster.doneLeft', { leftBehind })}</p> : null}
          <p>{t('roster.importNote')}</p>
          <p className="small">
            {t('roster.doneBy', { name: by.name })} <Instant at={at} />
          </p>
        </>
      }
    />
  );
}
