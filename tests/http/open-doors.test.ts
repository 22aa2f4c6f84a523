/** What answers strangers: the probes, the API's own pages, the web; and what an address to nowhere is told. */
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildApp } from '../../server/app.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';
import { expectProblem } from './expect-problem.ts';

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

test.each([
  ['/health/live', /^application\/json/, /"alive":true/],
  ['/health/ready', /^application\/json/, /"ready":true/],
  ['/metrics', /^text\/plain/, /pilotflow_pool_waiting \d/],
  ['/api/openapi.json', /^application\/json/, /"openapi":"3\.1\.0"/],
  ['/api/docs', /^text\/html/, /swagger/i],
  ['/api/docs/json', /^application\/json/, /"openapi":"3\.1\.0"/],
  ['/api/machine', /^application\/json/, /application\.draft/],
  ['/api/reference', /^application\/json/, /"maxBytes"/],
])('%s answers strangers', async (url, type, content) => {
  const answer = await app.inject({ url });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toMatch(type);
  expect(answer.payload).toMatch(content);
});

test.each([
  '/api',
  '/api?page=1',
  '/api/',
  '/api/nothing',
  '/api/cases/a/b/c',
  '/health/nothing',
  '/metrics/more',
  '/assets/gone.js',
  '/metrics~',
  '/api.bak',
  '/backup.sql',
  '/.git/config',
  '/index.php?a=b',
])('%s is nowhere', async (url) => {
  const answer = await app.inject({ url });
  expectProblem(answer, { status: 404, code: 'not-found', language: 'zh-CN' });
  const english = await app.inject({ url, headers: { 'accept-language': 'en-GB,en;q=0.8' } });
  expectProblem(english, { status: 404, code: 'not-found', language: 'en' });
});

test.each(['PATCH', 'PUT', 'DELETE'] as const)('%s of the list of cases is nowhere', async (method) => {
  const answer = await app.inject({ method, url: '/api/cases', headers: { 'x-csrf': '1' } });
  expectProblem(answer, { status: 404, code: 'not-found', language: 'zh-CN' });
});

test('nobody writes to an address that is nowhere from another site', async () => {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/nothing',
    headers: { origin: 'https://elsewhere.example' },
  });
  expectProblem(answer, { status: 403, code: 'csrf', language: 'zh-CN' });
});

test.each([`/api/cases/${'a'.repeat(3000)}`, `/api/policies/${'%E4%B8%AD'.repeat(300)}`])(
  'an address that is too long is nowhere',
  async (url) => {
    const answer = await app.inject({ url });
    expectProblem(answer, { status: 404, code: 'not-found', language: 'zh-CN' });
  },
);

test('a body without a length is refused at the limit', async () => {
  const spaces = Readable.from(Array(40).fill(Buffer.alloc(65_536, 0x20)), { objectMode: false });
  const answer = await app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { 'x-csrf': '1', 'content-type': 'application/json' },
    payload: spaces,
  });
  const problem = expectProblem(answer, { status: 413, code: 'too-large', language: 'zh-CN' });
  expect(problem.title).toContain('1024 kB');
});

test('who sends a body without an end is cut off', async () => {
  const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
  const socket = connect({ host: '127.0.0.1', port: Number(port) });
  // A reset is what being cut off looks like.
  socket.on('error', () => {});
  socket.resume();
  socket.write(
    'POST /api/session HTTP/1.1\r\nhost: localhost\r\nx-csrf: 1\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
  );
  const chunk = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(65_536, 0x20), Buffer.from('\r\n')]);
  let sent = 0;
  const most = 256 * 1_048_576;
  while (!socket.destroyed && sent < most) {
    sent += chunk.length;
    await new Promise<void>((resolve) => void socket.write(chunk, () => resolve()));
  }
  socket.destroy();
  expect(sent).toBeLessThan(most);
});

describe.runIf(existsSync('web/dist/index.html'))('the web', () => {
  test.each(['/', '/cases', '/cases/0198c1de-0000-7000-8000-000000000000', '/sign-in?next=%2Fcases', '/apiary'])(
    '%s gives the page',
    async (url) => {
      const answer = await app.inject({ url });
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-type']).toMatch(/^text\/html/);
      expect(answer.headers['cache-control']).toBe('no-cache');
    },
  );
  test.each(['/../package.json', '/..%2f..%2fpackage.json', '/assets/..%2f..%2fpackage.json', '/.env'])(
    '%s gives nothing of what lies around it',
    async (url) => {
      const answer = await app.inject({ url });
      expect(answer.payload).not.toMatch(/"dependencies"|SECRET/);
    },
  );
});
