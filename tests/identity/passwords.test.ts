// What a password must be, changing it, and getting a new one by mail.
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { letters } from '../../server/database/schema/letters.ts';
import { commonPasswords } from '../../server/identity/common-passwords.ts';
import { faultOfPassword, type PasswordOwner } from '../../server/identity/password-rules.ts';
import { unseal } from '../../server/secrets/sealed.ts';
import { Browser } from '../support/browser.ts';
import { codeOf, giveTotp } from '../support/codes.ts';
import { type Door, openDoor, right } from './door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const next = 'seven lanterns over the lake';

describe('a password', () => {
  const owner: PasswordOwner = {
    name: '程慧中',
    email: 'cheng.huizhong@daye-casting.example.cn',
    organisations: ['大冶市铸造有限公司'],
    secondFactor: true,
  };
  const fault = (password: string, of: PasswordOwner = owner) => faultOfPassword(password, of);

  test('has fifteen characters where it stands alone, twelve beside a second factor, and no rules of composition', () => {
    expect(fault('lanterns ova', owner)).toBeNull();
    expect(fault('lanterns ov', owner)?.en).toContain('12');
    const alone = { ...owner, secondFactor: false };
    expect(fault('lanterns ova', alone)?.zh).toContain('15');
    expect(fault('lanternsoverlak', alone)).toBeNull();
    expect(fault('灯笼在湖上飘七盏夜里很亮')).toBeNull();
    expect(fault('z'.repeat(60) + next + 'y'.repeat(60))?.en).toContain('128');
  });

  test('counts as people count, whatever width it was typed in', () => {
    expect(fault('ｌａｎｔｅｒｎｓ ｏｖａ')).toBeNull();
    expect(fault('𠮷𠮷𠮷𠮷𠮷𠮷')?.en).toContain('12');
  });

  test.each([
    'woaini1314520',
    'woaini5201314',
    'a123456789012',
    '123456789012',
    'qwertyuiop123',
    '1qaz2wsx3edc',
    'Password2024!',
    'P@ssw0rd1234',
    'Ａｄｍｉｎ１２３４５６７',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    'abcdefghijklmn',
    '198801011234',
    '13871234567890',
    'iloveyou1314520',
    'zhangwei19880101',
    '!!!dragon!!!!',
  ])('like %s is among the first that are guessed', (password) => {
    expect(fault(password)?.zh).toMatch(/常见/);
  });

  test.each([
    'cheng.huizhong1',
    '程慧中2024程慧中2024',
    'daye-casting99',
    'Pilotflow2025!',
    'Shuzhuantong2024',
    '大冶市铸造有限公司2025',
  ])('like %s is what everybody knows of its owner', (password) => {
    expect(fault(password)).not.toBeNull();
  });

  test.each([
    next,
    right,
    'Tür-Regen-Kupfer-Mai',
    'wo de mao xihuan chi yu',
    'kX9#vq2!mLp0zR',
    '三月的雨打在铜草花上不停',
  ])('like %s is a good one', (password) => {
    expect(fault(password)).toBeNull();
  });

  test('is compared with tens of thousands of common ones', () => {
    expect(commonPasswords().size).toBeGreaterThan(20_000);
    for (const known of ['woaini1314', '5201314', 'a123456', 'qq123456', '1qaz2wsx', 'password1', 'admin123'])
      expect(commonPasswords().has(known), known).toBe(true);
  });
});

describe('changing the password', () => {
  const change = (browser: Browser, current: string | undefined, wanted: string) =>
    browser.ask('/api/security/password', { method: 'PUT', body: { ...(current ? { current } : {}), next: wanted } });

  test('asks for the old one, ends the other sessions, keeps this one under a new token, and writes a letter', async () => {
    const person = await door.person('enterprise');
    const [own, other] = [await door.signedIn(person), await door.signedIn(person)];
    expect((await change(own, 'not the old one', next)).json().code).toBe('wrong-credentials');
    expect((await change(own, undefined, next)).json().code).toBe('wrong-credentials');
    const before = own.cookies.get('pilotflow_session');
    expect((await change(own, right, next)).statusCode).toBe(200);
    expect(own.cookies.get('pilotflow_session')).not.toBe(before);
    expect((await own.ask('/api/session')).statusCode).toBe(200);
    expect((await other.ask('/api/session')).statusCode).toBe(401);
    expect((await new Browser(door.app).signIn(person.email, right)).statusCode).toBe(422);
    expect((await new Browser(door.app).signIn(person.email, next)).statusCode).toBe(200);
    expect(await door.lettersTo(person)).toContain('password.changed');
    expect(await door.acts(person)).toContain('person.passwordChanged');
  });

  test('to a common one is refused with the reason, in the language of the person', async () => {
    const browser = await door.signedIn(await door.person('enterprise'));
    const refused = await change(browser, right, 'woaini1314520woaini');
    expect(refused.json()).toMatchObject({ status: 422, code: 'weak-password' });
    expect(refused.json().title).toMatch(/过于常见/);
  });
});

describe('a forgotten password', () => {
  const ask = (email: string, headers: Record<string, string> = {}) =>
    new Browser(door.app).ask('/api/password-resets', { method: 'POST', body: { email }, headers });
  const reset = (token: string, password = next) =>
    new Browser(door.app).ask('/api/password-resets', { method: 'PUT', body: { token, password } });

  /** The link of the last letter to somebody, as the post would write it. */
  async function linkTo(person: Caller): Promise<string> {
    const rows = await door.pilot.product.db.select().from(letters).where(eq(letters.personId, person.personId));
    const letter = rows.filter(({ kind }) => kind === 'password.reset').at(-1);
    const { sessionSecret } = door.pilot.product.settings;
    return unseal(letter?.secret ?? '', { secret: sessionSecret, purpose: 'letter', about: letter?.id ?? '' }) ?? '';
  }
  const tokenIn = (link: string) => link.replace('/reset-password#', '');

  test('is asked for alike, with and without an account, in words and in time', async () => {
    const person = await door.person('enterprise');
    const timed = async (email: string) => {
      const began = performance.now();
      const { statusCode, payload, headers } = await ask(email);
      const { 'x-request-id': _, date: __, 'x-ratelimit-remaining': ___, ...rest } = headers;
      return { told: { statusCode, payload, rest }, ms: performance.now() - began };
    };
    const [known, unknown] = [await timed(person.email), await timed('nobody-at-all@example.com')];
    expect(known.told).toEqual(unknown.told);
    expect(known.told.statusCode).toBe(202);
    expect(Math.min(known.ms, unknown.ms)).toBeGreaterThan(290);
    expect(await linkTo(person)).toMatch(/^\/reset-password#[\w-]{43}$/);
  });

  test('is set anew by the link, once; every session ends, and the second factor stays', async () => {
    const person = await door.person('enterprise');
    const old = await door.signedIn(person);
    const secret = await giveTotp(door.pilot.product, person.personId);
    await ask(person.email);
    const token = tokenIn(await linkTo(person));
    expect((await reset(token, 'woaini1314520woaini')).json().code).toBe('weak-password');
    expect((await reset(token)).statusCode).toBe(204);
    expect((await reset(token)).json().code).toBe('link-expired');
    expect((await old.ask('/api/session')).statusCode).toBe(401);
    const fresh = new Browser(door.app);
    expect((await fresh.signIn(person.email, next)).json()).toMatchObject({ owes: 'show' });
    const code = codeOf(secret);
    expect((await fresh.ask('/api/session/second-factor', { method: 'POST', body: { code } })).statusCode).toBe(200);
    expect(await door.lettersTo(person)).toEqual(expect.arrayContaining(['password.reset', 'password.changed']));
  });

  test('has links that end after half an hour, and with the use of another one', async () => {
    const person = await door.person('enterprise');
    await ask(person.email);
    const first = tokenIn(await linkTo(person));
    await ask(person.email);
    const second = tokenIn(await linkTo(person));
    const { adminPool } = door.pilot.database;
    const { rows } = await adminPool.query(
      'select extract(epoch from expires_at - created_at) / 60 as minutes from mail_tokens where person_id = $1',
      [person.personId],
    );
    expect(rows.map(({ minutes }) => Math.round(Number(minutes)))).toEqual([30, 30]);
    expect((await reset(second)).statusCode).toBe(204);
    expect((await reset(first)).json().code).toBe('link-expired');
    await ask(person.email);
    const third = tokenIn(await linkTo(person));
    await adminPool.query(
      "update mail_tokens set expires_at = clock_timestamp() - interval '1 second' where person_id = $1",
      [person.personId],
    );
    expect((await reset(third)).json().code).toBe('link-expired');
  });

  test('is sent to our own address, whatever host the request names', async () => {
    const person = await door.person('enterprise');
    await ask(person.email, { host: 'evil.example.net', 'x-forwarded-host': 'evil.example.net' });
    const rows = await door.pilot.product.db.select().from(letters).where(eq(letters.personId, person.personId));
    expect(JSON.stringify(rows)).not.toContain('evil');
    expect(await linkTo(person)).toMatch(/^\/reset-password#/);
  });

  test('fills nobody’s mailbox: after a few letters there is a pause that nobody sees', async () => {
    const person = await door.person('enterprise');
    for (let nth = 0; nth < 6; nth += 1) expect((await ask(person.email)).statusCode).toBe(202);
    expect((await door.lettersTo(person)).filter((kind) => kind === 'password.reset')).toHaveLength(3);
  });
});
