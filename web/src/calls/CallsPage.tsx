/** All calls, the open ones first; for who looks after them, with drafts and as a table. */
import { useQuery } from '@tanstack/react-query';
import { callsQuery } from '../api/reference-queries.ts';
import { useMay } from '../app/session.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Read } from '../shared/Read.tsx';
import { useWords } from '../words/use-words.ts';
import { CallCard } from './CallCard.tsx';
import { ManagedCalls } from './ManagedCalls.tsx';

export function CallsPage() {
  const { t } = useWords();
  const asked = useQuery(callsQuery);
  const manages = useMay('call.read');
  return (
    <>
      <div className="page-head">
        <h1>{t('nav.calls')}</h1>
        <p className="lead">{t('calls.lead')}</p>
      </div>
      {manages ? (
        <ManagedCalls />
      ) : (
        <Read asked={asked}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title={t('calls.empty')}>{t('calls.emptyNext')}</EmptyState>
            ) : (
              <ul className="plain cards">
                {[...items]
                  .sort((left, right) => Number(right.open) - Number(left.open))
                  .map((one) => (
                    <CallCard key={one.id} view={one} />
                  ))}
              </ul>
            )
          }
        </Read>
      )}
    </>
  );
}
