/** Somebody was quicker: what has changed since the form was opened. Nothing that was typed is lost. */
import { Alert } from 'antd';
import { Instant } from '../shared/Instant.tsx';
import { useMachineNames } from '../shared/use-machine.ts';
import { useWords } from '../words/use-words.ts';
import type { Staleness } from './use-event.ts';

export function StaleNotice({ stale: { before, after }, possible }: { stale: Staleness; possible: boolean }) {
  const { t, of } = useWords();
  const names = useMachineNames();
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('stale.title')}
      description={
        <>
          <ul>
            {before.state === after.state ? (
              <li>{t('stale.sameState', { state: of(after.stateName) })}</li>
            ) : (
              <li>
                {t('stale.moved', {
                  from: of(before.stateName),
                  to: of(after.stateName),
                  desk: names.desk(after.desk),
                })}
              </li>
            )}
            <li>
              {t('stale.at')} <Instant at={after.updatedAt} />
            </li>
          </ul>
          <p>{t(possible ? 'stale.possible' : 'stale.impossible')}</p>
        </>
      }
    />
  );
}
