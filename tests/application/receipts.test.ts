/** Every submission has a numbered receipt: the same bytes each time, and genuine only as it was given. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { openScene, type Scene } from '../http/scene.ts';
import { fillApplication } from '../support/application-builder.ts';
import { happened, recordOf } from '../support/case-log.ts';

let scene: Scene;
let caseId: string;
let enterprise: Caller;
let number: string;
beforeAll(async () => {
  scene = await openScene();
  ({ caseId, enterprise } = await scene.pilot.caseAt('application.draft'));
  await fillApplication(scene.pilot, caseId, enterprise);
  await happened(scene.pilot, caseId, { type: 'application.submit', to: 'application.districtReview' });
  ({ number } = await recordOf(scene.pilot, caseId));
});
afterAll(() => scene.close());

type Listed = { number: string; hash: string; receivedAt: string; verifyUrl: string };
const list = async (by: Caller = enterprise): Promise<Listed[]> =>
  (await scene.send({ operation: 'GET /api/cases/{id}/receipts', by, params: { id: caseId } })).json().items;
const content = (receipt: string, by: Caller = enterprise) =>
  scene.send({
    operation: 'GET /api/cases/{id}/receipts/{number}/content',
    by,
    params: { id: caseId, number: receipt },
  });
const later = async (hours: number) =>
  scene.pilot.clock.moveTo(new Date((await scene.pilot.clock.now()).getTime() + hours * 3_600_000));

/** As the QR leads there, with something changed. */
async function verify({ verifyUrl }: Listed, change: { number?: string; code?: string; hash?: string } = {}) {
  const url = new URL(verifyUrl);
  const answer = await scene.send({
    operation: 'GET /api/public/receipts/{number}',
    by: null,
    params: { number: change.number ?? decodeURIComponent(url.pathname.split('/').at(-1) ?? '') },
    query: [
      ['code', change.code ?? url.searchParams.get('code') ?? ''],
      ['hash', change.hash ?? url.searchParams.get('hash') ?? ''],
    ],
  });
  return { status: answer.statusCode, body: answer.json() };
}

test('a receipt is a PDF, the same bytes each time and for everybody who may read it', async () => {
  const [receipt] = await list();
  expect(receipt?.number).toBe(`${number}-R1`);
  const [first, second] = [await content(`${number}-R1`), await content(`${number}-R1`)];
  expect(first.headers['content-type']).toBe('application/pdf');
  expect(first.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  expect(first.rawPayload.equals(second.rawPayload)).toBe(true);
  const officer = await scene.pilot.person('officer');
  expect((await content(`${number}-R1`, officer)).rawPayload.equals(first.rawPayload)).toBe(true);
  expect((await content(`${number}-R2`)).statusCode).toBe(404);
});

test('who holds it is told that it is genuine, and nothing that does not stand on it', async () => {
  const [receipt] = await list();
  if (!receipt) throw new Error('there is no receipt');
  const { status, body } = await verify(receipt);
  expect(status).toBe(200);
  expect(body).toEqual({
    genuine: true,
    number: receipt.number,
    caseNumber: number,
    receivedAt: receipt.receivedAt,
    hash: receipt.hash,
  });
});

test('a changed number, code or hash is not genuine, and is answered like a receipt that there never was', async () => {
  const [receipt] = await list();
  if (!receipt) throw new Error('there is no receipt');
  for (const change of [
    { number: `${number}-R2` },
    { number: 'HS-0000-R1' },
    { code: 'a'.repeat(27) },
    { code: '' },
    { hash: 'sha256-0123456789abcdef' },
    { hash: '' },
  ])
    expect((await verify(receipt, change)).status, JSON.stringify(change)).toBe(404);
});

test('a supplement has a receipt of its own, and the first one stays what it was', async () => {
  const before = await content(`${number}-R1`);
  await later(2);
  await happened(scene.pilot, caseId, {
    type: 'application.return',
    to: 'application.supplement',
    said: { reason: '核对', defects: [{ field: 'staff', why: '与社保不符' }] },
  });
  await later(2);
  const saved = await scene.send({
    operation: 'PUT /api/cases/{id}/forms/{form}',
    by: enterprise,
    params: { id: caseId, form: 'application' },
    payload: JSON.stringify({ answers: { staff: 50 }, version: 1 }),
  });
  expect(saved.statusCode).toBe(200);
  await later(2);
  await happened(scene.pilot, caseId, { type: 'application.resubmit', to: 'application.districtReview' });
  const [first, second] = await list();
  expect([first?.number, second?.number]).toEqual([`${number}-R1`, `${number}-R2`]);
  expect(second?.hash).not.toBe(first?.hash);
  expect((await content(`${number}-R1`)).rawPayload.equals(before.rawPayload)).toBe(true);
});
