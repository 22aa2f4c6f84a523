/** The routes of the work answer in the shapes of their contract, and refuse what has another. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { happened, organisationOf } from '../support/case-log.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';
import { openWorkApp, type WorkApp } from '../support/work-app.ts';

let pilot: Pilot;
let app: WorkApp;
beforeAll(async () => {
  pilot = await createPilot();
  app = await openWorkApp(pilot.product);
});
afterAll(async () => {
  await app.close();
  await pilot.close();
});

const body = {
  number: 'HT-1',
  signedOn: '2025-03-01',
  planStartsOn: '2025-03-10',
  planEndsOn: '2025-08-31',
  dataSecurityClause: true,
  version: 0,
  lines: [{ category: 'software', name: 'MES', listPrice: '300000.00', price: '199999.99', vatRateBp: 1300 }],
  milestones: [{ name: '上线', dueOn: '2025-06-30' }],
};

test('a contract, its milestones and its progress', async () => {
  const provider = await pilot.person('provider');
  const { caseId, enterprise } = await pilot.caseAt('retrofit.contracting', { providerId: organisationOf(provider) });
  expect(await app.call(enterprise, 'GET', `/cases/${caseId}/contracts`)).toEqual({
    status: 200,
    body: { items: [], open: true },
  });
  const saved = await app.call(enterprise, 'PUT', `/cases/${caseId}/contract`, body);
  expect(saved).toMatchObject({
    status: 200,
    body: {
      price: '199999.99',
      listPrice: '300000.00',
      open: true,
      lines: [{ price: '199999.99' }],
      milestones: [{ doneAt: null }],
    },
  });
  await happened(pilot, caseId, { type: 'contract.accept', to: 'retrofit.underway' });
  const [milestone] = await pilot.product.db
    .execute<{ id: string }>('select id from milestones')
    .then(({ rows }) => rows);
  expect(await app.call(provider, 'POST', `/cases/${caseId}/milestones/${milestone?.id}/done`)).toMatchObject({
    status: 200,
    body: { open: false, milestones: [{ doneAt: '2025-01-10T02:00:00.000Z' }] },
  });
  expect(await app.call(provider, 'POST', `/cases/${caseId}/milestones/${caseId}/done`)).toMatchObject({ status: 404 });
  expect(
    await app.call(provider, 'POST', `/cases/${caseId}/progress`, { percent: 60, note: '主体上线' }),
  ).toMatchObject({ status: 200, body: { items: [{ percent: 60, reportedBy: provider.name }] } });
  expect(await app.call(enterprise, 'GET', `/cases/${caseId}/progress`)).toMatchObject({
    status: 200,
    body: { items: [{ percent: 60 }] },
  });
});

test.each([
  ['a number where yuan text belongs', { lines: [{ ...body.lines[0], price: 199999.99 }] }],
  ['three decimals', { lines: [{ ...body.lines[0], price: '1.001' }] }],
  ['a field that nobody asked for', { providerId: '0198c1de-0000-7000-8000-000000000000' }],
  ['a day that does not exist', { signedOn: '2025-02-29' }],
  ['no lines at all', { lines: [] }],
])('a contract with %s is refused by its shape', async (_, of) => {
  const { caseId, enterprise } = await pilot.caseAt('retrofit.contracting');
  expect(await app.call(enterprise, 'PUT', `/cases/${caseId}/contract`, { ...body, ...of })).toMatchObject({
    status: 400,
    body: { code: 'invalid-shape' },
  });
});

test('a draw and an inspection', async () => {
  const officer = await pilot.person('officer');
  const inspector = await pilot.person('agency');
  const { caseId } = await pilot.caseAt('acceptance.drawing');
  const drawn = await app.call(officer, 'POST', `/cases/${caseId}/draws`, {});
  expect(drawn).toMatchObject({
    status: 200,
    body: {
      drawn: { id: organisationOf(inspector) },
      current: true,
      seed: expect.stringMatching(/^[0-9a-f]{64}$/),
      candidates: [{ leftOut: null }],
    },
  });
  expect(await app.call(officer, 'GET', `/cases/${caseId}/draws`)).toMatchObject({
    status: 200,
    body: { items: [drawn.body] },
  });
  expect(
    await app.call(officer, 'POST', `/cases/${caseId}/draws`, { agencyId: organisationOf(inspector) }),
  ).toMatchObject({ status: 400 });
  expect(await app.call(inspector, 'GET', `/cases/${caseId}/inspections`)).toMatchObject({ status: 404 });
  await happened(pilot, caseId, {
    type: 'agency.assign',
    to: 'acceptance.inspecting',
    said: { agencyId: organisationOf(inspector) },
    facts: { agencyId: organisationOf(inspector) },
  });
  expect(await app.call(inspector, 'GET', `/cases/${caseId}/inspections`)).toMatchObject({
    status: 200,
    body: {
      items: [],
      mayDeclare: true,
      rubric: { aspects: [{ points: 25 }, { points: 25 }, { points: 25 }, { points: 25 }] },
    },
  });
  expect(
    await app.call(inspector, 'POST', `/cases/${caseId}/inspections/declaration`, { noConflict: false }),
  ).toMatchObject({ status: 400 });
  expect(
    await app.call(inspector, 'POST', `/cases/${caseId}/inspections/declaration`, { noConflict: true }),
  ).toMatchObject({ status: 200, body: { mayDeclare: false, items: [{ open: true }] } });
  expect(
    await app.call(inspector, 'PUT', `/cases/${caseId}/inspections/current`, {
      scores: { inUse: 9 },
      findings: '',
      version: 1,
    }),
  ).toMatchObject({ status: 200, body: { items: [{ total: 9, version: 2, complete: false }] } });
});
