/** Spend and its audit, accounts, credit checks, funds, payments. */
import { formatYuan } from '../../../workflows/money/fen.ts';
import { happened, organisationOf } from '../../support/case-log.ts';
import { giveAccount, spendLine } from '../../support/money-builders.ts';
import { anyTime, type Example, type Examples, none, sightIsRole, unversioned } from '../example.ts';
import type { Scene } from '../scene.ts';

function line() {
  const { contract, invoiced, paid, ...rest } = spendLine(10_000_000);
  return { ...rest, contract: formatYuan(contract), invoiced: formatYuan(invoiced), paid: formatYuan(paid) };
}

async function spending({ pilot }: Scene) {
  const provider = await pilot.person('provider');
  const firm = await pilot.person('auditFirm');
  const { caseId: id, enterprise } = await pilot.caseAt('subsidy.claimOpen', {
    providerId: organisationOf(provider),
    auditFirmId: organisationOf(firm),
  });
  return { id, enterprise, provider, firm };
}

/** Claimed, and with the audit firm. */
async function audited(scene: Scene) {
  const parties = await spending(scene);
  const { id, enterprise } = parties;
  const payload = JSON.stringify({ lines: [line()] });
  const saved = await scene.send({ operation: 'PUT /api/cases/{id}/spend', by: enterprise, params: { id }, payload });
  const lineId: string = saved.json().lines[0].id;
  await happened(scene.pilot, id, { type: 'subsidy.claim', to: 'subsidy.audit' });
  return { ...parties, lineId };
}

const credit = { result: 'clear', source: '信用中国', note: '' };
const account = (holder: string) => ({ bank: '中国工商银行黄石分行', holder, number: '4200123456789012' });

export const moneyExamples: Examples = {
  'GET /api/cases/{id}/spend': async (scene) => {
    const { id, firm } = await audited(scene);
    return {
      by: firm,
      params: { id },
      status: 200,
      ...none(anyTime),
      foreign: { by: await scene.pilot.person('auditFirm') },
      wrongRole: await agencyOf(scene),
    };
  },
  'PUT /api/cases/{id}/spend': async (scene) => {
    const { id, enterprise, firm } = await spending(scene);
    const past = await audited(scene);
    const taken = await spending(scene);
    const same = line();
    await scene.send({
      operation: 'PUT /api/cases/{id}/spend',
      by: taken.enterprise,
      params: { id: taken.id },
      payload: JSON.stringify({ lines: [same] }),
    });
    return {
      by: enterprise,
      params: { id },
      body: { lines: [{ ...line(), payment: 'acceptanceBill', billDueOn: '2025-01-09' }] },
      status: 200,
      foreign: { by: await scene.pilot.person('enterprise') },
      wrongRole: { by: firm },
      wrongState: { by: past.enterprise, params: { id: past.id }, code: 'not-open' },
      stale: unversioned,
      special: {
        'an invoice of another case': { body: { lines: [line(), same] }, status: 422, code: 'rule' },
      },
    };
  },
  'PUT /api/cases/{id}/spend/verdicts': async (scene) => {
    const { id, enterprise, firm, lineId } = await audited(scene);
    const early = await spending(scene);
    const cut = { lineId, verdict: 'cutInPart', allowed: '90000.00', cutReason: 'overContract', cutNote: '超合同' };
    return {
      by: firm,
      params: { id },
      body: { verdicts: [cut] },
      status: 200,
      foreign: { by: await scene.pilot.person('auditFirm') },
      wrongRole: { by: enterprise },
      wrongState: { by: early.firm, params: { id: early.id }, code: 'not-open' },
      stale: unversioned,
      special: {
        'more than the line': { body: { verdicts: [{ ...cut, allowed: '900000.00' }] }, status: 422, code: 'rule' },
        'a cut without a reason': { body: { verdicts: [{ lineId, verdict: 'cut' }] }, status: 422, code: 'rule' },
      },
    };
  },
  'GET /api/cases/{id}/payments': async (scene) => {
    const { id, provider } = await spending(scene);
    return {
      by: await scene.pilot.person('treasury'),
      params: { id },
      status: 200,
      ...none(anyTime),
      foreign: { by: await scene.pilot.person('provider') },
      wrongRole: { by: provider },
    };
  },
  'GET /api/organisations/{id}/account': async ({ pilot }) => {
    const enterprise = await pilot.person('enterprise');
    await giveAccount(pilot, enterprise);
    return {
      by: await pilot.person('treasury'),
      params: { id: organisationOf(enterprise) },
      status: 200,
      ...none(anyTime),
      foreign: { by: await pilot.person('enterprise') },
      wrongRole: sightIsRole,
    };
  },
  'PUT /api/organisations/{id}/account': async ({ pilot }): Promise<Example> => {
    const enterprise = await pilot.person('enterprise');
    return {
      by: enterprise,
      params: { id: organisationOf(enterprise) },
      body: account(enterprise.memberships[0]?.organisation ?? ''),
      status: 200,
      ...none(anyTime),
      foreign: { by: await pilot.person('enterprise') },
      wrongRole: sightIsRole,
      special: { 'the account of somebody else': { body: account('他人公司'), status: 422, code: 'rule' } },
    };
  },
  'GET /api/organisations/{id}/credit-checks': async ({ pilot }) => ({
    by: await pilot.person('treasury'),
    params: { id: organisationOf(await pilot.person('enterprise')) },
    status: 200,
    ...none(anyTime),
    foreign: { params: { id: organisationOf(await pilot.person('provider')) } },
    wrongRole: { by: await pilot.person('district') },
  }),
  'POST /api/organisations/{id}/credit-checks': async ({ pilot }) => ({
    by: await pilot.person('officer'),
    params: { id: organisationOf(await pilot.person('enterprise')) },
    body: credit,
    status: 200,
    ...none(anyTime),
    foreign: { params: { id: organisationOf(await pilot.person('provider')) } },
    wrongRole: { by: await pilot.person('director') },
  }),
  'GET /api/funds': async ({ pilot }) => ({
    by: await pilot.person('treasury'),
    status: 200,
    ...none(anyTime),
    wrongRole: { by: await pilot.person('enterprise') },
  }),
};

async function agencyOf({ pilot }: Scene) {
  const agency = await pilot.person('agency');
  const { caseId } = await pilot.caseAt('subsidy.audit', { agencyId: organisationOf(agency) });
  return { by: agency, params: { id: caseId } };
}
