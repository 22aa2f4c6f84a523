/**
 * The live stream of this tab. Only while it is looked at: browsers have few connections to one server, and a tab in the
 * background needs none. What comes refreshes lists at once; an open case decides itself whether it may be refreshed.
 */
import type { QueryClient } from '@tanstack/react-query';
import { unreadQuery } from '../api/notification-queries.ts';
import { sessionQuery } from '../api/reference-queries.ts';
import type { Label } from '../api/types.ts';

export type CaseChange = { id: string; seq: number; by: Label; did: Label; state: Label };

const againAfterMs = 30_000;

type Listener = (change: CaseChange) => void;
const listeners = new Set<Listener>();
export function whenCaseChanges(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** @returns how to stop listening. */
export function listenLive(client: QueryClient): () => void {
  let source: EventSource | null = null;
  let again: number | undefined;
  const refresh = (...keys: readonly string[]) => {
    for (const key of keys) client.invalidateQueries({ queryKey: [key] }).catch(() => undefined);
  };
  const close = () => {
    window.clearTimeout(again);
    source?.close();
    source = null;
  };
  const tryLater = () => {
    close();
    again = window.setTimeout(open, againAfterMs);
  };

  function open() {
    if (source !== null || document.visibilityState === 'hidden') return;
    source = new EventSource('/api/notifications/stream');
    source.addEventListener('unread', ({ data }) => {
      const { unread }: { unread: number } = JSON.parse(data);
      const before = client.getQueryData(unreadQuery.queryKey)?.unread;
      client.setQueryData(unreadQuery.queryKey, { unread });
      if (before !== undefined && before !== unread) refresh('notifications');
      if (before !== undefined && before < unread) refreshMessages(client);
    });
    source.addEventListener('cases', ({ data }) => {
      const { changes }: { changes: CaseChange[] } = JSON.parse(data);
      refresh('cases', 'tasks');
      for (const change of changes) for (const listener of listeners) listener(change);
    });
    source.addEventListener('resync', () => refresh('cases', 'tasks', 'notifications', 'unread'));
    // Signed out; or with another token by now, and then it is opened again.
    source.addEventListener('ended', () => {
      tryLater();
      client.refetchQueries({ queryKey: sessionQuery.queryKey }).catch(() => undefined);
    });
    // Too many tabs: this one asks now and then, as its lists do anyway.
    source.addEventListener('full', close);
    source.addEventListener('error', () => {
      // A line that broke is opened again by the browser; one that was refused is not.
      if (source?.readyState === EventSource.CLOSED) tryLater();
    });
  }
  const look = () => {
    if (document.visibilityState === 'hidden') return close();
    refresh('cases', 'tasks', 'unread');
    open();
  };
  document.addEventListener('visibilitychange', look);
  open();
  return () => {
    document.removeEventListener('visibilitychange', look);
    close();
  };
}

/** Of whichever case is open. */
function refreshMessages(client: QueryClient): void {
  client
    .invalidateQueries({ predicate: ({ queryKey: [area, , part] }) => area === 'case' && part === 'messages' })
    .catch(() => undefined);
}
