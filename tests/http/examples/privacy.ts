/** Masked values in full, who objected. */
import { organisationOf } from '../../support/case-log.ts';
import { anyTime, type Example, type Examples, forAll, nobody, none, sightIsRole, unversioned } from '../example.ts';
import type { Scene } from '../scene.ts';

/** A case whose objection is looked into; another is past that. */
async function objection({ pilot }: Scene): Promise<Example> {
  const { caseId: id } = await pilot.caseAt('subsidy.objection');
  const draft = await pilot.caseAt('application.draft');
  const past = await pilot.caseAt('subsidy.payable');
  return {
    by: await pilot.person('objectionHandler'),
    params: { id },
    status: 200,
    foreign: { params: { id: draft.caseId } },
    wrongRole: { by: await pilot.person('officer') },
    wrongState: { params: { id: past.caseId }, code: 'not-open' },
    stale: unversioned,
  };
}

export const privacyExamples: Examples = {
  'GET /api/privacy': async ({ pilot }) => ({ by: await pilot.person('provider'), status: 200, ...none(forAll) }),
  'GET /api/organisations/{id}/export': async ({ pilot }) => {
    const enterprise = await pilot.person('enterprise');
    return {
      by: enterprise,
      params: { id: organisationOf(enterprise) },
      status: 200,
      ...none(anyTime),
      foreign: { by: await pilot.person('officer') },
      wrongRole: sightIsRole,
    };
  },
  'POST /api/reveals': async ({ pilot }) => {
    const enterprise = await pilot.person('enterprise');
    const subject = `organisations/${organisationOf(enterprise)}`;
    const body = { subject, field: 'organisation.phone', reason: '电话核实申报材料' };
    const missing = { status: 404, code: 'not-found' };
    return {
      by: await pilot.person('officer'),
      body,
      status: 200,
      ...none(anyTime),
      foreign: { ...missing, by: await pilot.person('district', { district: '420202' }) },
      wrongRole: { by: enterprise },
      special: {
        'an organisation that is none': { body: { ...body, subject: `organisations/${nobody}` }, ...missing },
        'a field that is none': { body: { ...body, field: 'organisation.constructor' }, ...missing },
        'a field of something else': { body: { ...body, field: 'payment.account' }, ...missing },
        'no reason but blanks': { body: { ...body, reason: '   ' }, status: 400, code: 'invalid-shape' },
      },
    };
  },
  'GET /api/cases/{id}/objectors': async (scene) => ({ ...(await objection(scene)), wrongState: anyTime }),
  'POST /api/cases/{id}/objectors': async (scene) => ({
    ...(await objection(scene)),
    body: { name: '梅若云', contact: '13912345678', statement: '设备系二手设备翻新。' },
    status: 201,
  }),
};
