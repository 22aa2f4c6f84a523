/** "My data": what is kept about the person and the own organisation, why, how long and who sees it; and all of it to take along. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { get } from '../api/client.ts';
import type { PrivacyView } from '../api/types.ts';
import { Read } from '../shared/Read.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';
import { KeptTable } from './KeptTable.tsx';
import { TakeAlong } from './TakeAlong.tsx';

const privacyQuery = queryOptions({
  queryKey: ['privacy'],
  queryFn: ({ signal }) => get<PrivacyView>('/api/privacy', signal),
});

export function PrivacyPage() {
  const { t } = useWords();
  const asked = useQuery(privacyQuery);
  return (
    <>
      <div className="page-head">
        <h1>{t('privacy.title')}</h1>
        <p className="lead">{t('privacy.lead')}</p>
      </div>
      <Read asked={asked} rows={8}>
        {({ person, areas }) => (
          <>
            <Section title={t('privacy.person')} lead={t('privacy.personLead')}>
              <dl className="facts">
                <dt>{t('privacy.name')}</dt>
                <dd>{person.name}</dd>
                <dt>{t('privacy.email')}</dt>
                <dd>{person.email}</dd>
                <dt>{t('privacy.phone')}</dt>
                <dd className="figures">{person.phone ?? t('privacy.noPhone')}</dd>
              </dl>
              <KeptTable areas={areas.filter(({ about }) => about === 'person')} />
            </Section>
            <TakeAlong />
            <Section title={t('privacy.organisation')}>
              <KeptTable areas={areas.filter(({ about }) => about === 'organisation')} />
            </Section>
            <Section title={t('privacy.cases')}>
              <KeptTable areas={areas.filter(({ about }) => about === 'case')} />
            </Section>
          </>
        )}
      </Read>
    </>
  );
}
