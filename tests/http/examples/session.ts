/** Signing in and out, proofs, and the own account's security. */
import { eq } from 'drizzle-orm';
import type { Caller } from '../../../server/access/caller.ts';
import { people } from '../../../server/database/schema/identity.ts';
import { letters } from '../../../server/database/schema/letters.ts';
import { passkeys, sessions } from '../../../server/database/schema/sign-in.ts';
import { referenceOf } from '../../../server/identity/factors/passkeys.ts';
import { hashPassword } from '../../../server/identity/passwords.ts';
import { openSession } from '../../../server/identity/sessions.ts';
import { unseal } from '../../../server/secrets/sealed.ts';
import { Authenticator } from '../../support/authenticator.ts';
import { codeOf, giveTotp } from '../../support/codes.ts';
import { anyTime, type Example, type Examples, nobody, none, own, unversioned } from '../example.ts';
import type { Scene } from '../scene.ts';

const password = 'correct horse battery staple';
const next = 'seven lanterns over the lake';
const everybody = 'everybody may, with their own account';

async function withPassword({ pilot }: Scene): Promise<Caller> {
  const person = await pilot.person('officer');
  const passwordHash = await hashPassword(password);
  await pilot.product.db.update(people).set({ passwordHash }).where(eq(people.id, person.personId));
  return person;
}

/** Somebody with an authenticator; their session has shown it already, or still owes it. */
async function withTotp({ pilot }: Scene, secondFactor: Caller['secondFactor'] = 'passed') {
  const person = await pilot.person('enterprise');
  const secret = await giveTotp(pilot.product, person.personId);
  return { by: { ...person, secondFactor }, secret };
}

/** The same for somebody who is there already. */
async function equipped({ pilot }: Scene, person: Caller): Promise<Caller> {
  await giveTotp(pilot.product, person.personId);
  return { ...person, secondFactor: 'passed' };
}

async function withPasskey(scene: Scene) {
  const { by, device, challenge } = await aboutToAdd(scene);
  const body = { name: '手机', ...device.register(challenge) };
  await scene.send({ operation: 'POST /api/security/passkeys', by, payload: JSON.stringify(body) });
  scene.forget(by);
  return { by: { ...by, secondFactor: 'passed' as const }, device };
}

async function aboutToAdd(scene: Scene) {
  const by = await scene.pilot.person('enterprise');
  const device = new Authenticator(scene.pilot.product.settings.publicUrl);
  const asked = await scene.send({ operation: 'POST /api/security/passkey-challenge', by });
  return { by, device, challenge: String(asked.json().options.challenge) };
}

const challengeOf = async (scene: Scene): Promise<string> =>
  (await scene.send({ operation: 'POST /api/session/passkey-challenge', by: null })).json().options.challenge;

async function linkTo({ pilot: { product } }: Scene, { personId }: Caller): Promise<string> {
  const [letter] = await product.db.select().from(letters).where(eq(letters.personId, personId));
  const place = { secret: product.settings.sessionSecret, purpose: 'letter', about: letter?.id ?? '' } as const;
  return (unseal(letter?.secret ?? '', place) ?? '').replace('/reset-password#', '');
}

/** A passkey of `by` and one of somebody else, by their references. */
async function onePasskey(scene: Scene): Promise<Pick<Example, 'by' | 'params' | 'foreign'>> {
  const [mine, theirs] = [await withPasskey(scene), await withPasskey(scene)];
  const ids = async ({ personId }: Caller) =>
    (await scene.pilot.product.db.select().from(passkeys).where(eq(passkeys.personId, personId))).map(({ id }) => ({
      id: referenceOf(id),
    }));
  const [[params], [foreign]] = [await ids(mine.by), await ids(theirs.by)];
  return { by: mine.by, params: params ?? { id: nobody }, foreign: { params: foreign ?? { id: nobody } } };
}

async function sessionOf({ pilot: { product } }: Scene, { personId }: Caller): Promise<string> {
  await product.db.transaction((tx) => openSession(tx, { personId, userAgent: 'elsewhere', address: '127.0.0.1' }));
  const [one] = await product.db.select({ id: sessions.id }).from(sessions).where(eq(sessions.personId, personId));
  return one?.id ?? nobody;
}

const refused = { status: 422, code: 'wrong-credentials' };
const wrongCode = { status: 422, code: 'wrong-code' };
const wrongPasskey = { status: 422, code: 'wrong-passkey' };

export const sessionExamples: Examples = {
  'POST /api/session': async (scene) => {
    const { email } = await withPassword(scene);
    return {
      by: null,
      body: { email, password },
      status: 200,
      ...none(own),
      special: {
        'a wrong password': { body: { email, password: 'wrong' }, ...refused },
        'an unknown account': { body: { email: 'nobody@example.com', password }, ...refused },
      },
    };
  },
  'GET /api/session/ways': async () => ({ by: null, status: 200, ...none(everybody) }),
  'GET /api/session': async ({ pilot }) => ({ by: await pilot.person('officer'), status: 200, ...none(own) }),
  'DELETE /api/session': async ({ pilot }) => ({ by: await pilot.person('officer'), status: 204, ...none(own) }),
  'PUT /api/session/locale': async ({ pilot }) => ({
    by: await pilot.person('officer'),
    body: { locale: 'en' },
    status: 200,
    ...none(own),
  }),

  'POST /api/session/second-factor': async (scene) => {
    const { by, secret } = await withTotp(scene, 'outstanding');
    return {
      by,
      body: { code: codeOf(secret, 1) },
      status: 200,
      ...none(own),
      special: { 'a wrong code': { body: { code: codeOf(secret, 90) }, ...wrongCode } },
    };
  },
  'POST /api/session/confirmation': async (scene) => ({
    by: await withPassword(scene),
    body: { by: 'password', secret: password },
    status: 200,
    ...none(own),
    special: {
      'a wrong password': { body: { by: 'password', secret: 'wrong' }, ...refused },
      'a wrong code': { body: { by: 'code', secret: '000000' }, ...wrongCode },
    },
  }),
  'POST /api/session/passkey-challenge': async () => ({ by: null, status: 200, ...none(everybody) }),
  'POST /api/session/passkey': async (scene) => {
    const { device } = await withPasskey(scene);
    const body = device.answer(await challengeOf(scene));
    return {
      by: null,
      body,
      status: 200,
      ...none(own),
      special: { 'an unknown passkey': { body: { ...body, id: 'unknown', clientDataJSON: 'e30' }, ...wrongPasskey } },
    };
  },
  'POST /api/session/confirmation/passkey': async (scene) => {
    const { by, device } = await withPasskey(scene);
    const { device: others } = await withPasskey(scene);
    const body = device.answer(await challengeOf(scene));
    return {
      by,
      body,
      status: 200,
      ...none(own),
      special: { 'nobody’s passkey': { body: { ...others.answer('none'), id: 'none' }, ...wrongPasskey } },
    };
  },
  'POST /api/session/sso': async (scene) => {
    await scene.singleSignOn();
    return { by: null, body: { fresh: false }, status: 200, ...none(everybody) };
  },
  'POST /api/session/sso-answer': async (scene) => {
    const sso = await scene.singleSignOn();
    const { email, personId } = await scene.pilot.person('officer');
    const begun = await scene.send({ operation: 'POST /api/session/sso', by: null, payload: '{"fresh":false}' });
    const cookie = String(begun.headers['set-cookie'] ?? '').split(';')[0] ?? '';
    const answer = await sso.visit(begun.json().url, { subject: personId, email });
    return {
      by: null,
      body: { answer },
      headers: { cookie },
      status: 200,
      ...none(own),
      special: {
        'a browser that did not set out': {
          headers: { cookie: 'pilotflow_sso=none' },
          status: 422,
          code: 'sso-failed',
        },
      },
    };
  },

  'POST /api/password-resets': async (scene) => ({
    by: null,
    body: { email: (await withPassword(scene)).email },
    status: 202,
    ...none(everybody),
  }),
  'PUT /api/password-resets': async (scene) => {
    const person = await withPassword(scene);
    const payload = JSON.stringify({ email: person.email });
    await scene.send({ operation: 'POST /api/password-resets', by: null, payload });
    const token = await linkTo(scene, person);
    return {
      by: null,
      body: { token, password: next },
      status: 204,
      ...none(own),
      special: {
        'a link that is none': { body: { token: 'none', password: next }, status: 422, code: 'link-expired' },
        'a common password': { body: { token, password: 'woaini1314520' }, status: 422, code: 'weak-password' },
      },
    };
  },
  'PUT /api/security/password': async (scene) => ({
    by: await withPassword(scene),
    body: { current: password, next },
    status: 200,
    ...none(own),
    special: {
      'not the old one': { body: { current: 'wrong', next }, ...refused },
      'a common one': { body: { current: password, next: 'woaini1314520' }, status: 422, code: 'weak-password' },
    },
  }),

  'GET /api/security': async ({ pilot }) => ({ by: await pilot.person('provider'), status: 200, ...none(own) }),
  'GET /api/security/totp': async ({ pilot }) => ({ by: await pilot.person('provider'), status: 200, ...none(own) }),
  'PUT /api/security/totp': async (scene) => {
    const by = await scene.pilot.person('provider');
    const { pending, secret } = (await scene.send({ operation: 'GET /api/security/totp', by })).json();
    return {
      by,
      body: { pending, code: codeOf(secret, 1) },
      status: 200,
      ...none(own),
      special: {
        'a wrong code': { body: { pending, code: codeOf(secret, 90) }, ...wrongCode },
        'nothing that was offered': { body: { pending: 'x', code: '000000' }, status: 422, code: 'link-expired' },
      },
    };
  },
  'DELETE /api/security/totp': async (scene) => ({
    by: (await withTotp(scene)).by,
    equip: (person) => equipped(scene, person),
    status: 204,
    ...none(own),
  }),
  'POST /api/security/recovery-codes': async (scene) => ({
    by: (await withTotp(scene)).by,
    equip: (person) => equipped(scene, person),
    status: 200,
    ...none(own),
  }),
  'POST /api/security/passkey-challenge': async ({ pilot }) => ({
    by: await pilot.person('provider'),
    status: 200,
    ...none(own),
  }),
  'POST /api/security/passkeys': async (scene) => {
    const { by, device, challenge } = await aboutToAdd(scene);
    const body = { name: '手机', ...device.register(challenge) };
    const elsewhere = { ...body, ...device.register('another'), name: '手机' };
    return {
      by,
      body,
      status: 200,
      ...none(own),
      special: { 'an answer to nothing': { body: elsewhere, ...wrongPasskey } },
    };
  },
  'PUT /api/security/passkeys/{id}': async (scene) => ({
    ...(await onePasskey(scene)),
    body: { name: '办公室电脑' },
    status: 204,
    wrongRole: everybody,
    wrongState: anyTime,
    stale: unversioned,
  }),
  'DELETE /api/security/passkeys/{id}': async (scene) => ({
    ...(await onePasskey(scene)),
    status: 204,
    wrongRole: everybody,
    wrongState: anyTime,
    stale: unversioned,
  }),
  'DELETE /api/security/sessions/{id}': async (scene) => {
    const [by, other] = [await scene.pilot.person('provider'), await scene.pilot.person('provider')];
    return {
      by,
      params: { id: await sessionOf(scene, by) },
      status: 204,
      foreign: { params: { id: await sessionOf(scene, other) } },
      wrongRole: everybody,
      wrongState: anyTime,
      stale: unversioned,
    };
  },
  'DELETE /api/security/sessions': async ({ pilot }) => ({
    by: await pilot.person('provider'),
    query: { which: 'others' },
    status: 204,
    ...none(own),
  }),
};
