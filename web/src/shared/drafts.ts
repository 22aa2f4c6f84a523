/**
 * What was typed and is not with the server yet, kept in this browser under the id of the person: a lost session, a closed tab
 * or a killed browser loses nothing. Signing out removes it.
 */
const prefix = 'pilotflow.draft.';

/** So long an abandoned draft is kept: longer than a call is open. */
const longestMs = 120 * 86_400_000;

type Kept<T> = { at: number; value: T };

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

/** False where the browser keeps nothing: storage is full or forbidden, and the person goes on without the safety net. */
export function writeDraft(name: string, value: unknown): boolean {
  try {
    localStorage.setItem(prefix + name, JSON.stringify({ at: Date.now(), value }));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(name: string): void {
  try {
    localStorage.removeItem(prefix + name);
  } catch {
    // Nothing could be kept there either.
  }
}

/** On signing out: the next person at this machine starts clean. */
export function dropAllDrafts(): void {
  for (const storage of [localStorage, sessionStorage])
    for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key);
}
