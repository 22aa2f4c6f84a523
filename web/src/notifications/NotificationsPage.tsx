/** What somebody was told, newest first, with the way to where it can be dealt with. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { notificationsQuery } from '../api/notification-queries.ts';
import type { NotificationView } from '../api/types.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Instant } from '../shared/Instant.tsx';
import { MoreButton } from '../shared/MoreButton.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { Read } from '../shared/Read.tsx';
import { useWords } from '../words/use-words.ts';
import { useMarkNotification } from './use-mark-notification.ts';

export function NotificationsPage() {
  const { t } = useWords();
  const asked = useInfiniteQuery(notificationsQuery);
  const mark = useMarkNotification();
  return (
    <>
      <div className="page-head">
        <h1>{t('notifications.title')}</h1>
        <p className="lead">
          {t('notifications.lead')} <Link to="/notification-settings">{t('choices.toSettings')}</Link>
        </p>
      </div>
      {mark.error ? <ProblemNotice error={mark.error} /> : null}
      <Read asked={asked} rows={6}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          const [newest] = items;
          if (newest === undefined)
            return <EmptyState title={t('notifications.none')}>{t('notifications.noneNext')}</EmptyState>;
          return (
            <>
              {pages[0]?.unread ? (
                <p>
                  <Button loading={mark.isPending} onClick={() => mark.mutate({ id: newest.id, alsoOlder: true })}>
                    {t('notifications.allRead')}
                  </Button>
                </p>
              ) : null}
              <ul className="notifications plain">
                {items.map((one) => (
                  <One key={one.id} one={one} onRead={() => mark.mutate({ id: one.id, alsoOlder: false })} />
                ))}
              </ul>
              <MoreButton asked={asked} />
            </>
          );
        }}
      </Read>
    </>
  );
}

function One({ one, onRead }: { one: NotificationView; onRead: () => void }) {
  const { t } = useWords();
  return (
    <li className={one.read ? 'notification' : 'notification notification-new'}>
      <div>
        <p className="notification-subject">
          <b>{one.subject}</b> {one.read ? null : <span className="pill pill-copper">{t('notifications.new')}</span>}
        </p>
        <p>{one.text}</p>
        <p className="small muted">
          <Instant at={one.at} />
        </p>
      </div>
      <div className="notification-acts">
        {one.link === null ? null : (
          <Link to={one.link} onClick={one.read ? undefined : onRead}>
            {t('notifications.open')}
            <span className="hidden"> {one.subject}</span>
          </Link>
        )}
        {one.read ? null : (
          <Button size="small" onClick={onRead}>
            {t('notifications.read')}
            <span className="hidden"> {one.subject}</span>
          </Button>
        )}
      </div>
    </li>
  );
}
