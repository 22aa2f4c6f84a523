/** The bell in the header: how much is unread, and the way there. */
import { BellOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { unreadQuery } from '../api/notification-queries.ts';
import { useWords } from '../words/use-words.ts';

export function NotificationBell() {
  const { t } = useWords();
  const unread = useQuery(unreadQuery).data?.unread ?? 0;
  return (
    <Link
      to="/notifications"
      className="bell"
      aria-label={unread === 0 ? t('notifications.bellNone') : t('notifications.bell', { count: unread })}
    >
      <BellOutlined aria-hidden="true" />
      {unread === 0 ? null : (
        <span className="bell-count figures" aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </Link>
  );
}
