/** Amounts as people type them: forgiven where the meaning is plain, refused where it is not, never through a float. */
import { describe, expect, test } from 'vitest';
import { answersOf, readField } from '../../web/src/forms/field-values.ts';
import { groupYuan, readYuan, shareOf, smallestYuan, sumYuan, yuanOfFen } from '../../web/src/shared/money.ts';
import { parseYuan } from '../../workflows/money/fen.ts';

describe('a typed amount', () => {
  test.each([
    ['199999.99', '199999.99'],
    ['200000', '200000.00'],
    ['0.5', '0.50'],
    ['1,234,567.8', '1234567.80'],
    ['¥ 88', '88.00'],
    ['１２３．４５', '123.45'],
    ['500元', '500.00'],
    ['007', '7.00'],
    ['0', '0.00'],
  ])('%s is taken as %s, and the server takes that', (typed, yuan) => {
    expect(readYuan(typed)).toEqual({ accepted: true, yuan });
    expect(parseYuan(yuan).accepted).toBe(true);
  });
  test.each(['12.345', '-5', '1e5', 'abc', '1.2.3', '.5', '十万', '+3'])('%s is refused for its shape', (typed) =>
    expect(readYuan(typed)).toEqual({ accepted: false, why: 'shape' }),
  );
  test('nothing is empty, not zero', () => expect(readYuan('  ')).toEqual({ accepted: false, why: 'empty' }));
  test('more than the city has is too large', () =>
    expect(readYuan('99999999999')).toEqual({ accepted: false, why: 'large' }));
});

test('sums are exact where floats are not', () => {
  expect(sumYuan(['0.10', '0.20'])).toBe('0.30');
  expect(sumYuan(['1', 'unfinished', '2.5'])).toBe('3.50');
  expect(sumYuan([])).toBe('0.00');
});

test('of contract, invoice and payment the smallest counts', () => {
  expect(smallestYuan(['1000', '999.99', '1,000.01'])).toBe('999.99');
});

test('amounts are grouped to read, also large and negative ones', () => {
  expect(groupYuan('199999.99')).toBe('199,999.99');
  expect(groupYuan('20000000.00')).toBe('20,000,000.00');
  expect(groupYuan('-1234.50')).toBe('-1,234.50');
  expect(yuanOfFen(5)).toBe('0.05');
  expect(yuanOfFen(-120_050)).toBe('-1200.50');
});

test('a share of nothing is nothing', () => {
  expect(shareOf('1.00', '0.00')).toBe(0);
  expect(shareOf('40.00', '100.00')).toBe(0.4);
});

describe('a field of a form', () => {
  const field = (part: Partial<Parameters<typeof readField>[0]>): Parameters<typeof readField>[0] => ({
    code: 'revenue',
    label: { zh: '营业收入', en: 'Revenue' },
    help: null,
    example: null,
    unit: null,
    type: 'yuan',
    required: true,
    maxLength: null,
    minimum: null,
    maximum: null,
    mustBeYes: false,
    ...part,
  });
  test('keeps the last saved answer while a wrong one is being typed', () => {
    expect(answersOf([field({})], { revenue: '12.345' }, { revenue: '12.30' })).toEqual({ revenue: '12.30' });
    expect(answersOf([field({})], { revenue: '' }, { revenue: '12.30' })).toEqual({});
  });
  test('reads numbers within their limits', () => {
    const staff = field({ code: 'staff', type: 'number', minimum: 1, maximum: 1000 });
    expect(readField(staff, '300')).toEqual({ value: 300, wrong: null });
    expect(readField(staff, '0').wrong).toBe('form.numberRange');
    expect(readField(staff, 'x').wrong).toBe('form.numberShape');
  });
  test('reads yes and no', () =>
    expect(readField(field({ type: 'yesNo' }), 'false')).toEqual({ value: false, wrong: null }));
});
