/** Telephone numbers, mail addresses and account numbers are masked for others, and whole on asking, with a trace. */
import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { journal } from '../../server/database/schema/cases.ts';
import { memberships, organisations } from '../../server/database/schema/identity.ts';
import { caseForms } from '../../server/database/schema/papers.ts';
import { openScene, type Scene } from '../http/scene.ts';
import { organisationOf } from '../support/case-log.ts';
import { giveAccount } from '../support/money-builders.ts';

const phone = '13812341234';
const email = 'chen.xiao@example.com';
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

let caseId: string;
let enterprise: Caller;
let organisation: string;
beforeEach(async () => {
  ({ caseId, enterprise } = await scene.pilot.caseAt('subsidy.payable'));
  organisation = organisationOf(enterprise);
  const { db } = scene.pilot.product;
  await db.update(organisations).set({ phone, email }).where(eq(organisations.id, organisation));
  await giveAccount(scene.pilot, enterprise);
  const at = await scene.pilot.product.clock.now(db);
  await db.insert(caseForms).values({
    caseId,
    form: 'application',
    answers: { contactName: '陈晓', contactPhone: phone, contactEmail: email, staff: 40 },
    version: 1,
    updatedBy: enterprise.personId,
    updatedAt: at,
  });
});

const reveal = async (by: Caller, subject: string, field: string) => {
  const payload = JSON.stringify({ subject, field, reason: '电话核实申报材料' });
  const answer = await scene.send({ operation: 'POST /api/reveals', by, payload });
  return { status: answer.statusCode, value: answer.json().value, headers: answer.headers };
};
const read = async (by: Caller, operation: string, id: string, query: [string, string][] = []) =>
  (await scene.send({ operation, by, params: { id }, query })).payload;
const revealsOf = async (personId: string) =>
  (await scene.pilot.product.db.select().from(journal).where(eq(journal.actorId, personId))).filter(
    ({ act }) => act === 'personal.revealed',
  );

describe('an official', () => {
  test('reads the contact in a form masked, asks for it with a reason, and leaves a trace without the value', async () => {
    const officer = await scene.pilot.person('officer');
    const forms = await read(officer, 'GET /api/cases/{id}/forms', caseId);
    expect(forms).toContain('138****1234');
    expect(forms).toContain('c***@example.com');
    expect(forms).not.toContain(phone);
    expect(forms).not.toContain(email);
    expect(forms).toContain(`"subject":"cases/${caseId}","field":"form.contactPhone"`);

    const answer = await reveal(officer, `cases/${caseId}`, 'form.contactPhone');
    expect(answer).toMatchObject({ status: 200, value: phone });
    expect(answer.headers['cache-control']).toBe('no-store');
    const [entry] = await revealsOf(officer.personId);
    expect(entry).toMatchObject({
      role: 'officer',
      caseId,
      subject: `cases/${caseId}`,
      details: { field: 'form.contactPhone', reason: '电话核实申报材料' },
    });
    expect(entry?.requestId).toBeTruthy();
    expect(JSON.stringify(entry)).not.toContain(phone);
  });

  test('finds organisations with their numbers masked, and a district only its own enterprises', async () => {
    const district = await scene.pilot.person('district', { district: '420281' });
    const elsewhere = await scene.pilot.person('district', { district: '420202' });
    const list = await read(district, 'GET /api/organisations', '', [['kind', 'enterprise']]);
    expect(list).toContain('138****1234');
    expect(list).not.toContain(phone);
    expect(await reveal(district, `organisations/${organisation}`, 'organisation.email')).toMatchObject({
      value: email,
    });
    expect((await reveal(elsewhere, `organisations/${organisation}`, 'organisation.email')).status).toBe(404);
  });

  test('is no help with what is nobody’s business: an answer that is not personal, an account, a person', async () => {
    const officer = await scene.pilot.person('officer');
    expect((await reveal(officer, `cases/${caseId}`, 'form.staff')).status).toBe(404);
    expect((await reveal(officer, `organisations/${organisation}`, 'account.number')).status).toBe(404);
    expect((await reveal(officer, `organisations/${organisation}`, 'organisation.address')).status).toBe(404);
    expect(await revealsOf(officer.personId)).toEqual([]);
  });

  test('who belonged to the enterprise is not told', async () => {
    const officer = await scene.pilot.person('officer');
    const { db, clock } = scene.pilot.product;
    const at = await clock.now(db);
    await db.insert(memberships).values({
      id: uuidv7(),
      personId: officer.personId,
      organisationId: organisation,
      role: 'enterprise',
      since: at,
      until: new Date(at.getTime() + 1),
    });
    expect((await reveal(officer, `organisations/${organisation}`, 'organisation.phone')).status).toBe(404);
  });
});

describe('the account', () => {
  test('is whole for the treasury on a case with money, on asking', async () => {
    const treasury = await scene.pilot.person('treasury');
    const account = await read(treasury, 'GET /api/organisations/{id}/account', organisation);
    expect(account).toMatch(/"number":"\*+\d{4}"/);
    const { status, value } = await reveal(treasury, `organisations/${organisation}`, 'account.number');
    expect(status).toBe(200);
    expect(value).toMatch(/^\d{8,}$/);
    expect(account).not.toContain(value);
    expect(await revealsOf(treasury.personId)).toMatchObject([{ caseId, role: 'treasury' }]);
  });

  test('is not told where there is no money in the case', async () => {
    const early = await scene.pilot.caseAt('application.cityReview');
    await giveAccount(scene.pilot, early.enterprise);
    const treasury = await scene.pilot.person('treasury');
    const subject = `organisations/${organisationOf(early.enterprise)}`;
    expect((await reveal(treasury, subject, 'account.number')).status).toBe(404);
  });

  test('is whole for the enterprise itself without asking, like its own telephone', async () => {
    const account = JSON.parse(await read(enterprise, 'GET /api/organisations/{id}/account', organisation));
    expect(account).toMatchObject({ number: expect.stringMatching(/^\d+$/), reveals: [] });
    expect(await read(enterprise, 'GET /api/cases/{id}/forms', caseId)).toContain(phone);
  });
});

test('nobody telephones through the whole register: after sixty in an hour it is enough', async () => {
  const officer = await scene.pilot.person('officer');
  const subject = `organisations/${organisation}`;
  const answers = await Promise.all(Array.from({ length: 64 }, () => reveal(officer, subject, 'organisation.phone')));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(60);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(4);
  const now = await scene.pilot.clock.now();
  scene.pilot.clock.moveTo(new Date(now.getTime() + 3_600_001));
  expect((await reveal(officer, subject, 'organisation.phone')).status).toBe(200);
});
