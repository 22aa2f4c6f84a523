/** The OpenAPI document as the running product serves it, without a database: routes only describe themselves here. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shippedCalendar } from '../../workflows/calendar/calendar-data.ts';
import { buildApp } from '../app.ts';
import { databaseClock } from '../clock/product-clock.ts';
import { openDatabase } from '../database/database.ts';
import { createPool } from '../database/pool.ts';
import { openDiskStore } from '../files/disk-store.ts';
import { Policies } from '../policies/policies.ts';
import type { Product } from '../product.ts';
import { readSettings } from '../settings.ts';

export async function openApiDocument(): Promise<string> {
  const dataDir = join(tmpdir(), 'pilotflow-docs');
  // Nothing listens at this address and nothing is asked of it.
  const databaseUrl = 'postgresql://nobody@127.0.0.1:1/none';
  const settings = readSettings({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: 'http://127.0.0.1:3000',
  });
  const pool = createPool(databaseUrl, { max: 1 });
  const db = openDatabase(pool);
  const product: Product = {
    settings,
    pool,
    db,
    clock: databaseClock,
    calendar: shippedCalendar,
    files: openDiskStore(dataDir),
    policies: new Policies(db),
  };
  const app = await buildApp(product);
  try {
    await app.ready();
    return `${JSON.stringify(app.swagger(), null, 1)}\n`;
  } finally {
    await app.close();
    await pool.end();
  }
}
