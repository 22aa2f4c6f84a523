/** Forms, questionnaires and papers of an application that is being filled in. */
import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Caller } from '../../../server/access/caller.ts';
import { documents } from '../../../server/database/schema/papers.ts';
import { forms2024 } from '../../../workflows/forms/forms.ts';
import { jpeg, pdf } from '../../papers/file-samples.ts';
import { oneFile } from '../../papers/papers-app.ts';
import { happened, organisationOf } from '../../support/case-log.ts';
import {
  anyTime,
  type Example,
  type Examples,
  type Inner,
  type Narrowed,
  nobody,
  none,
  unversioned,
} from '../example.ts';
import type { Scene } from '../scene.ts';
import { inspecting } from './work.ts';

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

/** At a claim, where everybody who can have a role on a case has one. */
async function reading({ pilot }: Scene): Promise<Example & { by: Caller; params: { id: string } }> {
  const { caseId, enterprise } = await pilot.caseAt('subsidy.claimOpen');
  const foreign = { by: await pilot.person('enterprise') };
  return { by: enterprise, params: { id: caseId }, status: 200, ...none(anyTime), foreign };
}

/** Who fills it in, who reads it; for others it is not there. */
function ofForm(code: string, asked: 'save' | 'read'): Narrowed {
  const form = forms2024.forms.find((one) => one.code === code);
  if (!form) throw new Error(`there is no form ${code}`);
  const seenBy = [form.role, ...form.readers];
  return { by: asked === 'save' ? [form.role] : seenBy, seenBy };
}

/** A paper that was handed in with a draft. */
async function handedIn(scene: Scene): Promise<Example & { params: { id: string }; caseId: string }> {
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
    caseId: params.id,
    status: 200,
    ...none(anyTime),
    foreign: { by: await pilot.person('officer') },
  };
}
async function filed(scene: Scene): Promise<Example & { params: { id: string } }> {
  const example = await handedIn(scene);
  await happened(scene.pilot, example.caseId, { type: 'application.submit', to: 'subsidy.claimOpen' });
  return { ...example, foreign: { by: await scene.pilot.person('enterprise') } };
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

/** Who has signed reads the acceptance: its papers, not who handed them in, and not the application. */
async function inspector(scene: Scene, permission: 'document.names' | 'assessment.read'): Promise<Inner> {
  const { id, inspector: by, enterprise } = await inspecting(scene, true);
  const asked = { permission, by, change: { params: { id, kind: 'self' } } };
  if (permission === 'assessment.read') return { ...asked, access: ofForm('application', 'read') };
  await enter(scene, { by: enterprise, params: { id } }, 'acceptanceRequest');
  return { ...asked, shows: [`"${enterprise.name}"`] };
}

/** As if it had been handed in before the case came where it is. */
async function enter({ pilot }: Scene, { by, params }: { by: Caller; params: { id: string } }, paper: string) {
  const id = uuidv7();
  const uploadedAt = new Date((await pilot.product.clock.now(pilot.product.db)).getTime() - 86_400_000);
  await pilot.product.db.insert(documents).values({
    id,
    caseId: params.id,
    paper,
    name: `${paper}.pdf`,
    mediaType: 'application/pdf',
    sizeBytes: pdf.length,
    sha256: '0'.repeat(64),
    storageKey: `2025/${id}`,
    uploadedBy: by.personId,
    uploadedFor: organisationOf(by),
    uploadedAt,
  });
}

export const paperExamples: Examples = {
  'GET /api/cases/{id}/forms': reading,
  'PUT /api/cases/{id}/forms/{form}': async (scene) => ({
    ...at(await draft(scene), { form: 'application' }),
    access: ofForm('application', 'save'),
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
  'GET /api/cases/{id}/assessments/{kind}': async (scene) => ({
    ...at(await reading(scene), { kind: 'self' }),
    access: ofForm('application', 'read'),
    inner: [await inspector(scene, 'assessment.read')],
  }),
  'PUT /api/cases/{id}/assessments/{kind}': async (scene) => ({
    ...at(await draft(scene), { kind: 'self' }),
    access: ofForm('application', 'save'),
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
  'GET /api/cases/{id}/documents': async (scene) => {
    const example = await reading(scene);
    const provider = await scene.pilot.person('provider');
    for (const paper of ['licence', 'contract', 'claimForm']) await enter(scene, example, paper);
    await enter(scene, { ...example, by: provider }, 'diagnosisReport');
    const permission = 'document.names';
    return {
      ...example,
      inner: [
        { permission, shows: [`"${example.by.name}"`], except: ['enterprise'] },
        { permission, shows: [`"${provider.name}"`] },
        await inspector(scene, permission),
      ],
    };
  },
  'POST /api/cases/{id}/documents': async (scene) => ({
    ...(await draft(scene)),
    access: ofForm('application', 'save'),
    query: { paper: 'licence' },
    file: oneFile(jpeg, '执照.jpg'),
    status: 201,
    special: { 'a paper that is not asked for': { query: { paper: 'passport' }, status: 404, code: 'not-found' } },
  }),
  'GET /api/documents/{id}/content': async (scene) => ({
    ...(await filed(scene)),
    access: ofForm('application', 'read'),
    wrongRole: 'who may not read it is not told that it is there',
  }),
  'DELETE /api/documents/{id}': async (scene) => {
    const { params, caseId = '' } = await filed(scene);
    return {
      ...(await handedIn(scene)),
      status: 204,
      access: ofForm('application', 'save'),
      wrongRole: { by: await scene.pilot.person('officer'), params, about: caseId },
    };
  },
};
