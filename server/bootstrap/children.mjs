// Runs other programs and takes care that a signal to us stops them too: first the children end, then we do.
import { spawn } from 'node:child_process';
import { ROOT } from './project.mjs';

/** @type {Set<import('node:child_process').ChildProcess>} */
const living = new Set();
/** @type {NodeJS.Signals | undefined} */
let stoppedBy;
let statusWhenStopped = 1;

/**
 * What a stop by SIGINT or SIGTERM means: 0 where being stopped is the normal end (a server), else a failure.
 * A command that runs in this very process and listens to the signals itself takes over from here.
 * @param {number} status
 */
export function listenForStop(status) {
  statusWhenStopped = status;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => stop(signal));
}

/**
 * Runs Node with these arguments until it ends.
 * @param {string[]} args
 * @param {ChildOptions} [options]
 * @returns {Promise<{ status: number, output: string }>} output only where `capture` asks for it
 *
 * @typedef {object} ChildOptions
 * @property {boolean} [toStderr] what the child prints goes to our standard error
 * @property {boolean} [capture] standard output is passed on and collected
 * @property {NodeJS.ProcessEnv} [env] added to our environment
 * @property {(pid: number) => void} [onStart]
 */
export function runNode(args, options = {}) {
  return runProgram(process.execPath, args, options);
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {ChildOptions} [options]
 * @returns {Promise<{ status: number, output: string }>}
 */
export function runProgram(program, args, { toStderr, capture, env, onStart } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', toStderr ? 2 : capture ? 'pipe' : 1, 2],
    });
    living.add(child);
    let output = '';
    child.stdout?.on('data', (piece) => {
      process.stdout.write(piece);
      output += piece;
    });
    child.on('spawn', () => onStart?.(child.pid ?? 0));
    child.on('error', (error) => {
      living.delete(child);
      reject(new Error(`Could not run ${program}: ${error.message}`));
    });
    child.on('close', (status) => {
      living.delete(child);
      if (stoppedBy === undefined) resolve({ status: status ?? 1, output });
      else if (living.size === 0) process.exit(statusWhenStopped);
    });
  });
}

/** @param {NodeJS.Signals} signal */
export function stop(signal) {
  // Somebody else in this process listens as well: the server, which stops in its own time.
  if (process.listenerCount(signal) > 1) return;
  const first = stoppedBy === undefined;
  stoppedBy = signal;
  if (living.size === 0) process.exit(statusWhenStopped);
  // npm passes the signal of a terminal on, so that it may come twice: children get it from us once.
  if (first) for (const child of living) child.kill(signal);
}
