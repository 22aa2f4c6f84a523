// What a killed server leaves: a file with its number. Postgres refuses to start while any process bears that number,
// be it a dead one that nobody has collected (in containers, perhaps for ever) or, after a restart, another program.
import { readdirSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const WAIT_LIMIT_MS = 60_000;
const POLL_MS = 25;

/** Only for a number that is known not to be the server's any more. */
export async function clearPidFile(cluster: string, pid: number): Promise<void> {
  // Sessions outlive a killed server for a moment, longer on a busy machine: while one is left, no other server starts, and
  // the file that guards against that must not go.
  for (const limit = performance.now() + WAIT_LIMIT_MS; worksIn(cluster); await pause(POLL_MS)) {
    if (performance.now() > limit) throw new Error(`Sessions of a killed Postgres still work in ${cluster}.`);
  }
  if (isTaken(pid)) rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Every process of Postgres has the data directory as its working directory. */
function worksIn(cluster: string): boolean {
  if (process.platform !== 'linux') return false;
  const folder = realpathSync(cluster);
  return readdirSync('/proc').some((name) => /^\d+$/.test(name) && workingDirectory(name) === folder);
}

function workingDirectory(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}
