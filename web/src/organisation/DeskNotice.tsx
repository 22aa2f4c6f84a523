/** On the first screen of a desk: how many organisations wait to be verified or to be joined. Nothing waits: nothing is said. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { joinRequestsQuery, verificationsQuery } from '../api/membership-queries.ts';
import { useHasRole } from '../app/session.ts';
import { useWords } from '../words/use-words.ts';

export function DeskNotice() {
  const { t } = useWords();
  const isDesk = useHasRole('district', 'officer');
  const verifications = useCount(useInfiniteQuery({ ...verificationsQuery, enabled: isDesk }).data);
  const requests = useCount(useInfiniteQuery(joinRequestsQuery).data);
  if (verifications === '0' && requests === '0') return null;
  return (
    <p className="note">
      {verifications === '0' ? null : <>{t('desk.verifications', { count: verifications })} </>}
      {requests === '0' ? null : <>{t('desk.joinRequests', { count: requests })} </>}
      <Link to={isDesk ? '/verifications' : '/organisation'}>{t('desk.open')}</Link>
    </p>
  );
}

/** The first page counts; `50+` when there is more. */
function useCount(data: { pages: { items: unknown[]; next: string | null }[] } | undefined): string {
  const [first] = data?.pages ?? [];
  return first === undefined ? '0' : `${first.items.length}${first.next === null ? '' : '+'}`;
}
