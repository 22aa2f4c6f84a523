// Progressive lock-out: guessing gets slower, and nobody is kept out by strangers.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type App, buildApp } from '../../server/app.ts';
import { hashPassword } from '../../server/identity/passwords.ts';
import { createPerson } from '../../server/identity/people.ts';
import type { Product } from '../../server/product.ts';
import { Browser } from '../support/browser.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

const right = 'Correct-horse-7';
let pilot: Pilot;
let app: App;
let email = '';
let count = 0;

beforeAll(async () => {
  pilot = await createPilot();
  app = await buildApp(pilot.product);
});
afterAll(async () => {
  await app.close();
  await pilot.close();
});
const passwordHash = await hashPassword(right);
beforeEach(async () => {
  count += 1;
  email = `locked${count}@example.org`;
  const by = { at: pilot.clock.set(), actorId: null };
  await pilot.product.db.transaction((tx) => createPerson(tx, { name: '田若溪', email, passwordHash }, by));
});

const pass = (seconds: number) => pilot.clock.moveTo(new Date(pilot.clock.set().getTime() + seconds * 1000));
const guess = async (address: string, account = email) =>
  (await new Browser(app, address).signIn(account, 'a-guess')).statusCode;
const enter = (address: string) => new Browser(app, address).signIn(email, right);

test('after ten failures from one place there is a pause, which the clock ends and a right password forgets', async () => {
  for (let nth = 1; nth <= 10; nth += 1) expect(await guess('10.0.0.1')).toBe(422);
  const refused = await enter('10.0.0.1');
  expect(refused.statusCode).toBe(429);
  expect(refused.json().facts).toEqual({ seconds: 30 });
  expect(refused.headers['retry-after']).toBe('30');
  pass(31);
  expect((await enter('10.0.0.1')).statusCode).toBe(200);
  expect(await guess('10.0.0.1')).toBe(422);
});

test('each further failure doubles the pause', async () => {
  for (let nth = 1; nth <= 10; nth += 1) await guess('10.0.0.2');
  pass(31);
  expect(await guess('10.0.0.2')).toBe(422);
  pass(31);
  expect(await guess('10.0.0.2')).toBe(429);
  pass(30);
  expect(await guess('10.0.0.2')).toBe(422);
});

test('an account that does not exist is locked like one that does', async () => {
  for (let nth = 1; nth <= 10; nth += 1) expect(await guess('10.0.0.3', 'ghost@example.org')).toBe(422);
  expect(await guess('10.0.0.3', 'ghost@example.org')).toBe(429);
});

test('a refused try does not prolong the pause', async () => {
  for (let nth = 1; nth <= 10; nth += 1) await guess('10.0.0.4');
  pass(29);
  expect(await guess('10.0.0.4')).toBe(429);
  pass(2);
  expect((await enter('10.0.0.4')).statusCode).toBe(200);
});

test('strangers cannot lock a director out: elsewhere not at all at first, then for seconds only', async () => {
  for (let nth = 1; nth <= 10; nth += 1) await guess('10.1.0.1');
  expect((await enter('10.2.0.1')).statusCode).toBe(200);
  for (let nth = 0; nth < 30; nth += 1) await guess(`10.3.0.${nth}`);
  const elsewhere = await enter('10.2.0.2');
  expect(elsewhere.statusCode).toBe(429);
  expect(elsewhere.json().facts.seconds).toBeLessThanOrEqual(60);
  pass(61);
  expect((await enter('10.2.0.2')).statusCode).toBe(200);
});

test('from a browser that was signed in before, strangers cannot even do that', async () => {
  const own = new Browser(app, '10.4.0.1');
  await own.signIn(email, right);
  for (let nth = 0; nth < 31; nth += 1) await guess('10.4.0.1');
  expect((await enter('10.4.0.1')).statusCode).toBe(429);
  expect((await own.signIn(email, right)).statusCode).toBe(200);
});

test('the mark of a browser counts for the account that it was made for only', async () => {
  const own = new Browser(app, '10.5.0.1');
  await own.signIn(email, right);
  for (let nth = 1; nth <= 10; nth += 1) await guess('10.5.0.1', 'victim@example.org');
  expect((await own.signIn('victim@example.org', 'a-guess')).statusCode).toBe(429);
});

test('guesses made all at once are counted one by one', async () => {
  const answers = await Promise.all(Array.from({ length: 16 }, () => guess('10.0.0.5')));
  expect(answers.filter((status) => status === 422)).toHaveLength(10);
  expect(answers.filter((status) => status === 429)).toHaveLength(6);
});

test('hundreds sign in from this machine within a minute, a stranger may not flood production', async () => {
  const flood = (at: App, address: string, times: number) =>
    Promise.all(
      Array.from(
        { length: times },
        async () => (await new Browser(at, address).ask('/api/session', { method: 'POST', body: {} })).statusCode,
      ),
    );
  expect(new Set(await flood(app, '127.0.0.1', 500))).toEqual(new Set([400]));
  const product: Product = { ...pilot.product, settings: { ...pilot.product.settings, production: true } };
  const production = await buildApp(product);
  const statuses: number[] = [];
  for (let nth = 1; nth <= 125; nth += 1) statuses.push(...(await flood(production, '10.6.0.1', 1)));
  expect(statuses.filter((status) => status === 429)).toHaveLength(5);
  const problem = await new Browser(production, '10.6.0.1').ask('/api/session', { method: 'POST', body: {} });
  expect(problem.headers['content-type']).toContain('application/problem+json');
  expect(problem.json()).toMatchObject({ code: 'too-many' });
  await production.close();
});
