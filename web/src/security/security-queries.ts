/** What is read about the own account's security, and how a session with a new token is taken over. */
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { get } from '../api/client.ts';
import { sessionQuery } from '../api/reference-queries.ts';
import type { SecurityView, SignInWays } from '../api/types.ts';

export const securityQuery = queryOptions({
  queryKey: ['security'],
  queryFn: ({ signal }) => get<SecurityView>('/api/security', signal),
  staleTime: 0,
});

export const waysQuery = queryOptions({
  queryKey: ['ways'],
  queryFn: ({ signal }) => get<SignInWays>('/api/session/ways', signal),
  staleTime: 300_000,
});

/** After a change: the page anew, and who is signed in. */
export function useSecurityChanged(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: securityQuery.queryKey }),
      client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
    ]);
  };
}
