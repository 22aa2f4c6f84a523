// Which of our processes use the server at present: a command run beside the product must not stop its database, and
// whoever leaves last does. Processes that were killed do not count.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, processIdentity } from '../../bootstrap/process-identity.mjs';

export function enter(usersFolder: string): void {
  mkdirSync(usersFolder, { recursive: true });
  writeFileSync(join(usersFolder, String(process.pid)), processIdentity(process.pid) ?? '');
}

/** True when nobody is left. */
export function leave(usersFolder: string): boolean {
  rmSync(join(usersFolder, String(process.pid)), { force: true });
  const others = readdirSync(usersFolder).map((name) => join(usersFolder, name));
  for (const file of others) if (!isAlive(readFileSync(file, 'utf8'))) rmSync(file);
  return readdirSync(usersFolder).length === 0;
}
