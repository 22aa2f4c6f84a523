// Brings the database to the schema of this version and gives the application's role its privileges.
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { grantApplication } from './grants.ts';

const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));

/** Any number that nothing else in the database locks: two servers that start at once migrate one after the other. */
const LOCK = 7_104_202_401;

export interface MigrateOptions {
  /** The owner of the schema. */
  adminUrl: string;
  /** The application; the same as adminUrl where there is only one role. */
  appUrl: string;
  log?: (line: string) => void;
}

/** Safe to run at every start and from several servers at once. */
export async function migrate({ adminUrl, appUrl, log = () => {} }: MigrateOptions): Promise<void> {
  const application = await userOf(appUrl);
  const admin = new pg.Client({ connectionString: adminUrl, application_name: 'pilotflow migrations' });
  await admin.connect();
  try {
    await admin.query('select pg_advisory_lock($1)', [LOCK]);
    await runMigrations(drizzle({ client: admin }), { migrationsFolder: MIGRATIONS });
    const { rows } = await admin.query<{ me: string }>('select current_user as me');
    if (rows[0]?.me === application) log('The application uses the role that owns the schema: it may do everything.');
    else await grantApplication(admin, application);
  } finally {
    // Ends the lock with the session, whatever happened.
    await admin.end();
  }
}

/** Asked from the server: a pooler or a service file may name another user than the connection string. */
async function userOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ me: string }>('select current_user as me');
    return rows[0]?.me ?? '';
  } finally {
    await client.end();
  }
}
