/** Who asks too often for what is expensive waits; everybody else does not. */
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, buildApp } from '../../server/app.ts';
import { answerProblems } from '../../server/http/answer-problems.ts';
import { countRates, rates, refuseTooMany } from '../../server/http/rates.ts';
import { openSession } from '../../server/identity/sessions.ts';
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
