/** What the front page, the self-test and the checks of a case read. */
import { queryOptions } from '@tanstack/react-query';
import { call, get } from './client.ts';
import type { ProgrammeView, SelfTest, SelfTestAnswer } from './types.ts';

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
