/** What somebody is told, how they want to be told, how a case goes on, and lists of their own cases. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get, withQuery } from './client.ts';
import type {
  CaseList,
  ChoicesView,
  FailedLetterList,
  NotificationList,
  PaceView,
  TaskClocks,
  TaskListName,
} from './types.ts';

/** Told live; asked now and then too, for lines that let no stream through. */
export const unreadQuery = queryOptions({
  queryKey: ['unread'],
  queryFn: async ({ signal }) => {
    const { unread } = await get<NotificationList>('/api/notifications?limit=1', signal);
    return { unread };
  },
  refetchInterval: 60_000,
});

export const notificationsQuery = infiniteQueryOptions({
  queryKey: ['notifications'],
  queryFn: ({ pageParam, signal }) =>
    get<NotificationList>(withQuery('/api/notifications', { limit: 20, after: pageParam }), signal),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
});

export const choicesQuery = queryOptions({
  queryKey: ['notification-choices'],
  queryFn: ({ signal }) => get<ChoicesView>('/api/notification-choices', signal),
});

export const failedLettersQuery = infiniteQueryOptions({
  queryKey: ['failed-letters'],
  queryFn: ({ pageParam, signal }) =>
    get<FailedLetterList>(withQuery('/api/failed-letters', { after: pageParam }), signal),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
});

export const paceQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'pace'],
    queryFn: ({ signal }) => get<PaceView>(`/api/cases/${caseId}/pace`, signal),
  });

export const ownCasesQuery = (list: TaskListName) =>
  infiniteQueryOptions({
    queryKey: ['tasks', list],
    queryFn: ({ pageParam, signal }) =>
      get<CaseList>(withQuery('/api/tasks', { list, limit: 30, after: pageParam }), signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

/** At most fifty at once. */
export const taskClocksQuery = (caseIds: readonly string[]) =>
  queryOptions({
    queryKey: ['tasks', 'clocks', ...caseIds],
    queryFn: ({ signal }) => get<TaskClocks>(withQuery('/api/tasks/clocks', { cases: caseIds.join(',') }), signal),
    enabled: caseIds.length > 0,
  });
