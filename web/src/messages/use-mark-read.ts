/**
 * Says that the messages on the screen have been read, once every unread one is there: what lies on a later page is not read yet.
 * The marks of what was new stay on this screen; only the number at the tab goes.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { messagesQuery } from '../api/case-queries.ts';
import { call } from '../api/client.ts';
import type { MessageList } from '../api/types.ts';

export function useMarkRead(caseId: string, pages: readonly MessageList[] | undefined): void {
  const client = useQueryClient();
  const items = pages?.flatMap((page) => page.items) ?? [];
  const unread = pages?.[0]?.unread ?? 0;
  const shown = items.filter((one) => one.unread).length;
  const newest = items[0]?.id;
  useEffect(() => {
    if (newest === undefined || unread === 0 || shown < unread) return;
    call<{ unread: number }>('PUT', `/api/cases/${caseId}/messages/read`, { body: { upTo: newest } }).then(
      (answer) =>
        client.setQueryData(messagesQuery(caseId).queryKey, (known) =>
          known === undefined
            ? known
            : { ...known, pages: known.pages.map((page) => ({ ...page, unread: answer.unread })) },
        ),
      // Nobody asked for it by pressing: it stays unread, and is tried again when the messages are opened again.
      () => undefined,
    );
  }, [client, caseId, newest, unread, shown]);
}
