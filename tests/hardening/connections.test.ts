/** Connections that are slow, silent or broken: cut off, told why, and nobody else notices. */
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, buildApp } from '../../server/app.ts';
import { usualPatience } from '../../server/http/patience.ts';
import { problemSchema } from '../../server/http/wire-contract.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

let pilot: Pilot;
let app: App;
let port: number;
beforeAll(async () => {
  pilot = await createPilot();
  app = await buildApp(pilot.product, {
    headers: 60,
    request: 120,
    silence: 60_000,
    keepAlive: 60_000,
    checkEvery: 20,
  });
  port = await listen(app);
});
afterAll(async () => {
  await app.close();
  await pilot.close();
});

async function listen(on: App): Promise<number> {
  await on.listen({ host: '127.0.0.1', port: 0 });
  const { port: bound } = Object(on.server.address()) as AddressInfo;
  return bound;
}

/** Sends this, says no more, and answers with everything that was heard until the other side hung up. */
function hear(text: string | Buffer, at = port): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect({ host: '127.0.0.1', port: at }, () => void socket.write(text));
    socket.on('data', (piece: Buffer) => {
      heard += piece.toString();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard));
  });
}

function problemIn(heard: string) {
  const [head = '', body = ''] = heard.split('\r\n\r\n');
  expect(head).toMatch(/content-type: application\/problem\+json/);
  return {
    status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]),
    problem: problemSchema.strict().parse(JSON.parse(body)),
  };
}

test('who does not come to the end of the headers is cut off', async () => {
  const { status, problem } = problemIn(await hear('GET /api/cases HTTP/1.1\r\nhost: x\r\nx-slow: 1'));
  expect([status, problem.code]).toEqual([408, 'too-slow']);
});

test('who does not come to the end of the body is cut off', async () => {
  const heard = await hear(
    'POST /api/session HTTP/1.1\r\nhost: x\r\nx-csrf: 1\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"email":',
  );
  expect(heard).toMatch(/^HTTP\/1\.1 4\d\d /);
});

test('who says nothing at all is cut off', async () => {
  const silent = await buildApp(pilot.product, { ...usualPatience, silence: 50 });
  const at = await listen(silent);
  expect(await hear('', at)).toBe('');
  await silent.close();
});

test('meanwhile others are answered', async () => {
  const slow = Array.from({ length: 50 }, () => hear('GET /health/live HTTP/1.1\r\nhost: x\r\nx-slow: 1'));
  expect((await fetch(`http://127.0.0.1:${port}/health/live`)).status).toBe(200);
  await Promise.all(slow);
});

test('the product as it starts has a limit for each of these', () => {
  const limits = [usualPatience.headers, usualPatience.request, usualPatience.silence, usualPatience.keepAlive];
  for (const limit of limits) expect(limit).toBeGreaterThan(0);
  expect(usualPatience.headers).toBeLessThan(usualPatience.request);
});

const broken: [what: string, text: string, status: number, code: string][] = [
  ['no HTTP', 'HELO mail.example.org\r\n\r\n', 400, 'malformed'],
  ['too large a head', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(40_000)}\r\n\r\n`, 431, 'too-many-headers'],
  ['thousands of headers', `GET / HTTP/1.1\r\nhost: x\r\n${'x-a: b\r\n'.repeat(5000)}\r\n`, 431, 'too-many-headers'],
  ['a line break in a header', 'GET / HTTP/1.1\r\nhost: x\r\nx: a\nb\r\n\r\n', 400, 'malformed'],
  ['a NUL in a header', 'GET / HTTP/1.1\r\nhost: x\r\nx: a\0b\r\n\r\n', 400, 'malformed'],
];
test.each(broken)('%s is answered with a problem and the connection closed', async (_, text, status, code) => {
  const told = problemIn(await hear(text));
  expect([told.status, told.problem.code]).toEqual([status, code]);
});

const smuggled = 'GET /api/cases HTTP/1.1\r\nhost: x\r\n\r\n';
const post = 'POST /api/session HTTP/1.1\r\nhost: x\r\nx-csrf: 1\r\ncontent-type: application/json\r\n';
test.each([
  ['a length and chunks', `${post}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`],
  ['two lengths', `${post}content-length: 0\r\ncontent-length: 40\r\n\r\n${smuggled}`],
  ['a length with a sign', `${post}content-length: +0\r\n\r\n${smuggled}`],
  ['chunks that are not quite', `${post}transfer-encoding: xchunked\r\n\r\n0\r\n\r\n${smuggled}`],
  ['a blank before the colon', `${post}content-length : 0\r\n\r\n${smuggled}`],
  ['a folded header', `${post}content-length: 0\r\n x: y\r\n\r\n${smuggled}`],
])('with %s no second request is smuggled in behind the first', async (_, text) => {
  const answers = (await hear(text)).match(/HTTP\/1\.1 \d+/g) ?? [];
  expect(answers).toEqual(['HTTP/1.1 400']);
});

test('nothing is built from the Host that a client names', async () => {
  const heard = await hear(
    'GET /cases/x?y HTTP/1.1\r\nhost: evil.example\r\nx-forwarded-host: evil.example\r\nconnection: close\r\n\r\n',
  );
  expect(heard).not.toContain('evil.example');
  const document = await hear('GET /api/openapi.json HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n');
  expect(document).toMatch(/^HTTP\/1\.1 200/);
  expect(document).not.toContain('evil.example');
});

test('a request without a Host is refused', async () => {
  expect(await hear('GET / HTTP/1.1\r\nconnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
});
