// One Postgres for the whole run, and in it a migrated template that every test database is cloned from. The embedded
// server by default, the one of DATABASE_URL (any Postgres from 15 on) when that is set.
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../server/database/embedded-postgres.ts';
import { migrate } from '../../server/database/migrate.ts';

/** What the workers get to know of it. */
export interface TestServer {
  /** May create databases. Its path is the database to connect to for that. */
  adminUrl: string;
  /** The application's role on the same server. */
  appUrl: string;
  /** Begins the name of every database of this run. */
  prefix: string;
  template: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer;
  }
}

interface Server {
  adminUrl: string;
  appUrl: string;
  stop(): Promise<void>;
}

export default async function oneServer(project: TestProject): Promise<() => Promise<void>> {
  const run = randomBytes(4).toString('hex');
  const prefix = `pilotflow_test_${run}`;
  const { DATABASE_URL, DATABASE_ADMIN_URL } = process.env;
  const outside = DATABASE_ADMIN_URL || DATABASE_URL;
  const server = outside ? await outsideServer(outside, `${prefix}_app`) : await embeddedServer(run);
  const { adminUrl, appUrl } = server;
  const template = `${prefix}_template`;
  try {
    await administer(adminUrl, [
      `create database ${template} template template0
         encoding 'UTF8' locale 'C.UTF-8' locale_provider icu icu_locale 'zh-CN'`,
    ]);
    await migrate({ adminUrl: withDatabase(adminUrl, template), appUrl: withDatabase(appUrl, template) });
  } catch (error) {
    await dropAll(adminUrl, prefix);
    await server.stop();
    throw error;
  }
  project.provide('testServer', { adminUrl, appUrl, prefix, template });
  return async () => {
    await dropAll(adminUrl, prefix);
    await server.stop();
  };
}

export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** Statements that cannot run in a transaction, one after the other. */
export async function administer(url: string, statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

async function embeddedServer(run: string): Promise<Server> {
  return startEmbeddedPostgres({ dataDir: join(tmpdir(), `pilotflow-test-${run}`), throwaway: true });
}

/** Where the administrator may make roles, the tests have an application role of their own, as in production. */
async function outsideServer(adminUrl: string, role: string): Promise<Server> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ mayMakeRoles: boolean }>(
      'select rolcreaterole or rolsuper as "mayMakeRoles" from pg_roles where rolname = current_user',
    );
    if (!rows[0]?.mayMakeRoles) return { adminUrl, appUrl: adminUrl, stop: async () => {} };
    const password = randomBytes(16).toString('hex');
    await client.query(`create role ${role} login nosuperuser nocreatedb nocreaterole password '${password}'`);
    const appUrl = new URL(adminUrl);
    appUrl.username = role;
    appUrl.password = password;
    // A user in the query would win over the one in front of the host.
    appUrl.searchParams.delete('user');
    appUrl.searchParams.delete('password');
    return { adminUrl, appUrl: appUrl.href, stop: () => administer(adminUrl, [`drop role ${role}`]) };
  } finally {
    await client.end();
  }
}

async function dropAll(adminUrl: string, prefix: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      'select datname as name from pg_database where starts_with(datname, $1)',
      [prefix],
    );
    for (const { name } of rows) {
      const drop = `drop database if exists ${client.escapeIdentifier(name)}`;
      // Plain first: with force an owner who is no superuser stumbles over a vacuum worker.
      await client.query(drop).catch(() => client.query(`${drop} (force)`));
    }
  } finally {
    await client.end();
  }
}
