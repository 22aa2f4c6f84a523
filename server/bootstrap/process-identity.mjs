// Tells one process from another that got the same number later. A bare pid is not enough: after a container restarts,
// the new process often has the very pid that an old lock file names.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Pid and start of a living process as one string, or undefined when there is none (or it is a zombie).
 * @param {number} pid
 * @returns {string | undefined}
 */
export function processIdentity(pid) {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  return process.platform === 'linux' ? linuxIdentity(pid) : otherIdentity(pid);
}

/**
 * @param {string} identity an answer of processIdentity, perhaps of an earlier boot
 * @returns {boolean}
 */
export function isAlive(identity) {
  return processIdentity(Number.parseInt(identity, 10)) === identity;
}

/** @param {number} pid */
function linuxIdentity(pid) {
  try {
    // The command name in parentheses may hold spaces: count the fields after it (state is the first, start the 20th).
    const [state, ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    if (state === 'Z' || state === 'X') return undefined;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8);
    return `${pid} ${boot} ${fields[18]}`;
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function otherIdentity(pid) {
  const started = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim();
  return started ? `${pid} ${started}` : undefined;
}
