// The single sign-on of the government, against a real OpenID Connect provider on loopback.
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { people } from '../../server/database/schema/identity.ts';
import { saysMultiFactor } from '../../server/identity/oidc/provider.ts';
import { Browser } from '../support/browser.ts';
import { codeOf, giveTotp } from '../support/codes.ts';
import { type SingleSignOn, type SsoPerson, startSingleSignOn } from '../support/single-sign-on.ts';
import { type Door, openDoor } from './door.ts';

let door: Door;
let sso: SingleSignOn;
beforeAll(async () => {
  const publicUrl = 'http://localhost:3000';
  sso = await startSingleSignOn(publicUrl);
  door = await openDoor({ publicUrl, oidc: sso.settings, secondFactor: 'required' });
});
afterAll(async () => {
  await door.close();
  await sso.close();
});

const begin = (browser: Browser, fresh = false) => browser.ask('/api/session/sso', { method: 'POST', body: { fresh } });
const finish = (browser: Browser, answer: string) =>
  browser.ask('/api/session/sso-answer', { method: 'POST', body: { answer } });

async function signIn(person: SsoPerson, browser = new Browser(door.app)) {
  const { url } = (await begin(browser)).json();
  return { browser, answer: await finish(browser, await sso.visit(url, person)) };
}

test('somebody of the staff comes in by the verified mail address, and from then on by who they are there', async () => {
  const auditor = await door.person('auditor');
  const first = await signIn({ subject: 'gov-1', email: auditor.email.toUpperCase() });
  expect(first.answer.json()).toMatchObject({ person: { id: auditor.personId }, owes: null });
  const again = await signIn({ subject: 'gov-1', email: 'a-new-address@example.com' });
  expect(again.answer.json()).toMatchObject({ person: { id: auditor.personId } });
  expect(await door.acts(auditor)).toEqual(['identity.linked', 'session.opened', 'session.opened']);
  expect((await again.browser.ask('/api/security')).json().sessions[0]).toMatchObject({ method: 'oidc' });
});

describe('nobody comes in', () => {
  const stranger = async (person: SsoPerson) => {
    const { answer, browser } = await signIn(person);
    expect(answer.json()).toMatchObject({ status: 403, code: 'sso-stranger' });
    expect(browser.cookies.has('pilotflow_session')).toBe(false);
  };

  test('whom nobody here knows, and no account is made', async () => {
    const count = async () => (await door.pilot.product.db.select({ id: people.id }).from(people)).length;
    const before = await count();
    await stranger({ subject: 'gov-2', email: 'unknown@gov.example.cn' });
    expect(await count()).toBe(before);
  });
  test('whose mail address the provider has not verified', async () => {
    const { email } = await door.person('auditor');
    await stranger({ subject: 'gov-3', email, emailVerified: false });
  });
  test('who belongs to an enterprise', async () => {
    await stranger({ subject: 'gov-4', email: (await door.person('enterprise')).email });
  });
  test('who was deactivated, also when they came in before', async () => {
    const { email, personId } = await door.person('auditor');
    await signIn({ subject: 'gov-5', email });
    await door.pilot.product.db.update(people).set({ status: 'deactivated' }).where(eq(people.id, personId));
    await stranger({ subject: 'gov-5', email });
  });
  test('with the mail address of an account that is somebody else’s there already', async () => {
    const { email } = await door.person('auditor');
    await signIn({ subject: 'gov-6', email });
    await stranger({ subject: 'gov-7', email });
  });
});

describe('the way back is refused', () => {
  const failed = { status: 422, code: 'sso-failed' };
  test('to a browser that did not set out, so that nobody is signed in as somebody else', async () => {
    const { email } = await door.person('auditor');
    const { url } = (await begin(new Browser(door.app))).json();
    const answer = await sso.visit(url, { subject: 'gov-8', email });
    expect((await finish(new Browser(door.app), answer)).json()).toMatchObject(failed);
    const other = new Browser(door.app);
    await begin(other);
    expect((await finish(other, answer)).json()).toMatchObject(failed);
  });
  test('with a signature that is not the provider’s', async () => {
    const { email } = await door.person('auditor');
    sso.forge(true);
    const { answer } = await signIn({ subject: 'gov-12', email });
    sso.forge(false);
    expect(answer.json()).toMatchObject(failed);
    expect((await signIn({ subject: 'gov-12', email })).answer.statusCode).toBe(200);
  });
  test('the second time', async () => {
    const { email } = await door.person('auditor');
    const browser = new Browser(door.app);
    const { url } = (await begin(browser)).json();
    const kept = browser.cookies.get('pilotflow_sso') ?? '';
    const answer = await sso.visit(url, { subject: 'gov-9', email });
    expect((await finish(browser, answer)).statusCode).toBe(200);
    browser.cookies.set('pilotflow_sso', kept);
    expect((await finish(browser, answer)).json()).toMatchObject(failed);
  });
  test('with an error, with another state, or with nothing in it', async () => {
    for (const answer of ['error=access_denied&state=x', 'code=abc&state=x', 'nothing']) {
      const browser = new Browser(door.app);
      await begin(browser);
      expect((await finish(browser, answer)).json(), answer).toMatchObject(failed);
    }
  });
});

describe('the second factor', () => {
  test('is the provider’s where it says that it asked for one', async () => {
    const { email } = await door.person('director');
    const { answer } = await signIn({ subject: 'gov-10', email, amr: ['pwd', 'otp', 'mfa'] });
    expect(answer.json()).toMatchObject({ owes: null });
  });
  test('is our own where it does not', async () => {
    const officer = await door.person('officer');
    expect((await signIn({ subject: 'gov-11', email: officer.email })).answer.json()).toMatchObject({ owes: 'setUp' });
    const secret = await giveTotp(door.pilot.product, officer.personId);
    const { answer, browser } = await signIn({ subject: 'gov-11', email: officer.email, amr: ['pwd'] });
    expect(answer.json()).toMatchObject({ owes: 'show' });
    const code = codeOf(secret);
    const shown = await browser.ask('/api/session/second-factor', { method: 'POST', body: { code } });
    expect(shown.json()).toMatchObject({ owes: null });
  });
  test('is read from what standards define, not from what sounds like it', () => {
    expect(saysMultiFactor({ amr: ['mfa'] })).toBe(true);
    expect(saysMultiFactor({ acr: 'phr' })).toBe(true);
    for (const claims of [{}, { amr: 'mfa' }, { amr: ['pwd'] }, { acr: 'no-mfa' }, { acr: ['phr'] }])
      expect(saysMultiFactor(claims)).toBe(false);
  });
});

test('the address at the provider carries PKCE, state and nonce, and to confirm it asks anew', async () => {
  const ask = async (fresh: boolean) => new URL((await begin(new Browser(door.app), fresh)).json().url).searchParams;
  const [plain, fresh] = [await ask(false), await ask(true)];
  expect(Object.fromEntries(plain)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    redirect_uri: 'http://localhost:3000/sign-in/oidc',
    scope: 'openid email profile',
  });
  for (const name of ['state', 'nonce', 'code_challenge']) expect(plain.get(name)).not.toBe(fresh.get(name));
  expect([plain.get('prompt'), fresh.get('prompt')]).toEqual([null, 'login']);
});

test('without a provider there is no such way', async () => {
  const plain = await openDoor();
  expect((await new Browser(plain.app).ask('/api/session/ways')).json()).toEqual({
    singleSignOn: false,
    passkeys: false,
  });
  expect((await begin(new Browser(plain.app))).statusCode).toBe(404);
  await plain.close();
});
