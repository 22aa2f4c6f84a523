// A database of its own for a test file or a single test: migrated, empty, gone at the end of the run at the latest.
import type pg from 'pg';
import { inject } from 'vitest';
import { createPool } from '../../server/database/pool.ts';
import { administer, withDatabase } from './one-server.ts';

export interface TestDatabase {
  adminUrl: string;
  appUrl: string;
  /** As the application: what it may not do, a test may not do either. */
  pool: pg.Pool;
  /** As the owner of the schema, to look where the application may not. */
  adminPool: pg.Pool;
  /** Ends both pools. */
  drop(): Promise<void>;
}

let made = 0;

export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject('testServer');
  made += 1;
  const name = `${server.prefix}_${process.pid}_${made}`;
  await administer(server.adminUrl, [`create database ${name} template ${server.template}`]);
  const adminUrl = withDatabase(server.adminUrl, name);
  const appUrl = withDatabase(server.appUrl, name);
  const pool = createPool(appUrl, { max: 10 });
  const adminPool = createPool(adminUrl, { max: 3 });
  return {
    adminUrl,
    appUrl,
    pool,
    adminPool,
    async drop() {
      await Promise.all([pool.end(), adminPool.end()]);
      // Without force: Postgres itself sends its vacuum workers away, which a mere owner may not terminate.
      await administer(server.adminUrl, [`drop database if exists ${name}`]);
    },
  };
}
