// The two roles of the product and its database: the owner changes the schema, the application owns nothing.
import type pg from 'pg';

export const SUPERUSER = 'pilotflow_superuser';
const OWNER = 'pilotflow_owner';
const APPLICATION = 'pilotflow_app';
const DATABASE = 'pilotflow';

export interface EmbeddedUrls {
  adminUrl: string;
  appUrl: string;
}

/** Plain connection strings: `host` in the query names the socket's folder for libpq and for node-postgres alike. */
export function urlsOf(socketFolder: string): EmbeddedUrls {
  return { adminUrl: urlOf(socketFolder, OWNER, DATABASE), appUrl: urlOf(socketFolder, APPLICATION, DATABASE) };
}

/** For the launcher alone. */
export function superuserUrl(socketFolder: string): string {
  return urlOf(socketFolder, SUPERUSER, 'postgres');
}

function urlOf(socketFolder: string, user: string, database: string): string {
  const query = new URLSearchParams({ host: socketFolder, sslmode: 'disable' });
  return `postgresql://${user}@localhost:5432/${database}?${query}`;
}

export async function makeRolesOnce(client: pg.Client): Promise<void> {
  for (const [role, rights] of [
    [OWNER, 'createdb'],
    [APPLICATION, 'nocreatedb'],
  ] as const) {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
    if (rowCount === 0) await client.query(`create role ${role} login nosuperuser nocreaterole ${rights}`);
  }
  const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
  if (rowCount === 0) {
    await client.query(
      `create database ${DATABASE} owner ${OWNER} template template0
         encoding 'UTF8' locale 'C.UTF-8' locale_provider icu icu_locale 'zh-CN'`,
    );
  }
}
