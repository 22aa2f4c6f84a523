/**
 * What was typed and is not with the server yet, kept in this browser under the id of the person: a lost session, a closed tab
 * or a killed browser loses nothing. Signing out removes it.
 */
import { keepDurably, restoreDrafts } from './durable-drafts.ts';

const prefix = 'pilotflow.draft.';

/** So long an abandoned draft is kept: longer than a call is open. */
const longestMs = 120 * 86_400_000;

type Kept<T> = { at: number; value: T };

/** Before the first page is shown. */
export const openDrafts = (): Promise<void> => restoreDrafts(prefix);

export function readDraft<T>(name: string): T | null {
  try {
    const text = localStorage.getItem(prefix + name);
    if (text === null) return null;
    const kept: Kept<T> = JSON.parse(text);
    return Date.now() - kept.at < longestMs ? kept.value : null;
  } catch {
    return null;
  }
}

export function writeDraft(name: string, value: unknown): void {
  const at = Date.now();
  const text = JSON.stringify({ at, value });
  keepDurably(prefix + name, { at, text });
  try {
    localStorage.setItem(prefix + name, text);
  } catch {
    // Storage is full or forbidden: the person goes on without this safety net.
  }
}

export function dropDraft(name: string): void {
  forget(prefix + name);
}

/** On signing out: the next person at this machine starts clean. */
export function dropAllDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) forget(key);
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
}

function forget(key: string): void {
  try {
    if (localStorage.getItem(key) === null) return;
    localStorage.removeItem(key);
  } catch {
    // Nothing could be kept there either.
  }
  keepDurably(key, { at: Date.now(), text: null });
}
