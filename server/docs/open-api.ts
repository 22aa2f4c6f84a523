/** The OpenAPI document as the running product serves it, without a database: routes only describe themselves here. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isPermission } from '../../workflows/access/permissions.ts';
import { shippedCalendar } from '../../workflows/calendar/calendar-data.ts';
import type { AskingRoute } from '../../workflows/docs/access-document.ts';
import { type App, buildApp } from '../app.ts';
import { databaseClock } from '../clock/product-clock.ts';
import { openDatabase } from '../database/database.ts';
import { createPool } from '../database/pool.ts';
import { openDiskStore } from '../files/disk-store.ts';
import { Policies } from '../policies/policies.ts';
import type { Product } from '../product.ts';
import { readSettings } from '../settings.ts';

export const openApiDocument = (): Promise<string> => described((app) => `${JSON.stringify(app.swagger(), null, 1)}\n`);

/** Every operation with the permission that it asks for, in the order of the document. */
export const askingRoutes = (): Promise<AskingRoute[]> =>
  described((app) =>
    Object.entries(app.swagger().paths ?? {}).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => {
        const name = `${method.toUpperCase()} ${path}`;
        const permission: unknown = Object(operation)['x-permission'];
        if (typeof permission !== 'string' || !isPermission(permission)) throw new Error(`${name} names no permission`);
        return { operation: name, permission };
      }),
    ),
  );

async function described<T>(tell: (app: App) => T): Promise<T> {
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
    return tell(app);
  } finally {
    await app.close();
    await pool.end();
  }
}
