/** How an account stands, in words; the colour only repeats them. */
import type { PersonRow } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';

const tones = { active: 'state-on', unconfirmed: 'state-side', deactivated: 'state-end' } as const;

export function PersonStatus({ status }: Pick<PersonRow, 'status'>) {
  const { code } = useWords();
  return <span className={`state ${tones[status]}`}>{code('personStatus', status)}</span>;
}
