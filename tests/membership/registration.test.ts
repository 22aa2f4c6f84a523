// Registering: three steps typed, one letter, one click; and nothing told to strangers about who has an account.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clearUnconfirmed } from '../../server/membership/registration/clear-unconfirmed.ts';
import { Browser } from '../support/browser.ts';
import { newCode, newRegistration, password, Town } from './registration-scene.ts';

let town: Town;
beforeAll(async () => {
  town = await Town.open();
});
afterAll(() => town.close());

const peopleOf = (email: string) =>
  town.rows<{ id: string; status: string }>('select id, status from people where email = $1', [email]);
const organisationOf = async (creditCode: string) =>
  (await town.rows<{ id: string }>('select * from organisations where credit_code = $1', [creditCode]))[0];

describe('a new enterprise', () => {
  test('confirms its mail, and then its person can sign in and waits for verification', async () => {
    const registration = newRegistration();
    const { email } = registration.person;
    const answer = await town.register(registration);
    expect(answer.statusCode).toBe(202);
    expect(answer.json()).toEqual({ email, hours: 48 });
    expect(await organisationOf(registration.organisation.creditCode)).toBeUndefined();
    expect((await new Browser(town.app).signIn(email, password)).statusCode).toBe(422);

    const [mailed] = await town.lettersTo(email);
    expect(mailed?.link).toMatch(/^http:\/\/[^#]+\/confirm-mail#[\w-]{43}$/);
    expect(mailed?.text).toContain(registration.organisation.name);
    expect((await town.confirm(registration)).json()).toEqual({ email });

    const browser = new Browser(town.app);
    const session = (await browser.signIn(email, password)).json();
    expect(session.memberships).toEqual([]);
    expect(session.waiting).toMatchObject([
      { role: 'enterprise', verification: 'unverified', administers: true, organisation: { kind: 'enterprise' } },
    ]);
    const organisation = await organisationOf(registration.organisation.creditCode);
    expect(organisation).toMatchObject({ verification: 'unverified', standing: 'outside', district: '420281' });
    expect(await town.acts(`organisations/${organisation?.id}`)).toEqual(['organisation.created', 'membership.added']);
  });

  test('types its code with full-width and small letters, and has the normal one kept', async () => {
    const creditCode = newCode();
    const typed = creditCode.toLowerCase().replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    await town.settle(newRegistration({ creditCode: ` ${typed}` }));
    expect(await organisationOf(creditCode)).toBeDefined();
  });

  test('clicks twice and is registered once, with one letter', async () => {
    const registration = newRegistration();
    const answers = await Promise.all([1, 2, 3].map(() => town.register(registration)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([202, 202, 202]);
    expect(await peopleOf(registration.person.email)).toHaveLength(1);
    expect(await town.lettersTo(registration.person.email)).toHaveLength(1);
  });

  test('opens the link twice and is set up once', async () => {
    const registration = newRegistration();
    await town.register(registration);
    const token = await town.tokenFor(registration.person.email);
    const answers = await Promise.all([1, 2].map(() => town.confirm(registration, { token })));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    const organisation = await organisationOf(registration.organisation.creditCode);
    expect(await town.acts(`organisations/${organisation?.id}`)).toEqual(['organisation.created', 'membership.added']);
  });
});

describe('a letter', () => {
  test('is of no use without the password of the registration, nor with somebody else’s link', async () => {
    const registration = newRegistration();
    await town.register(registration);
    expect((await town.confirm(registration, { password: 'another password' })).json().code).toBe('wrong-credentials');
    expect((await town.confirm(registration, { token: 'x'.repeat(43) })).json().code).toBe('rule');
    expect(await peopleOf(registration.person.email)).toMatchObject([{ status: 'unconfirmed' }]);
  });

  test('is of no use after two days; another one can be asked for', async () => {
    const registration = newRegistration();
    await town.register(registration);
    await town.rows(`update mail_tokens set expires_at = clock_timestamp() - interval '1 second'
      where person_id = (select id from people where email = '${registration.person.email}')`);
    expect((await town.confirm(registration)).json().title).toContain('已过期');
    const browser = new Browser(town.app);
    const { email } = registration.person;
    const answer = await browser.ask('/api/registrations/letter', { method: 'POST', body: { email } });
    expect(answer.statusCode).toBe(202);
    expect((await town.confirm(registration)).statusCode).toBe(200);
  });

  test('that a stranger had written to an address opens nothing after its owner has registered anew', async () => {
    const owner = newRegistration();
    const stranger = newRegistration({}, { email: owner.person.email, password: 'what the stranger knows' });
    await town.register(stranger);
    const prepared = await town.tokenFor(owner.person.email);
    await town.register(owner);
    expect((await town.confirm(stranger, { token: prepared })).statusCode).toBe(422);
    expect((await town.confirm(owner)).statusCode).toBe(200);
    expect(await organisationOf(stranger.organisation.creditCode)).toBeUndefined();
  });

  test('goes out to one address a few times in an hour, and then no more', async () => {
    const registration = newRegistration();
    await town.register(registration);
    const body = { email: registration.person.email };
    for (let n = 0; n < 8; n += 1)
      await new Browser(town.app).ask('/api/registrations/letter', { method: 'POST', body });
    expect(await town.lettersTo(body.email)).toHaveLength(5);
  });
});

describe('a stranger', () => {
  test('is answered alike whether an address has an account or not; its owner gets a letter that says so', async () => {
    const officer = await town.pilot.person('officer');
    const known = await town.register(newRegistration({}, { email: officer.email.toUpperCase() }));
    const unknown = await town.register(newRegistration());
    expect(known.statusCode).toBe(unknown.statusCode);
    expect(Object.keys(known.json())).toEqual(Object.keys(unknown.json()));
    await town.register(newRegistration({}, { email: officer.email }));
    expect((await town.lettersTo(officer.email)).map(({ kind }) => kind)).toEqual(['registration.known']);
    const resent = { method: 'POST', body: { email: officer.email } } as const;
    expect((await new Browser(town.app).ask('/api/registrations/letter', resent)).statusCode).toBe(202);
    expect(await town.lettersTo(officer.email)).toHaveLength(1);
  });

  test('who registers again and again from one address is told to wait', async () => {
    const browser = new Browser(town.app, '203.0.113.7');
    const body = { email: 'nobody@example.org' };
    const codes: number[] = [];
    for (let n = 0; n < 32; n += 1)
      codes.push((await browser.ask('/api/registrations/letter', { method: 'POST', body })).statusCode);
    expect(codes.slice(0, 30)).toEqual(Array(30).fill(202));
    expect(codes.slice(30)).toEqual([429, 429]);
  });

  test.each([
    ['a wrong check digit', { creditCode: '91330100MA2TEAT057' }, /校验位不符/],
    ['an old registration number', { creditCode: '420200000012345' }, /15 位的旧工商注册号/],
    ['an organisation code', { creditCode: 'MA2TEAT05' }, /组织机构代码/],
    ['a district that is none', { district: '999999' }, /没有这个区县/],
    ['a sub-industry that is none', { subIndustry: 'nothing' }, /没有这个细分行业/],
  ])('is told about %s', async (_, organisation, words) => {
    const answer = await town.register(newRegistration(organisation));
    expect(answer.statusCode).toBe(422);
    expect(answer.json().title).toMatch(words);
  });

  test('is told about a short password, and that a district is needed', async () => {
    const short = await town.register(newRegistration({}, { password: 'short' }));
    expect(short.json().title).toMatch(/至少 15 个字符/);
    const { district: _, ...organisation } = newRegistration().organisation;
    const nowhere = await town.register({ ...newRegistration(), organisation });
    expect(nowhere.json().title).toMatch(/区县/);
  });

  test('sees a code judged while typing it, and nothing of who has it', async () => {
    const ask = async (code: string) =>
      (await new Browser(town.app).ask(`/api/credit-code?code=${encodeURIComponent(code)}`)).json();
    expect(await ask(' ９133０100ma2teat05k')).toMatchObject({ creditCode: '91330100MA2TEAT05K', accepted: true });
    expect(await ask('420200000012345')).toMatchObject({
      accepted: false,
      why: expect.stringContaining('旧工商注册号'),
    });
  });
});

test('who does not confirm within a week is forgotten, and the code and the address are free', async () => {
  const registration = newRegistration();
  await town.register(registration);
  const { clock, product } = town.pilot;
  const before = clock.set();
  try {
    clock.moveTo(new Date(before.getTime() + 6.9 * 86_400_000));
    await clearUnconfirmed(product);
    expect(await peopleOf(registration.person.email)).toHaveLength(1);
    clock.moveTo(new Date(before.getTime() + 7.1 * 86_400_000));
    expect(await clearUnconfirmed(product)).toBeGreaterThan(0);
    expect(await peopleOf(registration.person.email)).toEqual([]);
  } finally {
    clock.moveTo(before);
  }
  expect((await town.register(registration)).statusCode).toBe(202);
  expect((await town.confirm(registration)).statusCode).toBe(200);
});
