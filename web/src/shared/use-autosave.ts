/**
 * Saves by itself, a moment after the last change, with the version that was read. Somebody else's newer version is
 * told, never overwritten unasked; a lost connection is tried again; the draft stays in this browser until it is saved.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { isProblem } from '../api/problem.ts';
import { useSession } from '../app/session.ts';
import { dropDraft, readDraft, writeDraft } from './drafts.ts';
import { registerSaver } from './pending-saves.ts';

export type SaveStatus =
  | { is: 'unchanged' | 'waiting' | 'saving' | 'conflict' | 'offline' }
  | { is: 'saved'; at: Date }
  | { is: 'failed'; error: unknown };

export type Versioned<T> = { value: T; version: number };
type Options<T> = {
  name: string;
  initial: Versioned<T>;
  save: (value: T, version: number) => Promise<number>;
  /** What the server has now. */
  reload: () => Promise<Versioned<T>>;
};

const pause = 900;
const retryPause = 5_000;

export function useAutosave<T>({ name, initial, save, reload }: Options<T>) {
  const key = `${useSession().person.id}.${name}`;
  const [kept] = useState(() => readDraft<Versioned<T>>(key));
  const [value, setValue] = useState<T>(kept?.value ?? initial.value);
  const [status, setStatus] = useState<SaveStatus>({ is: 'unchanged' });
  const work = useRef({
    value: kept?.value ?? initial.value,
    version: kept?.version ?? initial.version,
    dirty: kept !== null,
    running: false,
    stopped: false,
    timer: 0,
  });
  const saver = useRef({ save, reload });
  saver.current = { save, reload };

  const flush = useCallback(async () => {
    const now = work.current;
    window.clearTimeout(now.timer);
    if (now.running || !now.dirty || now.stopped) return;
    now.running = true;
    now.dirty = false;
    setStatus({ is: 'saving' });
    try {
      now.version = await saver.current.save(now.value, now.version);
      now.running = false;
      if (now.dirty) return void flush();
      dropDraft(key);
      setStatus({ is: 'saved', at: new Date() });
    } catch (error) {
      now.running = false;
      now.dirty = true;
      now.stopped = isProblem(error) && error.status === 409;
      setStatus(now.stopped ? { is: 'conflict' } : { is: 'failed', error });
      if (isProblem(error) && error.unanswered) now.timer = window.setTimeout(flush, retryPause);
    }
  }, [key]);

  const change = useCallback(
    (next: T) => {
      const now = work.current;
      now.value = next;
      now.dirty = true;
      setValue(next);
      writeDraft(key, { value: next, version: now.version });
      if (now.stopped) return;
      setStatus({ is: 'waiting' });
      window.clearTimeout(now.timer);
      now.timer = window.setTimeout(flush, pause);
    },
    [flush, key],
  );

  /** After a conflict: `theirs` shows what the server has, `mine` saves over it, now that the person has been told. */
  const settle = useCallback(
    async (whose: 'theirs' | 'mine') => {
      const now = work.current;
      const theirs = await saver.current.reload();
      now.version = theirs.version;
      now.stopped = false;
      if (whose === 'mine') return flush();
      now.dirty = false;
      now.value = theirs.value;
      setValue(theirs.value);
      dropDraft(key);
      setStatus({ is: 'unchanged' });
    },
    [flush, key],
  );

  useEffect(() => {
    if (work.current.dirty) flush();
    const forget = registerSaver(flush);
    return () => {
      forget();
      void flush();
    };
  }, [flush]);

  return { value, change, flush, status, settle };
}
