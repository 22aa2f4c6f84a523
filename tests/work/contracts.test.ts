/** The contract with the provider, its plan and the progress on it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import type { ContractInput } from '../../server/work/contract-rules.ts';
import { standing } from '../../server/work/contract-standing.ts';
import { closeMilestone, listContracts, saveContract } from '../../server/work/contracts.ts';
import { listProgress, reportProgress } from '../../server/work/progress.ts';
import {
  findContractEvidence,
  findMilestonesOpen,
  findPendingChange,
  findProgressPercent,
} from '../../server/work/work-evidence.ts';
import { happened, organisationOf, recordOf } from '../support/case-log.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

let pilot: Pilot;
let provider: Caller;

beforeAll(async () => {
  pilot = await createPilot();
  provider = await pilot.person('provider');
});
afterAll(() => pilot.close());

const contract = (of: Partial<ContractInput> = {}): ContractInput => ({
  number: 'HT-2025-001',
  signedOn: '2025-03-01',
  planStartsOn: '2025-03-10',
  planEndsOn: '2025-08-31',
  dataSecurityClause: true,
  version: 0,
  lines: [
    { category: 'software', name: 'MES', listPrice: 30_000_000, price: 25_000_000, vatRateBp: 1300 },
    { category: 'gateway', name: '网关', listPrice: 5_000_000, price: 5_000_000, vatRateBp: 1300 },
  ],
  milestones: [
    { name: '上线', dueOn: '2025-06-30' },
    { name: '验收', dueOn: '2025-08-31' },
  ],
  ...of,
});
const contracting = (by = provider) =>
  pilot.caseAt('retrofit.contracting', { providerId: organisationOf(by), diagnosed: true });
const save = (caller: Caller, caseId: string, of: Partial<ContractInput> = {}) =>
  saveContract(pilot.product, caller, { caseId, contract: contract(of) });
const evidence = async (caseId: string) =>
  findContractEvidence(pilot.product.db, pilot.product, await recordOf(pilot, caseId));

describe('the contract', () => {
  test('is saved with the present provider, adds up, and counts once it is complete', async () => {
    const { caseId, enterprise } = await contracting();
    expect(await evidence(caseId)).toBeNull();
    const saved = await save(enterprise, caseId);
    expect(saved).toMatchObject({
      price: '300000.00',
      listPrice: '350000.00',
      version: 1,
      open: true,
      provider: { id: organisationOf(provider) },
    });
    expect(await evidence(caseId)).toEqual({ priceFen: 30_000_000, planEndsOn: '2025-08-31', planDays: 175 });
    await save(enterprise, caseId, { version: 1, dataSecurityClause: false });
    expect(await evidence(caseId)).toBeNull();
  });

  const refused: [what: string, of: Partial<ContractInput>, words: RegExp][] = [
    [
      'a category that the policy does not know',
      { lines: [{ category: 'robot', name: '机器人', listPrice: 2, price: 1, vatRateBp: 0 }] },
      /category "robot"/,
    ],
    [
      'a price above the list price',
      { lines: [{ category: 'software', name: 'MES', listPrice: 1, price: 2, vatRateBp: 0 }] },
      /above the list price/,
    ],
    [
      'a price of nothing',
      { lines: [{ category: 'software', name: 'MES', listPrice: 1, price: 0, vatRateBp: 0 }] },
      /must be positive/,
    ],
    [
      'a plan of more than 180 days',
      { planEndsOn: '2025-09-06', milestones: [{ name: '上线', dueOn: '2025-06-30' }] },
      /at most 180 days/,
    ],
    ['a plan that ends before it starts', { planEndsOn: '2025-03-09' }, /ends before/],
    ['a milestone outside the plan', { milestones: [{ name: '上线', dueOn: '2025-09-01' }] }, /outside the plan/],
  ];
  test.each(refused)('is refused with %s', async (_, of, words) => {
    const { caseId, enterprise } = await contracting();
    await expect(save(enterprise, caseId, of)).rejects.toMatchObject({
      code: 'rule',
      facts: { en: expect.stringMatching(words) },
    });
    expect(await evidence(caseId)).toBeNull();
  });

  test('of 180 days to the day is accepted', async () => {
    const { caseId, enterprise } = await contracting();
    await save(enterprise, caseId, { planEndsOn: '2025-09-05' });
    expect(await evidence(caseId)).toMatchObject({ planDays: 180 });
  });

  test('is not overwritten by somebody who has not seen the newest version', async () => {
    const { caseId, enterprise } = await contracting();
    await save(enterprise, caseId);
    await expect(save(enterprise, caseId)).rejects.toMatchObject({ code: 'stale-form', facts: { version: 1 } });
  });

  test('of two tabs that save at once, one is told', async () => {
    const { caseId, enterprise } = await contracting();
    const outcomes = await Promise.allSettled([
      save(enterprise, caseId, { number: 'A' }),
      save(enterprise, caseId, { number: 'B' }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await listContracts(pilot.product, enterprise, caseId)).items).toHaveLength(1);
  });

  test('is for the enterprise, while the case lies with it', async () => {
    const { caseId, enterprise } = await contracting();
    await expect(save(provider, caseId)).rejects.toMatchObject({ code: 'wrong-role' });
    await happened(pilot, caseId, { type: 'contract.file', to: 'retrofit.filing' });
    await expect(save(enterprise, caseId)).rejects.toMatchObject({ code: 'not-open' });
    await expect(save(await pilot.person('enterprise'), caseId)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('after a change of provider', () => {
  test('the first contract stays, a second one is written, and both add up', async () => {
    const { caseId, enterprise } = await contracting();
    const first = organisationOf(provider);
    await happened(pilot, caseId, { type: 'provider.choose', said: { providerId: first } });
    await save(enterprise, caseId);
    await happened(pilot, caseId, { type: 'contract.accept', to: 'retrofit.underway' });
    await reportProgress(pilot.product, provider, { caseId, report: { percent: 100, note: '完成' } });
    const other = await pilot.person('provider');
    const second = organisationOf(other);
    pilot.clock.moveTo(new Date(pilot.clock.set().getTime() + 1000));
    await happened(pilot, caseId, {
      type: 'provider.choose',
      to: 'retrofit.contracting',
      said: { providerId: second },
      facts: { providerId: second },
    });
    expect(await evidence(caseId)).toBeNull();
    await save(enterprise, caseId, {
      number: 'HT-2',
      lines: [{ category: 'software', name: 'WMS', listPrice: 10_000_000, price: 10_000_000, vatRateBp: 600 }],
    });
    expect(await evidence(caseId)).toMatchObject({ priceFen: 40_000_000 });
    const { items } = await listContracts(pilot.product, enterprise, caseId);
    expect(items.map(({ number, provider: of }) => [number, of?.id])).toEqual([
      ['HT-2025-001', first],
      ['HT-2', second],
    ]);
    expect((await listContracts(pilot.product, other, caseId)).items.map(({ number }) => number)).toEqual(['HT-2']);
    // What the first provider reported says nothing about the second one's work.
    expect(await findProgressPercent(pilot.product.db, pilot.product, await recordOf(pilot, caseId))).toBe(0);
  });

  test('a draft with a provider that never came to a filing counts nothing', async () => {
    const { caseId, enterprise } = await contracting();
    await happened(pilot, caseId, { type: 'provider.choose', said: { providerId: organisationOf(provider) } });
    await save(enterprise, caseId);
    const second = organisationOf(await pilot.person('provider'));
    await happened(pilot, caseId, {
      type: 'provider.choose',
      said: { providerId: second },
      facts: { providerId: second },
    });
    await save(enterprise, caseId, {
      number: 'HT-2',
      lines: [{ category: 'software', name: 'WMS', listPrice: 7_00, price: 7_00, vatRateBp: 600 }],
    });
    expect(await evidence(caseId)).toMatchObject({ priceFen: 700 });
  });

  test('a provider that is chosen again writes a new contract', () => {
    const choose = (providerId: string) => ({ type: 'provider.choose', providerId });
    const accept = { type: 'contract.accept', providerId: null };
    const [a1, b1, a2] = [
      { providerId: 'a', n: 1 },
      { providerId: 'b', n: 1 },
      { providerId: 'a', n: 2 },
    ];
    const steps = [choose('a'), accept, accept, choose('b'), accept, choose('a')];
    expect(standing([a1, b1], steps, 'a')).toEqual({ accepted: [a1, b1], present: null });
    expect(standing([a1, b1, a2], [...steps, accept], 'a')).toEqual({ accepted: [a1, b1], present: a2 });
    expect(standing([a1], [], 'a')).toEqual({ accepted: [], present: a1 });
  });
});

describe('the work', () => {
  test('is reported by the provider of the case: milestones and percentages', async () => {
    const { caseId, enterprise } = await contracting();
    const { milestones } = await save(enterprise, caseId);
    const now = async () => recordOf(pilot, caseId);
    expect(await findMilestonesOpen(pilot.product.db, pilot.product, await now())).toBe(2);
    await happened(pilot, caseId, { type: 'contract.accept', to: 'retrofit.underway' });
    for (const { id } of milestones) await closeMilestone(pilot.product, provider, { caseId, milestoneId: id });
    const again = await closeMilestone(pilot.product, provider, { caseId, milestoneId: milestones[0]?.id ?? '' });
    expect(again.milestones.every(({ doneAt }) => doneAt !== null)).toBe(true);
    expect(await findMilestonesOpen(pilot.product.db, pilot.product, await now())).toBe(0);
    await reportProgress(pilot.product, provider, { caseId, report: { percent: 100, note: '完成' } });
    await reportProgress(pilot.product, provider, { caseId, report: { percent: 90, note: '返工' } });
    expect(await findProgressPercent(pilot.product.db, pilot.product, await now())).toBe(90);
    expect((await listProgress(pilot.product, enterprise, caseId)).items.map(({ percent }) => percent)).toEqual([
      90, 100,
    ]);
    await expect(
      reportProgress(pilot.product, enterprise, { caseId, report: { percent: 1, note: '…' } }),
    ).rejects.toMatchObject({ code: 'wrong-role' });
    await happened(pilot, caseId, { type: 'retrofit.finish', to: 'acceptance.preparing' });
    await expect(
      reportProgress(pilot.product, provider, { caseId, report: { percent: 1, note: '…' } }),
    ).rejects.toMatchObject({ code: 'not-open' });
  });

  test('of another provider is none of the diagnosing one', async () => {
    const diagnosing = await pilot.person('provider');
    const { caseId, enterprise } = await pilot.caseAt('retrofit.contracting', {
      providerId: organisationOf(provider),
      diagnosingProviderId: organisationOf(diagnosing),
    });
    await save(enterprise, caseId);
    expect((await listContracts(pilot.product, diagnosing, caseId)).items).toEqual([]);
    await expect(listProgress(pilot.product, diagnosing, caseId)).rejects.toMatchObject({ code: 'wrong-role' });
    await happened(pilot, caseId, { type: 'contract.accept', to: 'retrofit.underway' });
    await expect(
      reportProgress(pilot.product, diagnosing, { caseId, report: { percent: 1, note: '…' } }),
    ).rejects.toMatchObject({ code: 'wrong-role' });
  });

  test('and its contract are not shown to the agency or the treasury', async () => {
    const agency = await pilot.person('agency');
    const { caseId } = await pilot.caseAt('subsidy.audit', { agencyId: organisationOf(agency) });
    for (const caller of [agency, await pilot.person('treasury')])
      await expect(listContracts(pilot.product, caller, caseId)).rejects.toMatchObject({ code: 'wrong-role' });
  });

  test('the change that waits is what was asked for last', async () => {
    const { caseId } = await contracting();
    await happened(pilot, caseId, {
      type: 'change.request',
      said: { kind: 'amount', amount: 28_000_000, reason: '减项' },
    });
    await happened(pilot, caseId, {
      type: 'change.request',
      said: { kind: 'extension', planEndsOn: '2025-09-15', reason: '设备到货晚' },
    });
    expect(await findPendingChange(pilot.product.db, pilot.product, await recordOf(pilot, caseId))).toEqual({
      planEndsOn: '2025-09-15',
      contractFen: null,
    });
  });
});
