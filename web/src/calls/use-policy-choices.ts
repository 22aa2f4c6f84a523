/** The programmes that a call can be under. */
import { useQuery } from '@tanstack/react-query';
import { policyListQuery } from '../api/call-queries.ts';
import { useWords } from '../words/use-words.ts';

export function usePolicyChoices(): { value: string; label: string }[] {
  const { of } = useWords();
  const items = useQuery(policyListQuery).data?.items ?? [];
  return items.map(({ id, title }) => ({ value: id, label: of(title) }));
}
