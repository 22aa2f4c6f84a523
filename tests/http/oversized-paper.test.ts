/** A paper that is too large is cut off while it comes in, and leaves nothing behind. */
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, buildApp } from '../../server/app.ts';
import { openSession } from '../../server/identity/sessions.ts';
import { formsOf, paperOf } from '../../workflows/forms/forms.ts';
import { pdf } from '../papers/file-samples.ts';
import { boundary, end, part } from '../papers/papers-app.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';
import { expectProblem } from './expect-problem.ts';
import { type Look, lookAt } from './look.ts';

let pilot: Pilot;
let app: App;
let look: Look;
let cookie: string;
let caseId: string;
let maxBytes: number;
beforeAll(async () => {
  pilot = await createPilot();
  app = await buildApp(pilot.product);
  look = await lookAt(pilot);
  const put = await pilot.caseAt('application.draft');
  caseId = put.caseId;
  const { personId } = put.enterprise;
  const opening = { personId, userAgent: 'test', address: '127.0.0.1' };
  const token = await pilot.product.db.transaction((tx) => openSession(tx, opening));
  cookie = `pilotflow_session=${token}`;
  const { rows } = await pilot.database.pool.query('select policy_id from cases');
  maxBytes = paperOf(formsOf(await pilot.product.policies.get(rows[0].policy_id)), 'licence')?.paper.maxBytes ?? 0;
});
afterAll(async () => {
  await app.close();
  await pilot.close();
});

/** One file of `length` bytes, made as it is read; `sent` counts what was asked for. */
function fileOf(length: number) {
  const head = part(pdf).subarray(0, -2);
  const counted = { sent: 0 };
  function* chunks() {
    yield head;
    for (let left = length - pdf.length; left > 0; left -= 65_536) {
      const chunk = Buffer.alloc(Math.min(65_536, left), 0x20);
      counted.sent += chunk.length;
      yield chunk;
    }
    yield Buffer.concat([Buffer.from('\r\n'), end]);
  }
  return { counted, stream: Readable.from(chunks(), { objectMode: false }) };
}

const send = (payload: Readable | Buffer) =>
  app.inject({
    method: 'POST',
    url: `/api/cases/${caseId}/documents?paper=licence`,
    headers: { cookie, 'x-csrf': '1', 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload,
  });

test('one byte too many is too many: neither a row nor bytes stay', async () => {
  expect(maxBytes).toBeGreaterThan(1_048_576);
  const before = await look();
  const { stream } = fileOf(maxBytes + 1);
  const problem = expectProblem(await send(stream), { status: 413, code: 'too-large', language: 'zh-CN' });
  expect(problem.title).toContain(`${maxBytes / 1_048_576} MB`);
  expect(problem.facts).toMatchObject({ maxBytes });
  expect(await look()).toEqual(before);
});

test('a file without an end is cut off at the limit, not read to see where it leads', async () => {
  const before = await look();
  const { stream, counted } = fileOf(maxBytes * 20);
  expectProblem(await send(stream), { status: 413, code: 'too-large', language: 'zh-CN' });
  // After the answer the rest is drained for as long as one more paper takes, and no further.
  expect(counted.sent).toBeLessThan(maxBytes * 20);
  expect(await look()).toEqual(before);
});

test('a file cut off in the middle leaves nothing', async () => {
  const before = await look();
  expectProblem(await send(part(pdf).subarray(0, -20)), { status: 400, code: 'malformed', language: 'zh-CN' });
  expect(await look()).toEqual(before);
});

test('a file of exactly the limit is taken', async () => {
  const before = await look();
  const { stream } = fileOf(maxBytes);
  const answer = await send(stream);
  expect(answer.statusCode).toBe(201);
  expect(answer.json()).toMatchObject({ sizeBytes: maxBytes });
  const after = await look();
  expect(after.documents).not.toBe(before.documents);
  expect(after.files).not.toBe(before.files);
});
