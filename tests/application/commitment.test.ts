/** Behind an application stands its commitment: confirmed by the legal representative for exactly this content, or signed on paper. */
import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { caseEvents, journal } from '../../server/database/schema/cases.ts';
import { letters } from '../../server/database/schema/letters.ts';
import { unseal } from '../../server/secrets/sealed.ts';
import { openScene, type Scene } from '../http/scene.ts';
import { pdf } from '../papers/file-samples.ts';
import { fillIn, oneFile, pilotForm } from '../papers/papers-app.ts';
import { contentOf, fillApplication } from '../support/application-builder.ts';
import { describeOrganisation, happened, organisationOf } from '../support/case-log.ts';

let scene: Scene;
let caseId: string;
let enterprise: Caller;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
beforeEach(async () => {
  ({ caseId, enterprise } = await scene.pilot.caseAt('application.draft'));
  await fillApplication(scene.pilot, caseId, enterprise);
  await describeOrganisation(scene.pilot, organisationOf(enterprise), { legalRepresentative: '王 建国' });
});

const name = '王建国';
const ask = async (operation: string, payload: object | null = null, by: Caller | null = enterprise) => {
  const answer = await scene.send({
    operation,
    by,
    params: { id: caseId },
    ...(payload === null ? {} : { payload: JSON.stringify(payload) }),
  });
  return { status: answer.statusCode, body: answer.json() };
};
const standing = async () => (await ask('GET /api/cases/{id}/commitment')).body;
const send = (email = 'wang@example.com') => ask('POST /api/cases/{id}/commitment/link', { email });
const byLink = (token: string, said: object = {}) =>
  ask('POST /api/commitments/confirm', { token, name, ...said }, null);
let keys = 0;
const submit = async () => {
  keys += 1;
  const answer = await scene.send({
    operation: 'POST /api/cases/{id}/events',
    by: enterprise,
    params: { id: caseId },
    headers: { 'idempotency-key': `submission-${String(keys).padStart(6, '0')}` },
    payload: JSON.stringify({ type: 'application.submit' }),
  });
  return { status: answer.statusCode, body: answer.json() };
};
/** What the last letter to the address leads to. */
async function tokenFor(address = 'wang@example.com'): Promise<string> {
  const { db, settings } = scene.pilot.product;
  const [letter] = await db
    .select()
    .from(letters)
    .where(eq(letters.address, address))
    .orderBy(desc(letters.id))
    .limit(1);
  const place = { secret: settings.sessionSecret, purpose: 'letter', about: letter?.id ?? '' } as const;
  return (unseal(letter?.secret ?? '', place) ?? '').replace('/commitment#', '');
}

test('an application that nobody stands behind is not taken in, and says why', async () => {
  const { status, body } = await submit();
  expect(status).toBe(422);
  expect(body.unmet.map(({ code }: { code: string }) => code)).toEqual(['commitmentMade']);
  expect(await standing()).toMatchObject({ needed: true, standing: 'none', complete: true, open: true, own: false });
});

test('the letter names the enterprise and its figures', async () => {
  const { letter } = await standing();
  expect(letter.opening.zh).toContain(enterprise.memberships[0]?.organisation);
  expect(letter.paragraphs[0].zh).toContain('42 人');
});

test('the legal representative confirms by the one letter, and the event keeps what was confirmed', async () => {
  expect((await send()).body.asked.email).toBe('wang@example.com');
  const token = await tokenFor();
  const opened = (await ask('POST /api/commitments/open', { token }, null)).body;
  expect(opened).toMatchObject({ confirmedAt: null, contentHash: await contentOf(scene.pilot, caseId) });
  expect(opened.papers.map(({ name: file }: { name: string }) => file)).toContain('licence.pdf');

  const other = await byLink(token, { name: '李四', contentHash: opened.contentHash });
  expect([other.status, other.body.code]).toEqual([422, 'rule']);
  expect((await byLink(token, { contentHash: opened.contentHash })).status).toBe(200);
  expect(await standing()).toMatchObject({ standing: 'confirmed', confirmed: { name, way: 'link' }, asked: null });
  const again = await byLink(token, { contentHash: opened.contentHash });
  expect([again.status, again.body.code]).toEqual([409, 'link-over']);

  expect((await submit()).status).toBe(200);
  const [event] = await scene.pilot.product.db
    .select()
    .from(caseEvents)
    .where(eq(caseEvents.caseId, caseId))
    .orderBy(desc(caseEvents.seq))
    .limit(1);
  expect(event?.seen.commitment).toMatchObject({ by: 'representative', contentHash: opened.contentHash });
  const acts = await scene.pilot.product.db.select().from(journal).where(eq(journal.caseId, caseId));
  expect(acts.map(({ act }) => act)).toEqual(
    expect.arrayContaining(['commitment.asked', 'commitment.opened', 'commitment.confirmed']),
  );
  expect(JSON.stringify(acts)).not.toContain(name);
});

test('a change afterwards makes the confirmation lapse, and taking it back makes it hold again', async () => {
  await send();
  const token = await tokenFor();
  await byLink(token, { contentHash: await contentOf(scene.pilot, caseId) });
  const filled = fillIn(pilotForm('application'));
  const save = (answers: object, version: number) =>
    scene.send({
      operation: 'PUT /api/cases/{id}/forms/{form}',
      by: enterprise,
      params: { id: caseId, form: 'application' },
      payload: JSON.stringify({ answers, version }),
    });
  expect((await save({ ...filled, staff: 43 }, 1)).statusCode).toBe(200);
  expect((await standing()).standing).toBe('lapsed');
  expect((await submit()).body.unmet[0].code).toBe('commitmentMade');
  expect((await save(filled, 2)).statusCode).toBe(200);
  expect((await standing()).standing).toBe('confirmed');
});

test('what was shown and is not what stands any more is not confirmed', async () => {
  await send();
  const stale = await byLink(await tokenFor(), { contentHash: '0'.repeat(64) });
  expect([stale.status, stale.body.code]).toEqual([409, 'stale-form']);
});

test('a second letter to the same address is not sent at once, and a later one makes the first link useless', async () => {
  await send();
  const first = await tokenFor();
  expect((await send()).body.code).toBe('rule');
  expect((await send('other@example.com')).status).toBe(200);
  const opened = await ask('POST /api/commitments/open', { token: first }, null);
  expect([opened.status, opened.body.code]).toEqual([409, 'link-over']);
});

test('a link is of use for seven days', async () => {
  await send();
  const token = await tokenFor();
  const now = await scene.pilot.clock.now();
  scene.pilot.clock.moveTo(new Date(now.getTime() + 9 * 86_400_000));
  const opened = await ask('POST /api/commitments/open', { token }, null);
  expect([opened.status, opened.body.code]).toEqual([409, 'link-over']);
  scene.pilot.clock.moveTo(now);
});

test('what lacks something is confirmed by nobody', async () => {
  ({ caseId, enterprise } = await scene.pilot.caseAt('application.draft'));
  expect((await standing()).complete).toBe(false);
  expect((await send()).body.code).toBe('rule');
});

test('a member who bears the name of the legal representative confirms from their own account', async () => {
  await describeOrganisation(scene.pilot, organisationOf(enterprise), { legalRepresentative: enterprise.name });
  expect((await standing()).own).toBe(true);
  const body = { name: enterprise.name, contentHash: await contentOf(scene.pilot, caseId) };
  expect((await ask('POST /api/cases/{id}/commitment', body)).body).toMatchObject({ standing: 'confirmed' });
  const colleague = await scene.pilot.person('enterprise', { organisationId: organisationOf(enterprise) });
  expect((await ask('POST /api/cases/{id}/commitment', body, colleague)).body.code).toBe('rule');
});

test('the signed and sealed letter on paper counts instead', async () => {
  const handed = await scene.send({
    operation: 'POST /api/cases/{id}/documents',
    by: enterprise,
    params: { id: caseId },
    query: [['paper', 'commitmentLetter']],
    headers: { 'content-type': 'multipart/form-data; boundary=frontier-of-parts' },
    payload: oneFile(pdf),
  });
  expect(handed.statusCode).toBe(201);
  expect((await standing()).standing).toBe('paper');
  expect((await submit()).status).toBe(200);
});

test('a supplement that changes something needs a new confirmation', async () => {
  await send();
  await byLink(await tokenFor(), { contentHash: await contentOf(scene.pilot, caseId) });
  await submit();
  await happened(scene.pilot, caseId, {
    type: 'application.return',
    to: 'application.supplement',
    said: { reason: '核对', defects: [{ field: 'staff', why: '与社保不符' }] },
  });
  expect(await standing()).toMatchObject({ standing: 'confirmed', open: true });
  await scene.send({
    operation: 'PUT /api/cases/{id}/forms/{form}',
    by: enterprise,
    params: { id: caseId, form: 'application' },
    payload: JSON.stringify({ answers: { staff: 50 }, version: 1 }),
  });
  expect(await standing()).toMatchObject({ standing: 'lapsed', open: true, complete: true });
});
