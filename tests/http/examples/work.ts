/** Contract, milestones, progress, draws and inspections. */

import type { Caller } from '../../../server/access/caller.ts';
import { permissionOf } from '../../../workflows/access/permissions.ts';
import { happened, organisationOf } from '../../support/case-log.ts';
import { anyTime, type Example, type Examples, type Inner, nobody, none, unversioned } from '../example.ts';
import type { Scene } from '../scene.ts';

const contract = {
  number: 'HT-1',
  signedOn: '2025-01-06',
  planStartsOn: '2025-01-10',
  planEndsOn: '2025-05-31',
  dataSecurityClause: true,
  version: 0,
  lines: [{ category: 'software', name: 'MES', listPrice: '300000.00', price: '199999.99', vatRateBp: 1300 }],
  milestones: [{ name: '上线', dueOn: '2025-04-30' }],
};

async function contracting({ pilot }: Scene): Promise<{ id: string; enterprise: Caller; provider: Caller }> {
  const provider = await pilot.person('provider');
  const { caseId: id, enterprise } = await pilot.caseAt('retrofit.contracting', {
    providerId: organisationOf(provider),
  });
  return { id, enterprise, provider };
}

/** Contracted, and the provider at work. */
async function underway(scene: Scene) {
  const parties = await contracting(scene);
  return { ...parties, milestoneId: await beginWork(scene, parties) };
}

/** The id of the milestone. */
async function beginWork(scene: Scene, { id, enterprise }: { id: string; enterprise: Caller }): Promise<string> {
  const body = JSON.stringify(contract);
  const saved = await scene.send({
    operation: 'PUT /api/cases/{id}/contract',
    by: enterprise,
    params: { id },
    payload: body,
  });
  await happened(scene.pilot, id, { type: 'contract.accept', to: 'retrofit.underway' });
  return saved.json().milestones[0].id;
}

async function working(
  scene: Scene,
  permission: 'progress.report' | 'milestone.close' = 'progress.report',
): Promise<Example & { by: Caller; params: { id: string; milestoneId: string } }> {
  const { id, enterprise, provider, milestoneId } = await underway(scene);
  const before = await contracting(scene);
  return {
    by: provider,
    params: { id, milestoneId },
    status: 200,
    foreign: { by: await scene.pilot.person('provider') },
    wrongRole: { by: enterprise },
    wrongState: { by: before.provider, params: { id: before.id, milestoneId }, code: 'not-open' },
    access: { by: ['provider'] },
    inner: [await withoutProvider(scene, permission)],
    stale: unversioned,
  };
}

/** In a programme without providers the enterprise is at work itself. */
async function withoutProvider(scene: Scene, permission: Inner['permission']): Promise<Inner> {
  const { caseId: id, enterprise } = await scene.pilot.caseAt('retrofit.contracting');
  const milestoneId = await beginWork(scene, { id, enterprise });
  return { permission, by: enterprise, access: { by: ['enterprise'] }, change: { params: { id, milestoneId } } };
}

/** Drawn for, assigned, and the inspector's statement signed or not. */
export async function inspecting({ pilot, send }: Scene, signed: boolean) {
  const inspector = await pilot.person('agency');
  const agencyId = organisationOf(inspector);
  const { caseId: id, enterprise } = await pilot.caseAt('acceptance.drawing');
  const drawing = id;
  await happened(pilot, id, {
    type: 'agency.assign',
    to: 'acceptance.inspecting',
    said: { agencyId },
    facts: { agencyId },
  });
  if (signed)
    await send({
      operation: 'POST /api/cases/{id}/inspections/declaration',
      by: inspector,
      params: { id },
      payload: '{"noConflict":true}',
    });
  const past = await pilot.caseAt('acceptance.confirming', { agencyId });
  return { id, drawing, inspector, enterprise, past: past.caseId };
}

const inspection = async (scene: Scene, signed: boolean): Promise<Example> => {
  const { id, inspector, enterprise, past } = await inspecting(scene, signed);
  return {
    by: inspector,
    params: { id },
    status: 200,
    foreign: { by: await scene.pilot.person('agency') },
    wrongRole: { by: enterprise },
    wrongState: { params: { id: past }, code: 'not-open' },
    stale: unversioned,
  };
};

export const workExamples: Examples = {
  'GET /api/cases/{id}/contracts': async (scene) => {
    const { id, provider } = await underway(scene);
    return {
      by: provider,
      params: { id },
      status: 200,
      ...none(anyTime),
      foreign: { by: await scene.pilot.person('provider') },
      wrongRole: await agencyOf(scene),
    };
  },
  'PUT /api/cases/{id}/contract': async (scene) => {
    const { id, enterprise, provider } = await contracting(scene);
    const past = await underway(scene);
    return {
      by: enterprise,
      params: { id },
      body: contract,
      status: 200,
      foreign: { by: await scene.pilot.person('enterprise') },
      wrongRole: { by: provider },
      wrongState: { by: past.enterprise, params: { id: past.id }, code: 'not-open' },
      stale: { body: { ...contract, version: 3 }, code: 'stale-form' },
    };
  },
  'POST /api/cases/{id}/milestones/{milestoneId}/done': async (scene) => {
    const example = await working(scene, 'milestone.close');
    return {
      ...example,
      foreign: { by: await scene.pilot.person('provider'), params: example.params },
      special: {
        'a milestone that is not there': {
          params: { ...example.params, milestoneId: nobody },
          status: 404,
          code: 'not-found',
        },
      },
    };
  },
  'GET /api/cases/{id}/progress': async (scene) => ({
    ...(await working(scene)),
    access: { by: permissionOf('progress.read').by },
    inner: [],
    wrongRole: await agencyOf(scene),
    wrongState: anyTime,
  }),
  'POST /api/cases/{id}/progress': async (scene) => ({
    ...(await working(scene)),
    body: { percent: 60, note: '主体上线' },
  }),
  'GET /api/cases/{id}/draws': async (scene) => {
    const { pilot } = scene;
    const { caseId, enterprise } = await pilot.caseAt('acceptance.drawing');
    return {
      by: await pilot.person('officer'),
      params: { id: caseId },
      status: 200,
      ...none(anyTime),
      foreign: { by: await pilot.person('provider') },
      wrongRole: { by: enterprise },
    };
  },
  'POST /api/cases/{id}/draws': async ({ pilot }) => {
    await pilot.person('agency');
    const { caseId, enterprise } = await pilot.caseAt('acceptance.drawing');
    const elsewhere = await pilot.caseAt('acceptance.confirming');
    return {
      by: await pilot.person('officer'),
      params: { id: caseId },
      body: {},
      status: 200,
      foreign: { by: await pilot.person('provider') },
      wrongRole: { by: enterprise },
      wrongState: { params: { id: elsewhere.caseId }, code: 'not-open' },
      stale: unversioned,
    };
  },
  'GET /api/cases/{id}/inspections': async (scene) => {
    const { pilot } = scene;
    const example = await inspection(scene, true);
    const provider = await pilot.person('provider');
    const { caseId } = await pilot.caseAt('acceptance.drawing', { providerId: organisationOf(provider) });
    return { ...example, wrongRole: { by: provider, params: { id: caseId } }, wrongState: anyTime };
  },
  'POST /api/cases/{id}/inspections/declaration': async (scene) => ({
    ...(await inspection(scene, false)),
    body: { noConflict: true },
  }),
  'PUT /api/cases/{id}/inspections/current': async (scene) => {
    const unsigned = await inspecting(scene, false);
    const sheet = { scores: { inUse: 9 }, findings: '运行稳定', version: 1 };
    return {
      ...(await inspection(scene, true)),
      body: sheet,
      stale: { body: { ...sheet, version: 3 }, code: 'stale-form' },
      special: {
        'no statement signed': { by: unsigned.inspector, params: { id: unsigned.id }, status: 422, code: 'rule' },
        'a criterion that the rubric has not': {
          body: { ...sheet, scores: { beauty: 9 } },
          status: 422,
          code: 'rule',
        },
      },
    };
  },
};

/** An agency sees the header of a case it was drawn for, not what its parties agreed. */
async function agencyOf({ pilot }: Scene) {
  const agency = await pilot.person('agency');
  const { caseId } = await pilot.caseAt('acceptance.inspecting', { agencyId: organisationOf(agency) });
  return { by: agency, params: { id: caseId } };
}
