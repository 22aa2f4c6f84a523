/** Calls: drafted, published, changed, read by everybody. */
import { draftCall } from '../../../server/calls/draft-call.ts';
import { callDraft, publishedCall } from '../../support/calls.ts';
import { anyTime, type Example, type Examples, forAll, none } from '../example.ts';
import type { Scene } from '../scene.ts';

const sees = 'whoever has the role sees all of them';
const reason = '企业申报踊跃，应企业要求';

async function draft({ pilot }: Scene) {
  const officer = await pilot.person('officer');
  const { id, revision } = await draftCall(pilot.product, officer, callDraft());
  return { officer, id, revision };
}

async function published({ pilot }: Scene) {
  const officer = await pilot.person('officer');
  const { id, revision, code } = await publishedCall(pilot, officer);
  return { officer, id, revision, code };
}

/** An act on a published call: refused to others, to a draft, and to who saw another version. */
async function act(scene: Scene, said: Record<string, unknown>): Promise<Example> {
  const { officer, id, revision } = await published(scene);
  const waiting = await draft(scene);
  return {
    by: officer,
    params: { id },
    body: { revision, reason, ...said },
    status: 200,
    foreign: sees,
    wrongRole: { by: await scene.pilot.person('auditor') },
    wrongState: { params: { id: waiting.id }, code: 'not-open' },
    stale: { body: { revision: revision + 1, reason, ...said }, code: 'stale-form' },
  };
}

export const callExamples: Examples = {
  'GET /api/clock': async () => ({ by: null, status: 200, ...none(forAll) }),
  'GET /api/public/calls': async () => ({ by: null, status: 200, ...none(forAll) }),
  'GET /api/public/calls/{code}': async (scene) => {
    const { code } = await published(scene);
    const hidden = await draftCall(scene.pilot.product, await scene.pilot.person('officer'), callDraft());
    return {
      by: null,
      params: { code },
      status: 200,
      ...none(forAll),
      special: { 'a draft': { params: { code: hidden.code }, status: 404, code: 'not-found' } },
    };
  },
  'GET /api/calls/managed': async (scene) => {
    const { officer } = await draft(scene);
    return { by: officer, status: 200, ...none(anyTime), wrongRole: { by: await scene.pilot.person('enterprise') } };
  },
  'GET /api/calls/{id}': async (scene) => {
    const { officer, id } = await draft(scene);
    return {
      by: officer,
      params: { id },
      status: 200,
      ...none(anyTime),
      wrongRole: { by: await scene.pilot.person('district') },
    };
  },
  'POST /api/calls': async (scene) => {
    const { pilot } = scene;
    const taken = await published(scene);
    return {
      by: await pilot.person('officer'),
      body: callDraft(),
      status: 201,
      ...none(anyTime),
      wrongRole: { by: await pilot.person('director') },
      special: {
        'a code that is taken': { body: callDraft({ code: taken.code }), status: 409, code: 'already-exists' },
        'a window that ends before it begins': {
          body: callDraft({ closesAt: '2025-01-01T00:00:00+08:00' }),
          status: 422,
          code: 'rule',
        },
        'a district of another city': { body: callDraft({ districts: ['110101'] }), status: 422, code: 'rule' },
        'a programme that is not there': { body: callDraft({ policyId: 'nowhere-2024' }), status: 422, code: 'rule' },
      },
    };
  },
  'PUT /api/calls/{id}': async (scene) => {
    const { officer, id, revision } = await draft(scene);
    const done = await published(scene);
    const body = { ...callDraft(), revision };
    return {
      by: officer,
      params: { id },
      body,
      status: 200,
      foreign: sees,
      wrongRole: { by: await scene.pilot.person('director') },
      wrongState: { params: { id: done.id }, code: 'not-open' },
      stale: { body: { ...body, revision: revision + 1 }, code: 'stale-form' },
    };
  },
  'POST /api/calls/{id}/publish': async (scene) => {
    const { officer, id, revision } = await draft(scene);
    const done = await published(scene);
    return {
      by: await scene.pilot.person('director'),
      params: { id },
      body: { revision },
      status: 200,
      foreign: sees,
      wrongRole: { by: officer },
      wrongState: { params: { id: done.id }, code: 'not-open' },
      stale: { body: { revision: revision + 1 }, code: 'stale-form' },
    };
  },
  'POST /api/calls/{id}/amend': (scene) => act(scene, { quota: 30, notice: '名额增加到 30 家' }),
  'POST /api/calls/{id}/extend': (scene) => act(scene, { closesAt: '2025-03-10T17:00:00+08:00' }),
  'POST /api/calls/{id}/close': (scene) => act(scene, {}),
  'POST /api/sub-industries': async (scene) => ({
    by: await scene.pilot.person('officer'),
    body: { code: 'newEnergy', name: { zh: '新能源', en: 'New energy' }, aliases: ['新能源产业'], reason },
    status: 201,
    ...none(anyTime),
    wrongRole: { by: await scene.pilot.person('director') },
    special: {
      'a name that is known': {
        body: { code: 'medicine', name: { zh: '生物医药', en: 'Medicine' }, aliases: [], reason },
        status: 409,
        code: 'already-exists',
      },
    },
  }),
};
