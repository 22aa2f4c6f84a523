// The embedded database through everything that happens to a machine: killed processes, half-finished beginnings, two
// programs at once.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { isAlive, processIdentity } from '../../server/bootstrap/process-identity.mjs';
import { startEmbeddedPostgres } from '../../server/database/embedded-postgres.ts';

const CHILD = fileURLToPath(new URL('../support/embedded-child.ts', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'pilotflow-embedded-'));
// As root, the database runs under an account of its own, which must be able to pass through.
chmodSync(home, 0o711);
const dataDir = join(home, 'kept');
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function startChild(folder: string, mode: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, folder, mode], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const [line] = await once(child.stdout, 'data');
  const said = z.object({ adopted: z.boolean(), adminUrl: z.string() }).parse(JSON.parse(String(line)));
  return { ...said, child, ended };
}

async function ask(url: string, question: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(question);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

function serverOf(folder: string): string {
  const pidFile = readFileSync(join(folder, 'postgres-18', 'postmaster.pid'), 'utf8');
  return processIdentity(Number.parseInt(pidFile, 10)) ?? '';
}

test('a beginning that was cut off is thrown away, and the database is made', async () => {
  mkdirSync(join(dataDir, 'postgres-18.init.1'), { recursive: true });
  writeFileSync(join(dataDir, 'postgres-18.init.1', 'PG_VERSION'), '18');
  const database = await startEmbeddedPostgres({ dataDir });
  expect(existsSync(join(dataDir, 'postgres-18.init.1'))).toBe(false);
  expect(await ask(database.adminUrl, "select current_setting('fsync') as answer")).toBe('on');
  await database.stop();
  expect(existsSync(join(dataDir, 'postgres-18', 'postmaster.pid'))).toBe(false);
});

test('the owner may create databases, the application owns nothing', async () => {
  const database = await startEmbeddedPostgres({ dataDir });
  const rights =
    "select concat_ws(' ', rolname, rolsuper, rolcreatedb, rolcreaterole) as answer from pg_roles where rolname = current_user";
  expect(await ask(database.adminUrl, rights)).toBe('pilotflow_owner f t f');
  expect(await ask(database.appUrl, rights)).toBe('pilotflow_app f f f');
  const icu =
    "select concat_ws(' ', datlocprovider, datlocale, pg_encoding_to_char(encoding), pg_get_userbyid(datdba)) as answer from pg_database where datname = current_database()";
  expect(await ask(database.appUrl, icu)).toBe('i zh-CN UTF8 pilotflow_owner');
  await expect(ask(database.appUrl, 'create table mine (id int)')).rejects.toThrow('permission denied');
  await database.stop();
});

test('nobody can reach the database over the network', async () => {
  const database = await startEmbeddedPostgres({ dataDir });
  expect(await ask(database.adminUrl, "select current_setting('listen_addresses') as answer")).toBe('');
  await database.stop();
});

test('a server that outlived the killed product is adopted, with everything in it', async () => {
  const { child, ended, adminUrl, adopted } = await startChild(dataDir, 'stay');
  expect(adopted).toBe(false);
  await ask(adminUrl, 'create table kept as select 1 as answer');
  child.kill('SIGKILL');
  await ended;
  const server = serverOf(dataDir);
  const database = await startEmbeddedPostgres({ dataDir });
  expect(database.adopted).toBe(true);
  expect(await ask(database.adminUrl, 'select answer from kept')).toBe(1);
  await database.stop();
  expect(isAlive(server)).toBe(false);
});

test('when server and product were both killed, the next start recovers what was acknowledged', async () => {
  const { child, ended, adminUrl } = await startChild(dataDir, 'stay');
  await ask(adminUrl, 'create table acknowledged as select 2 as answer');
  process.kill(Number.parseInt(serverOf(dataDir), 10), 'SIGKILL');
  child.kill('SIGKILL');
  await ended;
  const database = await startEmbeddedPostgres({ dataDir });
  expect(await ask(database.adminUrl, 'select answer from acknowledged')).toBe(2);
  await database.stop();
});

test('a command beside the running product does not take its database away', async () => {
  const database = await startEmbeddedPostgres({ dataDir });
  const { adopted, ended } = await startChild(dataDir, 'leave');
  expect(adopted).toBe(true);
  await ended;
  expect(await ask(database.adminUrl, 'select 3 as answer')).toBe(3);
  await database.stop();
});

test('a throw-away database is gone even when its user was killed', async () => {
  const folder = join(home, 'throwaway');
  const { child, ended, adminUrl } = await startChild(folder, 'throwaway');
  expect(await ask(adminUrl, "select current_setting('fsync') as answer")).toBe('off');
  const server = serverOf(folder);
  child.kill('SIGKILL');
  await ended;
  await expect.poll(() => existsSync(folder) || isAlive(server), { timeout: 30_000 }).toBe(false);
});

test('a folder with something in it is no place for a throw-away database', async () => {
  await expect(startEmbeddedPostgres({ dataDir, throwaway: true })).rejects.toThrow('is not empty');
});

test('files of another version of Postgres are left alone, and the message says so', async () => {
  const folder = join(home, 'older');
  mkdirSync(join(folder, 'postgres-18'), { recursive: true });
  writeFileSync(join(folder, 'postgres-18', 'PG_VERSION'), '17\n');
  await expect(startEmbeddedPostgres({ dataDir: folder })).rejects.toThrow('was made by Postgres 17');
});
