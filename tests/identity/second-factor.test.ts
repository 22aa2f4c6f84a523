// The authenticator app and its recovery codes: setting up, signing in with them, and what a session may not do before.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from '../support/browser.ts';
import { codeOf, giveTotp } from '../support/codes.ts';
import { type Door, openDoor } from './door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor({ secondFactor: 'required' });
});
afterAll(() => door.close());

const show = (browser: Browser, code: string) =>
  browser.ask('/api/session/second-factor', { method: 'POST', body: { code } });
const codeOfProblem = async (browser: Browser, url: string) => (await browser.ask(url)).json().code;

async function setUp(browser: Browser) {
  const { secret, pending } = (await browser.ask('/api/security/totp')).json();
  const answer = await browser.ask('/api/security/totp', {
    method: 'PUT',
    body: { pending, code: codeOf(secret) },
  });
  return { secret, answer };
}

describe('who has set up an authenticator', () => {
  test('is let in after the password only as far as the code', async () => {
    const person = await door.person('officer');
    const secret = await giveTotp(door.pilot.product, person.personId);
    const browser = await door.signedIn(person);
    expect((await browser.ask('/api/session')).json()).toMatchObject({ owes: 'show' });
    for (const url of ['/api/cases', '/api/funds', '/api/security', '/api/security/totp'])
      expect(await codeOfProblem(browser, url), url).toBe('second-factor-required');
    const before = browser.cookies.get('pilotflow_session');
    const answer = await show(browser, codeOf(secret));
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ owes: null });
    expect(browser.cookies.get('pilotflow_session')).not.toBe(before);
    expect((await browser.ask('/api/cases')).statusCode).toBe(200);
    expect(await door.acts(person)).toEqual(['session.opened', 'session.factorShown']);
  });

  test('cannot use a code twice, nor an older one after it', async () => {
    const person = await door.person('enterprise');
    const secret = await giveTotp(door.pilot.product, person.personId);
    const [first, second] = [await door.signedIn(person), await door.signedIn(person)];
    const code = codeOf(secret, 1);
    expect((await show(first, code)).statusCode).toBe(200);
    expect((await show(second, code)).json().code).toBe('wrong-code');
    expect((await show(second, codeOf(secret, 0))).json().code).toBe('wrong-code');
  });

  test('is let in by one of two who show the same code at once', async () => {
    const person = await door.person('enterprise');
    const secret = await giveTotp(door.pilot.product, person.personId);
    const browsers = [await door.signedIn(person), await door.signedIn(person)];
    const answers = await Promise.all(browsers.map((browser) => show(browser, codeOf(secret))));
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 422]);
  });

  test('is not let in by a code of long ago, of another secret, or by something that is none', async () => {
    const person = await door.person('enterprise');
    const secret = await giveTotp(door.pilot.product, person.personId);
    const browser = await door.signedIn(person);
    for (const code of [
      codeOf(secret, -3),
      codeOf(secret, 5),
      codeOf('JBSWY3DPEHPK3PXP'),
      'abcdef',
      '１２３'.repeat(2),
    ])
      expect((await show(browser, code)).json().code, code).toBe('wrong-code');
  });

  test('is asked to wait after ten wrong codes, from whatever browser they come', async () => {
    const person = await door.person('enterprise');
    const secret = await giveTotp(door.pilot.product, person.personId);
    for (let nth = 0; nth < 10; nth += 1) {
      const browser = await door.signedIn(person);
      expect((await show(browser, 'zzzzzz')).json().code).toBe('wrong-code');
    }
    const blocked = await show(await door.signedIn(person), codeOf(secret));
    expect(blocked.statusCode).toBe(429);
    door.pilot.clock.moveTo(new Date(door.pilot.clock.set().getTime() + 31_000));
    expect((await show(await door.signedIn(person), codeOf(secret))).statusCode).toBe(200);
  });

  test('can change it for another one without ever being without', async () => {
    const person = await door.person('director');
    const old = await giveTotp(door.pilot.product, person.personId);
    const browser = await door.signedIn(person);
    await show(browser, codeOf(old));
    const { secret, answer } = await setUp(browser);
    expect(answer.statusCode).toBe(200);
    const again = await door.signedIn(person);
    expect((await show(again, codeOf(old, 1))).json().code).toBe('wrong-code');
    expect((await show(again, codeOf(secret, 1))).statusCode).toBe(200);
    expect(await door.lettersTo(person)).toContain('factor.added.totp');
  });
});

describe('whose role needs a second factor', () => {
  test.each(['officer', 'director', 'treasury', 'administrator'] as const)(
    'and has none sets one up before anything else: %s',
    async (role) => {
      const person = await door.person(role);
      const browser = await door.signedIn(person);
      expect((await browser.ask('/api/session')).json()).toMatchObject({ owes: 'setUp' });
      expect(await codeOfProblem(browser, '/api/cases')).toBe('second-factor-missing');
      const { answer } = await setUp(browser);
      expect(answer.json().codes).toHaveLength(10);
      expect((await browser.ask('/api/session')).json()).toMatchObject({ owes: null });
      expect((await browser.ask('/api/cases')).statusCode).toBe(200);
    },
  );

  test.each(['enterprise', 'provider', 'agency', 'auditFirm', 'district', 'objectionHandler', 'auditor'] as const)(
    'is nobody else: %s',
    async (role) => {
      const browser = await door.signedIn(await door.person(role));
      expect((await browser.ask('/api/session')).json()).toMatchObject({ owes: null });
    },
  );

  test('cannot do without it again, and an enterprise can', async () => {
    const officer = await door.signedIn(await door.person('officer'));
    await setUp(officer);
    const refused = await officer.ask('/api/security/totp', { method: 'DELETE' });
    expect(refused.json()).toMatchObject({ status: 422, code: 'rule' });
    const person = await door.person('enterprise');
    const enterprise = await door.signedIn(person);
    await setUp(enterprise);
    expect((await enterprise.ask('/api/security/totp', { method: 'DELETE' })).statusCode).toBe(204);
    expect((await (await door.signedIn(person)).ask('/api/session')).json()).toMatchObject({ owes: null });
    expect(await door.lettersTo(person)).toContain('factor.removed.totp');
  });
});

describe('setting up', () => {
  test('shows the secret as a picture without scripts and keeps it sealed', async () => {
    const person = await door.person('enterprise');
    const browser = await door.signedIn(person);
    const { picture, secret } = (await browser.ask('/api/security/totp')).json();
    const svg = Buffer.from(picture.replace('data:image/svg+xml;base64,', ''), 'base64').toString('utf8');
    expect(svg).toMatch(/^<svg /);
    expect(svg).not.toMatch(/script|on\w+=/i);
    expect(secret).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    await setUp(browser);
    const { rows } = await door.pilot.database.adminPool.query('select totp_secret from people where id = $1', [
      person.personId,
    ]);
    expect(rows[0].totp_secret).toMatch(/^[\w-]{60,}$/);
  });

  test('that was offered to somebody else, or was changed, is worth nothing', async () => {
    const [one, other] = [
      await door.signedIn(await door.person('enterprise')),
      await door.signedIn(await door.person('provider')),
    ];
    const { secret, pending } = (await one.ask('/api/security/totp')).json();
    const put = (browser: Browser, sealed: string) =>
      browser.ask('/api/security/totp', { method: 'PUT', body: { pending: sealed, code: codeOf(secret) } });
    expect((await put(other, pending)).json().code).toBe('link-expired');
    expect((await put(one, `${pending.slice(0, -4)}AAAA`)).json().code).toBe('link-expired');
    expect((await put(one, pending)).statusCode).toBe(200);
  });
});

describe('a recovery code', () => {
  async function withCodes() {
    const person = await door.person('enterprise');
    const browser = await door.signedIn(person);
    const { answer } = await setUp(browser);
    const codes: string[] = answer.json().codes;
    return { person, browser, codes };
  }

  test('opens once, in capitals and without its dash too, and a letter tells of it', async () => {
    const { person, codes } = await withCodes();
    const [first = '', second = ''] = codes;
    expect((await show(await door.signedIn(person), first)).statusCode).toBe(200);
    expect((await show(await door.signedIn(person), first)).json().code).toBe('wrong-code');
    const typed = second.toUpperCase().replace('-', ' ');
    expect((await show(await door.signedIn(person), typed)).statusCode).toBe(200);
    expect((await door.lettersTo(person)).filter((kind) => kind === 'recoveryCode.used')).toHaveLength(2);
  });

  test('of somebody else opens nothing', async () => {
    const { codes } = await withCodes();
    const { person } = await withCodes();
    expect((await show(await door.signedIn(person), codes[3] ?? '')).json().code).toBe('wrong-code');
  });

  test('is worth nothing after new ones were made', async () => {
    const { person, browser, codes } = await withCodes();
    const renewed = await browser.ask('/api/security/recovery-codes', { method: 'POST' });
    const fresh: string[] = renewed.json().codes;
    expect(new Set([...codes, ...fresh]).size).toBe(20);
    const again = await door.signedIn(person);
    expect((await show(again, codes[5] ?? '')).json().code).toBe('wrong-code');
    expect((await show(again, fresh[5] ?? '')).statusCode).toBe(200);
    expect((await again.ask('/api/security')).json()).toMatchObject({ recoveryCodesLeft: 9 });
  });

  test('is kept as a hash that the database alone does not open', async () => {
    const { person, codes } = await withCodes();
    const { rows } = await door.pilot.database.adminPool.query<{ code_hash: string }>(
      'select code_hash from recovery_codes where person_id = $1',
      [person.personId],
    );
    expect(rows).toHaveLength(10);
    for (const { code_hash } of rows) {
      expect(code_hash).toMatch(/^[0-9a-f]{64}$/);
      expect(codes).not.toContain(code_hash);
    }
  });
});

test('a session that owes its second factor is told no more than a stranger, and may sign out', async () => {
  const person = await door.person('officer');
  await giveTotp(door.pilot.product, person.personId);
  const browser = await door.signedIn(person);
  expect((await browser.ask('/api/reference')).statusCode).toBe(200);
  expect((await browser.ask('/api/session/locale', { method: 'PUT', body: { locale: 'en' } })).statusCode).toBe(200);
  expect((await browser.ask('/api/session', { method: 'DELETE' })).statusCode).toBe(204);
});
