/** The rosters that were sent in, newest first; each has an address of its own. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { rosterImportsQuery } from '../api/roster-queries.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Instant } from '../shared/Instant.tsx';
import { MoreButton } from '../shared/MoreButton.tsx';
import { Read } from '../shared/Read.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';
import { RosterState } from './RosterState.tsx';

export function RosterList() {
  const { t } = useWords();
  const asked = useInfiniteQuery(rosterImportsQuery);
  return (
    <Section title={t('roster.earlier')}>
      <Read asked={asked} rows={3}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <EmptyState title={t('roster.none')}>{t('roster.noneNext')}</EmptyState>;
          return (
            <>
              <table className="grid grid-cards">
                <caption className="hidden">{t('roster.earlier')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('roster.file')}</th>
                    <th scope="col">{t('roster.state')}</th>
                    <th scope="col" className="right">
                      {t('roster.rows')}
                    </th>
                    <th scope="col">{t('roster.sentBy')}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((one) => (
                    <tr key={one.id}>
                      <th scope="row">
                        <Link to="/rosters/$importId" params={{ importId: one.id }} className="breaks">
                          {one.fileName}
                        </Link>
                      </th>
                      <td data-label={t('roster.state')}>
                        <RosterState of={one} />
                      </td>
                      <td data-label={t('roster.rows')} className="right figures">
                        {one.counts?.rows ?? '—'}
                      </td>
                      <td data-label={t('roster.sentBy')}>
                        {one.createdBy.name} <Instant at={one.createdAt} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <MoreButton asked={asked} />
            </>
          );
        }}
      </Read>
    </Section>
  );
}
