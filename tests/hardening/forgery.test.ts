/** A request that changes something comes from our own pages or not at all, whoever is signed in and whatever it is dressed as. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, buildApp } from '../../server/app.ts';
import { openSession } from '../../server/identity/sessions.ts';
import { expectProblem } from '../http/expect-problem.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

let pilot: Pilot;
let app: App;
let cookie: string;
beforeAll(async () => {
  pilot = await createPilot();
  app = await buildApp(pilot.product);
  const { personId } = await pilot.person('officer');
  const opening = { personId, userAgent: 'test', address: '127.0.0.1' };
  cookie = `pilotflow_session=${await pilot.product.db.transaction((tx) => openSession(tx, opening))}`;
});
afterAll(async () => {
  await app.close();
  await pilot.close();
});

const put = (headers: Record<string, string>, payload: string | object = { locale: 'en' }) =>
  app.inject({
    method: 'PUT',
    url: '/api/session/locale',
    headers: { cookie, 'accept-language': 'zh-CN', ...headers },
    payload,
  });

const forged: [what: string, headers: Record<string, string>][] = [
  ['nothing of ours', {}],
  ['a foreign origin', { origin: 'https://evil.example' }],
  ['an origin without a name, as of a sandboxed frame', { origin: 'null' }],
  ['an origin that only begins like ours', { origin: 'http://127.0.0.1:3000.evil.example' }],
  ['our host by another scheme', { origin: 'https://127.0.0.1:3000' }],
  ['our host at another port', { origin: 'http://127.0.0.1:3001' }],
  [
    'the origin of a host that a proxy is said to have been asked for',
    {
      origin: 'https://evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
    },
  ],
  ['only a referrer', { referer: 'http://127.0.0.1:3000/cases' }],
  ['our header, from a page that the browser calls foreign', { 'x-csrf': '1', 'sec-fetch-site': 'cross-site' }],
  ['our header, from a neighbour under the same domain', { 'x-csrf': '1', 'sec-fetch-site': 'same-site' }],
];
test.each(forged)('with %s it is refused', async (_, headers) => {
  expectProblem(await put(headers), { status: 403, code: 'csrf', language: 'zh-CN' });
});

test.each([
  ['the header', { 'x-csrf': '1' }],
  ['the header and the browser’s word', { 'x-csrf': '1', 'sec-fetch-site': 'same-origin' }],
  ['our origin', { origin: 'http://127.0.0.1:3000' }],
  ['the origin that the browser connected to', { origin: 'http://pilot.local', host: 'pilot.local' }],
])('with %s it is taken', async (_, headers) => {
  expect((await put(headers)).statusCode).toBe(200);
});

test('behind a proxy that is believed, the origin of a host that it names is still not ours', async () => {
  const settings = { ...pilot.product.settings, trustedProxies: ['127.0.0.1'] };
  const behind = await buildApp({ ...pilot.product, settings });
  const headers = {
    cookie,
    'accept-language': 'zh-CN',
    origin: 'http://evil.example',
    'x-forwarded-host': 'evil.example',
  };
  const answer = await behind.inject({ method: 'PUT', url: '/api/session/locale', headers, payload: { locale: 'en' } });
  expectProblem(answer, { status: 403, code: 'csrf', language: 'zh-CN' });
  await behind.close();
});

test('signing in itself cannot be forged: nobody is put into the account of somebody else', async () => {
  const send = (headers: Record<string, string>, payload: string) =>
    app.inject({ method: 'POST', url: '/api/session', headers, payload });
  const body = JSON.stringify({ email: 'thief@example.org', password: 'thief thief thief' });
  const plain = await send({ 'content-type': 'text/plain', origin: 'https://evil.example' }, body);
  expectProblem(plain, { status: 403, code: 'csrf', language: 'zh-CN' });
  const form = await send(
    { 'content-type': 'application/x-www-form-urlencoded', origin: 'null' },
    'email=a&password=b',
  );
  expectProblem(form, { status: 403, code: 'csrf', language: 'zh-CN' });
  expect(plain.headers['set-cookie']).toBeUndefined();
});

test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
  'JSON that calls itself %s, which a form of another site could send, is not read as JSON',
  async (type) => {
    const answer = await put({ 'x-csrf': '1', 'content-type': type }, '{"locale":"en"}');
    expectProblem(answer, { status: 415, code: 'wrong-type', language: 'zh-CN' });
  },
);

test('methods that only ask change nothing: OPTIONS and TRACE lead nowhere, HEAD never counts as a reading', async () => {
  const { caseId } = await pilot.caseAt('application.districtReview');
  const journal = async () => (await pilot.database.adminPool.query('select count(*) from journal')).rows[0].count;
  const before = await journal();
  for (const url of [`/api/cases/${caseId}`, '/api/cases', '/api/session', `/api/documents/${caseId}/content`]) {
    expect((await app.inject({ method: 'OPTIONS', url, headers: { cookie } })).statusCode).toBe(404);
    await app.inject({ method: 'HEAD', url, headers: { cookie } });
  }
  expect(await journal()).toBe(before);
});

test('another method in a header is not obeyed', async () => {
  const headers = { cookie, 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE' };
  expect((await app.inject({ url: '/api/session', headers })).statusCode).toBe(200);
  expect((await app.inject({ url: '/api/session?_method=DELETE', headers })).statusCode).toBe(200);
  expect((await app.inject({ url: '/api/session', headers: { cookie } })).statusCode).toBe(200);
});
