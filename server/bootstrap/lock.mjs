// A lock between processes, as a file that names its owners. It outlives kill -9 of an owner without blocking anyone:
// whoever finds that none of the named processes lives any more takes the file over.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isAlive, processIdentity } from './process-identity.mjs';

const POLL_MS = 100;
let copies = 0;

/**
 * Waits until the lock is free and takes it.
 * @param {string} path
 * @param {{ onWait?: (owner: string) => void }} [options] onWait is told once when somebody else holds the lock
 * @returns {Promise<{ entrust(pid: number): void, release(): void }>} entrust keeps the lock taken as long as that
 *   process lives too, even when this one is killed (an installation goes on without its parent)
 */
export async function acquireLock(path, { onWait } = {}) {
  const self = processIdentity(process.pid) ?? String(process.pid);
  mkdirSync(dirname(path), { recursive: true });
  for (let waited = false; !create(path, self); ) {
    const content = read(path);
    if (content === undefined) continue;
    const owner = content.split('\n').find((identity) => isAlive(identity));
    if (owner === undefined) {
      removeAbandoned(path, content);
      continue;
    }
    if (!waited) onWait?.(owner.split(' ')[0] ?? owner);
    waited = true;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return {
    entrust(pid) {
      const heir = processIdentity(pid);
      if (heir !== undefined) renameSync(write(path, `${self}\n${heir}`), path);
    },
    release() {
      rmSync(path, { force: true });
    },
  };
}

/**
 * Linking a finished file makes the lock and its content appear at once: nobody ever reads a half-written owner.
 * @param {string} path
 * @param {string} content
 */
function create(path, content) {
  const copy = write(path, content);
  try {
    linkSync(copy, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    unlinkSync(copy);
  }
}

/**
 * Two processes may find the same dead owner: only one rename of that file succeeds. If the renamed file turns out to
 * be a living one that was taken in between, it is put back.
 * @param {string} path
 * @param {string} expected
 */
function removeAbandoned(path, expected) {
  const aside = copyName(path);
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (read(aside) === expected) unlinkSync(aside);
  else renameSync(aside, path);
}

/**
 * @param {string} path
 * @param {string} content
 */
function write(path, content) {
  const copy = copyName(path);
  writeFileSync(copy, content);
  return copy;
}

/** @param {string} path */
function copyName(path) {
  copies += 1;
  return `${path}.${process.pid}.${copies}`;
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
