/** Forms, questionnaires and papers of an application that is being filled in. */
import { eq } from 'drizzle-orm';
import { documents } from '../../../server/database/schema/papers.ts';
import { jpeg, pdf } from '../../papers/file-samples.ts';
import { oneFile } from '../../papers/papers-app.ts';
import { anyTime, type Example, type Examples, nobody, none, sightIsRole, unversioned } from '../example.ts';
import type { Scene } from '../scene.ts';

/** At a draft; an official sees another one, which is past that. */
async function draft({ pilot }: Scene): Promise<Example & { by: NonNullable<Example['by']>; params: { id: string } }> {
  const { caseId, enterprise } = await pilot.caseAt('application.draft');
  const filed = await pilot.caseAt('application.cityReview');
  return {
    by: enterprise,
    params: { id: caseId },
    status: 200,
    foreign: { by: await pilot.person('enterprise') },
    wrongRole: { by: await pilot.person('officer'), params: { id: filed.caseId } },
    wrongState: { by: filed.enterprise, params: { id: filed.caseId }, code: 'not-open' },
    stale: unversioned,
  };
}

async function reading(scene: Scene): Promise<Example & { params: { id: string } }> {
  return { ...(await draft(scene)), ...none(anyTime), foreign: { by: await scene.pilot.person('officer') } };
}

/** A paper that was handed in with a draft. */
async function handedIn(scene: Scene): Promise<Example & { params: { id: string } }> {
  const { pilot, send } = scene;
  const { by, params } = await draft(scene);
  await send({
    operation: 'POST /api/cases/{id}/documents',
    by,
    params,
    query: [['paper', 'licence']],
    headers: { 'content-type': multipart },
    payload: oneFile(pdf),
  });
  const [document] = await pilot.product.db.select().from(documents).where(eq(documents.caseId, params.id));
  return {
    by,
    params: { id: document?.id ?? nobody },
    status: 200,
    ...none(anyTime),
    foreign: { by: await pilot.person('officer') },
    wrongRole: sightIsRole,
  };
}

const multipart = 'multipart/form-data; boundary=frontier-of-parts';
const at = (example: Example, more: Record<string, string>): Example => {
  const { wrongRole, wrongState } = example;
  const named = (change: Example['wrongRole']) =>
    typeof change === 'string' ? change : { ...change, params: { ...change.params, ...more } };
  return {
    ...example,
    params: { ...example.params, ...more },
    wrongRole: named(wrongRole),
    wrongState: named(wrongState),
  };
};

export const paperExamples: Examples = {
  'GET /api/cases/{id}/forms': reading,
  'PUT /api/cases/{id}/forms/{form}': async (scene) => ({
    ...at(await draft(scene), { form: 'application' }),
    body: { answers: { staff: 120 }, version: 0 },
    stale: { body: { answers: { staff: 121 }, version: 4 }, code: 'stale-form' },
    special: {
      'an answer that nobody asked for': {
        body: { answers: { shoeSize: 44 }, version: 0 },
        status: 400,
        code: 'invalid-shape',
      },
    },
  }),
  'GET /api/cases/{id}/assessments/{kind}': async (scene) => at(await reading(scene), { kind: 'self' }),
  'PUT /api/cases/{id}/assessments/{kind}': async (scene) => ({
    ...at(await draft(scene), { kind: 'self' }),
    body: { answers: { questions: {}, scenarios: {} }, version: 0 },
    stale: { body: { answers: { questions: {}, scenarios: {} }, version: 4 }, code: 'stale-form' },
    special: {
      'a question that is not asked': {
        body: { answers: { questions: { q999: ['A'] }, scenarios: {} }, version: 0 },
        status: 400,
        code: 'invalid-shape',
      },
    },
  }),
  'GET /api/cases/{id}/documents': reading,
  'POST /api/cases/{id}/documents': async (scene) => ({
    ...(await draft(scene)),
    query: { paper: 'licence' },
    file: oneFile(jpeg, '执照.jpg'),
    status: 201,
    special: { 'a paper that is not asked for': { query: { paper: 'passport' }, status: 404, code: 'not-found' } },
  }),
  'GET /api/documents/{id}/content': handedIn,
  'DELETE /api/documents/{id}': async (scene) => ({ ...(await handedIn(scene)), status: 204 }),
};
