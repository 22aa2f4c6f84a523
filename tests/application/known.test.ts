/** What the city knows of an enterprise already is not asked again: it is given along with the form. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openScene, type Scene } from '../http/scene.ts';
import { describeOrganisation, organisationOf } from '../support/case-log.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const formOf = async (by: Parameters<Scene['forget']>[0], id: string) => {
  const answer = await scene.send({ operation: 'GET /api/cases/{id}/forms', by, params: { id } });
  return answer.json().items.find(({ form }: { form: string }) => form === 'application');
};

test('the record fills in staff, revenue and contact; who fills in sees where the draft stands and who saved it', async () => {
  const { caseId, enterprise } = await scene.pilot.caseAt('application.draft');
  await describeOrganisation(scene.pilot, organisationOf(enterprise), {
    staff: 126,
    revenueFen: 2_300_000_050,
    contact: '陈晓',
    phone: '13800001234',
    email: null,
  });
  const form = await formOf(enterprise, caseId);
  expect(form.known).toEqual({ staff: 126, revenue: '23000000.50', contactName: '陈晓', contactPhone: '13800001234' });
  expect(form.sections.map(({ code }: { code: string }) => code)).toEqual([
    'basics',
    'project',
    'contact',
    'declarations',
  ]);
  expect(form.updatedBy).toBeNull();
  await scene.send({
    operation: 'PUT /api/cases/{id}/forms/{form}',
    by: enterprise,
    params: { id: caseId, form: 'application' },
    payload: JSON.stringify({ answers: { staff: 120 }, version: 0 }),
  });
  const colleague = await scene.pilot.person('enterprise', { organisationId: organisationOf(enterprise) });
  expect(await formOf(colleague, caseId)).toMatchObject({
    answers: { staff: 120 },
    updatedBy: { id: enterprise.personId, name: enterprise.name },
  });
});

test('who only reads it is told neither', async () => {
  const { caseId } = await scene.pilot.caseAt('application.districtReview');
  const officer = await scene.pilot.person('officer');
  expect(await formOf(officer, caseId)).toMatchObject({ known: {}, updatedBy: null });
});
