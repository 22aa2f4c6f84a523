// The tables in server/database/schema are the one source: the SQL in migrations/ was written from them, and the
// privileges agree with what the triggers forbid.
import { readdirSync, readFileSync } from 'node:fs';
import { generateDrizzleJson } from 'drizzle-kit/api';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { restrictedTables } from '../../server/database/grants.ts';
import { createTestDatabase } from '../support/database.ts';

const snapshots = new URL('../../migrations/meta/', import.meta.url);
const database = await createTestDatabase();
afterAll(() => database.drop());

/** Tables and whatever hangs on them; the identifiers of the snapshot itself do not count. */
const contents = z.object({ tables: z.record(z.string(), z.unknown()), enums: z.unknown(), views: z.unknown() });

test('no table has changed without a migration (npx drizzle-kit generate)', async () => {
  const modules = import.meta.glob('../../server/database/schema/*.ts');
  const parts = await Promise.all(Object.values(modules).map((load) => load()));
  const schema = Object.assign({}, ...parts.map((part) => z.record(z.string(), z.unknown()).parse(part)));
  const last = readdirSync(snapshots)
    .filter((name) => name.endsWith('_snapshot.json'))
    .sort()
    .at(-1);
  const migrated = contents.parse(JSON.parse(readFileSync(new URL(last ?? '', snapshots), 'utf8')));
  const current = contents.parse(
    JSON.parse(JSON.stringify(generateDrizzleJson(schema, undefined, undefined, 'snake_case'))),
  );
  expect(Object.keys(current.tables).length).toBeGreaterThan(0);
  expect(current).toEqual(migrated);
});

test('every table that allows less exists', async () => {
  const { rows } = await database.adminPool.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public'",
  );
  expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(restrictedTables)));
});

test('what a trigger refuses to everybody, the application has no privilege for', async () => {
  const { rows } = await database.adminPool.query<{ name: string }>(
    "select distinct tgrelid::regclass::text as name from pg_trigger where tgfoid = 'refuse_change'::regproc order by 1",
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const { name } of rows) expect(restrictedTables[name], name).toEqual(['select', 'insert']);
});
