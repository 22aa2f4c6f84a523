/** The desk that verifies: who waits for it, the longest waiting first, and who asks to join where nobody administers. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { verificationsQuery } from '../api/membership-queries.ts';
import { referenceQuery } from '../api/reference-queries.ts';
import type { VerificationRow } from '../api/types.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Instant } from '../shared/Instant.tsx';
import { MoreButton } from '../shared/MoreButton.tsx';
import { Read } from '../shared/Read.tsx';
import { useWords } from '../words/use-words.ts';
import { JoinRequests } from './JoinRequests.tsx';

export function VerificationsPage() {
  const { t } = useWords();
  const asked = useInfiniteQuery(verificationsQuery);
  return (
    <>
      <div className="page-head">
        <h1>{t('nav.verifications')}</h1>
        <p className="lead">{t('verifications.lead')}</p>
      </div>
      <Read asked={asked}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return items.length === 0 ? (
            <EmptyState title={t('verifications.none')}>{t('verifications.noneNext')}</EmptyState>
          ) : (
            <>
              <WaitingTable items={items} />
              <MoreButton asked={asked} />
            </>
          );
        }}
      </Read>
      {asked.error && !asked.data ? null : <JoinRequests />}
    </>
  );
}

function WaitingTable({ items }: { items: readonly VerificationRow[] }) {
  const { t, of, code } = useWords();
  const districts = useQuery(referenceQuery).data?.districts;
  return (
    <table className="grid grid-cards">
      <caption className="hidden">{t('nav.verifications')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('organisations.name')}</th>
          <th scope="col">{t('register.kind')}</th>
          <th scope="col">{t('organisations.creditCode')}</th>
          <th scope="col">{t('case.district')}</th>
          <th scope="col">{t('verifications.since')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, name, kind, creditCode, district, since }) => (
          <tr key={id} className="opens">
            <th scope="row">
              <Link to="/organisations/$organisationId" params={{ organisationId: id }} className="row-link">
                {name}
              </Link>
            </th>
            <td data-label={t('register.kind')}>{code('registerKind', kind)}</td>
            <td data-label={t('organisations.creditCode')} className="figures">
              {creditCode}
            </td>
            <td data-label={t('case.district')}>
              {district === null ? '—' : of(districts?.find((one) => one.code === district)?.name) || district}
            </td>
            <td data-label={t('verifications.since')}>
              <Instant at={since} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
