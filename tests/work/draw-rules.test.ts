/** Who is drawn, and who may not be in the pot: the pure rules. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawFrom } from '../../workflows/acceptance/draw.ts';
import { findTie, type Identity, tieBetween } from '../../workflows/acceptance/independence.ts';

const seedOf = (n: number) => n.toString(16).padStart(64, '0');
const seeds = fc
  .array(fc.integer({ min: 0, max: 15 }), { minLength: 64, maxLength: 64 })
  .map((digits) => digits.map((digit) => digit.toString(16)).join(''));

describe('the draw', () => {
  test('takes the candidate at place seed mod n in the order of the ids', () => {
    expect([0, 1, 2, 3, 4, 5].map((n) => drawFrom(seedOf(n), ['c', 'a', 'b']))).toEqual(['a', 'b', 'c', 'a', 'b', 'c']);
  });

  test('is the same when an auditor replays it with the list in another order', () => {
    fc.assert(
      fc.property(seeds, fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 20 }), (seed, agencies) => {
        const drawn = drawFrom(seed, agencies);
        expect(agencies).toContain(drawn);
        expect(drawFrom(seed, agencies.toReversed())).toBe(drawn);
        expect(drawFrom(seed, [...agencies, ...agencies])).toBe(drawn);
      }),
    );
  });

  test('draws nobody from an empty pot or with a seed that is none', () => {
    expect(drawFrom(seedOf(1), [])).toBeNull();
    expect(drawFrom('', ['a'])).toBeNull();
    expect(drawFrom('g'.repeat(64), ['a'])).toBeNull();
    expect(drawFrom(seedOf(1).slice(1), ['a'])).toBeNull();
  });

  test('gives every agency its turn', () => {
    const drawn = new Set(
      Array.from({ length: 256 }, (_, i) =>
        drawFrom(i.toString(16).padStart(2, '0').repeat(32), ['a', 'b', 'c', 'd', 'e']),
      ),
    );
    expect([...drawn].sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});

const organisation = (id: string, of: Partial<Identity> = {}): Identity => ({
  id,
  name: id,
  creditCode: null,
  legalRepresentative: null,
  phone: null,
  address: null,
  ...of,
});

describe('an agency is tied to a party', () => {
  const tied: [what: string, one: Partial<Identity>, other: Partial<Identity>, kind: string][] = [
    [
      'by its credit code in lower case and full width',
      { creditCode: '９1350100m000100y43' },
      { creditCode: '91350100M000100Y43' },
      'creditCode',
    ],
    [
      'by its legal representative with blanks between the characters',
      { legalRepresentative: '王　伟' },
      { legalRepresentative: '王 伟 ' },
      'legalRepresentative',
    ],
    [
      'by a phone with hyphens and full-width digits',
      { phone: '０７１４-６３５１２３４' },
      { phone: '0714 6351234' },
      'phone',
    ],
    ['by a phone with the prefix of the country', { phone: '+86 138 0000 1234' }, { phone: '13800001234' }, 'phone'],
    ['by the second of two phones', { phone: '0714-6351234/13800001234' }, { phone: '13800001234' }, 'phone'],
    [
      'by the address without the province',
      { address: '湖北省黄石市下陆区大泉路 18 号' },
      { address: '下陆区大泉路１８号' },
      'address',
    ],
  ];
  test.each(tied)('%s', (_, one, other, kind) => {
    expect(tieBetween(organisation('a', one), organisation('b', other))).toBe(kind);
    expect(tieBetween(organisation('b', other), organisation('a', one))).toBe(kind);
  });

  test('by being the party itself', () => expect(tieBetween(organisation('a'), organisation('a'))).toBe('same'));

  const free: [what: string, one: Partial<Identity>, other: Partial<Identity>][] = [
    [
      'what is empty',
      { phone: '', address: ' ', legalRepresentative: null },
      { phone: '', address: '', legalRepresentative: null },
    ],
    [
      'what stands for nothing',
      { legalRepresentative: '无', address: '-', phone: '暂无' },
      { legalRepresentative: '无', address: '-', phone: '暂无' },
    ],
    ['a house number alone', { address: '18号' }, { address: '下陆区大泉路18号' }],
    ['another number in the same street', { address: '下陆区大泉路18号' }, { address: '下陆区大泉路19号' }],
    ['another phone', { phone: '0714-6351234' }, { phone: '0714-6351235' }],
  ];
  test.each(free)('but not by %s', (_, one, other) =>
    expect(tieBetween(organisation('a', one), organisation('b', other))).toBeNull(),
  );

  test('and the record says to whom', () => {
    const parties = [organisation('enterprise'), organisation('provider', { phone: '13800001234' })];
    expect(findTie(organisation('agency', { phone: '138-0000-1234' }), parties)).toEqual({
      kind: 'phone',
      partyId: 'provider',
      partyName: 'provider',
    });
    expect(findTie(organisation('agency', { phone: '138-0000-1235' }), parties)).toBeNull();
  });
});
