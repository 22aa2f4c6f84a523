/** Who asks too often for what is expensive waits; everybody else does not. */
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildApp } from '../../server/app.ts';
import { answerProblems } from '../../server/http/answer-problems.ts';
import { countRates, type RateName, rates, refuseTooMany } from '../../server/http/rates.ts';
import { openSession } from '../../server/identity/sessions.ts';
import { apiRoutes } from '../../server/routes.ts';
import { expectProblem } from '../http/expect-problem.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

let pilot: Pilot;
let app: App;
beforeAll(async () => {
  pilot = await createPilot();
  app = await buildApp(pilot.product);
});
afterAll(async () => {
  await app.close();
  await pilot.close();
});

const tiny = { ...rates, export: { most: 2, seconds: 10 } };

test('the third of two is refused until the time is over, and another caller is not', () => {
  let now = 0;
  const count = countRates(() => now, tiny);
  count('export', 'a');
  count('export', 'a');
  expect(() => count('export', 'a')).toThrow(expect.objectContaining({ code: 'too-many', facts: { seconds: 10 } }));
  count('export', 'b');
  count('upload', 'a');
  now = 9_999;
  expect(() => count('export', 'a')).toThrow('too-many');
  now = 10_000;
  count('export', 'a');
});

test('callers without number do not fill the memory', () => {
  const count = countRates(() => 0, tiny);
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < 200_000; i += 1) count('export', `address ${i}`);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000);
});

test('over HTTP it is a problem that says when to come again; people count apart from their address', async () => {
  const small = Fastify({ genReqId: () => crypto.randomUUID() });
  small.decorateRequest('caller', null);
  answerProblems(small);
  const people = new Map([
    ['1', await pilot.person('officer')],
    ['2', await pilot.person('officer')],
  ]);
  small.addHook('onRequest', async (request) => {
    request.caller = people.get(String(request.headers['x-person'])) ?? null;
  });
  small.addHook('onRequest', refuseTooMany(countRates(() => 0, tiny)));
  small.get('/file', { config: { rate: 'export' } }, async () => 'rows');
  const ask = (person: string) => small.inject({ url: '/file', headers: { 'x-person': person } });
  for (const person of ['1', '2', 'nobody']) {
    expect((await ask(person)).statusCode).toBe(200);
    expect((await ask(person)).statusCode).toBe(200);
    const refused = await ask(person);
    expectProblem(refused, { status: 429, code: 'too-many', language: 'zh-CN' });
    expect(refused.headers['retry-after']).toBe('10');
  }
  await small.close();
});

test('who hands in papers without end is stopped before the next is even looked at', async () => {
  const { personId } = await pilot.person('enterprise');
  const opening = { personId, userAgent: 'test', address: '127.0.0.1' };
  const token = await pilot.product.db.transaction((tx) => openSession(tx, opening));
  const send = () =>
    app.inject({
      method: 'POST',
      url: `/api/cases/${pilot.callId}/documents?paper=licence`,
      headers: { 'x-csrf': '1', cookie: `pilotflow_session=${token}` },
    });
  for (let n = 0; n < rates.upload.most; n += 1) expect((await send()).statusCode).toBe(404);
  expectProblem(await send(), { status: 429, code: 'too-many', language: 'zh-CN' });
});

describe('of the routes', () => {
  const found = new Map<string, RateName>();
  beforeAll(async () => {
    const bare = Fastify();
    bare.addHook('onRoute', ({ method, url, config }) => {
      if (config?.rate !== undefined) found.set(`${String(method)} ${url}`, config.rate);
    });
    await bare.register(apiRoutes(pilot.product), { prefix: '/api' });
  });

  test.each<[route: string, rate: RateName]>([
    ['POST /api/cases/:id/documents', 'upload'],
    ['GET /api/journal/export', 'export'],
    ['GET /api/organisations/:id/export', 'export'],
    ['POST /api/reveals', 'reveal'],
    ['POST /api/registrations', 'register'],
    ['POST /api/registrations/letter', 'register'],
    ['POST /api/invitations/open', 'register'],
    ['POST /api/invitations/accept', 'register'],
    ['POST /api/password-resets', 'register'],
    ['PUT /api/password-resets', 'register'],
  ])('%s has the rate %s', (route, rate) => {
    expect(found.get(route)).toBe(rate);
  });

  test('strangers who try links of invitations are stopped, but for those of this machine outside of production', async () => {
    const ask = (remoteAddress: string) =>
      app.inject({ method: 'POST', url: '/api/invitations/open', headers: { 'x-csrf': '1' }, remoteAddress });
    for (let n = 0; n < rates.register.most; n += 1) {
      expect((await ask('203.0.113.9')).statusCode).toBe(400);
      expect((await ask('127.0.0.1')).statusCode).toBe(400);
    }
    expectProblem(await ask('203.0.113.9'), { status: 429, code: 'too-many', language: 'zh-CN' });
    expect((await ask('127.0.0.1')).statusCode).toBe(400);
  });
});
