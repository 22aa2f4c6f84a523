/** Eligibility: the front page and the self-test for strangers, the checks of a case, lists, waivers. */
import { oneFile } from '../../papers/papers-app.ts';
import { makeEligible } from '../../support/eligible.ts';
import { anyTime, cursorOf, type Examples, forAll, nobody, none, unversioned } from '../example.ts';
import type { Scene } from '../scene.ts';

/** An application in the city's hands, an officer, and somebody who sees the case and may not. */
async function underReview({ pilot }: Scene) {
  const { caseId: id, enterprise } = await pilot.caseAt('application.cityReview');
  await makeEligible(pilot, enterprise);
  const decided = await pilot.caseAt('matching.choosing');
  return {
    id,
    enterprise,
    officer: await pilot.person('officer'),
    foreign: { by: await pilot.person('provider') },
    later: { params: { id: decided.caseId } },
  };
}

const looked = { check: 'notAbnormal', says: 'clear', source: '信用中国', asOf: '2025-01-09', note: '' };
const list = '企业名称,统一社会信用代码\n甲公司,91330100MA2TEAT05K\n';
let lists = 0;

export const eligibilityExamples: Examples = {
  'GET /api/public/programme': async () => ({ by: null, status: 200, ...none(forAll) }),
  'POST /api/public/self-test': async () => ({
    by: null,
    body: {
      creditCode: '91330100MA2TEAT05K',
      district: '420281',
      subIndustry: 'equipment',
      staff: 120,
      revenue: '23000000',
      statements: { notAbnormal: true, notFunded: false },
      plannedSpend: [{ category: 'software', amount: '500000.00' }],
      level: 2,
    },
    status: 200,
    keepsNothing: true,
    ...none(forAll),
  }),
  'GET /api/cases/{id}/eligibility': async (scene) => {
    const { id, enterprise, foreign } = await underReview(scene);
    const provider = await scene.pilot.person('provider');
    const { caseId } = await scene.pilot.caseAt('matching.choosing', {
      providerId: provider.memberships[0]?.organisationId ?? '',
    });
    return {
      by: enterprise,
      params: { id },
      status: 200,
      ...none(anyTime),
      foreign,
      wrongRole: { by: provider, params: { id: caseId } },
    };
  },
  'POST /api/cases/{id}/eligibility/snapshots': async (scene) => {
    const { id, enterprise, officer, foreign, later } = await underReview(scene);
    return {
      by: officer,
      params: { id },
      body: looked,
      status: 201,
      foreign,
      wrongRole: { by: enterprise },
      wrongState: later,
      stale: unversioned,
      special: {
        'of a day ahead': { body: { ...looked, asOf: '2999-01-01' }, status: 422, code: 'rule' },
      },
    };
  },
  'POST /api/cases/{id}/eligibility/waivers': async (scene) => {
    const { id, enterprise, officer, foreign, later } = await underReview(scene);
    const body = { check: 'noAccident', reason: '事故已结案，责任不在企业' };
    return {
      by: officer,
      params: { id },
      body,
      status: 201,
      foreign,
      wrongRole: { by: enterprise },
      wrongState: later,
      stale: unversioned,
      special: { 'what cannot be waived': { body: { ...body, check: 'smallOrMedium' }, status: 422, code: 'rule' } },
    };
  },
  'POST /api/cases/{id}/eligibility/waivers/{waiver}/decision': async (scene) => {
    const { id, officer, foreign } = await underReview(scene);
    const asked = await scene.send({
      operation: 'POST /api/cases/{id}/eligibility/waivers',
      by: officer,
      params: { id },
      payload: JSON.stringify({ check: 'noAccident', reason: '已结案' }),
    });
    const checks: { waiver: { id: string } | null }[] = asked.json().checks;
    const waiver = checks.flatMap((check) => check.waiver ?? [])[0]?.id ?? nobody;
    return {
      by: await scene.pilot.person('director'),
      params: { id, waiver },
      body: { decision: 'approved', reason: '同意' },
      status: 200,
      foreign,
      wrongRole: { by: officer },
      wrongState: 'of a case that has gone on: tests/eligibility',
      stale: 'a second decision is a rule of its own: tests/eligibility',
    };
  },
  'GET /api/eligibility-lists': async ({ pilot }) => ({
    by: await pilot.person('auditor'),
    query: { limit: '5' },
    status: 200,
    ...none(anyTime),
    wrongRole: { by: await pilot.person('enterprise') },
    special: {
      'a page after nothing': { query: { after: cursorOf(nobody) }, status: 400, code: 'bad-cursor' },
    },
  }),
  'POST /api/eligibility-lists': async ({ pilot }) => {
    lists += 1;
    return {
      by: await pilot.person('officer'),
      query: { kind: 'notAbnormal', source: '国家企业信用信息公示系统', asOf: '2025-01-09' },
      // Another file every time: the same one is the same list.
      file: oneFile(Buffer.from(`${list}乙公司 ${lists},\n`), '名单.csv'),
      status: 201,
      ...none(anyTime),
      wrongRole: { by: await pilot.person('enterprise') },
    };
  },
};
