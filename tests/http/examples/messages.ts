/** Messages on a case. */
import type { Caller } from '../../../server/access/caller.ts';
import { pdf } from '../../papers/file-samples.ts';
import { oneFile } from '../../papers/papers-app.ts';
import { organisationOf } from '../../support/case-log.ts';
import { anyTime, cursorOf, type Example, type Examples, nobody, none, unversioned } from '../example.ts';
import type { Scene } from '../scene.ts';

export const said = { text: '请问设备发票可以分两次提交吗？', audience: ['bureau', 'provider'], documents: [] };

/** A case in the retrofit with an enterprise, a provider and an officer. */
export async function talking({ pilot }: Scene) {
  const provider = await pilot.person('provider');
  const officer = await pilot.person('officer');
  const { caseId: id, enterprise } = await pilot.caseAt('retrofit.underway', { providerId: organisationOf(provider) });
  return { id, enterprise, provider, officer };
}

const readers = ['enterprise', 'provider', 'officer', 'director', 'district', 'objectionHandler'] as const;

let sent = 0;
/** @returns the id of the message. */
export async function say(scene: Scene, id: string, by: Caller, more: object = {}): Promise<string> {
  sent += 1;
  const answer = await scene.send({
    operation: 'POST /api/cases/{id}/messages',
    by,
    params: { id },
    headers: { 'idempotency-key': `said-${String(sent).padStart(6, '0')}` },
    payload: JSON.stringify({ ...said, ...more }),
  });
  if (answer.statusCode !== 201) throw new Error(answer.payload);
  return answer.json().id;
}

/** The treasury sees a case with money, and not what is said on it. */
async function treasuryOn({ pilot }: Scene): Promise<Pick<Example, 'by' | 'params'>> {
  const { caseId } = await pilot.caseAt('subsidy.payable', { claimedFen: 9, approvedFen: 4, committedFen: 4 });
  return { by: await pilot.person('treasury'), params: { id: caseId } };
}

const wrongRole = async (scene: Scene) => {
  const { by, params } = await treasuryOn(scene);
  return by === null || params === undefined ? 'nobody is the treasury' : { by, params };
};

export const messageExamples: Examples = {
  'GET /api/cases/{id}/messages': async (scene) => {
    const { id, enterprise, provider, officer } = await talking(scene);
    await say(scene, id, officer, { audience: ['bureau', 'enterprise', 'provider'] });
    await say(scene, id, enterprise);
    return {
      by: provider,
      params: { id },
      query: { limit: '5' },
      status: 200,
      ...none(anyTime),
      foreign: { by: await scene.pilot.person('provider') },
      wrongRole: await wrongRole(scene),
      inner: [
        // Only those who see the message at all: agencies and audit firms are told nothing of it, by name or without.
        { permission: 'history.names', shows: [`"${officer.name}"`], except: ['treasury'] },
      ],
      special: {
        'a page after nothing': { query: { after: cursorOf(nobody) }, status: 400, code: 'bad-cursor' },
      },
    };
  },
  'POST /api/cases/{id}/messages': async (scene) => {
    const { id, enterprise } = await talking(scene);
    const draft = await scene.pilot.caseAt('application.draft');
    return {
      by: enterprise,
      params: { id },
      body: { ...said, audience: ['bureau'] },
      otherBody: { text: '另一句话' },
      keyed: true,
      status: 201,
      foreign: { by: await scene.pilot.person('enterprise') },
      wrongRole: { by: await scene.pilot.person('auditor') },
      wrongState: { by: draft.enterprise, params: { id: draft.caseId }, code: 'not-open' },
      stale: unversioned,
      special: {
        'a paper that is not there': { body: { ...said, documents: [nobody] }, status: 404, code: 'not-found' },
        'without the bureau': { body: { ...said, audience: ['provider'] }, status: 422, code: 'unmet' },
        'to a part that nobody has': { body: { ...said, audience: ['bureau', 'agency'] }, status: 422, code: 'unmet' },
      },
    };
  },
  'POST /api/cases/{id}/messages/files': async (scene) => {
    const { id, enterprise } = await talking(scene);
    const draft = await scene.pilot.caseAt('application.draft');
    return {
      by: enterprise,
      params: { id },
      file: oneFile(pdf),
      status: 201,
      foreign: { by: await scene.pilot.person('enterprise') },
      wrongRole: { by: await scene.pilot.person('auditor') },
      wrongState: { by: draft.enterprise, params: { id: draft.caseId }, code: 'not-open' },
      stale: unversioned,
    };
  },
  'PUT /api/cases/{id}/messages/read': async (scene) => {
    const { id, enterprise, provider, officer } = await talking(scene);
    const upTo = await say(scene, id, officer, { audience: ['bureau', 'enterprise', 'provider'] });
    const hidden = await say(scene, id, officer, { audience: ['bureau', 'provider'] });
    return {
      by: enterprise,
      params: { id },
      body: { upTo },
      status: 200,
      // To an agency and an audit firm it was not written: for them it is not there.
      access: { by: readers, seenBy: [...readers, 'auditor', 'treasury'] },
      ...none(anyTime),
      foreign: { by: await scene.pilot.person('enterprise') },
      wrongRole: { by: await scene.pilot.person('auditor') },
      special: {
        'a message to somebody else': { body: { upTo: hidden }, status: 404, code: 'not-found' },
        'a message that is not there': { by: provider, body: { upTo: nobody }, status: 404, code: 'not-found' },
      },
    };
  },
};
