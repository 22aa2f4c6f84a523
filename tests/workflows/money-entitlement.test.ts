import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { computeEntitlement } from '../../workflows/money/entitlement.ts';
import { describeStep } from '../../workflows/money/entitlement-steps.ts';
import { proRata, settleInstalments, threeWayShare } from '../../workflows/money/shares.ts';
import type { SpendLine } from '../../workflows/money/spend-line.ts';
import type { SubsidyRules } from '../../workflows/money/subsidy-rules.ts';
import { subsidyCeiling, subsidyRulesOf } from '../../workflows/money/subsidy-rules.ts';
import { policySchema } from '../../workflows/policy/policy-schema.ts';
import { lineOf, pilotRules } from './money-builders.ts';

const entitle = (lines: SpendLine[], rules: Partial<SubsidyRules> = {}, alreadyPaidFen = 0) =>
  computeEntitlement({ lines, rules: { ...pilotRules, ...rules }, alreadyPaidFen });

const whyLeftOut = (changes: Partial<SpendLine>, rules: Partial<SubsidyRules> = {}) => {
  const [first] = entitle([lineOf(100_00, changes)], rules).steps;
  return first?.code === 'line-left-out' ? first.because : undefined;
};

describe('the worked figures at 40 % with a cap of 200,000 yuan', () => {
  test.each([
    [500_000_00, 200_000_00, false],
    [499_999_99, 199_999_99, false],
    [500_000_01, 200_000_00, true],
    [2, 0, false],
  ])('%d fen of spend give %d fen (capped: %s)', (spent, amountFen, capped) => {
    expect(entitle([lineOf(spent)])).toMatchObject({ baseFen: spent, amountFen, capped });
    expect(subsidyCeiling(pilotRules, spent)).toBe(amountFen);
  });

  test('113,000 at 13 % and 106,000 at 6 % are 200,000 net and give 80,000; gross 219,000 give 87,600', () => {
    const lines = [lineOf(113_000_00), lineOf(106_000_00, { id: 'L2', vatRateBp: 600 })];
    expect(entitle(lines, { baseNetOfVat: true })).toMatchObject({ baseFen: 200_000_00, amountFen: 80_000_00 });
    expect(entitle(lines)).toMatchObject({ baseFen: 219_000_00, amountFen: 87_600_00 });
  });

  test('a net base is not rounded before the rate: the only floor is the last', () => {
    const lines = Array.from({ length: 9 }, (_, i) => lineOf(1_00, { id: `L${i}` }));
    const net = entitle(lines, { baseNetOfVat: true });
    expect(net).toMatchObject({ baseFen: 796, baseExact: { numerator: '90000', denominator: '113' }, amountFen: 318 });
    expect(subsidyCeiling(pilotRules, net.baseExact)).toBe(318);
  });

  test('the pilot policy and the second programme give rules that the formula takes', () => {
    const policyAt = (path: string) =>
      policySchema.parse(JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')));
    const pilot = subsidyRulesOf(policyAt('../../workflows/policy/huangshi-pilot-2024.json'), '2024-09-30');
    expect(computeEntitlement({ lines: [lineOf(499_999_99)], rules: pilot, alreadyPaidFen: 0 }).amountFen).toBe(
      199_999_99,
    );
    const daye = subsidyRulesOf(policyAt('../../workflows/policy/daye-technical-retrofit-2024.json'), '2026-12-31');
    const below = computeEntitlement({ lines: [lineOf(999_999_99)], rules: daye, alreadyPaidFen: 0 });
    expect([below.amountFen, below.steps.at(-2)?.code]).toEqual([0, 'below-minimum']);
    expect(subsidyCeiling(daye, 999_999_99)).toBe(0);
    expect(computeEntitlement({ lines: [lineOf(1_000_000_00)], rules: daye, alreadyPaidFen: 0 }).amountFen).toBe(
      100_000_00,
    );
  });
});

describe('what counts of a line', () => {
  test('the smallest of contract, invoice and payment', () => {
    expect(entitle([lineOf(100, { contractFen: 300, invoicedFen: 200, paidFen: 250 })]).baseFen).toBe(200);
    expect(entitle([lineOf(100, { contractFen: 150, invoicedFen: 200, paidFen: 250 })]).baseFen).toBe(150);
  });

  test('a programme that tests only invoice or payment ignores the other side', () => {
    const line = lineOf(0, { contractFen: 900, invoicedFen: 500, paidFen: 300 });
    expect(entitle([line], { paidTest: 'invoice' }).baseFen).toBe(500);
    expect(entitle([line], { paidTest: 'payment' }).baseFen).toBe(300);
  });

  test('of a line cut in part at most what the auditor left, and nothing while that is missing', () => {
    expect(entitle([lineOf(1000, { verdict: 'cutInPart', allowedFen: 400 })]).baseFen).toBe(400);
    expect(entitle([lineOf(1000, { verdict: 'cutInPart', allowedFen: 4000 })]).baseFen).toBe(1000);
    expect(whyLeftOut({ verdict: 'cutInPart' })).toEqual({ code: 'allowed-amount-missing' });
  });

  test('nothing of a cut line, of an ineligible or unknown category, or of a related party', () => {
    expect(whyLeftOut({ verdict: 'cut' })).toEqual({ code: 'cut' });
    expect(whyLeftOut({ category: 'officeComputer' })).toEqual({ code: 'category-not-eligible' });
    expect(whyLeftOut({ category: 'constructor' })).toEqual({ code: 'category-unknown' });
    expect(whyLeftOut({ relatedParty: true })).toEqual({ code: 'related-party' });
    expect(whyLeftOut({ relatedParty: true }, { relatedPartiesEligible: true })).toBeUndefined();
  });

  test('contract, invoice, payment and acceptance all lie in the window, whose days both belong to it', () => {
    expect(whyLeftOut({ contractOn: '2024-01-01', paidOn: '2024-09-30' })).toBeUndefined();
    expect(whyLeftOut({ contractOn: '2023-12-31' })).toMatchObject({ code: 'outside-window', act: 'contract' });
    expect(whyLeftOut({ invoiceOn: '2024-10-01' })).toMatchObject({ code: 'outside-window', act: 'invoice' });
    expect(whyLeftOut({ paidOn: '2024-10-01' })).toMatchObject({ code: 'outside-window', act: 'payment' });
    expect(whyLeftOut({ paidOn: null })).toEqual({ code: 'date-missing', act: 'payment' });
    expect(whyLeftOut({ paidOn: null }, { paidTest: 'invoice' })).toBeUndefined();
    const late = computeEntitlement({
      lines: [lineOf(100)],
      rules: pilotRules,
      alreadyPaidFen: 0,
      acceptedOn: '2024-10-01',
    });
    expect(late.amountFen).toBe(0);
  });

  test('a bank acceptance bill counts from its issue or its due date, as the programme says', () => {
    const bill = {
      payment: 'acceptanceBill',
      paidOn: null,
      billIssuedOn: '2024-09-01',
      billDueOn: '2025-03-01',
    } as const;
    expect(whyLeftOut(bill)).toBeUndefined();
    expect(whyLeftOut(bill, { billCountsFrom: 'due' })).toMatchObject({ act: 'payment', on: '2025-03-01' });
  });

  test('a category with a share cap gets at most its share of all counted spend', () => {
    const lines = [lineOf(600_00), lineOf(400_00, { id: 'L2', category: 'training' })];
    const capped = entitle(lines);
    expect(capped.baseFen).toBe(800_00);
    expect(capped.steps.map(({ code }) => code)).toContain('category-capped');
  });
});

describe('earlier payments, instalments and shares', () => {
  test('earlier payments for the same purpose leave less of the cap, and never a negative amount', () => {
    expect(entitle([lineOf(500_000_00)], {}, 150_000_00)).toMatchObject({ amountFen: 50_000_00, capped: true });
    expect(entitle([lineOf(100_000_00)], {}, 150_000_00)).toMatchObject({ amountFen: 40_000_00, capped: false });
    expect(entitle([lineOf(500_000_00)], {}, 250_000_00)).toMatchObject({ amountFen: 0, capped: true });
  });

  test('two contracts after a provider swap add up and the cap applies once', () => {
    expect(entitle([lineOf(300_000_00), lineOf(400_000_00, { id: 'L2' })]).amountFen).toBe(200_000_00);
  });

  test('150,000 paid early of 100,000 due: nothing more to pay, 50,000 to recover', () => {
    expect(settleInstalments(100_000_00, 150_000_00)).toEqual({ payFen: 0, recoverFen: 50_000_00 });
    expect(settleInstalments(100_000_00, 40_000_00)).toEqual({ payFen: 60_000_00, recoverFen: 0 });
  });

  test('300,000 over claims of 200,000, 150,000 and 33,333.33 leave one fen, for the largest remainder', () => {
    const claims = [200_000_00, 150_000_00, 33_333_33];
    const parts = proRata(300_000_00, claims);
    expect(parts).toEqual([156_521_74, 117_391_31, 26_086_95]);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(300_000_00);
  });

  test('spare fen of equal remainders go to the earlier claims; a fund that is enough pays every claim', () => {
    expect(proRata(5, [3, 3, 3])).toEqual([2, 2, 1]);
    expect(proRata(100, [30, 0, 70])).toEqual([30, 0, 70]);
    expect(proRata(0, [1, 2])).toEqual([0, 0]);
    expect(proRata(10, [])).toEqual([]);
  });

  test('enterprise, provider and government share the list price', () => {
    expect(threeWayShare({ listFen: 600_000_00, contractFen: 500_000_00, subsidyFen: 200_000_00 })).toEqual({
      enterpriseFen: 300_000_00,
      providerDiscountFen: 100_000_00,
      governmentFen: 200_000_00,
      totalFen: 600_000_00,
    });
    expect(threeWayShare({ listFen: 1, contractFen: 5, subsidyFen: 2 })).toMatchObject({
      providerDiscountFen: 0,
      totalFen: 5,
    });
  });
});

describe('the printed computation', () => {
  test('every step is a sentence with its figures, in both languages', () => {
    const lines = [
      lineOf(113_000_00),
      lineOf(50_000_00, { id: 'L2', category: 'training', verdict: 'cutInPart', allowedFen: 40_000_00 }),
      lineOf(1, { id: 'L3', verdict: 'cut' }),
      lineOf(1, { id: 'L4', paidOn: '2025-01-01' }),
    ];
    const printed = entitle(lines, { baseNetOfVat: true }, 170_000_00).steps.map(describeStep);
    expect(printed.map(({ zh }) => zh)).toEqual([
      'L1（软件）：合同 113,000.00、发票 113,000.00、付款 113,000.00，取最小值 113,000.00 元',
      'L1：不含税金额 113,000.00 ÷ (1 + 13%) = 100,000.00 元',
      'L2（培训）：合同 50,000.00、发票 50,000.00、付款 50,000.00、审定 40,000.00，取最小值 40,000.00 元',
      'L2：不含税金额 40,000.00 ÷ (1 + 13%) = 35,398.230088… 元',
      'L3：不计入，审计核减',
      'L4：不计入，付款日期 2025-01-01 不在 2024-01-01 至 2024-09-30 内',
      '培训占计入投入 135,398.230088… 元的比例不超过 20%：35,398.230088… 元核减为 27,079.646017… 元',
      '补助基数（不含税）127,079.646017… 元',
      '127,079.646017… × 40% = 50,831.858407…，舍去至分 50,831.85 元',
      '上限 200,000.00 元，同一用途此前已拨付 170,000.00 元，剩余 30,000.00 元，按上限计',
      '应补助 30,000.00 元',
    ]);
    expect(printed.at(-2)?.en).toBe(
      'Cap 200,000.00 yuan, 170,000.00 paid before for the same purpose, 30,000.00 left: the cap applies',
    );
    for (const { zh, en } of printed) expect([zh, en].join()).not.toMatch(/undefined|NaN|\[object/);
  });

  test('the decision can be stored as JSON and printed from there', () => {
    const { steps } = entitle([lineOf(499_999_99)]);
    expect(JSON.parse(JSON.stringify(steps))).toEqual(steps);
  });
});
