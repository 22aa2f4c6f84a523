// A real Postgres without an installation: the server's programs come from npm, it listens on a Unix socket only, and
// its files lie in DATA_DIR. This is what the product runs on unless DATABASE_URL names another one.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import pg from 'pg';
import { acquireLock } from '../bootstrap/lock.mjs';
import { makeClusterOnce } from './embedded/cluster.ts';
import { findPlace, type Place } from './embedded/place.ts';
import { makeRolesOnce, superuserUrl, urlsOf } from './embedded/roles.ts';
import { adoptOrStart, type Server, stopServer } from './embedded/server.ts';
import { enter, leave } from './embedded/users.ts';
import { watch } from './embedded/watchdog.ts';

export interface EmbeddedOptions {
  /** Holds the database's files; made when it does not exist. */
  dataDir: string;
  /** Fast, not durable, gone at the end even after kill -9. Wants a folder that is empty or does not exist. */
  throwaway?: boolean;
  log?: (line: string) => void;
}

export interface EmbeddedPostgres {
  /** The owner of the database, who may create further ones: for migrations. */
  adminUrl: string;
  /** The application's role, which owns nothing. */
  appUrl: string;
  /** True when a server was found running. */
  adopted: boolean;
  /** Leaves the server; it stops when no other process of ours uses it. Close your pools first. */
  stop(): Promise<void>;
}

export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { dataDir, throwaway = false, log = () => {} } = options;
  if (throwaway) refuseFilled(dataDir);
  const place = findPlace(dataDir, log);
  const server = await locked(place, log, () => bringUp(place, throwaway));
  if (server.adopted) log(`Adopted the running Postgres, process ${server.pid}`);
  const callOff = throwaway ? watch({ ...place, ...server }) : undefined;
  return {
    ...urlsOf(server.socketFolder),
    adopted: server.adopted,
    async stop() {
      await locked(place, log, async () => {
        if (leave(place.usersFolder)) await stopServer(place, server);
      });
      if (!throwaway) return;
      callOff?.();
      rmSync(place.base, { recursive: true, force: true });
      rmSync(resolve(dataDir), { recursive: true, force: true });
    },
  };
}

async function bringUp(place: Place, throwaway: boolean): Promise<Server> {
  await makeClusterOnce(place, !throwaway);
  const server = await adoptOrStart(place, !throwaway);
  const client = new pg.Client({ connectionString: superuserUrl(server.socketFolder) });
  await client.connect();
  try {
    await makeRolesOnce(client);
  } finally {
    await client.end();
  }
  enter(place.usersFolder);
  return server;
}

/** Starting and stopping happen one after the other, whoever does it. */
async function locked<T>(place: Place, log: (line: string) => void, work: () => Promise<T>): Promise<T> {
  const lock = await acquireLock(place.lockFile, {
    onWait: (owner) => log(`Waiting for process ${owner}, which starts or stops the same database`),
  });
  try {
    return await work();
  } finally {
    lock.release();
  }
}

function refuseFilled(dataDir: string): void {
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0) {
    throw new Error(`${dataDir} is not empty: a throw-away database would delete it.`);
  }
}
