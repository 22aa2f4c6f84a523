// Importing a roster from the command line: judged first, all or nothing, and again without harm.
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { checkPassword } from '../../server/identity/passwords.ts';
import { findCaller, openSession } from '../../server/identity/sessions.ts';
import { cityFolder, fixture } from '../roster/roster-builder.ts';
import { runAdmin } from '../support/admin.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

// 151 passwords to be hashed, slowly by design.
vi.setConfig({ testTimeout: 180_000 });

const batch = join(cityFolder, 'roster-batch1.xlsx');
const messy = fixture('roster-messy-example.xlsx');
const folder = mkdtempSync(join(tmpdir(), 'admin-'));

let pilot: Pilot;
beforeAll(async () => {
  pilot = await createPilot();
});
afterAll(() => pilot.close());

const count = async (what: string): Promise<number> => {
  const { rows } = await pilot.product.pool.query(`select count(*)::int as n from ${what}`);
  return rows[0].n;
};

test('a dry run needs no database and prints the verdict as JSON', async () => {
  const { status, text } = await runAdmin(null, ['import-roster', batch, '--dry-run', '--json']);
  expect(status).toBe(0);
  expect(JSON.parse(text)).toMatchObject({
    rows: 151,
    accepted: 151,
    normalised: [],
    errors: [],
    warnings: [],
    questions: [],
  });
});

test('a dry run of the messy example names every faulty row under its kind', async () => {
  const { status, text } = await runAdmin(null, ['import-roster', messy, '--dry-run']);
  const verdict = JSON.parse(text);
  const expected: { expect: { excelRow: number; kind: string }[] } = JSON.parse(
    readFileSync(fixture('roster-messy-example.expected.json'), 'utf8'),
  );
  const rows = (kind: string) => expected.expect.filter((one) => one.kind === kind).map(({ excelRow }) => excelRow);
  const found = (list: { row: number }[]) => list.map(({ row }) => row);
  expect(status).toBe(0);
  expect(found(verdict.errors)).toEqual(rows('error'));
  expect(found(verdict.warnings)).toEqual(rows('warn'));
  expect(found(verdict.questions)).toEqual(rows('ask'));
  expect(found(verdict.normalised)).toEqual(rows('normalise'));
  expect(verdict).not.toHaveProperty('acceptedRows');
  expect(
    JSON.parse((await runAdmin(null, ['import-roster', messy, '--dry-run', '--good-rows'])).text).acceptedRows,
  ).toHaveLength(49);
});

test('a file that is no workbook is a verdict and a failure', async () => {
  const path = join(folder, 'letter.xlsx');
  writeFileSync(path, 'Dear bureau');
  const { status, text } = await runAdmin(null, ['import-roster', path, '--dry-run']);
  expect(status).toBe(1);
  expect(JSON.parse(text).errors).toHaveLength(1);
  await expect(runAdmin(null, ['import-roster', join(folder, 'nowhere.xlsx')])).rejects.toThrow('ENOENT');
});

test('a roster with faults is not imported unless the good rows alone are asked for', async () => {
  const before = await count('organisations');
  const refused = await runAdmin(pilot.product, ['import-roster', messy]);
  expect(refused.status).toBe(1);
  expect(refused.text).toContain('Nothing was imported');
  expect(refused.text).toContain('名录库!C8');
  expect(await count('organisations')).toBe(before);
  const { status, text } = await runAdmin(pilot.product, ['import-roster', messy, '--good-rows', '--json']);
  expect(status).toBe(0);
  expect(JSON.parse(text).imported).toEqual({ organisations: 49, alreadyThere: 0, accounts: 49, withoutAccount: 0 });
  expect(await count('organisations')).toBe(before + 49);
});

test('the contact person signs in with the mail address and the password that was written down', async () => {
  const passwords = join(folder, 'passwords.csv');
  const { text } = await runAdmin(pilot.product, [
    'import-roster',
    batch,
    '--call',
    'HS2024-1',
    '--json',
    '--passwords',
    passwords,
  ]);
  const { imported } = JSON.parse(text);
  expect(imported.organisations + imported.alreadyThere).toBe(151);
  expect(statSync(passwords).mode & 0o777).toBe(0o600);
  const lines = readFileSync(passwords, 'utf8').trim().split('\n');
  expect(lines[0]).toBe('email,password');
  expect(lines).toHaveLength(1 + imported.accounts);
  const [email = '', password = ''] = lines[1]?.split(',') ?? [];
  const { rows } = await pilot.product.pool.query('select id, password_hash from people where email = $1', [email]);
  expect(await checkPassword(rows[0].password_hash, password)).toBe(true);
  const token = await pilot.product.db.transaction((tx) =>
    openSession(tx, { personId: rows[0].id, userAgent: '', address: '' }),
  );
  expect(await findCaller(pilot.product, token)).toMatchObject({
    email,
    memberships: [{ role: 'enterprise', kind: 'enterprise' }],
  });
});

test('importing the same roster again changes nothing', async () => {
  const before = await count('organisations');
  const { status, text } = await runAdmin(pilot.product, ['import-roster', batch, '--json']);
  expect(status).toBe(0);
  expect(JSON.parse(text).imported).toEqual({ organisations: 0, alreadyThere: 151, accounts: 0, withoutAccount: 0 });
  expect(await count('organisations')).toBe(before);
});

test('an unknown call stops the import before anything is written', async () => {
  const { status, text } = await runAdmin(pilot.product, ['import-roster', batch, '--call', 'NO-SUCH']);
  expect(status).toBe(1);
  expect(text).toContain('There is no call NO-SUCH');
});

test('a roster cannot make somebody of a bureau the contact of an enterprise, and then nothing of it is imported', async () => {
  const other = await createPilot();
  const officer = await other.person('officer');
  await other.product.pool.query("update people set email = 'qy077@example.com' where id = $1", [officer.personId]);
  const { status, text } = await runAdmin(other.product, ['import-roster', batch]);
  expect(status).toBe(1);
  expect(text).toContain('qy077@example.com');
  const { rows } = await other.product.pool.query(
    "select count(*)::int as n from organisations where kind = 'enterprise'",
  );
  expect(rows[0].n).toBe(0);
  await other.close();
});

test('every import is in the journal', async () => {
  const { rows } = await pilot.product.pool.query(
    "select details->>'organisations' as n from journal where act = 'roster.imported' order by id",
  );
  expect(rows.map(({ n }) => Number(n))).toHaveLength(3);
});
