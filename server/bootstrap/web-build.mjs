// Builds the web into web/dist when its sources have changed since the last build.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { runNode } from './children.mjs';
import { acquireLock } from './lock.mjs';
import { inProject, isThere, say, workLock } from './project.mjs';

const STAMP = inProject('node_modules', '.cache', 'pilotflow', 'web-build');

export async function buildWebOnce() {
  if (!isThere('web', 'index.html')) return;
  if (isBuilt()) return;
  const lock = await acquireLock(workLock, {
    onWait: (owner) => say(`Waiting for process ${owner}, which builds the web …`),
  });
  try {
    if (isBuilt()) return;
    say('Building the web …');
    // Taken before the build: what is saved during it makes the next start build again.
    const sources = fingerprint();
    rmSync(STAMP, { force: true });
    const { status } = await runNode(['node_modules/vite/bin/vite.js', 'build', 'web', '--logLevel', 'warn'], {
      toStderr: true,
      env: { NODE_ENV: 'production' },
      onStart: (pid) => lock.entrust(pid),
    });
    if (status !== 0) throw new Error(`The build of the web ended with ${status}.`);
    mkdirSync(dirname(STAMP), { recursive: true });
    writeFileSync(STAMP, sources);
  } finally {
    lock.release();
  }
}

function isBuilt() {
  if (!isThere('web', 'dist', 'index.html')) return false;
  try {
    return readFileSync(STAMP, 'utf8') === fingerprint();
  } catch {
    return false;
  }
}

/** Everything that can end up in the browser: the web, the vocabulary of the workflows, the contracts of the server. */
function fingerprint() {
  const hash = createHash('sha256');
  const files = [
    ...filesBelow('web').filter((file) => !file.startsWith('web/dist/')),
    ...filesBelow('workflows'),
    ...filesBelow('server').filter((file) => file.endsWith('-contract.ts')),
    'package-lock.json',
    'tsconfig.json',
  ];
  for (const file of files.filter((name) => isThere(name)).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(inProject(file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** @param {string} folder */
function filesBelow(folder) {
  if (!isThere(folder)) return [];
  return readdirSync(inProject(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(inProject('').length));
}
