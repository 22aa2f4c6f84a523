/** The estimate is what the real computation would give if everything planned were bought, paid and allowed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ceilingOf } from '../../../workflows/case/entitlement-of-case.ts';
import { estimateSubsidy } from '../../../workflows/eligibility/estimate.ts';
import pilotJson from '../../../workflows/policy/huangshi-pilot-2024.json' with { type: 'json' };
import { policySchema } from '../../../workflows/policy/policy-schema.ts';

const pilot = policySchema.parse(pilotJson);
const estimate = (lines: [string, number][], level: number | null = 2) =>
  estimateSubsidy(pilot, { lines: lines.map(([category, amountFen]) => ({ category, amountFen })), level });

test.each([
  [50_000_000, 20_000_000],
  [49_999_999, 19_999_999],
  [50_000_001, 20_000_000],
  [2, 0],
])('%i fen of software give %i', (spent, amountFen) => {
  expect(estimate([['software', spent]])).toMatchObject({ baseFen: spent, amountFen });
});

test('what is not supported is left out and said so', () => {
  const { baseFen, amountFen, steps } = estimate([
    ['software', 10_000_000],
    ['officeComputer', 5_000_000],
  ]);
  expect([baseFen, amountFen]).toEqual([10_000_000, 4_000_000]);
  expect(steps.map(({ zh }) => zh)).toEqual([
    '软件许可与开发：计入 100,000.00 元',
    '办公电脑：50,000.00 元不计入，该类费用不予支持',
    '补助基数（含税）100,000.00 元',
    '100,000.00 × 40% = 40,000.00，舍去至分 40,000.00 元',
    '上限 200,000.00 元，未超出',
    '应补助 40,000.00 元',
    '预计达到 2 级，不低于 2 级',
  ]);
});

test('below the minimum level there is nothing; without an expectation the condition is said', () => {
  expect(estimate([['software', 10_000_000]], 1)).toMatchObject({ amountFen: 0 });
  const open = estimate([['software', 10_000_000]], null);
  expect(open.amountFen).toBe(4_000_000);
  expect(open.steps.at(-1)?.zh).toContain('前提：改造后达到 2 级');
});

test('it never differs from the ceiling of the money rules', () => {
  const fen = fc.integer({ min: 0, max: 300_000_000 });
  fc.assert(
    fc.property(fen, fen, fen, (software, gateway, training) => {
      const { amountFen } = estimate([
        ['software', software],
        ['gateway', gateway],
        ['training', training],
      ]);
      expect(amountFen).toBe(ceilingOf(pilot, software + gateway, 0));
    }),
  );
});
