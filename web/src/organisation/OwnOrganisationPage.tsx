/** The own organisation: what is known of it, how its verification stands, what its administrator may change, who asks to join. */
import { useQuery } from '@tanstack/react-query';
import { ownOrganisationsQuery } from '../api/membership-queries.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Read } from '../shared/Read.tsx';
import { useWords } from '../words/use-words.ts';
import { Asked } from './Asked.tsx';
import { JoinRequests } from './JoinRequests.tsx';
import { OrganisationView } from './OrganisationView.tsx';

export function OwnOrganisationPage() {
  const { t } = useWords();
  const asked = useQuery(ownOrganisationsQuery);
  return (
    <>
      <div className="page-head">
        <h1>{t('organisation.title')}</h1>
        <p className="lead">{t('organisation.lead')}</p>
      </div>
      <Read asked={asked}>
        {({ items, asked: requests }) => (
          <>
            {items.length === 0 && requests.length === 0 ? (
              <EmptyState title={t('organisation.none')}>{t('organisation.noneNext')}</EmptyState>
            ) : null}
            <Asked requests={requests.filter(({ decision }) => decision !== 'accepted')} />
            {items.map((organisation) => (
              <OrganisationView key={organisation.id} organisation={organisation} />
            ))}
            {items.some(({ may }) => may.changeContact) ? <JoinRequests hideEmpty /> : null}
          </>
        )}
      </Read>
    </>
  );
}
