/** State that survives a reload and a lost session, until it is sent. */
import { useCallback, useState } from 'react';
import { useSession } from '../app/session.ts';
import { dropDraft, readDraft, writeDraft } from './drafts.ts';

export function useDraft<T>(name: string, initial: T): [value: T, set: (value: T) => void, drop: () => void] {
  const own = `${useSession().person.id}.${name}`;
  const [value, setValue] = useState<T>(() => readDraft<T>(own) ?? initial);
  const set = useCallback(
    (next: T) => {
      setValue(next);
      writeDraft(own, next);
    },
    [own],
  );
  const drop = useCallback(() => dropDraft(own), [own]);
  return [value, set, drop];
}
