// Where the embedded database keeps what: beside everything else in DATA_DIR, or below /var/lib when the account that
// it runs as cannot get there.
import { createHash } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Account, canReach, findAccount } from './account.ts';
import { type Binaries, findBinaries, POSTGRES_MAJOR } from './binaries.ts';

export interface Place {
  account: Account | undefined;
  binaries: Binaries;
  /** The folder that holds all of the following. */
  base: string;
  /** Postgres' own data directory. */
  cluster: string;
  logFile: string;
  /** Taken while the server is started or stopped. */
  lockFile: string;
  /** Names the process of the server that we started last. */
  serverFile: string;
  /** One file for each of our processes that uses the server. */
  usersFolder: string;
}

const SHARED_FOLDER = '/var/lib/pilotflow';
export const SOCKET_PREFIX = 'pilotflow-pg-';

/** A socket's path may have some 100 characters. */
const SOCKET_FOLDER_MAX = 80;

export function findPlace(dataDir: string, log: (line: string) => void): Place {
  const account = findAccount();
  const wanted = resolve(dataDir);
  const base = canReach(account, wanted) ? wanted : join(SHARED_FOLDER, `data-${digest(wanted)}`);
  if (base !== wanted) log(`The database's account cannot read ${wanted}: its files are in ${base}`);
  // 0711: the account may pass through, nobody may look around.
  if (!existsSync(base)) mkdirSync(base, { recursive: true, mode: 0o711 });
  return {
    account,
    binaries: findBinaries(account, account === undefined ? base : SHARED_FOLDER),
    base,
    cluster: join(base, `postgres-${POSTGRES_MAJOR}`),
    logFile: join(base, 'postgres.log'),
    lockFile: join(base, 'postgres.lock'),
    serverFile: join(base, 'postgres.server'),
    usersFolder: join(base, 'postgres-users'),
  };
}

/** A new folder that only the database's account (and root) can enter: that is what guards the socket. */
export function makeSocketFolder(account: Account | undefined): string {
  const usual = join(tmpdir(), SOCKET_PREFIX);
  const usable = usual.length <= SOCKET_FOLDER_MAX && canReach(account, tmpdir());
  const folder = mkdtempSync(usable ? usual : join('/tmp', SOCKET_PREFIX));
  giveTo(account, folder);
  return folder;
}

export function giveTo(account: Account | undefined, path: string): void {
  if (account !== undefined) chownSync(path, account.uid, account.gid);
}

function digest(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12);
}
