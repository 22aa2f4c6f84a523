// Installs the packages when they are missing or when package-lock.json has changed since.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { runProgram } from './children.mjs';
import { acquireLock } from './lock.mjs';
import { inProject, isThere, say, workLock } from './project.mjs';

const STAMP = inProject('node_modules', '.pilotflow-installed');

export async function installOnce() {
  if (isInstalled()) return;
  const lock = await acquireLock(workLock, {
    onWait: (owner) => say(`Waiting for process ${owner}, which installs the packages …`),
  });
  try {
    if (isInstalled()) return;
    say('Installing the packages (npm ci), about a minute …');
    const [program, ...args] = npm();
    const { status } = await runProgram(program, [...args, ...CI], {
      toStderr: true,
      // npm goes on when only we are killed: as long as it does, nobody else may touch node_modules.
      onStart: (pid) => lock.entrust(pid),
    });
    if (status !== 0) throw new Error(`npm ci ended with ${status}.`);
    writeFileSync(STAMP, fingerprint());
  } finally {
    lock.release();
  }
}

/** Development packages too, whatever NODE_ENV says: vite builds the web. */
const CI = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];

/** The npm that started us, else the one on the path. */
function npm() {
  const own = process.env.npm_execpath;
  return own?.endsWith('npm-cli.js') ? [process.execPath, own] : ['npm'];
}

function isInstalled() {
  if (!isThere('node_modules')) return false;
  return readOr(STAMP) === fingerprint() || isInstalledByHand();
}

function fingerprint() {
  const lock = createHash('sha256')
    .update(readFileSync(inProject('package-lock.json')))
    .digest('hex');
  return `${process.platform}-${process.arch} ${lock}`;
}

/** npm writes down what it has installed when it has finished; it leaves out what other platforms need. */
function isInstalledByHand() {
  const installed = readOr(inProject('node_modules', '.package-lock.json'));
  if (installed === undefined) return false;
  const present = packagesOf(installed);
  return Object.entries(packagesOf(readFileSync(inProject('package-lock.json'), 'utf8'))).every(
    ([path, wanted]) =>
      path === '' || wanted.optional || wanted.devOptional || present[path]?.version === wanted.version,
  );
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>}
 */
function packagesOf(lockFile) {
  return JSON.parse(lockFile).packages ?? {};
}

/** @param {string} path */
function readOr(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
