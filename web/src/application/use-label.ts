/** The name of a part: a section's own, from the programme's forms, or one of the catalogue. */
import type { Label } from '../api/types.ts';
import type { WordKey } from '../words/catalogue.ts';
import { useWords } from '../words/use-words.ts';

export function useLabel(): (label: Label | WordKey | null) => string {
  const { t, of } = useWords();
  return (label) => (label === null ? '' : typeof label === 'string' ? t(label) : of(label));
}
