/** What the front page, the self-test and the checks of a case read. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call, get, withQuery } from './client.ts';
import type { CaseChecksView, EligibilityListView, Page, ProgrammeView, SelfTest, SelfTestAnswer } from './types.ts';

export const programmeQuery = queryOptions({
  queryKey: ['programme'],
  queryFn: ({ signal }) => get<ProgrammeView>('/api/public/programme', signal),
  staleTime: 60_000,
});

/** It changes nothing, so it is read like anything else: the same answers are not asked twice. */
export const selfTestQuery = (body: SelfTest) =>
  queryOptions({
    queryKey: ['self-test', body],
    queryFn: ({ signal }) => call<SelfTestAnswer>('POST', '/api/public/self-test', { body, signal }),
    staleTime: 60_000,
  });

/** Below the case: whatever changes it makes the checks be asked anew. `stand` tells one state of its forms from another. */
export const caseChecksQuery = (caseId: string, stand: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'eligibility', stand],
    queryFn: ({ signal }) => get<CaseChecksView>(`/api/cases/${caseId}/eligibility`, signal),
  });

export const eligibilityListsQuery = infiniteQueryOptions({
  queryKey: ['eligibility-lists'],
  queryFn: ({ pageParam, signal }) =>
    get<Page<EligibilityListView>>(withQuery('/api/eligibility-lists', { after: pageParam }), signal),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
});
