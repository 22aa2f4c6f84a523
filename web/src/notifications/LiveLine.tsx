/** Keeps the live stream open while somebody is signed in, and says aloud that something new has come. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { unreadQuery } from '../api/notification-queries.ts';
import { useWords } from '../words/use-words.ts';
import { listenLive } from './live.ts';
import '../app/notifications.css';

export function LiveLine() {
  const { t } = useWords();
  const client = useQueryClient();
  const unread = useQuery(unreadQuery).data?.unread;
  const before = useRef(unread);
  const more = unread !== undefined && before.current !== undefined && unread > before.current;
  useEffect(() => listenLive(client), [client]);
  useEffect(() => {
    before.current = unread;
  }, [unread]);
  return (
    <p className="hidden" role="status">
      {more ? t('notifications.arrived') : ''}
    </p>
  );
}
