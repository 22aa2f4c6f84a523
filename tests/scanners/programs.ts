/** Runs one of the scanners for at most so long; what it printed is kept in a file beside its report. */
import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';

export type Ran = { finished: boolean; seconds: number };

export const isInstalled = (program: string): boolean => spawnSync('which', [program]).status === 0;

export function runProgram(
  program: string,
  args: readonly string[],
  { log, seconds }: { log: string; seconds: number },
): Promise<Ran> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, HOME: log.replace(/\/[^/]*$/, '') },
    });
    const into = createWriteStream(log);
    child.stdout.pipe(into, { end: false });
    child.stderr.pipe(into, { end: false });
    let cutOff = false;
    const timer = setTimeout(() => {
      cutOff = true;
      child.kill('SIGKILL');
    }, seconds * 1000);
    child.on('error', reject);
    child.on('close', (status) => {
      clearTimeout(timer);
      into.end();
      resolve({ finished: !cutOff && status === 0, seconds: Math.round((performance.now() - began) / 1000) });
    });
  });
}
