/** Statements that come again are planned once; rare ones take no memory. */
import { afterAll, expect, test } from 'vitest';
import { createPool } from '../../server/database/pool.ts';
import { StatementNames } from '../../server/database/prepared-statements.ts';
import { createTestDatabase } from '../support/database.ts';

const database = await createTestDatabase();
const pool = createPool(database.appUrl, { max: 1 });
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const prepared = async (): Promise<string[]> =>
  (await pool.query<{ statement: string }>('select statement from pg_prepared_statements')).rows.map(
    ({ statement }) => statement,
  );

test('a text gets its name when it has come a few times, and keeps it', () => {
  const names = new StatementNames();
  const first = ['a', 'a', 'a', 'a', 'a'].map((text) => names.nameOf(text));
  expect(first).toEqual([undefined, undefined, undefined, 's0', 's0']);
  for (let i = 0; i < 4; i++) names.nameOf('b');
  expect(names.nameOf('b')).toBe('s1');
  expect(names.nameOf('a')).toBe('s0');
});

test('texts made up without end neither fill the names nor the count', () => {
  const names = new StatementNames();
  for (let i = 0; i < 5_000; i++) expect(names.nameOf(`once ${i}`)).toBeUndefined();
  for (let i = 0; i < 1_000; i++) for (let use = 0; use < 5; use++) names.nameOf(`often ${i}`);
  expect(names.nameOf('often 0')).toBe('s0');
  expect(names.nameOf('often 999')).toBeUndefined();
});

test('the connection keeps what is asked again, whichever way it is asked', async () => {
  for (let i = 0; i < 6; i++) {
    expect((await pool.query('select $1::int as x', [i])).rows).toEqual([{ x: i }]);
    expect((await pool.query({ text: 'select $1::int as y', values: [i] })).rows).toEqual([{ y: i }]);
    expect((await pool.query({ text: 'select $1::int as z', rowMode: 'array' }, [i])).rows).toEqual([[i]]);
    await pool.query('select 1 as no_values');
  }
  const kept = await prepared();
  expect(kept).toEqual(expect.arrayContaining(['select $1::int as x', 'select $1::int as y', 'select $1::int as z']));
  expect(kept.filter((text) => text.includes('no_values'))).toEqual([]);
});

test('an error names its cause as before, and the statement goes on', async () => {
  for (let i = 0; i < 5; i++) await pool.query('select 10 / $1::int as q', [1]);
  await expect(pool.query('select 10 / $1::int as q', [0])).rejects.toMatchObject({ code: '22012' });
  expect((await pool.query('select 10 / $1::int as q', [5])).rows).toEqual([{ q: 2 }]);
});
