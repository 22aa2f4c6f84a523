/** An organisation takes along everything about itself, and nothing about anybody else. */

import { eq } from 'drizzle-orm';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { journal } from '../../server/database/schema/cases.ts';
import { organisations, people } from '../../server/database/schema/identity.ts';
import { caseForms } from '../../server/database/schema/papers.ts';
import { openScene, type Scene } from '../http/scene.ts';
import { pdf } from '../papers/file-samples.ts';
import { oneFile } from '../papers/papers-app.ts';
import { organisationOf } from '../support/case-log.ts';
import { giveAccount } from '../support/money-builders.ts';

let scene: Scene;
let caseId: string;
let enterprise: Caller;
let colleague: Caller;
let id: string;
const decoder = new TextDecoder();
const stranger = '他人机密';

beforeAll(async () => {
  scene = await openScene();
  const { pilot } = scene;
  const { db, clock } = pilot.product;
  ({ caseId, enterprise } = await pilot.caseAt('application.draft'));
  id = organisationOf(enterprise);
  colleague = await pilot.person('enterprise', { organisationId: id });
  await db.update(people).set({ name: '欧阳同事', phone: '13700001111' }).where(eq(people.id, colleague.personId));
  await db.update(people).set({ passwordHash: 'secret-hash' }).where(eq(people.id, enterprise.personId));
  await db.update(organisations).set({ phone: '13812341234' }).where(eq(organisations.id, id));
  await giveAccount(pilot, enterprise, '4200123456781234');
  const form = { form: 'application', version: 1, updatedAt: await clock.now(db) };
  await db
    .insert(caseForms)
    .values({ ...form, caseId, answers: { needs: '自家需求' }, updatedBy: enterprise.personId });
  const other = await pilot.caseAt('application.draft');
  const theirs = { caseId: other.caseId, answers: { needs: stranger }, updatedBy: other.enterprise.personId };
  await db.insert(caseForms).values({ ...form, ...theirs });
  const uploaded = await scene.send({
    operation: 'POST /api/cases/{id}/documents',
    by: enterprise,
    params: { id: caseId },
    query: [['paper', 'licence']],
    headers: { 'content-type': 'multipart/form-data; boundary=frontier-of-parts' },
    payload: oneFile(pdf, '营业执照.pdf'),
  });
  expect(uploaded.statusCode).toBe(201);
});
afterAll(() => scene.close());

const take = async (by: Caller, params = { id }) =>
  scene.send({ operation: 'GET /api/organisations/{id}/export', by, params });
const unpack = async (by: Caller) => {
  const answer = await take(by);
  expect(answer.statusCode).toBe(200);
  return new Map(Object.entries(unzipSync(answer.rawPayload)));
};

test('the ZIP holds the organisation, its account whole, its case with history and forms, and its papers as they were', async () => {
  const files = await unpack(enterprise);
  const names = [...files.keys()];
  const text = (ending: string) => decoder.decode(files.get(names.find((name) => name.endsWith(ending)) ?? ''));
  expect(names[0]).toBe('README.txt');
  expect(text('README.txt')).toContain('account.json');
  expect(JSON.parse(text('organisation.json'))).toMatchObject([{ id, phone: '13812341234' }]);
  expect(JSON.parse(text('account.json'))).toMatchObject([{ number: '4200123456781234', updatedBy: enterprise.name }]);
  expect(JSON.parse(text('/history.json'))).toMatchObject([{ type: 'case.opened' }]);
  expect(JSON.parse(text('/forms.json'))).toMatchObject([{ answers: { needs: '自家需求' } }]);
  expect(JSON.parse(text('left-out.json'))).toEqual([]);
  expect(Buffer.from(files.get(names.find((name) => /^papers\/.*营业执照\.pdf$/.test(name)) ?? '') ?? '')).toEqual(pdf);
});

test('every file that the README names is there', async () => {
  const files = await unpack(enterprise);
  const readMe = decoder.decode(files.get('README.txt'));
  const named = [...readMe.matchAll(/^([a-z-]+\.json|cases\/…\/[a-z-]+\.json)$/gm)].map(([name]) => name);
  expect(named.length).toBeGreaterThan(12);
  const there = [...files.keys()].map((name) => name.replace(/^cases\/[^/]+\//, 'cases/…/'));
  for (const name of named) expect(there).toContain(name);
});

test('nobody else is in it: no colleague, no other enterprise, no secret, no place in the store', async () => {
  const files = await unpack(enterprise);
  const all = [...files].filter(([name]) => !name.startsWith('papers/')).map(([, bytes]) => decoder.decode(bytes));
  const whole = all.join('\n');
  expect(whole).toContain(enterprise.name);
  for (const canary of ['欧阳同事', '13700001111', colleague.email, stranger, 'secret-hash', 'storageKey', 'objector'])
    expect(whole.includes(canary), canary).toBe(false);
});

test('whoever is no member is told that there is no such organisation, the director too', async () => {
  for (const role of ['enterprise', 'director', 'administrator', 'auditor'] as const)
    expect((await take(await scene.pilot.person(role))).statusCode).toBe(404);
});

test('an export is journalled before it begins, and not more than ten are made in a day', async () => {
  const { db } = scene.pilot.product;
  const exports = async () =>
    (await db.select().from(journal).where(eq(journal.actorId, colleague.personId))).filter(
      ({ act }) => act === 'organisation.exported',
    );
  expect((await take(colleague)).statusCode).toBe(200);
  expect(await exports()).toMatchObject([{ role: 'enterprise', subject: `organisations/${id}` }]);
  for (let n = 0; n < 9; n += 1) expect((await take(colleague)).statusCode).toBe(200);
  expect((await take(colleague)).statusCode).toBe(429);
  expect(await exports()).toHaveLength(10);
});

test('a paper whose bytes are lost does not spoil the export', async () => {
  await scene.pilot.database.adminPool.query(
    "update documents set storage_key = '2025/00000000-0000-7000-8000-000000000000' where uploaded_for = $1",
    [id],
  );
  const files = await unpack(enterprise);
  expect(JSON.parse(decoder.decode(files.get('left-out.json')))).toMatchObject([{ name: '营业执照.pdf' }]);
});

test('a person reads what is kept about them, why, how long and who sees it', async () => {
  const answer = await scene.send({ operation: 'GET /api/privacy', by: enterprise });
  const { person, areas } = answer.json();
  expect(person).toMatchObject({ name: enterprise.name, email: enterprise.email });
  expect(areas.length).toBeGreaterThan(15);
  expect(areas).toContainEqual(expect.objectContaining({ title: { zh: '登录会话', en: 'Sessions' }, days: 30 }));
});
