/** Spend lines over HTTP: what is entered, audited and computed. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { spendLines } from '../../server/database/schema/work.ts';
import { findSpend, isSpendChanged } from '../../server/money/money-evidence.ts';
import type { LineInput } from '../../server/money/spend-rules.ts';
import { formatYuan } from '../../workflows/money/fen.ts';
import { happened, organisationOf, recordOf } from '../support/case-log.ts';
import { newInvoice, spendLine } from '../support/money-builders.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';
import { openWorkApp, type WorkApp } from '../support/work-app.ts';

let pilot: Pilot;
let app: WorkApp;
let firm: Caller;

beforeAll(async () => {
  pilot = await createPilot();
  app = await openWorkApp(pilot.product);
  firm = await pilot.person('auditFirm');
});
afterAll(async () => {
  await app.close();
  await pilot.close();
});

const wire = ({ contract, invoiced, paid, ...line }: LineInput) => ({
  ...line,
  contract: formatYuan(contract),
  invoiced: formatYuan(invoiced),
  paid: formatYuan(paid),
});
const save = (caller: Caller, caseId: string, ...lines: LineInput[]) =>
  app.call(caller, 'PUT', `/cases/${caseId}/spend`, { lines: lines.map(wire) });
const decide = (caller: Caller, caseId: string, verdicts: object[]) =>
  app.call(caller, 'PUT', `/cases/${caseId}/spend/verdicts`, { verdicts });
const rows = (caseId: string) =>
  pilot.product.db.select().from(spendLines).where(eq(spendLines.caseId, caseId)).orderBy(spendLines.position);
const evidence = async (caseId: string) => findSpend(pilot.product.db, pilot.product, await recordOf(pilot, caseId));
const changed = async (caseId: string) =>
  isSpendChanged(pilot.product.db, pilot.product, await recordOf(pilot, caseId));
const claiming = () => pilot.caseAt('subsidy.claimOpen', { auditFirmId: organisationOf(firm) });
/** Lines entered, claimed, and with the audit firm. */
async function audited(...lines: LineInput[]) {
  const { caseId, enterprise } = await claiming();
  expect(await save(enterprise, caseId, ...lines)).toMatchObject({ status: 200 });
  const { claimedFen } = await evidence(caseId);
  await happened(pilot, caseId, { type: 'subsidy.claim', to: 'subsidy.audit', facts: { claimedFen } });
  return { caseId, enterprise, ids: (await rows(caseId)).map(({ id }) => id) };
}
const allow = (lineId: string) => ({ lineId, verdict: 'allowed' });

describe('the figures of money.md', () => {
  test.each([
    ['500000.00', 50_000_000, '200000.00', false],
    ['499999.99', 49_999_999, '199999.99', false],
    ['500000.01', 50_000_001, '200000.00', true],
    ['0.02', 2, '0.00', false],
  ])('%s yuan of approved spend', async (base, fen, amount, capped) => {
    const { caseId, ids } = await audited(spendLine(fen));
    const answer = await decide(firm, caseId, ids.map(allow));
    expect(answer).toMatchObject({
      status: 200,
      body: { claimed: base, undecided: 0, computation: { base, amount, capped } },
    });
    expect(await evidence(caseId)).toEqual({ claimedFen: fen, undecided: 0, baseFen: fen, earlierPaidFen: 0 });
  });

  test('113,000.00 at 13 % and 106,000.00 at 6 % are a gross base of 219,000.00 and 87,600.00 of subsidy', async () => {
    const { caseId, ids } = await audited(
      spendLine(11_300_000, { vatRateBp: 1300 }),
      spendLine(10_600_000, { vatRateBp: 600 }),
    );
    expect(await decide(firm, caseId, ids.map(allow))).toMatchObject({
      body: { computation: { base: '219000.00', amount: '87600.00' } },
    });
  });

  test('the smallest of contract, invoice and payment counts, and the steps say so', async () => {
    const { caseId, ids } = await audited(spendLine(10_000_00, { invoiced: 9_000_00, paid: 8_000_00 }));
    const answer = await decide(firm, caseId, ids.map(allow));
    expect(answer).toMatchObject({ body: { claimed: '8000.00', computation: { base: '8000.00', amount: '3200.00' } } });
    expect(JSON.stringify(answer.body)).toContain('the smallest counts, 8,000.00 yuan');
  });

  test('what the same enterprise was paid or promised in another case is taken off the cap', async () => {
    const { caseId, enterprise, ids } = await audited(spendLine(60_000_000));
    const other = await pilot.caseAt('subsidy.monitoring', {
      paidFen: 15_000_000,
      approvedFen: 15_000_000,
      claimedFen: 60_000_000,
    });
    const promised = await pilot.caseAt('subsidy.payable', {
      committedFen: 2_000_000,
      approvedFen: 2_000_000,
      claimedFen: 60_000_000,
    });
    const enterpriseId = organisationOf(enterprise);
    await pilot.database.adminPool.query('alter table cases drop constraint if exists cases_enterprise_call');
    await pilot.database.adminPool.query('drop index if exists cases_enterprise_call');
    await pilot.database.adminPool.query('update cases set enterprise_id = $1 where id = any($2::uuid[])', [
      enterpriseId,
      [other.caseId, promised.caseId],
    ]);
    expect(await decide(firm, caseId, ids.map(allow))).toMatchObject({
      body: { computation: { amount: '30000.00', capped: true } },
    });
    expect(await evidence(caseId)).toMatchObject({ earlierPaidFen: 17_000_000 });
  });

  test('an acceptance after the end of the batch leaves nothing to count', async () => {
    const { caseId, ids } = await audited(spendLine(50_000_000));
    await decide(firm, caseId, ids.map(allow));
    expect(await evidence(caseId)).toMatchObject({ baseFen: 50_000_000 });
    const now = pilot.clock.set();
    pilot.clock.moveTo(new Date('2026-01-05T02:00:00Z'));
    await happened(pilot, caseId, { type: 'acceptance.confirm' });
    pilot.clock.moveTo(now);
    expect(await evidence(caseId)).toMatchObject({ baseFen: 0 });
  });
});

describe('the same invoice', () => {
  const number = '2542 2000 0000 9876 5432';
  const typed = ['25422000000098765432', ' 2542-2000-0000-9876-5432', '２５４２２０００００００９８７６５４３２'];
  beforeAll(async () => {
    const { caseId, enterprise } = await claiming();
    expect(await save(enterprise, caseId, spendLine(1_000_00, { invoiceCode: number }))).toMatchObject({ status: 200 });
  });

  test.each(typed)(
    'in another case, typed as "%s", is stopped at its line and does not say where it is used',
    async (invoiceCode) => {
      const { caseId, enterprise } = await claiming();
      const answer = await save(
        enterprise,
        caseId,
        spendLine(1_000_00),
        spendLine(2_000_00, { invoiceCode, name: '重复' }),
      );
      expect(answer).toMatchObject({
        status: 422,
        body: { code: 'rule', title: 'Line 2 "重复": this invoice is already used elsewhere' },
      });
      expect(await rows(caseId)).toEqual([]);
    },
  );

  test('with letters is the same in lower case', async () => {
    const [one, other] = [await claiming(), await claiming()];
    expect(
      await save(one.enterprise, one.caseId, spendLine(100, { invoiceCode: 'AB00233130 12345678' })),
    ).toMatchObject({ status: 200 });
    expect(
      await save(other.enterprise, other.caseId, spendLine(100, { invoiceCode: 'ab0023313012345678' })),
    ).toMatchObject({ status: 422, body: { code: 'rule' } });
  });

  test('in two cases at once is taken once', async () => {
    const cases = [await claiming(), await claiming(), await claiming(), await claiming()];
    const [a, b] = [newInvoice(), newInvoice()];
    const lines = (i: number) => (i % 2 === 0 ? [a, b] : [b, a]).map((invoiceCode) => spendLine(100, { invoiceCode }));
    const answers = await Promise.all(cases.map(({ caseId, enterprise }, i) => save(enterprise, caseId, ...lines(i))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422, 422]);
  });

  test('twice in one case, or without its leading code, is named', async () => {
    const { caseId, enterprise } = await claiming();
    const line = spendLine(100);
    expect(await save(enterprise, caseId, line, line)).toMatchObject({
      status: 422,
      body: { title: expect.stringContaining('invoice of line 1') },
    });
    expect(await save(enterprise, caseId, spendLine(100, { invoiceCode: '12345678' }))).toMatchObject({
      status: 422,
      body: { title: expect.stringContaining('leading code') },
    });
  });
});

describe('entering spend', () => {
  const refused: [what: string, of: Partial<LineInput>, words: string][] = [
    ['a category that is not in the policy', { category: 'robot' }, 'not in the policy'],
    ['an invoice older than the contract', { contractOn: '2025-01-08' }, 'invoice is older'],
    ['a payment older than the contract', { contractOn: '2025-01-07', paidOn: '2025-01-06' }, 'payment is older'],
    ['a payment that lies ahead', { paidOn: '2025-01-11' }, 'cannot lie ahead'],
    ['a bill without its due day', { payment: 'acceptanceBill' }, 'due day'],
    ['a bill due before it was issued', { payment: 'acceptanceBill', billDueOn: '2025-01-01' }, 'due before'],
    ['an amount of nothing', { paid: 0 }, 'must be positive'],
  ];
  test.each(refused)('%s is refused and names its line', async (_, of, words) => {
    const { caseId, enterprise } = await claiming();
    const answer = await save(enterprise, caseId, spendLine(100), spendLine(100, of));
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'rule', title: expect.stringMatching(/^Line 2/), unmet: [{ details: ['2'] }] },
    });
    expect(JSON.stringify(answer.body)).toContain(words);
  });

  test('is for the enterprise, from the work to the claim and in a supplement', async () => {
    const { caseId, enterprise } = await claiming();
    expect(await save(firm, caseId, spendLine(100))).toMatchObject({ status: 403 });
    expect(await save(await pilot.person('enterprise'), caseId, spendLine(100))).toMatchObject({ status: 404 });
    await happened(pilot, caseId, { type: 'subsidy.claim', to: 'subsidy.audit' });
    expect(await save(enterprise, caseId, spendLine(100))).toMatchObject({ status: 409, body: { code: 'not-open' } });
    expect(await app.call(enterprise, 'PUT', `/cases/${caseId}/spend`, { lines: [], extra: 1 })).toMatchObject({
      status: 400,
    });
  });

  test('is seen whole by those who decide, in sums by the treasury, not at all by provider and agency', async () => {
    const provider = await pilot.person('provider');
    const agency = await pilot.person('agency');
    const { caseId, ids } = await audited(spendLine(10_000_00));
    await decide(firm, caseId, ids.map(allow));
    await happened(pilot, caseId, {
      type: 'audit.conclude',
      to: 'subsidy.payable',
      facts: { providerId: organisationOf(provider), agencyId: organisationOf(agency) },
    });
    const get = (caller: Caller) => app.call(caller, 'GET', `/cases/${caseId}/spend`);
    for (const role of ['officer', 'director', 'district', 'auditor'] as const)
      expect(await get(await pilot.person(role))).toMatchObject({ body: { lines: [{ name: 'MES' }], open: false } });
    const sums = await get(await pilot.person('treasury'));
    expect(sums).toMatchObject({
      status: 200,
      body: { lines: [], claimed: '10000.00', computation: { amount: '4000.00' } },
    });
    expect(JSON.stringify(sums.body)).not.toContain('MES');
    for (const caller of [provider, agency]) expect(await get(caller)).toMatchObject({ status: 403 });
  });
});

describe('the audit', () => {
  const part = (lineId: string, allowed: string) => ({
    lineId,
    verdict: 'cutInPart',
    allowed,
    cutReason: 'overContract',
    cutNote: '超出合同部分',
  });

  test('cuts a line in part, and a line whole, each with its reason', async () => {
    const { caseId, ids } = await audited(spendLine(10_000_00), spendLine(5_000_00));
    const [first = '', second = ''] = ids;
    const half = await decide(firm, caseId, [part(first, '7000.00')]);
    expect(half).toMatchObject({ body: { undecided: 1, computation: null, auditOpen: true } });
    const done = await decide(firm, caseId, [
      { lineId: second, verdict: 'cut', cutReason: 'noEvidence', cutNote: '无付款凭证' },
    ]);
    expect(done).toMatchObject({
      body: {
        undecided: 0,
        computation: { base: '7000.00', amount: '2800.00' },
        lines: [{ allowed: '7000.00' }, { verdict: 'cut', allowed: null }],
      },
    });
    expect((await rows(caseId)).map(({ decidedBy }) => decidedBy)).toEqual([firm.personId, firm.personId]);
  });

  const refused: [what: string, of: (lineId: string) => object, words: string][] = [
    ['a cut without a reason', (lineId) => ({ lineId, verdict: 'cut', cutNote: '…' }), 'needs its reason'],
    [
      'a cut without a note',
      (lineId) => ({ lineId, verdict: 'cut', cutReason: 'other', cutNote: ' ' }),
      'needs its reason',
    ],
    [
      'a cut in part without an amount',
      (lineId) => ({ lineId, verdict: 'cutInPart', cutReason: 'other', cutNote: '…' }),
      'between 0 and 8000.00',
    ],
    ['a cut in part to nothing', (lineId) => part(lineId, '0.00'), 'between 0 and 8000.00'],
    ['a cut in part that cuts nothing', (lineId) => part(lineId, '8000.00'), 'between 0 and 8000.00'],
    ['an allowed line with a cut', (lineId) => ({ lineId, verdict: 'allowed', cutReason: 'other' }), 'has no cut'],
    [
      'a whole cut with an amount',
      (lineId) => ({ lineId, verdict: 'cut', allowed: '1.00', cutReason: 'other', cutNote: '…' }),
      'no allowed amount',
    ],
    ['a line of another case', () => allow('0198c1de-0000-7000-8000-000000000000'), 'no such spend line'],
  ];
  test.each(refused)('%s is refused', async (_, of, words) => {
    const { caseId, ids } = await audited(spendLine(10_000_00, { invoiced: 9_000_00, paid: 8_000_00 }));
    const answer = await decide(firm, caseId, [of(ids[0] ?? '')]);
    expect(answer).toMatchObject({ status: 422, body: { code: 'rule', title: expect.stringContaining(words) } });
    expect((await rows(caseId))[0]?.verdict).toBeNull();
  });

  test('is for the firm of the case, while it is audited', async () => {
    const { caseId, enterprise, ids } = await audited(spendLine(100));
    expect(await decide(enterprise, caseId, ids.map(allow))).toMatchObject({ status: 403 });
    expect(await decide(await pilot.person('auditFirm'), caseId, ids.map(allow))).toMatchObject({ status: 404 });
    await happened(pilot, caseId, { type: 'audit.conclude', to: 'subsidy.officerReview' });
    expect(await decide(firm, caseId, ids.map(allow))).toMatchObject({ status: 409 });
  });
});

describe('a claim that was returned', () => {
  const [one, two] = [spendLine(10_000_00, { name: '一' }), spendLine(5_000_00, { name: '二' })];
  async function returned() {
    const first = { ...one, invoiceCode: newInvoice() };
    const second = { ...two, invoiceCode: newInvoice() };
    const { caseId, enterprise, ids } = await audited(first, second);
    await decide(firm, caseId, ids.map(allow));
    await happened(pilot, caseId, {
      type: 'audit.conclude',
      to: 'subsidy.officerReview',
      facts: { audited: true, baseFen: 15_000_00 },
    });
    await happened(pilot, caseId, { type: 'subsidy.return', to: 'subsidy.supplement' });
    return { caseId, enterprise, first, second };
  }

  test('and is saved as it was keeps every verdict and needs no second audit', async () => {
    const { caseId, enterprise, first, second } = await returned();
    await save(enterprise, caseId, second, first);
    expect((await rows(caseId)).map(({ name, verdict }) => [name, verdict])).toEqual([
      ['二', 'allowed'],
      ['一', 'allowed'],
    ]);
    expect(await changed(caseId)).toBe(false);
  });

  test('loses the verdict of a line that changed, and of no other', async () => {
    const { caseId, enterprise, first, second } = await returned();
    await save(enterprise, caseId, first, { ...second, paid: 4_000_00 });
    expect((await rows(caseId)).map(({ verdict }) => verdict)).toEqual(['allowed', null]);
    expect(await changed(caseId)).toBe(true);
  });

  test('has changed when a line is taken out or added', async () => {
    const { caseId, enterprise, first, second } = await returned();
    await save(enterprise, caseId, first);
    expect(await changed(caseId)).toBe(true);
    await save(enterprise, caseId, first, second);
    expect(await changed(caseId)).toBe(true);
  });
});
