// Secrets that nobody set: made once and kept beside the rest of what the product keeps, so that a restart does not sign
// everybody out and seals of the journal are signed by one key. Production has to bring its own session secret (settings.ts).
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** 32 random bytes as base64url, in a file that only its owner reads. */
export function keptSecret(directory: string, name: 'session-secret' | 'journal-key'): string {
  const path = join(directory, name);
  const kept = read(path);
  if (kept !== undefined) return kept;
  // 0711: the account that the embedded database runs as must be able to pass through, nobody else may look around.
  mkdirSync(directory, { recursive: true, mode: 0o711 });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600 });
  try {
    linkSync(draft, path);
  } catch (error) {
    // Another process was first: its secret counts.
    if (read(path) === undefined) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(path, 'utf8');
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
