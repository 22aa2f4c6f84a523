/** Money through the corridor: what the moves of a case do to the books, from approval to recovery. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { moveCase } from '../../server/cases/corridor.ts';
import { recordCreditCheck } from '../../server/money/credit-checks.ts';
import { verifyLedger } from '../../server/money/verify-ledger.ts';
import { declareNoConflict } from '../../server/work/declarations.ts';
import { drawAgency } from '../../server/work/draws.ts';
import type { Said } from '../../workflows/case/said.ts';
import type { EventType } from '../../workflows/vocabulary/events.ts';
import { happened, organisationOf, recordOf } from '../support/case-log.ts';
import { giveAccount, useFunds } from '../support/money-builders.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

let pilot: Pilot;
let key = 0;
beforeAll(async () => {
  pilot = await createPilot();
  await useFunds(pilot, 10_000_000, 10 * 20_000_000);
});
afterAll(() => pilot.close());

const say = (caller: Caller, caseId: string, type: EventType, said: Said = {}) => {
  key += 1;
  return moveCase(pilot.product, caller, {
    caseId,
    type,
    said,
    key: `money-moves-${key}`,
    expectedSeq: null,
    locale: 'zh-CN',
    requestId: 'test',
    address: '127.0.0.1',
  });
};
const gates = { accepted: true, audited: true, level: 2, levelConfirmed: true };
const AMOUNT = 20_000_000;
const recommended = {
  ...gates,
  claimedFen: 50_000_000,
  baseFen: 50_000_000,
  entitledFen: AMOUNT,
  recommendedFen: AMOUNT,
};

test('an approved subsidy is promised, paid, partly recovered, and the books agree at every step', async () => {
  const [director, payer, receiver, officer] = [
    await pilot.person('director'),
    await pilot.person('treasury'),
    await pilot.person('treasury'),
    await pilot.person('officer'),
  ];
  const { caseId, enterprise } = await pilot.caseAt('subsidy.directorReview', recommended);
  const inOrder = async () => expect(await verifyLedger(pilot.product)).toEqual([]);
  await say(director, caseId, 'subsidy.approve');
  expect((await recordOf(pilot, caseId)).facts).toMatchObject({ approvedFen: AMOUNT, committedFen: AMOUNT });
  await inOrder();

  await happened(pilot, caseId, { type: 'deadline.passed', to: 'subsidy.payable' });
  await expect(say(payer, caseId, 'payment.issue')).rejects.toMatchObject({
    code: 'unmet',
    unmet: [{ code: 'accountPresent' }, { code: 'creditClear' }],
  });
  await giveAccount(pilot, enterprise);
  await recordCreditCheck(pilot.product, officer, {
    organisationId: organisationOf(enterprise),
    check: { result: 'clear', source: '信用中国', note: '' },
  });
  await say(payer, caseId, 'payment.issue');
  await inOrder();
  await say(payer, caseId, 'payment.settle', { bankReference: 'ICBC-2025-1' });
  await inOrder();

  await say(officer, caseId, 'finding.raise', { reason: '发票作废' });
  await say(director, caseId, 'recovery.order', { amount: 7_000_001, reason: '发票作废' });
  await say(receiver, caseId, 'recovery.record', { amount: 3, bankReference: 'R-1' });
  await inOrder();
  await say(receiver, caseId, 'recovery.record', { amount: 6_999_998, bankReference: 'R-2' });
  expect(await recordOf(pilot, caseId)).toMatchObject({ state: 'recovered', paidFen: AMOUNT, recoveredFen: 7_000_001 });
  await inOrder();
});

describe('short funds', () => {
  test('of twenty approvals at once as many are promised as there is room for, the others queue', async () => {
    const room = 10_000_000 + 10 * AMOUNT - AMOUNT + 7_000_001;
    const ids: string[] = [];
    for (let i = 0; i < 20; i++) ids.push((await pilot.caseAt('subsidy.directorReview', recommended)).caseId);
    const director = await pilot.person('director');
    const outcomes = await Promise.allSettled(ids.map((caseId) => say(director, caseId, 'subsidy.approve')));
    expect(outcomes.every(({ status }) => status === 'fulfilled')).toBe(true);
    const states = await Promise.all(ids.map(async (caseId) => (await recordOf(pilot, caseId)).state));
    const promised = states.filter((state) => state === 'subsidy.publicNotice').length;
    expect(promised).toBeLessThanOrEqual(Math.floor(room / AMOUNT));
    expect(promised).toBeGreaterThan(0);
    expect(states.filter((state) => state === 'subsidy.queued')).toHaveLength(20 - promised);
    expect(await verifyLedger(pilot.product)).toEqual([]);
  });
});

test('two cases of one enterprise that are approved at the same moment never exceed the cap together', async () => {
  const director = await pilot.person('director');
  const officer = await pilot.person('officer');
  for (let round = 0; round < 5; round++) {
    const first = await pilot.caseAt('subsidy.directorReview', recommended);
    const second = await pilot.caseAt('subsidy.directorReview', recommended);
    await inAnotherCall(second.caseId, organisationOf(first.enterprise));
    const ids = [first.caseId, second.caseId];
    const outcomes = await Promise.allSettled(ids.map((caseId) => say(director, caseId, 'subsidy.approve')));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'unmet', unmet: [{ code: 'withinCap' }] },
    });
    const late = ids[outcomes.findIndex(({ status }) => status === 'rejected')] ?? '';
    await say(director, late, 'subsidy.sendBack', { reason: '上限已被占用' });
    await expect(say(officer, late, 'subsidy.recommend')).rejects.toMatchObject({ unmet: [{ code: 'capNotUsedUp' }] });
  }
});

/** Under the same policy: an enterprise has one open case in a call. */
async function inAnotherCall(caseId: string, enterpriseId: string): Promise<void> {
  await pilot.database.adminPool.query(
    `update cases set enterprise_id = $2, call_id = (select o.id from calls o join calls k on k.policy_id = o.policy_id and k.id <> o.id where k.id = cases.call_id limit 1)
      where id = $1`,
    [caseId, enterpriseId],
  );
}

test('only the drawn agency is assigned, and its inspector signs before anything is recorded', async () => {
  const officer = await pilot.person('officer');
  const [one, other] = [await pilot.person('agency'), await pilot.person('agency')];
  const { caseId } = await pilot.caseAt('acceptance.drawing');
  const { drawn } = await drawAgency(pilot.product, officer, caseId);
  const [inspector, stranger] = drawn.id === organisationOf(one) ? [one, other] : [other, one];
  await expect(say(officer, caseId, 'agency.assign', { agencyId: organisationOf(stranger) })).rejects.toMatchObject({
    code: 'unmet',
    unmet: [{ code: 'agencyDrawn' }],
  });
  await say(officer, caseId, 'agency.assign', { agencyId: drawn.id });
  const rectify = () => say(inspector, caseId, 'inspection.requireRectification', { reason: '网关未接入' });
  await expect(rectify()).rejects.toMatchObject({ code: 'unmet', unmet: [{ code: 'conflictDeclared' }] });
  await declareNoConflict(pilot.product, inspector, caseId);
  await rectify();
  expect((await recordOf(pilot, caseId)).state).toBe('acceptance.rectifying');
});
