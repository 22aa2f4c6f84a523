// Where the project lies, and how the bootstrap speaks: on standard error, because standard output belongs to the
// command (which may print JSON).
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** @param {...string} parts */
export function inProject(...parts) {
  return join(ROOT, ...parts);
}

/** @param {...string} parts */
export function isThere(...parts) {
  return existsSync(inProject(...parts));
}

/** @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** The lock for work that must happen once, although several commands may start at the same moment. */
export const workLock = inProject('.data', 'setup.lock');
