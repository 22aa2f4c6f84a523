/**
 * Puts the product together: database, migrations, pool, clock, calendar, files. The server, the command line, the simulation
 * and the measurements all begin here.
 */
import { join } from 'node:path';
import { shippedCalendar } from '../workflows/calendar/calendar-data.ts';
import { databaseClock, type ProductClock } from './clock/product-clock.ts';
import { openDatabase } from './database/database.ts';
import { startEmbeddedPostgres } from './database/embedded-postgres.ts';
import { migrate } from './database/migrate.ts';
import { createPool } from './database/pool.ts';
import { DemonstrationClock, findOffset } from './demonstration/demonstration-clock.ts';
import { isEmpty, seedDemonstration } from './demonstration/seed-demonstration.ts';
import { openDiskStore } from './files/disk-store.ts';
import { Policies } from './policies/policies.ts';
import type { Product } from './product.ts';
import type { Settings } from './settings.ts';

export type OpenOptions = {
  settings: Settings;
  /** Instead of the database's time, or the demonstration's: with it there is no demonstration. */
  clock?: ProductClock;
  /** Loads the demonstration city into an empty embedded database, where the settings allow it. */
  demonstrate?: boolean;
  /** The embedded database is fast, not durable, and gone at the end; DATA_DIR/database must not exist yet. */
  throwaway?: boolean;
  poolMax?: number;
  log?: (line: string) => void;
};

export type OpenedProduct = { product: Product; close(): Promise<void> };

/** `product.settings.demonstration` is true only where the database is a demonstration indeed. */
export async function openProduct(options: OpenOptions): Promise<OpenedProduct> {
  const { settings, clock, demonstrate = false, poolMax = 16, log = () => {} } = options;
  const database = await openPostgres(options, log);
  const pool = createPool(database.appUrl, { max: poolMax, log });
  const close = async () => {
    await pool.end();
    await database.stop();
  };
  try {
    await migrate({ ...database, log });
    const db = openDatabase(pool);
    const files = openDiskStore(settings.dataDir);
    const parts = { pool, db, calendar: shippedCalendar, files, policies: new Policies(db) };
    const plain: Product = { ...parts, settings: { ...settings, demonstration: false }, clock: clock ?? databaseClock };
    if (!settings.demonstration || clock !== undefined) return { product: plain, close };
    if (demonstrate && (await isEmpty(db))) await seedDemonstration(plain);
    const offset = await findOffset(db);
    if (offset === null) return { product: plain, close };
    return { product: { ...parts, settings, clock: new DemonstrationClock(offset) }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

type Postgres = { appUrl: string; adminUrl: string; stop(): Promise<void> };

async function openPostgres(
  { settings, throwaway = false }: OpenOptions,
  log: (line: string) => void,
): Promise<Postgres> {
  if (settings.database !== undefined) return { ...settings.database, stop: async () => {} };
  const dataDir = throwaway ? join(settings.dataDir, 'database') : settings.dataDir;
  return startEmbeddedPostgres({ dataDir, throwaway, log });
}
