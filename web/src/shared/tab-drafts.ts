/** What a stranger typed, kept in this tab only: nobody has signed in whose it could be, and others use this machine too. */
const prefix = 'pilotflow.draft.';

export function readTabDraft<T>(name: string): T | null {
  try {
    const text = sessionStorage.getItem(prefix + name);
    if (text === null) return null;
    const draft: T = JSON.parse(text);
    return draft;
  } catch {
    return null;
  }
}

export function writeTabDraft(name: string, value: unknown): void {
  try {
    sessionStorage.setItem(prefix + name, JSON.stringify(value));
  } catch {
    // Storage is full or forbidden: the person goes on without the safety net.
  }
}

export function dropTabDraft(name: string): void {
  sessionStorage.removeItem(prefix + name);
}
