// Before deciding about money one shows again that it is still oneself; and what people see and end of their own sessions.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asksForStepUp, stepUpEvents } from '../../workflows/access/step-up.ts';
import { Browser } from '../support/browser.ts';
import { codeOf, giveTotp } from '../support/codes.ts';
import { type Door, openDoor, right } from './door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const newKey = () => crypto.randomUUID();
const longAgo = "confirmed_at = clock_timestamp() - interval '16 minutes'";

describe('a decision about money', () => {
  async function atTheDesk() {
    const officer = await door.person('officer');
    const browser = await door.signedIn(officer);
    const { caseId } = await door.pilot.caseAt('subsidy.officerReview');
    const say = (key: string, type = 'subsidy.recommend', more = {}) =>
      browser.ask(`/api/cases/${caseId}/events`, {
        method: 'POST',
        body: { type, ...more },
        headers: { 'idempotency-key': key },
      });
    const confirm = (by: string, secret: string) =>
      browser.ask('/api/session/confirmation', { method: 'POST', body: { by, secret } });
    return { officer, browser, caseId, say, confirm };
  }

  test('is asked to be confirmed when the last proof is a quarter of an hour old, and nothing is kept under its key', async () => {
    const { officer, caseId, say, confirm } = await atTheDesk();
    await door.age(officer, longAgo);
    const key = newKey();
    const refused = await say(key);
    expect(refused.json()).toMatchObject({ status: 403, code: 'confirm-identity' });
    const { rows } = await door.pilot.database.adminPool.query('select from receipts where case_id = $1', [caseId]);
    expect(rows).toHaveLength(0);
    expect((await confirm('password', right)).statusCode).toBe(200);
    // The same move under the same key; the machine has its own say now.
    expect((await say(key)).json().code).not.toBe('confirm-identity');
    expect(await door.acts(officer)).toContain('session.confirmed');
  });

  test('needs no confirmation right after signing in', async () => {
    const { say } = await atTheDesk();
    expect((await say(newKey())).json().code).not.toBe('confirm-identity');
  });

  test('is not confirmed by a wrong password or a wrong code', async () => {
    const { officer, say, confirm } = await atTheDesk();
    await door.age(officer, longAgo);
    expect((await confirm('password', 'not this one')).json().code).toBe('wrong-credentials');
    expect((await confirm('code', '123456')).json().code).toBe('wrong-code');
    expect((await say(newKey())).json().code).toBe('confirm-identity');
  });

  test('is confirmed by a code, and the session goes on under a new token', async () => {
    const { officer, browser, say, confirm } = await atTheDesk();
    const secret = await giveTotp(door.pilot.product, officer.personId);
    await browser.ask('/api/session/second-factor', { method: 'POST', body: { code: codeOf(secret) } });
    await door.age(officer, longAgo);
    const before = browser.cookies.get('pilotflow_session') ?? '';
    expect((await confirm('code', codeOf(secret, 1))).statusCode).toBe(200);
    expect((await say(newKey())).json().code).not.toBe('confirm-identity');
    const thief = new Browser(door.app);
    thief.cookies.set('pilotflow_session', before);
    expect((await thief.ask('/api/session')).statusCode).toBe(401);
  });

  test('and other moves are told apart by the list of them', async () => {
    const { officer, say } = await atTheDesk();
    await door.age(officer, longAgo);
    expect((await say(newKey(), 'finding.raise', { reason: '疑点' })).json().code).not.toBe('confirm-identity');
    for (const event of [
      'subsidy.approve',
      'subsidy.reject',
      'payment.issue',
      'payment.settle',
      'recovery.writeOff',
    ] as const)
      expect(asksForStepUp(event)).toBe(true);
    expect(new Set(stepUpEvents).size).toBe(stepUpEvents.length);
  });
});

test('factors are changed only by who has just shown that it is still them', async () => {
  const person = await door.person('enterprise');
  const browser = await door.signedIn(person);
  await door.age(person, longAgo);
  for (const [method, url] of [
    ['GET', '/api/security/totp'],
    ['DELETE', '/api/security/totp'],
    ['POST', '/api/security/recovery-codes'],
    ['POST', '/api/security/passkey-challenge'],
  ] as const)
    expect((await browser.ask(url, { method })).json().code, url).toBe('confirm-identity');
});

describe('the own sessions', () => {
  async function threeBrowsers() {
    const person = await door.person('provider');
    const browsers = [await door.signedIn(person), await door.signedIn(person), await door.signedIn(person)] as const;
    const list = async (browser: Browser) => (await browser.ask('/api/security')).json().sessions;
    const status = async (browser: Browser) => (await browser.ask('/api/session')).statusCode;
    return { person, browsers, list, status };
  }

  test('are listed with device and place, this one marked', async () => {
    const person = await door.person('provider');
    const browser = new Browser(door.app, '10.9.0.7');
    const agent = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0';
    await browser.ask('/api/session', {
      method: 'POST',
      body: { email: person.email, password: right },
      headers: { 'user-agent': agent },
    });
    await door.signedIn(person);
    const { sessions } = (await browser.ask('/api/security')).json();
    expect(sessions).toHaveLength(2);
    const own = sessions.find(({ current }: { current: boolean }) => current);
    expect(own).toMatchObject({
      device: 'Edge · Windows',
      address: '10.9.0.7',
      method: 'password',
      secondFactor: false,
    });
    expect(JSON.stringify(sessions)).not.toContain(browser.cookies.get('pilotflow_session'));
  });

  test('can be ended one by one, and nobody else’s can', async () => {
    const { browsers, list, status } = await threeBrowsers();
    const [own, second, third] = browsers;
    const target = (await list(second)).find(({ current }: { current: boolean }) => current);
    const stranger = await door.signedIn(await door.person('provider'));
    const end = (by: Browser) => by.ask(`/api/security/sessions/${target.id}`, { method: 'DELETE' });
    expect((await end(stranger)).statusCode).toBe(404);
    expect((await end(own)).statusCode).toBe(204);
    expect([await status(own), await status(second), await status(third)]).toEqual([200, 401, 200]);
  });

  test('can be ended all but this one, or all', async () => {
    const { person, browsers, status } = await threeBrowsers();
    const [own, second, third] = browsers;
    await own.ask('/api/security/sessions?which=others', { method: 'DELETE' });
    expect([await status(own), await status(second), await status(third)]).toEqual([200, 401, 401]);
    await own.ask('/api/security/sessions?which=all', { method: 'DELETE' });
    expect(await status(own)).toBe(401);
    expect(own.cookies.has('pilotflow_session')).toBe(false);
    expect((await door.acts(person)).filter((act) => act === 'sessions.ended')).toHaveLength(2);
  });

  test('on a browser that is new to the account are told by letter, the first one ever is not', async () => {
    const person = await door.person('provider');
    const first = await door.signedIn(person);
    expect(await door.lettersTo(person)).toEqual([]);
    await first.signIn(person.email, right);
    expect(await door.lettersTo(person)).toEqual([]);
    await door.signedIn(person);
    expect(await door.lettersTo(person)).toEqual(['session.newDevice']);
  });

  test('of an enterprise last half an hour without use, those of an official twenty minutes', async () => {
    const left = async (role: 'enterprise' | 'auditor') => {
      const person = await door.person(role);
      const browser = await door.signedIn(person);
      await door.age(person, "expires_at = clock_timestamp() + interval '1 minute'");
      await browser.ask('/api/calls');
      return (Date.parse((await browser.ask('/api/session')).json().expiresAt) - Date.now()) / 60_000;
    };
    expect(Math.round(await left('enterprise'))).toBe(30);
    expect(Math.round(await left('auditor'))).toBe(20);
  });
});
