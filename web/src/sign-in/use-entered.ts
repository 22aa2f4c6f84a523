/** Somebody came in: what the one before had on the screen is gone, and the language is theirs. */
import { useQueryClient } from '@tanstack/react-query';
import { sessionQuery } from '../api/reference-queries.ts';
import type { SessionView } from '../api/types.ts';
import { useLocale } from '../words/use-words.ts';

const kept = ['session', 'demonstration', 'ways', 'sso'];

export function useEntered(): (session: SessionView) => void {
  const client = useQueryClient();
  const { choose } = useLocale();
  return (entered) => {
    client.removeQueries({ predicate: ({ queryKey }) => !kept.includes(String(queryKey[0])) });
    client.setQueryData(sessionQuery.queryKey, entered);
    choose(entered.person.locale);
  };
}
