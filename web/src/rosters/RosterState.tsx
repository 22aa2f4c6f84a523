/** How far an import is, as a word. */
import type { RosterImportView } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';

export function RosterState({ of: { state } }: { of: RosterImportView }) {
  const { code } = useWords();
  const look = state === 'failed' || state === 'judged' ? 'state-side' : 'state-on';
  return <span className={`state ${look}`}>{code('rosterState', state)}</span>;
}
