/** Cases: opening, moving, looking, correcting, terminating. */

import type { Caller } from '../../../server/access/caller.ts';
import { states } from '../../../workflows/case/structure.ts';
import type { PersonRole } from '../../../workflows/vocabulary/roles.ts';
import { happened, organisationOf } from '../../support/case-log.ts';
import {
  anyTime,
  cursorOf,
  type Example,
  type Examples,
  forAll,
  nobody,
  none,
  sightIsRole,
  unversioned,
} from '../example.ts';
import type { Scene } from '../scene.ts';

const grounds = '逾期未改造';

async function read({ pilot }: Scene): Promise<Example & { params: { id: string } }> {
  const { caseId, enterprise } = await pilot.caseAt('application.cityReview');
  return {
    by: enterprise,
    params: { id: caseId },
    status: 200,
    ...none(anyTime),
    foreign: { by: await pilot.person('enterprise') },
    wrongRole: sightIsRole,
  };
}

/** A case with a termination that waits for its answer. */
async function proposed({ pilot, send }: Scene): Promise<{ id: string; enterprise: Caller; officer: Caller }> {
  const { caseId: id, enterprise } = await pilot.caseAt('matching.choosing');
  const officer = await pilot.person('officer');
  await send({
    operation: 'POST /api/cases/{id}/terminations',
    by: officer,
    params: { id },
    payload: JSON.stringify({ grounds }),
  });
  return { id, enterprise, officer };
}

const sayersAt = (path: string, event: string): PersonRole[] =>
  states
    .filter((state) => state.path === path)
    .flatMap(({ steps }) => steps)
    .filter((step) => step.event === event)
    .flatMap(({ permit }) => permit.by.flatMap((role) => (role === 'system' ? [] : [role])));

export const caseExamples: Examples = {
  'POST /api/cases': async ({ pilot }) => ({
    by: await pilot.person('enterprise'),
    body: { callId: pilot.callId },
    keyed: true,
    status: 201,
    foreign: 'a call is for everybody',
    wrongRole: { by: await pilot.person('officer') },
    wrongState: 'a call that is closed is a rule of its own: tests/cases',
    stale: unversioned,
    special: { 'a call that is not there': { body: { callId: nobody }, status: 404, code: 'not-found' } },
  }),
  'GET /api/cases': async ({ pilot }) => {
    const { enterprise } = await pilot.caseAt('application.cityReview');
    return {
      by: enterprise,
      query: {
        sort: 'due',
        state: 'application.cityReview',
        stage: 'application',
        desk: 'mine',
        district: '420281',
        call: pilot.callId,
        q: 'T',
        limit: '5',
      },
      status: 200,
      ...none(forAll),
      special: {
        'a day that does not exist': {
          query: { after: cursorOf('2025-99-99 99:99:99+00', nobody) },
          status: 400,
          code: 'invalid-shape',
        },
      },
    };
  },
  'GET /api/cases/{id}': async (scene) => {
    const diagnosing = await scene.pilot.person('provider');
    const { caseId } = await scene.pilot.caseAt('diagnosis.onSite', {
      diagnosingProviderId: organisationOf(diagnosing),
    });
    const inner = [{ permission: 'case.read' as const, by: diagnosing, change: { params: { id: caseId } } }];
    return { ...(await read(scene)), inner };
  },
  'GET /api/cases/{id}/events': async (scene) => {
    const example = await read(scene);
    const { pilot } = scene;
    const [officer, director] = [await pilot.person('officer'), await pilot.person('director')];
    await happened(pilot, example.params.id, { type: 'application.approve', by: { caller: officer, role: 'officer' } });
    await happened(pilot, example.params.id, { type: 'case.correct', by: { caller: director, role: 'director' } });
    return {
      ...example,
      query: { limit: '5' },
      inner: [{ permission: 'history.names', shows: [`"${officer.name}"`, `"${director.name}"`] }],
      special: {
        'a number beyond all': { query: { after: cursorOf(99_999_999_999_999) }, status: 400, code: 'invalid-shape' },
      },
    };
  },
  'POST /api/cases/{id}/events': async ({ pilot }) => {
    const { caseId, enterprise } = await pilot.caseAt('application.cityReview');
    const elsewhere = await pilot.caseAt('matching.choosing');
    const ended = await pilot.caseAt('withdrawn');
    return {
      by: await pilot.person('officer'),
      params: { id: caseId },
      body: { type: 'application.return', reason: '材料不全', defects: [{ field: 'field:staff', why: '与报表不符' }] },
      headers: { 'if-match': '"1"' },
      keyed: true,
      status: 200,
      access: { by: sayersAt('application.cityReview', 'application.return') },
      foreign: { by: await pilot.person('provider') },
      wrongRole: { by: enterprise },
      wrongState: { params: { id: elsewhere.caseId }, code: 'not-here' },
      stale: { headers: { 'if-match': '"7"' }, code: 'stale' },
      special: {
        'a closed case': { params: { id: ended.caseId }, status: 409, code: 'closed' },
        'an If-Match that is none': { headers: { 'if-match': 'seven' }, status: 400, code: 'malformed' },
        'a reason that is empty': { body: { type: 'application.return', reason: ' ' }, status: 422, code: 'unmet' },
      },
    };
  },
  'POST /api/cases/{id}/corrections': async ({ pilot }) => {
    const { caseId, enterprise } = await pilot.caseAt('application.refused');
    const elsewhere = await pilot.caseAt('application.cityReview');
    return {
      by: await pilot.person('officer'),
      params: { id: caseId },
      body: { to: 'application.cityReview', reason: '误驳' },
      status: 204,
      foreign: { by: await pilot.person('provider') },
      wrongRole: { by: enterprise },
      // Which way leads from here is a table, not a moment.
      wrongState: { params: { id: elsewhere.caseId }, status: 422, code: 'rule' },
      stale: unversioned,
    };
  },
  'GET /api/cases/{id}/terminations': async ({ pilot }) => {
    const provider = await pilot.person('provider');
    const { caseId } = await pilot.caseAt('retrofit.underway', { providerId: organisationOf(provider) });
    return {
      by: await pilot.person('officer'),
      params: { id: caseId },
      status: 200,
      foreign: { by: await pilot.person('provider') },
      wrongRole: { by: provider },
      wrongState: anyTime,
      stale: unversioned,
    };
  },
  'POST /api/cases/{id}/terminations': async (scene) => {
    const { pilot } = scene;
    const { caseId, enterprise } = await pilot.caseAt('matching.choosing');
    const ended = await pilot.caseAt('withdrawn');
    const again = await proposed(scene);
    return {
      by: await pilot.person('officer'),
      params: { id: caseId },
      body: { grounds },
      status: 200,
      foreign: { by: await pilot.person('agency') },
      wrongRole: { by: enterprise },
      wrongState: { params: { id: ended.caseId }, code: 'closed' },
      stale: unversioned,
      special: { 'a second one beside the first': { params: { id: again.id }, status: 409, code: 'already-exists' } },
    };
  },
  'POST /api/cases/{id}/terminations/answer': async (scene) => {
    const { pilot } = scene;
    const { id, enterprise } = await proposed(scene);
    const unproposed = await pilot.caseAt('matching.choosing');
    return {
      by: enterprise,
      params: { id },
      body: { answer: '已恢复施工' },
      status: 200,
      foreign: { by: await pilot.person('enterprise') },
      wrongRole: { by: await pilot.person('officer') },
      // What is not there can't be answered.
      wrongState: { by: unproposed.enterprise, params: { id: unproposed.caseId }, status: 404, code: 'not-found' },
      stale: unversioned,
    };
  },
  'POST /api/cases/{id}/terminations/decision': async (scene) => {
    const { pilot } = scene;
    const { id, officer } = await proposed(scene);
    const unproposed = await pilot.caseAt('matching.choosing');
    return {
      by: await pilot.person('director'),
      params: { id },
      body: { decision: 'dismiss', reason: '已恢复' },
      status: 200,
      foreign: { by: await pilot.person('enterprise') },
      wrongRole: { by: officer },
      wrongState: { params: { id: unproposed.caseId }, status: 404, code: 'not-found' },
      stale: unversioned,
      special: {
        'an end before the answer': { body: { decision: 'terminate', reason: grounds }, status: 422, code: 'rule' },
      },
    };
  },
};
