/** Rosters of enterprises, in and out. */
import { uploadRoster } from '../../../server/roster/upload-roster.ts';
import { workOn } from '../../../server/roster/work-on.ts';
import { oneFile } from '../../papers/papers-app.ts';
import { enterprise } from '../../roster/roster-builder.ts';
import { rosterFile } from '../../roster/roster-desk.ts';
import { anyTime, cursorOf, type Examples, none } from '../example.ts';
import type { Scene } from '../scene.ts';

async function bureau({ pilot }: Scene) {
  return { by: await pilot.person('officer'), ...none(anyTime), wrongRole: { by: await pilot.person('director') } };
}

/** One enterprise without its staff, one about which there is nothing to say. */
const file = rosterFile([enterprise(9001, { staff: '' }), enterprise(9002)]);

async function sent(scene: Scene) {
  const basis = await bureau(scene);
  const { product } = scene.pilot;
  const { id } = await uploadRoster(product, basis.by, async () => ({
    name: '名录.xlsx',
    bytes: (async function* () {
      yield Buffer.from(await file);
    })(),
    finish: async () => undefined,
  }));
  return { ...basis, params: { id } };
}

async function judged(scene: Scene) {
  const basis = await sent(scene);
  await workOn(scene.pilot.product, basis.params.id);
  return basis;
}

export const rosterExamples: Examples = {
  'GET /api/roster-imports': async (scene) => ({
    ...(await sent(scene)),
    params: {},
    query: { limit: '5' },
    status: 200,
    special: {
      'a page of something else': { query: { after: cursorOf('x') }, status: 400, code: 'bad-cursor' },
    },
  }),
  'POST /api/roster-imports': async (scene) => ({
    ...(await bureau(scene)),
    file: oneFile(Buffer.from(await file), '名录.xlsx'),
    status: 201,
  }),
  'GET /api/roster-imports/{id}': async (scene) => ({ ...(await sent(scene)), status: 200 }),
  'GET /api/roster-imports/{id}/findings': async (scene) => ({
    ...(await judged(scene)),
    query: { kind: 'error', limit: '5' },
    status: 200,
  }),
  'PUT /api/roster-imports/{id}/answers': async (scene) => {
    const example = await judged(scene);
    const waiting = await sent(scene);
    return {
      ...example,
      body: { revision: 1, answers: [{ position: 0, text: '120' }] },
      status: 200,
      wrongState: { params: waiting.params, code: 'not-open' },
      stale: { body: { revision: 0, answers: [{ position: 0, text: '120' }] }, status: 409, code: 'stale-form' },
      special: {
        'about nothing': {
          body: { revision: 1, answers: [{ position: 99, text: '1' }] },
          status: 404,
          code: 'not-found',
        },
        'in a way that settles nothing': {
          body: { revision: 1, answers: [{ position: 0, decision: 'keep' }] },
          status: 422,
          code: 'rule',
        },
      },
    };
  },
  'POST /api/roster-imports/{id}/check': async (scene) => {
    const example = await judged(scene);
    await scene.pilot.product.pool.query('update roster_imports set unjudged = true where id = $1', [
      example.params.id,
    ]);
    return {
      ...example,
      body: {},
      status: 200,
      wrongState: { params: (await judged(scene)).params, code: 'not-open' },
    };
  },
  'POST /api/roster-imports/{id}/import': async (scene) => ({
    ...(await judged(scene)),
    body: { revision: 1, rows: 'good' },
    status: 200,
    stale: { body: { revision: 0, rows: 'good' }, status: 409, code: 'stale-form' },
    special: {
      'with an error in it': { body: { revision: 1, rows: 'all' }, status: 422, code: 'rule' },
    },
  }),
  'GET /api/roster-imports/{id}/marked': async (scene) => ({
    ...(await judged(scene)),
    status: 200,
    wrongState: { params: (await sent(scene)).params, code: 'not-open' },
  }),
  'GET /api/roster/template': async (scene) => ({ ...(await bureau(scene)), status: 200 }),
  'GET /api/roster/export': async (scene) => ({
    ...(await bureau(scene)),
    query: { district: '420281' },
    status: 200,
    wrongRole: { by: await scene.pilot.person('treasury') },
    special: {
      'contact details without a reason': { query: { contacts: 'full' }, status: 422, code: 'rule' },
    },
  }),
};
