/**
 * Reads are tried again only when no answer came. Where a session seems lost, it is asked for: a request can have been under
 * way while the session got its new token, and then nobody is to be sent to the door.
 */
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
  whenSessionIsLost(() => {
    client.refetchQueries({ queryKey: sessionQuery.queryKey }, { cancelRefetch: false }).catch(() => undefined);
  });
  return client;
}
