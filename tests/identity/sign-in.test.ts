// Signing in and out over HTTP, and what happens to those who guess.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildApp } from '../../server/app.ts';
import { createOrganisation } from '../../server/identity/organisations.ts';
import { hashPassword } from '../../server/identity/passwords.ts';
import { addMembership, createPerson } from '../../server/identity/people.ts';
import type { Product } from '../../server/product.ts';
import { Browser } from '../support/browser.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

const right = 'Correct-horse-7';
let pilot: Pilot;
let app: App;
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

/** A director of their own for every test: counters and sessions do not mix. */
async function director(): Promise<{ email: string; personId: string }> {
  count += 1;
  const email = `director${count}@example.org`;
  const personId = await pilot.product.db.transaction(async (tx) => {
    const by = { at: new Date('2025-01-01T00:00:00Z'), actorId: null };
    const organisationId = await createOrganisation(tx, { kind: 'bureau', name: `黄石市经济和信息化局${count}` }, by);
    const personId = await createPerson(tx, { name: '程慧中', email, passwordHash }, by);
    await addMembership(tx, { personId, organisationId, role: 'director' }, by);
    return personId;
  });
  return { email, personId };
}

const acts = async (personId: string): Promise<string[]> => {
  const { rows } = await pilot.database.adminPool.query('select act from journal where actor_id = $1 order by id', [
    personId,
  ]);
  return rows.map(({ act }) => act);
};

test('who signs in sees who they are and what they may be', async () => {
  const { email, personId } = await director();
  const browser = new Browser(app);
  const answer = await browser.signIn(email.toUpperCase(), right);
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toMatchObject({
    person: { id: personId, email, locale: 'zh-CN' },
    memberships: [{ role: 'director' }],
    demonstration: false,
  });
  expect((await browser.ask('/api/session')).json()).toMatchObject({ person: { id: personId } });
  expect(await acts(personId)).toEqual(['session.opened']);
});

test('the cookie is out of reach for scripts and other sites, and the table has only its hash', async () => {
  const { email, personId } = await director();
  const answer = await new Browser(app).signIn(email, right);
  const cookie = answer.cookies.find(({ name }) => name === 'pilotflow_session');
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  expect(cookie?.secure).toBeUndefined();
  const { rows } = await pilot.database.adminPool.query('select token_hash from sessions where person_id = $1', [
    personId,
  ]);
  expect(rows).toHaveLength(1);
  expect(rows[0].token_hash).not.toContain(cookie?.value);
});

test('behind https the cookies are Secure and of this host alone, and a cookie of the other name opens nothing', async () => {
  const product: Product = {
    ...pilot.product,
    settings: { ...pilot.product.settings, publicUrl: 'https://pilot.example.org' },
  };
  const secured = await buildApp(product);
  const { email } = await director();
  const browser = new Browser(secured);
  const answer = await browser.signIn(email, right);
  expect(answer.cookies.map(({ name }) => name).toSorted()).toEqual([
    '__Host-pilotflow_device',
    '__Host-pilotflow_session',
  ]);
  // What browsers ask of the prefix: Secure, Path=/ and no Domain.
  for (const cookie of answer.cookies) {
    expect(cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(cookie.domain).toBeUndefined();
  }
  expect((await browser.ask('/api/session')).statusCode).toBe(200);
  const planted = new Browser(secured);
  planted.cookies.set('pilotflow_session', browser.cookies.get('__Host-pilotflow_session') ?? '');
  expect((await planted.ask('/api/session')).statusCode).toBe(401);
  await secured.close();
});

test('a wrong password and an unknown account are answered alike', async () => {
  const { email, personId } = await director();
  const wrong = await new Browser(app).signIn(email, 'not-this-one');
  const unknown = await new Browser(app).signIn('nobody@example.org', 'not-this-one');
  const told = ({ requestId: _, ...problem }: Record<string, unknown>) => problem;
  expect(wrong.statusCode).toBe(422);
  expect(told(unknown.json())).toEqual(told(wrong.json()));
  expect(wrong.cookies).toEqual([]);
  expect(await acts(personId)).toEqual(['session.refused']);
});

test("the language of a refusal is the caller's", async () => {
  const ask = (language: string) =>
    new Browser(app).ask('/api/session', {
      method: 'POST',
      body: { email: 'a@example.org', password: 'x' },
      headers: { 'accept-language': language },
    });
  expect((await ask('en')).json().title).toBe('The mail address or the password is wrong');
  expect((await ask('zh-CN')).json().title).toBe('邮箱或密码不正确');
});

test('a request that changes something needs the CSRF header or our own origin', async () => {
  const { email } = await director();
  const send = (headers: Record<string, string>) =>
    app.inject({ method: 'POST', url: '/api/session', headers, payload: { email, password: right } });
  expect((await send({})).statusCode).toBe(403);
  expect((await send({ origin: 'https://evil.example.net' })).statusCode).toBe(403);
  expect((await send({ origin: pilot.product.settings.publicUrl })).statusCode).toBe(200);
});

describe('a session', () => {
  async function signedIn() {
    const { email, personId } = await director();
    const browser = new Browser(app);
    await browser.signIn(email, right);
    const set = (what: string) =>
      pilot.database.adminPool.query(`update sessions set ${what} where person_id = $1`, [personId]);
    return { browser, email, personId, set };
  }
  const status = async (browser: Browser) => (await browser.ask('/api/session')).statusCode;

  test('ends when it has expired', async () => {
    const { browser, set } = await signedIn();
    expect(await status(browser)).toBe(200);
    await set("expires_at = clock_timestamp() - interval '1 second'");
    expect(await status(browser)).toBe(401);
  });

  const left = async (browser: Browser) =>
    Date.parse((await browser.ask('/api/session')).json().expiresAt) - Date.now();
  const use = (browser: Browser) => browser.ask('/api/calls');

  test('is prolonged by use, for an official by twenty minutes and never beyond eight hours', async () => {
    const { browser, set } = await signedIn();
    await set("expires_at = clock_timestamp() + interval '2 minutes'");
    await use(browser);
    expect(await left(browser)).toBeGreaterThan(18 * 60_000);
    expect(await left(browser)).toBeLessThanOrEqual(20 * 60_000);
    await set(
      "created_at = clock_timestamp() - interval '7 hours 50 minutes', expires_at = clock_timestamp() + interval '2 minutes'",
    );
    await use(browser);
    expect(await left(browser)).toBeGreaterThan(5 * 60_000);
    expect(await left(browser)).toBeLessThan(11 * 60_000);
    await set(
      "created_at = clock_timestamp() - interval '8 hours', expires_at = clock_timestamp() + interval '1 hour'",
    );
    expect(await status(browser)).toBe(401);
  });

  test('is not prolonged by a page that asks by itself', async () => {
    const { browser, set } = await signedIn();
    await set("expires_at = clock_timestamp() + interval '2 minutes'");
    expect(await left(browser)).toBeLessThanOrEqual(2 * 60_000);
    expect(await left(browser)).toBeLessThanOrEqual(2 * 60_000);
  });

  test('ends with signing out, also for who kept the token', async () => {
    const { browser, personId } = await signedIn();
    const thief = new Browser(app);
    for (const [name, value] of browser.cookies) thief.cookies.set(name, value);
    const answer = await browser.ask('/api/session', { method: 'DELETE' });
    expect(answer.statusCode).toBe(204);
    expect(answer.body).toBe('');
    expect(browser.cookies.has('pilotflow_session')).toBe(false);
    expect(await status(thief)).toBe(401);
    expect(await acts(personId)).toEqual(['session.opened', 'session.closed']);
  });

  test('makes room for the next one in the same browser', async () => {
    const { browser, email } = await signedIn();
    const before = browser.cookies.get('pilotflow_session') ?? '';
    await browser.signIn(email, right);
    expect(browser.cookies.get('pilotflow_session')).not.toBe(before);
    const old = new Browser(app);
    old.cookies.set('pilotflow_session', before);
    expect(await status(old)).toBe(401);
    expect(await status(browser)).toBe(200);
  });

  test('of somebody who was deactivated is worth nothing', async () => {
    const { browser, personId } = await signedIn();
    await pilot.database.adminPool.query("update people set status = 'deactivated' where id = $1", [personId]);
    expect(await status(browser)).toBe(401);
  });

  test('does nothing for a window that still shows another person', async () => {
    const { browser, personId } = await signedIn();
    const said = { method: 'PUT', body: { locale: 'en' } } as const;
    const asAnother = { 'x-acting-as': (await director()).personId, 'accept-language': 'en' };
    const refused = await browser.ask('/api/session/locale', { ...said, headers: asAnother });
    expect(refused.json()).toMatchObject({
      status: 409,
      code: 'other-person',
      detail: expect.stringMatching(/Reload/),
    });
    expect((await browser.ask('/api/cases', { headers: asAnother })).statusCode).toBe(409);
    expect((await browser.ask('/api/session')).json()).toMatchObject({ person: { locale: 'zh-CN' } });
    const asSelf = { 'x-acting-as': personId };
    expect((await browser.ask('/api/session/locale', { ...said, headers: asSelf })).statusCode).toBe(200);
  });

  test('remembers the language that was chosen', async () => {
    const { browser } = await signedIn();
    const answer = await browser.ask('/api/session/locale', { method: 'PUT', body: { locale: 'en' } });
    expect(answer.json()).toMatchObject({ person: { locale: 'en' } });
    expect((await browser.ask('/api/session')).json()).toMatchObject({ person: { locale: 'en' } });
  });
});

test('a made-up token opens nothing', async () => {
  for (const token of ['', 'x', 'A'.repeat(43), 'A'.repeat(5000)]) {
    const browser = new Browser(app);
    browser.cookies.set('pilotflow_session', token);
    expect((await browser.ask('/api/session')).statusCode).toBe(401);
  }
});
