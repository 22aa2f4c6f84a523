// Accounts, the city and the checks from the command line.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, buildApp } from '../../server/app.ts';
import { runAdmin } from '../support/admin.ts';
import { Browser } from '../support/browser.ts';
import { giveTotp } from '../support/codes.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

let pilot: Pilot;
let app: App;
beforeAll(async () => {
  pilot = await createPilot();
  app = await buildApp(pilot.product);
});
afterAll(async () => {
  await app.close();
  await pilot.close();
});
const run = (args: string[], input?: string) => runAdmin(pilot.product, args, input);
const create = (email: string, ...more: string[]) =>
  run(['create-user', '--email', email, '--name', '程知行', ...more]);
const signIn = async (email: string, password: string) => (await new Browser(app).signIn(email, password)).statusCode;

test('setting the city up a second time says that nothing was added', async () => {
  const { status, text } = await run(['set-up-city']);
  expect(status).toBe(0);
  expect(text).toContain('Added: 0 districts');
});

test('an administrator makes a bureau and its first account, and the password shown once opens it', async () => {
  const office = ['--role', 'director', '--organisation', '黄石市经济和信息化局'];
  await expect(create('director@example.org', ...office)).rejects.toThrow('--new');
  const { status, text } = await create('Director@example.org', ...office, '--new');
  expect(status).toBe(0);
  const password = /shown once\): (\S+)/.exec(text)?.[1] ?? '';
  expect(password).toMatch(/^([a-zA-Z2-9]{5}-){3}[a-zA-Z2-9]{5}$/);
  expect(await signIn('director@example.org', password)).toBe(200);
});

test('an account that exists gets the second role and keeps its password', async () => {
  const { text } = await create(
    'director@example.org',
    '--role',
    'administrator',
    '--organisation',
    '黄石市经济和信息化局',
  );
  expect(text).toContain('its password stays');
});

test('a password can come from standard input, if it is a good one', async () => {
  const args = [
    'create-user',
    '--email',
    'clerk@example.org',
    '--name',
    '田清源',
    '--role',
    'treasury',
    '--organisation',
    '黄石市财政局',
    '--new',
    '--password-stdin',
  ];
  for (const [weak, why] of [
    ['short', 'at least 15'],
    ['woaini1314520woaini', 'guessed first'],
  ])
    expect(await run(args, `${weak}\n`)).toMatchObject({ status: 1, text: expect.stringContaining(why ?? '') });
  const { text } = await run(args, 'a-long-enough-one\n');
  expect(text).not.toContain('a-long-enough-one');
  expect(await signIn('clerk@example.org', 'a-long-enough-one')).toBe(200);
  await run(['set-password', '--email', 'clerk@example.org', '--password-stdin'], 'quite-another-one');
  expect(await signIn('clerk@example.org', 'a-long-enough-one')).toBe(422);
  expect(await signIn('clerk@example.org', 'quite-another-one')).toBe(200);
});

test('a second factor that was lost is taken away, with everything that stands in for it, and told by letter', async () => {
  const person = await pilot.person('director');
  await giveTotp(pilot.product, person.personId);
  expect(await run(['reset-second-factor', '--email', person.email])).toMatchObject({ status: 0 });
  const { rows } = await pilot.database.adminPool.query(
    `select totp_secret, totp_confirmed_at, (select count(*)::int from letters where person_id = p.id and kind = 'factors.reset') as letters,
            (select count(*)::int from journal where act = 'factors.reset' and subject = 'people/' || p.id) as acts
       from people p where id = $1`,
    [person.personId],
  );
  expect(rows).toEqual([{ totp_secret: null, totp_confirmed_at: null, letters: 1, acts: 1 }]);
  expect(await run(['reset-second-factor', '--email', 'nobody@example.org'])).toMatchObject({ status: 1 });
  await expect(run(['reset-second-factor'])).rejects.toThrow('--email');
});

test('a role is given in the right kind of organisation only', async () => {
  await expect(create('a@example.org', '--role', 'officer', '--organisation', '黄石市财政局')).rejects.toThrow(
    'There is no organisation',
  );
  await expect(create('a@example.org', '--role', 'system', '--organisation', 'x')).rejects.toThrow('There is no role');
  expect(await create('a@example.org', '--role', 'district', '--organisation', '大冶市科经局', '--new')).toMatchObject({
    status: 1,
    text: expect.stringContaining('A district is required'),
  });
  expect(
    (
      await create(
        'a@example.org',
        '--role',
        'district',
        '--organisation',
        '大冶市科经局',
        '--new',
        '--district',
        '420281',
      )
    ).status,
  ).toBe(0);
});

test('a wrong call is answered with what is wrong', async () => {
  await expect(run([])).rejects.toThrow('Name a command');
  await expect(run(['drop-everything'])).rejects.toThrow('There is no command');
  await expect(run(['create-user'])).rejects.toThrow('--email');
  await expect(run(['create-user', '--mail', 'x'])).rejects.toThrow("'--mail'");
  await expect(run(['rebuild-case'])).rejects.toThrow('--all');
  await expect(run(['rebuild-case', '1; drop table'])).rejects.toThrow('no case ID');
  expect((await run(['--help'])).text).toContain('create-user');
});

test('verify answers yes for sound books and fails when a fund is bent', async () => {
  expect(await run(['verify'])).toEqual({ status: 0, text: '全部不变量成立 · All invariants hold' });
  await pilot.database.adminPool.query(
    "update funds set appropriated_fen = appropriated_fen + 1 where source = 'city'",
  );
  const { status, text } = await run(['verify', '--json']);
  expect(status).toBe(1);
  expect(JSON.parse(text)).toMatchObject({ ok: false, violations: [], ledgerBalanced: false });
});

test('rebuild-case finds the row that somebody changed by hand', async () => {
  const { caseId } = await pilot.caseAt('application.draft');
  expect(await run(['rebuild-case', caseId])).toMatchObject({ status: 0 });
  await pilot.database.adminPool.query("update cases set state = 'completed' where id = $1", [caseId]);
  const { status, text } = await run(['rebuild-case', '--all', '--json']);
  expect(status).toBe(1);
  expect(JSON.parse(text)).toMatchObject({ cases: 1, replayDifferences: 1, wrong: [{ id: caseId }] });
  expect(await run(['rebuild-case', '00000000-0000-7000-8000-000000000000'])).toMatchObject({ status: 1 });
});
