/**
 * The same drafts once more where a killed browser keeps them: browsers write localStorage to the disk seconds later, IndexedDB
 * at once. When the page starts, what is newer there is put back before anything is shown.
 */
export type Durable = { at: number; text: string | null };

const name = 'pilotflow-drafts';
const store = 'drafts';
/** So long it is remembered that a draft was given up, in case localStorage has not heard of it. */
const rememberMs = 86_400_000;
/** Nobody waits longer for a browser that keeps nothing. */
const patienceMs = 1_500;

let opening: Promise<IDBDatabase | null> | undefined;

function openStore(): Promise<IDBDatabase | null> {
  opening ??= new Promise((resolve) => {
    try {
      const asked = indexedDB.open(name, 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(store);
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => resolve(null);
      asked.onblocked = () => resolve(null);
    } catch {
      // Forbidden in this browser: localStorage and the server are left.
      resolve(null);
    }
  });
  return opening;
}

/** `text: null`: given up. Not waited for: it is written within milliseconds, in the order of the calls. */
export function keepDurably(key: string, kept: Durable): void {
  void openStore().then((database) => {
    try {
      database?.transaction(store, 'readwrite').objectStore(store).put(kept, key);
    } catch {
      // The page is going away, or the disk is full.
    }
  });
}

export async function restoreDrafts(prefix: string): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, patienceMs));
  await Promise.race([late, openStore().then((database) => (database ? restoreFrom(database, prefix) : undefined))]);
}

function restoreFrom(database: IDBDatabase, prefix: string): Promise<void> {
  return new Promise((resolve) => {
    const transaction = database.transaction(store, 'readwrite');
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => resolve();
    transaction.onabort = () => resolve();
    const walk = transaction.objectStore(store).openCursor();
    walk.onsuccess = () => {
      const cursor = walk.result;
      if (!cursor) return;
      const key = String(cursor.key);
      const kept: Durable = cursor.value;
      if (key.startsWith(prefix)) putBack(key, kept);
      if (kept.text === null && Date.now() - kept.at > rememberMs) cursor.delete();
      cursor.continue();
    };
  });
}

function putBack(key: string, { at, text }: Durable): void {
  try {
    const here = localStorage.getItem(key);
    const known: { at: number } = here === null ? { at: 0 } : JSON.parse(here);
    if (known.at > at) return;
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // Nothing can be kept there.
  }
}
