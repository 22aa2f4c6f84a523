/** Reads are tried again only when no answer came; a lost session empties the seat, and the shell asks to sign in. */
import { QueryClient } from '@tanstack/react-query';
import { whenSessionIsLost } from '../api/client.ts';
import { isProblem } from '../api/problem.ts';
import { sessionQuery } from '../api/reference-queries.ts';

export function createClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => isProblem(error) && error.unanswered && failures < 2,
      },
    },
  });
  whenSessionIsLost(() => client.setQueryData(sessionQuery.queryKey, null));
  return client;
}
