/** How many messages of the case the person has not read yet; nothing where there is none. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { messagesQuery } from '../api/case-queries.ts';
import { useWords } from '../words/use-words.ts';

export function UnreadBadge({ caseId }: { caseId: string }) {
  const { t } = useWords();
  const unread = useInfiniteQuery(messagesQuery(caseId)).data?.pages[0]?.unread ?? 0;
  if (unread === 0) return null;
  return (
    <span className="tab-badge figures">
      <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span>
      <span className="hidden">{t('message.unread', { count: unread })}</span>
    </span>
  );
}
