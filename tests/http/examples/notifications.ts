/** Notifications, how one is told, nudges, following, one's own cases, letters that failed. */
import { eq } from 'drizzle-orm';
import { letters } from '../../../server/database/schema/letters.ts';
import { writeLetter } from '../../../server/letters/write-letter.ts';
import { anyTime, cursorOf, type Example, type Examples, forAll, nobody, none, own } from '../example.ts';
import type { Scene } from '../scene.ts';

async function told({ pilot }: Scene) {
  const { product } = pilot;
  const by = await pilot.person('officer');
  await product.db.transaction((tx) =>
    writeLetter(product, tx, { to: { personId: by.personId }, kind: 'password.changed' }),
  );
  const [letter] = await product.db.select().from(letters).where(eq(letters.personId, by.personId));
  return { by, letterId: letter?.id ?? nobody };
}

async function failed(scene: Scene) {
  const { by, letterId } = await told(scene);
  await scene.pilot.product.db
    .update(letters)
    .set({ status: 'dead', lastError: 'the mail server was away' })
    .where(eq(letters.id, letterId));
  return { reader: by, letterId, by: await scene.pilot.person('administrator') };
}

const ofSelf = { status: 200, ...none(own) };
/** A case that lies with the treasury, which nudges nobody: everybody else on it may. */
async function waiting({ pilot }: Scene): Promise<Pick<Example, 'by' | 'params' | 'foreign'>> {
  await pilot.person('treasury');
  const { caseId, enterprise } = await pilot.caseAt('subsidy.payable', {
    claimedFen: 9,
    approvedFen: 4,
    committedFen: 4,
  });
  return {
    by: enterprise,
    params: { id: caseId },
    foreign: { by: await pilot.person('enterprise', { district: '420222' }) },
  };
}

export const notificationExamples: Examples = {
  'GET /api/notifications': async (scene) => {
    const { by } = await told(scene);
    return { by, query: { limit: '5', after: cursorOf(nobody) }, ...ofSelf };
  },
  'PUT /api/notifications/{id}/read': async (scene) => {
    const { by, letterId } = await told(scene);
    const other = await told(scene);
    return {
      by,
      params: { id: letterId },
      body: { alsoOlder: true },
      ...ofSelf,
      foreign: { params: { id: other.letterId } },
    };
  },
  'GET /api/notifications/stream': async ({ pilot }) => ({
    by: await pilot.person('officer'),
    query: { seconds: '0' },
    ...ofSelf,
  }),
  'GET /api/notification-choices': async ({ pilot }) => ({ by: await pilot.person('officer'), ...ofSelf }),
  'PUT /api/notification-choices': async ({ pilot }) => ({
    by: await pilot.person('officer'),
    body: { choices: [{ topic: 'messages', delivery: 'digest' }] },
    ...ofSelf,
    special: {
      'what is always told': {
        body: { choices: [{ topic: 'decisions', delivery: 'inApp' }] },
        status: 422,
        code: 'rule',
      },
    },
  }),
  'GET /api/failed-letters': async (scene) => {
    const { by } = await failed(scene);
    return {
      by,
      query: { limit: '5', after: cursorOf(nobody) },
      status: 200,
      ...none(anyTime),
      wrongRole: { by: await scene.pilot.person('officer') },
    };
  },
  'POST /api/failed-letters/{letterId}/again': async (scene) => {
    const { by, letterId, reader } = await failed(scene);
    return {
      by,
      params: { letterId },
      status: 204,
      ...none(anyTime),
      wrongRole: { by: reader },
      missing: { params: { letterId: nobody } },
    };
  },
  'GET /api/tasks': async ({ pilot }) => {
    const { enterprise } = await pilot.caseAt('application.districtReview');
    return { by: enterprise, query: { list: 'started', limit: '5' }, status: 200, ...none(forAll) };
  },
  'GET /api/tasks/clocks': async ({ pilot }) => {
    const { enterprise, caseId } = await pilot.caseAt('application.districtReview');
    return { by: enterprise, query: { cases: caseId }, status: 200, ...none(forAll) };
  },
  'GET /api/cases/{id}/pace': async (scene) => ({
    ...(await waiting(scene)),
    status: 200,
    wrongRole: 'everybody who sees a case may read how it goes on',
    wrongState: anyTime,
    stale: anyTime,
  }),
  'POST /api/cases/{id}/nudges': async (scene) => {
    const draft = await scene.pilot.caseAt('application.draft');
    return {
      ...(await waiting(scene)),
      status: 200,
      wrongRole: { by: await scene.pilot.person('auditor') },
      wrongState: { by: draft.enterprise, params: { id: draft.caseId } },
      stale: anyTime,
    };
  },
  'PUT /api/cases/{id}/follow': async (scene) => ({
    ...(await waiting(scene)),
    body: { following: true },
    status: 204,
    wrongRole: 'everybody who sees a case may follow it',
    wrongState: anyTime,
    stale: anyTime,
  }),
};
