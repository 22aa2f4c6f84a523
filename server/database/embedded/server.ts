// The server's process: adopt the one that survived us, or start one; and stop it.
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { isAlive, processIdentity } from '../../bootstrap/process-identity.mjs';
import { clearPidFile } from './leftover.ts';
import { makeSocketFolder, type Place, SOCKET_PREFIX } from './place.ts';
import { superuserUrl } from './roles.ts';
import { launch } from './run.ts';

export interface Server {
  pid: number;
  socketFolder: string;
  adopted: boolean;
}

const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 60_000;
const POLL_MS = 25;
const LOG_LIMIT_BYTES = 10_000_000;

/** terse: the details and statements of an error would bring personal data into the log. */
const COMMON = ['listen_addresses=', 'unix_socket_permissions=0700', 'log_error_verbosity=terse'];
const LOGGING = ['log_min_error_statement=panic', 'log_checkpoints=off', 'jit=off'];
const NOT_DURABLE = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

export async function adoptOrStart(place: Place, durable: boolean): Promise<Server> {
  return (await adopt(place)) ?? (await start(place, durable));
}

/** Fast shutdown: sessions are ended, everything acknowledged is kept. */
export async function stopServer(place: Place, { pid, socketFolder }: Server): Promise<void> {
  const identity = processIdentity(pid);
  if (identity !== undefined) {
    process.kill(pid, 'SIGINT');
    const limit = performance.now() + STOP_LIMIT_MS;
    while (isAlive(identity)) {
      if (performance.now() > limit) throw new Error(`Postgres (process ${pid}) did not stop.`);
      await pause(POLL_MS);
    }
  }
  rmSync(place.serverFile, { force: true });
  removeSocketFolder(socketFolder);
}

/** A server outlives kill -9 of the process that started it. */
async function adopt(place: Place): Promise<Server | undefined> {
  const found = readPidFile(place);
  if (found === undefined) return undefined;
  const ours = existsSync(place.serverFile) ? readFileSync(place.serverFile, 'utf8') : undefined;
  const lives = ours !== undefined && Number.parseInt(ours, 10) === found.pid && isAlive(ours);
  if (lives) {
    if (existsSync(found.socketFolder)) {
      await untilReady(found.socketFolder, () => isAlive(ours));
      return { ...found, adopted: true };
    }
    // Somebody cleaned the temporary folder: the server lives, but nobody can talk to it any more.
    await stopServer(place, { ...found, adopted: true });
    return undefined;
  }
  await clearPidFile(place.cluster, found.pid);
  removeSocketFolder(found.socketFolder);
  return undefined;
}

/** Lines of postmaster.pid: number, data directory, start, port, socket folder, … */
function readPidFile({ cluster }: Place): { pid: number; socketFolder: string } | undefined {
  const path = join(cluster, 'postmaster.pid');
  if (!existsSync(path)) return undefined;
  const lines = readFileSync(path, 'utf8').split('\n');
  return { pid: Number(lines[0]), socketFolder: lines[4] ?? '' };
}

async function start(place: Place, durable: boolean): Promise<Server> {
  const { account, binaries, cluster, logFile, serverFile } = place;
  const socketFolder = makeSocketFolder(account);
  if (existsSync(logFile) && statSync(logFile).size > LOG_LIMIT_BYTES) renameSync(logFile, `${logFile}.old`);
  const saidBefore = existsSync(logFile) ? statSync(logFile).size : 0;
  const output = openSync(logFile, 'a', 0o600);
  const options = [...COMMON, ...LOGGING, ...(durable ? [] : NOT_DURABLE)].flatMap((option) => ['-c', option]);
  const args = ['-D', cluster, '-k', socketFolder, '-p', '5432', ...options];
  const child = launch(account, binaries.postgres, { args, output });
  closeSync(output);
  let failure: Error | undefined;
  child.on('error', (error) => {
    failure = error;
  });
  child.on('exit', (code) => {
    const said = readFileSync(logFile).subarray(saidBefore).toString().trim();
    failure = new Error(`Postgres ended with ${code}: ${said}`);
  });
  // The identity may be gone already when the server refused to start; then `failure` says why.
  writeFileSync(serverFile, processIdentity(child.pid ?? 0) ?? '');
  try {
    await untilReady(socketFolder, () => failure === undefined);
  } catch (cause) {
    removeSocketFolder(socketFolder);
    throw new Error(`The embedded database did not start. ${failure?.message ?? ''}`, { cause });
  }
  // From here on the server may outlive its log file, and us.
  child.removeAllListeners();
  child.unref();
  return { pid: child.pid ?? 0, socketFolder, adopted: false };
}

/** A server that recovers from a crash says "starting up" for a while. */
async function untilReady(socketFolder: string, lives: () => boolean): Promise<void> {
  for (const limit = performance.now() + START_LIMIT_MS; ; await pause(POLL_MS)) {
    const client = new pg.Client({ connectionString: superuserUrl(socketFolder) });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (!lives() || performance.now() > limit) throw error;
    }
  }
}

/** Only folders that makeSocketFolder made. */
function removeSocketFolder(folder: string): void {
  if (basename(folder).startsWith(SOCKET_PREFIX) && dirname(folder) !== folder) {
    rmSync(folder, { recursive: true, force: true });
  }
}
