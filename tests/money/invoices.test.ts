/** What the same invoice and the same holder are, whatever way they were typed. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isHolder } from '../../workflows/money/account-holder.ts';
import { splitBack, splitInOrder } from '../../workflows/money/fund-split.ts';
import { readInvoiceKey } from '../../workflows/money/invoice-key.ts';

describe('an invoice', () => {
  const same: [typed: string, key: string][] = [
    ['25422000000012345678', '25422000000012345678'],
    [' 2542 2000 0000 1234 5678 ', '25422000000012345678'],
    ['２５４２２０００００００１２３４５６７８', '25422000000012345678'],
    ['2542-2000-0000-1234-5678', '25422000000012345678'],
    ['4200233130 12345678', '420023313012345678'],
    ['发票代码：4200233130 号码：12345678', '420023313012345678'],
    ['042002300111　№12345678', '04200230011112345678'],
    ['ab00233130-12345678', 'AB0023313012345678'],
  ];
  test.each(same)('typed as "%s" is %s', (typed, key) =>
    expect(readInvoiceKey(typed)).toEqual({ accepted: true, key }),
  );

  test.each(['1', '1234567890123456789', '123456789012345678901', '', 'ABCDEFGHIJ1234567X'])('"%s" is none', (typed) =>
    expect(readInvoiceKey(typed)).toMatchObject({ accepted: false, refusal: { code: 'invoice-shape' } }),
  );

  test('without its leading code is stopped, so that it cannot be entered again', () => {
    expect(readInvoiceKey('１２３４ ５６７８')).toMatchObject({
      accepted: false,
      refusal: { code: 'invoice-code-missing' },
    });
  });
});

describe('the holder of an account', () => {
  const name = '黄石东贝（集团）有限公司';
  test.each([
    '黄石东贝（集团）有限公司',
    '黄石东贝(集团)有限公司',
    '黄石东贝﹙集团﹚有限公司',
    ' 黄石东贝 (集团) 有限公司 ',
  ])('"%s" is the enterprise', (holder) => expect(isHolder(holder, name)).toBe(true));
  test.each(['黄石东贝集团有限公司', '黄石东贝（集团）有限公司大冶分公司', '张三'])('"%s" is not', (holder) =>
    expect(isHolder(holder, name)).toBe(false),
  );
});

describe('money over several funds', () => {
  const amounts = fc.array(fc.integer({ min: 0, max: 1_000_000_000_000 }), { minLength: 1, maxLength: 6 });
  const total = (parts: readonly number[]) => parts.reduce((sum, part) => sum + part, 0);

  test('is taken in their order, never more than there is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000_000 }), amounts, (amount, rooms) => {
        const parts = splitInOrder(amount, rooms);
        expect(total(parts)).toBe(Math.min(amount, total(rooms)));
        expect(parts.every((part, i) => part >= 0 && part <= (rooms[i] ?? 0))).toBe(true);
        const short = parts.findIndex((part, i) => part < (rooms[i] ?? 0));
        if (short >= 0) expect(total(parts.slice(short + 1))).toBe(0);
      }),
    );
  });

  test('goes back in proportion to the last fen, never more than was out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000_000 }), amounts, (amount, out) => {
        const parts = splitBack(amount, out);
        expect(total(parts)).toBe(Math.min(amount, total(out)));
        expect(parts.every((part, i) => part >= 0 && part <= (out[i] ?? 0))).toBe(true);
      }),
    );
    expect(splitBack(11, [5, 15])).toEqual([3, 8]);
    expect(splitBack(2, [1, 1, 1])).toEqual([1, 1, 0]);
  });
});
