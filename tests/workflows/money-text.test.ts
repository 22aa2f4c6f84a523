import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fenFromBigint,
  formatWan,
  formatYuan,
  formatYuanGrouped,
  isFen,
  largestFen,
  parseYuan,
} from '../../workflows/money/fen.ts';
import { decimalText, floorOf, plus, rational, times } from '../../workflows/money/rational.ts';

describe('amounts as text', () => {
  test.each([
    ['199999.99', 19_999_999],
    ['200000', 20_000_000],
    ['0.5', 50],
    ['0', 0],
    ['0.02', 2],
    ['10000000000.00', largestFen],
  ])('%s yuan is %d fen', (text, fen) => {
    expect(parseYuan(text)).toEqual({ accepted: true, fen });
  });

  test.each([
    '',
    ' 1',
    '1 ',
    '-1',
    '+1',
    '1.',
    '.5',
    '1.234',
    '1e3',
    '1,000.00',
    '007',
    '１２',
    'NaN',
    '0x10',
    '9'.repeat(99),
  ])('"%s" is not an amount', (text) => {
    expect(parseYuan(text)).toEqual({
      accepted: false,
      refusal: { code: 'yuan-shape', text: text.slice(0, 40) },
    });
  });

  test('more than ten billion yuan is refused as too large', () => {
    expect(parseYuan('10000000000.01')).toMatchObject({ accepted: false, refusal: { code: 'yuan-too-large' } });
  });

  test('an amount reads with two decimals, with separators, and in 万元', () => {
    expect(formatYuan(19_999_999)).toBe('199999.99');
    expect(formatYuan(-5)).toBe('-0.05');
    expect(formatYuan(0)).toBe('0.00');
    expect(formatYuanGrouped(123_456_789)).toBe('1,234,567.89');
    expect(formatYuanGrouped(-12_345_600)).toBe('-123,456.00');
    expect(formatYuanGrouped(99_999)).toBe('999.99');
    expect(formatWan(20_000_000)).toBe('20');
    expect(formatWan(19_999_999)).toBe('19.999999');
    expect(formatWan(19_999_999, 2)).toBe('19.99');
    expect(formatWan(0)).toBe('0');
    expect(formatWan(100_000_000)).toBe('100');
  });

  test('every amount survives the way to text and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: largestFen }), (fen) => {
        expect(parseYuan(formatYuan(fen))).toEqual({ accepted: true, fen });
      }),
    );
  });

  test('only whole fen in range are amounts', () => {
    expect([0, 1, largestFen].every(isFen)).toBe(true);
    for (const not of [-1, 0.5, Number.NaN, largestFen + 1, '1', 1n, null]) expect(isFen(not)).toBe(false);
  });

  test('a computed amount beyond the safe range stays at its edge', () => {
    expect(fenFromBigint(2n ** 60n)).toBe(Number.MAX_SAFE_INTEGER);
    expect(fenFromBigint(-(2n ** 60n))).toBe(Number.MIN_SAFE_INTEGER);
    expect(fenFromBigint(7n)).toBe(7);
  });
});

describe('exact fractions', () => {
  test('are kept in lowest terms with a positive denominator', () => {
    expect(rational(40, 100)).toEqual({ numerator: 2n, denominator: 5n });
    expect(rational(3, -6)).toEqual({ numerator: -1n, denominator: 2n });
    expect(plus(rational(1, 3), rational(1, 6))).toEqual(rational(1, 2));
    expect(times(rational(2, 3), rational(3, 2))).toEqual(rational(1));
  });

  test('floor goes down, decimal text is cut towards zero', () => {
    expect([floorOf(rational(7, 2)), floorOf(rational(-7, 2)), floorOf(rational(-4, 2))]).toEqual([3n, -4n, -2n]);
    expect([decimalText(rational(119, 3), 2), decimalText(rational(-1, 3), 2), decimalText(rational(5), 0)]).toEqual([
      '39.66',
      '-0.33',
      '5',
    ]);
  });
});
