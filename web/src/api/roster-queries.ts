/** Rosters: the list, one import that is looked at while it is worked on, and what was found in it. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call, get, withQuery } from './client.ts';
import type { Page, RosterAnswer, RosterFinding, RosterImportView } from './types.ts';

const path = '/api/roster-imports';

export const findingKinds = ['error', 'question', 'warning', 'normalised', 'answered'] as const;
export type FindingKind = (typeof findingKinds)[number];

export const isUnderWay = ({ state }: RosterImportView): boolean => state === 'judging' || state === 'importing';

export const rosterImportsQuery = infiniteQueryOptions({
  queryKey: ['rosters', 'list'],
  queryFn: ({ pageParam, signal }) => get<Page<RosterImportView>>(withQuery(path, { after: pageParam }), signal),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
});

export const rosterImportQuery = (id: string) =>
  queryOptions({
    queryKey: ['rosters', id],
    queryFn: ({ signal }) => get<RosterImportView>(`${path}/${id}`, signal),
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data) ? 700 : false),
  });

/** Another revision has other findings. */
export const findingsQuery = ({ id, revision }: RosterImportView, kind: FindingKind) =>
  infiniteQueryOptions({
    queryKey: ['rosters', id, 'findings', revision, kind],
    queryFn: ({ pageParam, signal }) =>
      get<Page<RosterFinding>>(withQuery(`${path}/${id}/findings`, { kind, after: pageParam }), signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const answerFindings = ({ id, revision }: RosterImportView, answers: readonly RosterAnswer[]) =>
  call<RosterImportView>('PUT', `${path}/${id}/answers`, { body: { revision, answers } });
export const checkAgain = ({ id }: RosterImportView) =>
  call<RosterImportView>('POST', `${path}/${id}/check`, { body: {} });
export const startImport = ({ id, revision }: RosterImportView, rows: 'all' | 'good') =>
  call<RosterImportView>('POST', `${path}/${id}/import`, { body: { revision, rows } });

export const uploadPath = path;
export const markedPath = ({ id }: RosterImportView): string => `${path}/${id}/marked`;
export const templatePath = '/api/roster/template';
export const exportPath = (parts: Record<string, string | undefined>): string => withQuery('/api/roster/export', parts);
