// Passkeys: added, named, removed, and used to come in and to confirm; by an authenticator in software.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Authenticator } from '../support/authenticator.ts';
import { Browser } from '../support/browser.ts';
import { type Door, openDoor } from './door.ts';

const publicUrl = 'https://pilot.example.org';
let door: Door;
beforeAll(async () => {
  door = await openDoor({ publicUrl, secondFactor: 'required' });
});
afterAll(() => door.close());

const post = (browser: Browser, url: string, body?: object) =>
  browser.ask(url, { method: 'POST', ...(body ? { body } : {}) });
const challengeFor = async (browser: Browser, url: string): Promise<string> =>
  (await post(browser, url)).json().options.challenge;
const toAdd = (browser: Browser) => challengeFor(browser, '/api/security/passkey-challenge');
const toShow = (browser: Browser) => challengeFor(browser, '/api/session/passkey-challenge');

async function withPasskey(role: 'enterprise' | 'officer' = 'enterprise') {
  const person = await door.person(role);
  const browser = await door.signedIn(person);
  const device = new Authenticator(publicUrl);
  const body = { name: '办公室电脑', ...device.register(await toAdd(browser)) };
  const added = await post(browser, '/api/security/passkeys', body);
  return { person, browser, device, added, body };
}
const signIn = async (device: Authenticator, browser = new Browser(door.app)) => ({
  browser,
  answer: await post(browser, '/api/session/passkey', device.answer(await toShow(browser))),
});

test('a passkey signs in without a mail address, and is both factors at once', async () => {
  const { person, device, added } = await withPasskey('officer');
  expect(added.json().codes).toHaveLength(10);
  const { answer } = await signIn(device);
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toMatchObject({ person: { id: person.personId }, owes: null });
  expect(await door.lettersTo(person)).toContain('factor.added.passkey');
});

test('who has a passkey does not come in by the password alone', async () => {
  const { person, device } = await withPasskey('enterprise');
  const browser = await door.signedIn(person);
  expect((await browser.ask('/api/session')).json()).toMatchObject({ owes: 'show' });
  expect((await browser.ask('/api/security/totp')).json().code).toBe('second-factor-required');
  expect((await signIn(device, browser)).answer.json()).toMatchObject({ owes: null });
  expect((await browser.ask('/api/cases')).statusCode).toBe(200);
});

test('nothing is told of any account to who asks for a challenge', async () => {
  const { options } = (await post(new Browser(door.app), '/api/session/passkey-challenge')).json();
  expect(options).toMatchObject({ rpId: 'pilot.example.org', userVerification: 'required' });
  expect(options.allowCredentials ?? []).toEqual([]);
});

describe('an answer is worth nothing', () => {
  const refused = async (body: object, browser = new Browser(door.app)) =>
    expect((await post(browser, '/api/session/passkey', body)).json().code).toBe('wrong-passkey');

  test('the second time', async () => {
    const { device } = await withPasskey();
    const browser = new Browser(door.app);
    const body = device.answer(await toShow(browser));
    expect((await post(browser, '/api/session/passkey', body)).statusCode).toBe(200);
    await refused(body);
  });
  test('to a challenge that nobody put, or for another site', async () => {
    const { device } = await withPasskey();
    await refused(device.answer('bm90IG91cnM'));
    await refused(device.answer(await toShow(new Browser(door.app)), 'https://pilot.example.net'));
  });
  test('from a device that did not verify who holds it', async () => {
    const { device } = await withPasskey();
    device.verifies = false;
    await refused(device.answer(await toShow(new Browser(door.app))));
  });
  test('from a copy of the device, whose counter stands still', async () => {
    const { device } = await withPasskey();
    await signIn(device);
    device.counter -= 1;
    await refused(device.answer(await toShow(new Browser(door.app))));
  });
  test('with the signature of another device', async () => {
    const { device } = await withPasskey();
    const forged = new Authenticator(publicUrl).answer(await toShow(new Browser(door.app)));
    await refused({ ...forged, id: device.id });
  });
  test('after the passkey was removed', async () => {
    const { person, browser, device } = await withPasskey();
    const [passkey] = (await browser.ask('/api/security')).json().passkeys;
    expect((await browser.ask(`/api/security/passkeys/${passkey.id}`, { method: 'DELETE' })).statusCode).toBe(204);
    await refused(device.answer(await toShow(new Browser(door.app))));
    expect(await door.lettersTo(person)).toContain('factor.removed.passkey');
  });
  test('when it is nonsense', async () => {
    await refused({ id: 'x', clientDataJSON: '!!', authenticatorData: 'x', signature: 'x' });
    await refused({ id: 'x', clientDataJSON: 'e30', authenticatorData: 'x', signature: 'x' });
  });
});

describe('a new passkey', () => {
  test('needs a challenge of the same person, once', async () => {
    const { browser, body } = await withPasskey();
    expect((await post(browser, '/api/security/passkeys', body)).json().code).toBe('wrong-passkey');
    const other = await door.signedIn(await door.person('provider'));
    const theirs = { name: 'x', ...new Authenticator(publicUrl).register(await toAdd(other)) };
    expect((await post(browser, '/api/security/passkeys', theirs)).json().code).toBe('wrong-passkey');
  });
  test('is named by its person, and by nobody else', async () => {
    const { browser } = await withPasskey();
    const [{ id }] = (await browser.ask('/api/security')).json().passkeys;
    const rename = (by: Browser) => by.ask(`/api/security/passkeys/${id}`, { method: 'PUT', body: { name: '手机' } });
    expect((await rename(await door.signedIn(await door.person('provider')))).statusCode).toBe(404);
    expect((await rename(browser)).statusCode).toBe(204);
    expect((await browser.ask('/api/security')).json().passkeys).toMatchObject([{ id, name: '手机' }]);
  });
  test('is the last thing that an officer may remove', async () => {
    const { browser } = await withPasskey('officer');
    const [{ id }] = (await browser.ask('/api/security')).json().passkeys;
    const remove = () => browser.ask(`/api/security/passkeys/${id}`, { method: 'DELETE' });
    expect((await remove()).json()).toMatchObject({ status: 422, code: 'rule' });
  });
});

test('a passkey confirms, for its own person only', async () => {
  const { person, browser, device } = await withPasskey();
  const confirm = (body: object) => post(browser, '/api/session/confirmation/passkey', body);
  await door.age(person, "confirmed_at = clock_timestamp() - interval '1 hour'");
  expect((await post(browser, '/api/security/recovery-codes')).json().code).toBe('confirm-identity');
  const { device: others } = await withPasskey();
  expect((await confirm(others.answer(await toShow(browser)))).json().code).toBe('wrong-passkey');
  expect((await confirm(device.answer(await toShow(browser)))).statusCode).toBe(200);
  expect((await post(browser, '/api/security/recovery-codes')).statusCode).toBe(200);
});
