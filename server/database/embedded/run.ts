// Starts the programs of Postgres as the right account and with an environment of their own.
import { type ChildProcess, spawn } from 'node:child_process';
import type { Account } from './account.ts';

/** Lives on when we die, so that a server can be adopted; what it says goes to the open file `output`. */
export function launch(account: Account | undefined, program: string, { args, output }: LaunchOptions): ChildProcess {
  return spawn(program, args, { ...surroundings(account), stdio: ['ignore', output, output], detached: true });
}

interface LaunchOptions {
  args: string[];
  output: number;
}

/** Runs a program to its end; throws what it said when it failed. */
export async function run(account: Account | undefined, program: string, args: string[]): Promise<void> {
  const child = spawn(program, args, { ...surroundings(account), stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    said += piece;
  });
  await new Promise<void>((done, failed) => {
    child.on('error', (cause) => failed(new Error(`Could not run ${program}`, { cause })));
    child.on('close', (code, signal) => {
      if (code === 0) done();
      else failed(new Error(`${program} ended with ${signal ?? code}: ${said.trim()}`));
    });
  });
}

/** The working directory may be one that the account cannot enter, and the caller's locale must not leak in. */
function surroundings(account: Account | undefined) {
  return { ...account, cwd: '/', env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' } };
}
