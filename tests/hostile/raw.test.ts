/** Bytes on the wire that are hardly a request: shuffled, cut off, packed, counted wrongly. Answered with a refusal or with nothing. */
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, buildApp } from '../../server/app.ts';
import { openSession } from '../../server/identity/sessions.ts';
import { type Look, lookAt } from '../http/look.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';
import { allTexts } from './corpus.ts';
import { type Dice, throwDice } from './dice.ts';

let pilot: Pilot;
let app: App;
let look: Look;
let port: number;
let sound: string;
beforeAll(async () => {
  pilot = await createPilot();
  // Impatient: who is cut off half-way would otherwise be waited for.
  app = await buildApp(pilot.product, { headers: 300, request: 400, silence: 20_000, keepAlive: 100, checkEvery: 50 });
  look = await lookAt(pilot);
  port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);
  const { caseId } = await pilot.caseAt('application.cityReview');
  const { personId } = await pilot.person('officer');
  const opening = { personId, userAgent: 'test', address: '127.0.0.1' };
  const token = await pilot.product.db.transaction((tx) => openSession(tx, opening));
  // Refused as it stands: nothing can be returned without a reason.
  const body = JSON.stringify({ type: 'application.return', reason: '', defects: [] });
  sound = [
    `POST /api/cases/${caseId}/events HTTP/1.1`,
    'host: 127.0.0.1',
    `cookie: pilotflow_session=${token}`,
    'x-csrf: 1',
    'idempotency-key: intent-of-the-wire',
    'content-type: application/json',
    `content-length: ${body.length}`,
    'connection: close',
    '',
    body,
  ].join('\r\n');
});
afterAll(async () => {
  await app.close();
  await pilot.close();
});

/** Everything that was heard until the other side hung up. */
function say(bytes: Buffer): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect({ host: '127.0.0.1', port }, () => void socket.end(bytes));
    socket.on('data', (piece: Buffer) => {
      heard += piece.toString();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard));
  });
}

function distort(text: string, dice: Dice): Buffer {
  const [head = '', body = ''] = text.split('\r\n\r\n');
  const with_ = (line: string, rest: string | Buffer = body): Buffer =>
    Buffer.concat([Buffer.from(`${head.replace(/content-length: \d+/, line)}\r\n\r\n`), Buffer.from(rest)]);
  const packed = gzipSync(body);
  return dice.one<() => Buffer>([
    () => {
      const bytes = Buffer.from(text);
      for (let n = 1 + dice.below(12); n > 0; n -= 1) bytes[dice.below(bytes.length)] = dice.below(256);
      return bytes;
    },
    () => Buffer.from(text.slice(0, dice.below(text.length))),
    () => Buffer.from(text.replace(/\r\n/g, () => dice.one(['\r\n', '\n', '\r', '\r\n\r\n']))),
    () => Buffer.from(`${dice.one(allTexts)}${text}`),
    () => Buffer.from(text.replace(/ \/\S* /, ` /api/${dice.one(allTexts)} `)),
    () => with_(`content-encoding: gzip\r\ncontent-length: ${packed.length}`, packed),
    () => with_(`content-length: ${body.length + dice.below(100) - 50}`),
    () => with_('transfer-encoding: chunked'),
    () => with_('transfer-encoding: chunked', `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`),
    () => with_('transfer-encoding: chunked', `${'f'.repeat(20)}\r\n${body}\r\n0\r\n\r\n`),
    () => with_('transfer-encoding: chunked', `3;${'e'.repeat(20_000)}\r\nabc\r\n`),
    () => with_(`content-length: ${body.length}\r\nx: ${dice.one(allTexts)}`),
    () => with_(`content-length: ${dice.one(['-1', '1e3', '0x10', '99999999999999999999', '', '٣'])}`),
    () => Buffer.concat([Buffer.from(text), Buffer.from(text)]),
    () => Buffer.from(Array.from({ length: dice.below(400) }, () => dice.below(256))),
  ])();
}

test('500 distorted requests are refused or not understood, and change nothing', async () => {
  const dice = throwDice(20_250_106);
  const before = await look();
  const statuses = new Map<string, number>();
  for (let round = 0; round < 25; round += 1) {
    const sent = Array.from({ length: 20 }, () => distort(sound, dice));
    const heard = await Promise.all(sent.map(say));
    for (const [i, answer] of heard.entries()) {
      const status = /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 'hung up';
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      const told = `${sent[i]?.toString().slice(0, 600)} → ${answer.slice(0, 300)}`;
      expect(Number(status) >= 200 && Number(status) < 400, told).toBe(false);
      expect(status, told).not.toMatch(/^5/);
      expect(answer, told).not.toMatch(/node_modules|\bat [\w.<>]+ \(\//);
    }
  }
  console.info('500 distorted requests:', Object.fromEntries(statuses));
  expect(await look()).toEqual(before);
  expect((await fetch(`http://127.0.0.1:${port}/health/live`)).status).toBe(200);
});
