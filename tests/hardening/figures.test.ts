/** The figures of the process are for the monitoring, not for strangers. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, buildApp } from '../../server/app.ts';
import { expectProblem } from '../http/expect-problem.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

const token = 'a-token-for-the-monitoring-only';
let pilot: Pilot;
let open: App;
let guarded: App;
beforeAll(async () => {
  pilot = await createPilot();
  open = await buildApp(pilot.product);
  guarded = await buildApp({ ...pilot.product, settings: { ...pilot.product.settings, metricsToken: token } });
});
afterAll(async () => {
  await Promise.all([open.close(), guarded.close()]);
  await pilot.close();
});

const ask = (app: App, remoteAddress: string, headers: Record<string, string> = {}) =>
  app.inject({ url: '/metrics', remoteAddress, headers });

test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])(
  'without a token this machine itself is answered: %s',
  async (address) => {
    expect((await ask(open, address)).statusCode).toBe(200);
  },
);

test.each([
  ['8.8.8.8', {}],
  ['10.0.0.7', {}],
  ['127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }],
  ['127.0.0.1', { forwarded: 'for=127.0.0.1' }],
  ['127.0.0.1', { via: '1.1 proxy' }],
  ['127.0.0.1.evil.example', {}],
])('without a token a stranger at %s with %j finds nothing there', async (address, headers) => {
  expectProblem(await ask(open, address, headers), { status: 404, code: 'not-found', language: 'zh-CN' });
});

test('with a token, who shows it is answered from anywhere, and nobody else from nowhere', async () => {
  expect((await ask(guarded, '10.0.0.7', { authorization: `Bearer ${token}` })).statusCode).toBe(200);
  for (const authorization of ['', 'Bearer ', `Bearer ${token}x`, `Basic ${token}`, token])
    expect((await ask(guarded, '127.0.0.1', { authorization })).statusCode, authorization).toBe(404);
});

test('the probes tell that the process lives and nothing else', async () => {
  expect((await open.inject({ url: '/health/live' })).json()).toEqual({ alive: true });
  expect((await open.inject({ url: '/health/ready' })).json()).toEqual({ ready: true });
});
