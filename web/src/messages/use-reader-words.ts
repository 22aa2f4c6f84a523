/** A reader in words: which part, and which organisation has it. */
import type { Label } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';

type Named = { label: Label; organisation: string | null };

export function useReaderWords(): (reader: Named) => string {
  const { of, t } = useWords();
  return ({ label, organisation }) =>
    organisation === null ? of(label) : t('message.partyOf', { part: of(label), organisation });
}
