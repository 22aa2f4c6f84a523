/** The journal: pages of it, one entry, its seals, and the download. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { JournalSearch } from '../app/search.ts';
import { get, withQuery } from './client.ts';
import type { JournalEntryView, JournalRow, Page, SealList } from './types.ts';

export type JournalFilter = Omit<JournalSearch, 'entry'>;

export const journalQuery = (filter: JournalFilter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ['journal', 'list', filter, limit],
    queryFn: ({ pageParam, signal }) =>
      get<Page<JournalRow>>(withQuery('/api/journal', { ...filter, limit, after: pageParam }), signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const journalEntryQuery = (id: string) =>
  queryOptions({
    queryKey: ['journal', 'entry', id],
    queryFn: ({ signal }) => get<JournalEntryView>(`/api/journal/${encodeURIComponent(id)}`, signal),
  });

export const sealsQuery = queryOptions({
  queryKey: ['journal', 'seals'],
  queryFn: ({ signal }) => get<SealList>('/api/journal/seals?limit=60', signal),
  refetchInterval: 60_000,
});

export const exportFormats = ['xlsx', 'csv', 'ndjson'] as const;
export type ExportFormat = (typeof exportFormats)[number];
export const exportPath = (filter: JournalFilter, format: ExportFormat): string =>
  withQuery('/api/journal/export', { format, ...filter });
