/** What was typed and is not with the server yet, kept in this tab: a lost session or a closed drawer loses nothing. */
const prefix = 'pilotflow.draft.';

export function readDraft<T>(name: string): T | null {
  try {
    const text = sessionStorage.getItem(prefix + name);
    if (text === null) return null;
    const draft: T = JSON.parse(text);
    return draft;
  } catch {
    return null;
  }
}

export function writeDraft(name: string, value: unknown): void {
  try {
    sessionStorage.setItem(prefix + name, JSON.stringify(value));
  } catch {
    // Storage is full or forbidden: the person goes on without the safety net.
  }
}

export function dropDraft(name: string): void {
  sessionStorage.removeItem(prefix + name);
}

/** On signing out: the next person at this machine starts clean. */
export function dropAllDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
}
