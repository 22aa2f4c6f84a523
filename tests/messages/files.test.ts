/** Files that go with a message: before it is sent for nobody but who brought them, afterwards for whoever reads it. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { documents } from '../../server/database/schema/papers.ts';
import { runRetention } from '../../server/privacy/retention/run-retention.ts';
import { messageFile } from '../../workflows/messages/files.ts';
import { type Answer, openScene, type Scene } from '../http/scene.ts';
import { exe, pdf } from '../papers/file-samples.ts';
import { oneFile } from '../papers/papers-app.ts';
import { organisationOf } from '../support/case-log.ts';
import { messageIn, openTalk, type Talk } from './scene.ts';

let scene: Scene;
let talk: Talk;
beforeAll(async () => {
  scene = await openScene();
  talk = await openTalk(scene);
});
afterAll(() => scene.close());

const bring = (by: Caller, bytes: Buffer = pdf, name = '设备清单.pdf'): Promise<Answer> =>
  scene.send({
    operation: 'POST /api/cases/{id}/messages/files',
    by,
    params: { id: talk.caseId },
    headers: { 'content-type': 'multipart/form-data; boundary=frontier-of-parts', 'accept-language': 'en' },
    payload: oneFile(bytes, name),
  });
const brought = async (by: Caller): Promise<string> => (await bring(by)).json().id;
const fetch = async (by: Caller, id: string): Promise<number> =>
  (await scene.send({ operation: 'GET /api/documents/{id}/content', by, params: { id } })).statusCode;
const withdraw = async (by: Caller, id: string): Promise<number> =>
  (await scene.send({ operation: 'DELETE /api/documents/{id}', by, params: { id } })).statusCode;

describe('a file', () => {
  test('that waits is only for who brought it, not even for a colleague or the bureau', async () => {
    const id = await brought(talk.enterprise);
    const colleague = await scene.pilot.person('enterprise', { organisationId: organisationOf(talk.enterprise) });
    expect(await fetch(talk.enterprise, id)).toBe(200);
    for (const other of [colleague, talk.officer, talk.provider, talk.inspector])
      expect(await fetch(other, id)).toBe(404);
    expect((await talk.write(talk.officer, ['bureau'], { documents: [id] })).statusCode).toBe(404);
  });

  test('that was sent is for whoever reads the message, byte for byte, and for nobody else', async () => {
    const id = await brought(talk.enterprise);
    const sent = await talk.write(talk.enterprise, ['bureau', 'provider'], { text: '清单见附件', documents: [id] });
    expect(messageIn(sent).papers).toMatchObject([{ id, paper: messageFile.code, name: '设备清单.pdf' }]);
    for (const reader of [talk.provider, talk.officer, talk.district]) expect(await fetch(reader, id)).toBe(200);
    for (const other of [talk.inspector, talk.auditFirm]) expect(await fetch(other, id)).toBe(404);
    const treasury = await scene.pilot.person('treasury');
    expect(await fetch(treasury, id)).toBe(404);
    expect((await talk.read(talk.provider)).items[0]?.papers).toMatchObject([{ id }]);
  });

  test('that somebody else brought is not passed on', async () => {
    const id = await brought(talk.enterprise);
    await talk.write(talk.enterprise, ['bureau'], { documents: [id] });
    const refused = await talk.write(talk.officer, ['bureau', 'provider'], { documents: [id] });
    expect(refused.json().unmet).toMatchObject([{ code: 'paperNotTheirs', details: ['设备清单.pdf'] }]);
  });

  test('can be taken back until it is sent, and what was said stays', async () => {
    const id = await brought(talk.provider);
    expect(await withdraw(talk.enterprise, id)).toBe(404);
    expect(await withdraw(talk.provider, id)).toBe(204);
    expect((await talk.write(talk.provider, ['bureau'], { documents: [id] })).statusCode).toBe(404);
    const kept = await brought(talk.provider);
    await talk.write(talk.provider, ['bureau'], { documents: [kept] });
    expect(await withdraw(talk.provider, kept)).toBe(409);
  });

  test('is told by its content, and a program is none', async () => {
    expect((await bring(talk.enterprise, exe, '清单.pdf')).json()).toMatchObject({ code: 'wrong-type' });
  });
});

test('no more than ten wait at once, and sending makes room', async () => {
  const { district } = talk;
  const waiting = [];
  for (let i = 0; i < messageFile.maxFiles; i++) waiting.push(await brought(district));
  const refused = await bring(district);
  expect(refused.json()).toMatchObject({ status: 422, detail: expect.stringMatching(/10 files wait/) });
  await talk.write(district, ['bureau'], { documents: waiting });
  expect((await bring(district)).statusCode).toBe(201);
});

test('what was never sent goes after its time, with its bytes; what was sent stays', async () => {
  const [left, sent] = [await brought(talk.auditFirm), await brought(talk.auditFirm)];
  await talk.write(talk.auditFirm, ['bureau'], { documents: [sent] });
  const row = async (id: string) =>
    (await scene.pilot.product.db.select({ key: documents.storageKey }).from(documents).where(eq(documents.id, id)))[0];
  const key = (await row(left))?.key ?? '';
  scene.pilot.clock.moveTo(new Date((await scene.pilot.clock.now()).getTime() + 400 * 86_400_000));
  await runRetention(scene.pilot.product);
  expect(await row(left)).toBeUndefined();
  await expect(scene.pilot.product.files.get(key)).rejects.toThrow();
  expect(await row(sent)).toBeDefined();
});
