import fc from 'fast-check';
import { expect, test } from 'vitest';
import { computeEntitlement } from '../../workflows/money/entitlement.ts';
import { largestFen } from '../../workflows/money/fen.ts';
import { proRata, settleInstalments, threeWayShare } from '../../workflows/money/shares.ts';
import type { SpendLine } from '../../workflows/money/spend-line.ts';
import type { SubsidyRules } from '../../workflows/money/subsidy-rules.ts';
import { subsidyCeiling } from '../../workflows/money/subsidy-rules.ts';
import { lineOf, pilotRules } from './money-builders.ts';

const amount = fc.oneof(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: largestFen }));
const vat = fc.constantFrom(0, 100, 300, 600, 900, 1300);

const line: fc.Arbitrary<SpendLine> = fc
  .record({
    category: fc.constantFrom('software', 'training', 'officeComputer'),
    contractFen: amount,
    invoicedFen: amount,
    paidFen: amount,
    vatRateBp: vat,
    verdict: fc.constantFrom('allowed', 'cut', 'cutInPart'),
    allowedFen: amount,
    paidOn: fc.constantFrom('2024-05-10', '2024-09-30', '2024-10-01'),
  })
  .map((changes) => lineOf(0, changes));

const rules: fc.Arbitrary<SubsidyRules> = fc
  .record({
    rate: fc.oneof(
      fc.record({ bp: fc.integer({ min: 0, max: 10_000 }) }),
      fc
        .tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 0, max: 999 }))
        .map(([numerator, more]) => ({ numerator, denominator: numerator + more })),
    ),
    capFen: amount,
    baseNetOfVat: fc.boolean(),
    paidTest: fc.constantFrom('invoice', 'payment', 'smaller'),
    minimumSpendFen: fc.constantFrom(0, 100, 100_000_000),
  })
  .map((changes) => ({ ...pilotRules, ...changes }));

test('no entitlement exceeds its cap, its spend or the ceiling of its base, or is negative', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), rules, amount, (lines, given, alreadyPaidFen) => {
      const { amountFen, baseFen, baseExact } = computeEntitlement({ lines, rules: given, alreadyPaidFen });
      expect(Number.isSafeInteger(amountFen) && amountFen >= 0).toBe(true);
      expect(amountFen).toBeLessThanOrEqual(given.capFen);
      expect(amountFen).toBeLessThanOrEqual(Math.max(0, given.capFen - alreadyPaidFen));
      expect(amountFen).toBeLessThanOrEqual(subsidyCeiling(given, baseExact));
      expect(amountFen).toBeLessThanOrEqual(baseFen);
      expect(baseFen).toBeLessThanOrEqual(lines.reduce((sum, { contractFen }) => sum + contractFen, 0));
    }),
  );
});

test('on a gross base of one line the amount is exactly the floor, by a reference on bigint', () => {
  fc.assert(
    fc.property(amount, fc.integer({ min: 1, max: 10_000 }), amount, (spent, bp, capFen) => {
      const floor = (BigInt(spent) * BigInt(bp)) / 10_000n;
      const expected = Number(floor < BigInt(capFen) ? floor : BigInt(capFen));
      const given = { ...pilotRules, rate: { bp }, capFen };
      const computed = computeEntitlement({ lines: [lineOf(spent)], rules: given, alreadyPaidFen: 0 });
      expect(computed.amountFen).toBe(expected);
      expect(computed.capped).toBe(BigInt(spent) * BigInt(bp) > BigInt(capFen) * 10_000n);
      expect(subsidyCeiling(given, spent)).toBe(expected);
    }),
  );
});

test('on a net base of many lines the amount is exactly the floor, over one common denominator', () => {
  const net = fc.array(fc.tuple(amount, vat), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(net, fc.integer({ min: 1, max: 10_000 }), (pairs, bp) => {
      const common = pairs.reduce((product, [, rate]) => product * BigInt(10_000 + rate), 1n);
      const base = pairs.reduce(
        (sum, [fen, rate]) => sum + (BigInt(fen) * 10_000n * common) / BigInt(10_000 + rate),
        0n,
      );
      const lines = pairs.map(([fen, vatRateBp], i) => lineOf(fen, { id: `L${i}`, vatRateBp }));
      const given = { ...pilotRules, rate: { bp }, capFen: Number.MAX_SAFE_INTEGER, baseNetOfVat: true };
      const { amountFen, baseFen } = computeEntitlement({ lines, rules: given, alreadyPaidFen: 0 });
      expect(BigInt(amountFen)).toBe((base * BigInt(bp)) / (common * 10_000n));
      expect(BigInt(baseFen)).toBe(base / common);
    }),
  );
});

test('more spend on any line, or one line more, never gives less', () => {
  const sides = fc.constantFrom('contractFen', 'invoicedFen', 'paidFen', 'allowedFen');
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 6 }),
      rules,
      line,
      sides,
      amount,
      (lines, given, one, side, more) => {
        const entitled = (of: SpendLine[]) =>
          computeEntitlement({ lines: of, rules: given, alreadyPaidFen: 0 }).amountFen;
        const [first, ...rest] = lines;
        if (!first) return;
        const before = entitled(lines);
        expect(entitled([...lines, one])).toBeGreaterThanOrEqual(before);
        expect(entitled([{ ...first, [side]: (first[side] ?? 0) + more }, ...rest])).toBeGreaterThanOrEqual(before);
      },
    ),
  );
});

test('pro-rata parts add up to the fund, none exceeds its claim or strays a fen from its exact share', () => {
  fc.assert(
    fc.property(amount, fc.array(amount, { maxLength: 30 }), (pot, claims) => {
      const parts = proRata(pot, claims);
      const total = claims.reduce((sum, claim) => sum + BigInt(claim), 0n);
      const paid = parts.reduce((sum, part) => sum + BigInt(part), 0n);
      expect(paid).toBe(total < BigInt(pot) ? total : BigInt(pot));
      claims.forEach((claim, i) => {
        const part = parts[i] ?? -1;
        expect(part).toBeLessThanOrEqual(claim);
        if (total > BigInt(pot)) {
          const floor = (BigInt(pot) * BigInt(claim)) / total;
          expect(BigInt(part) - floor === 0n || BigInt(part) - floor === 1n).toBe(true);
        } else expect(part).toBe(claim);
      });
    }),
  );
});

test('a larger claim never gets the smaller part', () => {
  fc.assert(
    fc.property(amount, fc.array(amount, { minLength: 2, maxLength: 12 }), (pot, claims) => {
      const parts = proRata(pot, claims);
      claims.forEach((claim, i) => {
        claims.forEach((other, k) => {
          if (claim > other) expect(parts[i] ?? 0).toBeGreaterThanOrEqual(parts[k] ?? 0);
        });
      });
    }),
  );
});

test('the three shares are never negative and add up; instalments and the rest net to the entitlement', () => {
  fc.assert(
    fc.property(amount, amount, amount, (listFen, contractFen, subsidyFen) => {
      const { enterpriseFen, providerDiscountFen, governmentFen, totalFen } = threeWayShare({
        listFen,
        contractFen,
        subsidyFen,
      });
      expect(Math.min(enterpriseFen, providerDiscountFen, governmentFen)).toBeGreaterThanOrEqual(0);
      expect(enterpriseFen + providerDiscountFen + governmentFen).toBe(totalFen);
      expect(totalFen).toBe(Math.max(listFen, contractFen));
      const { payFen, recoverFen } = settleInstalments(listFen, contractFen);
      expect(contractFen + payFen - recoverFen).toBe(listFen);
      expect(Math.min(payFen, recoverFen)).toBe(0);
    }),
  );
});
