/** The commitment behind an application, and its receipts. */
import type { Caller } from '../../../server/access/caller.ts';
import { findReceipts } from '../../../server/receipts/find-receipts.ts';
import { receiptCode } from '../../../server/receipts/receipt-code.ts';
import { contentOf, fillApplication, openLink } from '../../support/application-builder.ts';
import { describeOrganisation, happened, organisationOf, recordOf } from '../../support/case-log.ts';
import { anyTime, type Example, type Examples, forAll, nobody, none, unversioned } from '../example.ts';
import type { Scene } from '../scene.ts';

type OnCase = Example & { by: Caller; params: { id: string } };

/** Whole but for the commitment; an official sees another one, which is past that. */
async function complete({ pilot }: Scene): Promise<OnCase> {
  const { caseId, enterprise } = await pilot.caseAt('application.draft');
  await fillApplication(pilot, caseId, enterprise);
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

/** Handed in once. */
async function submitted(scene: Scene): Promise<OnCase & { number: string }> {
  const { pilot } = scene;
  const example = await complete(scene);
  await happened(pilot, example.params.id, { type: 'application.submit', to: 'application.districtReview' });
  const { number } = await recordOf(pilot, example.params.id);
  const provider = await pilot.person('provider');
  const past = await pilot.caseAt('retrofit.underway', { providerId: organisationOf(provider) });
  return {
    ...example,
    number: `${number}-R1`,
    wrongRole: { by: provider, params: { id: past.caseId } },
    wrongState: anyTime,
  };
}

export const applicationExamples: Examples = {
  'GET /api/cases/{id}/commitment': async (scene) => {
    const { wrongRole, ...example } = await submitted(scene);
    return { ...example, wrongRole };
  },
  'POST /api/cases/{id}/commitment/link': async (scene) => ({
    ...(await complete(scene)),
    body: { email: 'legal@example.com' },
    special: {
      'an application that lacks something': {
        ...(await unfinished(scene)),
        status: 422,
        code: 'rule',
      },
    },
  }),
  'POST /api/cases/{id}/commitment': async (scene) => {
    const { pilot } = scene;
    const example = await complete(scene);
    const { by, params } = example;
    await describeOrganisation(pilot, organisationOf(by), { legalRepresentative: by.name });
    const body = { name: by.name, contentHash: await contentOf(pilot, params.id) };
    return {
      ...example,
      body,
      stale: { body: { ...body, contentHash: '0'.repeat(64) }, code: 'stale-form' },
      special: {
        'another name': { body: { ...body, name: '王二' }, status: 422, code: 'rule' },
      },
    };
  },
  'POST /api/commitments/open': async (scene) => {
    const { by, params } = await complete(scene);
    const token = await openLink(scene.pilot, params.id, by);
    return {
      by: null,
      body: { token },
      status: 200,
      ...none(anyTime),
      special: {
        'a link that is none': { body: { token: 'x'.repeat(43) }, status: 404, code: 'not-found' },
        'a link to what is submitted': { body: { token: await overdue(scene) }, status: 409, code: 'link-over' },
      },
    };
  },
  'POST /api/commitments/confirm': async (scene) => {
    const { by, params } = await complete(scene);
    const token = await openLink(scene.pilot, params.id, by);
    const body = { token, name: '王大', contentHash: await contentOf(scene.pilot, params.id) };
    return {
      by: null,
      body,
      status: 200,
      ...none(anyTime),
      special: {
        'a link that is none': { body: { ...body, token: 'x'.repeat(43) }, status: 404, code: 'not-found' },
        'what has changed since': {
          body: { ...body, contentHash: 'a'.repeat(64) },
          status: 409,
          code: 'stale-form',
        },
      },
    };
  },
  'GET /api/cases/{id}/receipts': submitted,
  'GET /api/cases/{id}/receipts/{number}/content': async (scene) => {
    const { number, wrongRole, ...example } = await submitted(scene);
    const named =
      typeof wrongRole === 'string' ? wrongRole : { ...wrongRole, params: { id: '', ...wrongRole?.params, number } };
    return {
      ...example,
      params: { ...example.params, number },
      wrongRole: named,
    };
  },
  'GET /api/public/receipts/{number}': async (scene) => {
    const { product } = scene.pilot;
    const { params, number } = await submitted(scene);
    const [receipt] = await findReceipts(product.db, product, await recordOf(scene.pilot, params.id));
    const code = receipt ? receiptCode(product.settings.sessionSecret, receipt) : nobody;
    return {
      by: null,
      params: { number },
      query: { code },
      status: 200,
      ...none(forAll),
      special: { 'a code that is none': { query: { code: `${code}x` }, status: 404, code: 'not-found' } },
    };
  },
};

async function unfinished({ pilot }: Scene) {
  const { caseId, enterprise } = await pilot.caseAt('application.draft');
  return { by: enterprise, params: { id: caseId } };
}

async function overdue(scene: Scene): Promise<string> {
  const { by, params } = await submitted(scene);
  return openLink(scene.pilot, params.id, by);
}
