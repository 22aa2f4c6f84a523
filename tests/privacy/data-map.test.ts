/** The data map says of every column what it is, for what, for whom and for how long. */
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { dataMap } from '../../server/database/data-map/every-table.ts';
import { type RetentionName, retention } from '../../workflows/privacy/retention.ts';

const modules: Record<string, Record<string, unknown>> = import.meta.glob('../../server/database/schema/*.ts', {
  eager: true,
});
const tables = Object.values(modules)
  .flatMap((module) => Object.values(module))
  .filter((value): value is PgTable => is(value, PgTable));

test('every table of the schema is in the map once, with every column', () => {
  expect(tables.length).toBeGreaterThan(30);
  const mapped = dataMap.map(({ table, columns }) => [getTableName(table), columns.map(({ name }) => name).toSorted()]);
  const wanted = tables.map((table) => [getTableName(table), Object.keys(getTableColumns(table)).toSorted()]);
  expect(Object.fromEntries(mapped)).toEqual(Object.fromEntries(wanted));
  expect(mapped).toHaveLength(wanted.length);
});

test('what opens a door is secret: hashes, tokens, secrets, places in the store', () => {
  const columns = dataMap.flatMap(({ table, columns }) =>
    columns.map((one) => ({ ...one, table: getTableName(table) })),
  );
  const doors = columns.filter(({ name }) =>
    /tokenHash|passwordHash|codeHash|totpSecret|^secret$|storageKey/.test(name),
  );
  expect(doors.length).toBeGreaterThan(8);
  for (const door of doors)
    expect(`${door.table}.${door.name} ${door.class}`).toBe(`${door.table}.${door.name} secret`);
});

test('what names a person, their address or telephone is never public', () => {
  const columns = dataMap.flatMap(({ columns }) => columns);
  const personal = columns.filter(({ name }) => /^(email|phone|contact|userAgent|personId)$/.test(name));
  expect(personal.map((one) => one.class)).not.toContain('public');
});

test('cases, money and the journal are kept by the archive rule, whatever the round does', () => {
  const archived: RetentionName[] = ['caseArchive', 'moneyArchive', 'journal', 'register', 'published', 'signature'];
  for (const name of archived) expect(retention[name].days).toBeNull();
});
