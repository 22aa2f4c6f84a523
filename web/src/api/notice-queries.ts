/** What is read about public notices and objections. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get, withQuery } from './client.ts';
import type { NoticeList, NoticeView, ObjectionList, ObjectionView } from './types.ts';

export const noticesQuery = (kind: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['notices', kind ?? ''],
    queryFn: ({ pageParam, signal }) =>
      get<NoticeList>(withQuery('/api/public/notices', { kind, limit: 20, after: pageParam }), signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const noticeQuery = (number: string) =>
  infiniteQueryOptions({
    queryKey: ['notice', number],
    queryFn: ({ pageParam, signal }) =>
      get<NoticeView>(withQuery(`/api/public/notices/${encodeURIComponent(number)}`, { after: pageParam }), signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const objectionsQuery = (state: 'open' | 'done') =>
  infiniteQueryOptions({
    queryKey: ['objections', state],
    queryFn: ({ pageParam, signal }) =>
      get<ObjectionList>(withQuery('/api/objections', { state, limit: 50, after: pageParam }), signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

/** Each opening is in the journal: asked once for each time that the page is opened, and not kept. */
export const objectionQuery = (id: string) =>
  queryOptions({
    queryKey: ['objection', id],
    queryFn: ({ signal }) => get<ObjectionView>(`/api/objections/${id}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
