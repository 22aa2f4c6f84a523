/** A throw-away Postgres with as many migrated databases as are asked for. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../server/database/embedded-postgres.ts';
import { migrate } from '../../server/database/migrate.ts';
import { createPool } from '../../server/database/pool.ts';
import type { TestDatabase } from '../support/database.ts';
import { administer, withDatabase } from '../support/one-server.ts';

export type Stand = {
  /** `owner`: the product connects as who owns the tables, for whom the second wall in the database does not stand. */
  database: (name: string, as: 'application' | 'owner') => Promise<TestDatabase>;
  stop: () => Promise<void>;
};

export async function openStand(): Promise<Stand> {
  const folder = mkdtempSync(join(tmpdir(), 'pilot-access-'));
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'database'), throwaway: true });
  return {
    async database(name, as) {
      await administer(server.adminUrl, [
        `create database ${name} template template0
           encoding 'UTF8' locale 'C.UTF-8' locale_provider icu icu_locale 'zh-CN'`,
      ]);
      const adminUrl = withDatabase(server.adminUrl, name);
      const appUrl = withDatabase(server.appUrl, name);
      await migrate({ adminUrl, appUrl });
      const pool = createPool(as === 'owner' ? adminUrl : appUrl, { max: 10 });
      const adminPool = createPool(adminUrl, { max: 3 });
      const drop = async () => void (await Promise.all([pool.end(), adminPool.end()]));
      return { adminUrl, appUrl, pool, adminPool, drop };
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
