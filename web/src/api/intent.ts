/**
 * One Idempotency-Key per intent of a person: pressing again after a lost answer sends the same key, so that the case
 * moves once. Another text, or an answer that settled the matter, begins a new intent.
 */
export type Intent = { keyFor: (body: string) => string; settled: () => void };

export function createIntent(newKey: () => string = randomKey): Intent {
  let open: { body: string; key: string } | null = null;
  return {
    keyFor(body) {
      if (open?.body !== body) open = { body, key: newKey() };
      return open.key;
    },
    settled() {
      open = null;
    },
  };
}

/** `crypto.randomUUID` is missing on plain http outside of localhost, where offices do try the product. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
