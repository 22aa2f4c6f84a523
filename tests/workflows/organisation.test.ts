import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkCreditCode,
  creditCodeCheckDigit,
  describeCreditCodeRefusal,
  normaliseCreditCode,
  organisationCodeCheckDigit,
} from '../../workflows/organisation/credit-code.ts';
import { isSme, sizeClassOf } from '../../workflows/organisation/size-class.ts';

const valid = ['91350100M000100Y43', '91330100MA2TEAT05K', '92510100MA61000760'];
const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const refusalOf = (text: string) => {
  const answer = checkCreditCode(text);
  return answer.accepted ? undefined : answer.refusal;
};

describe('the unified social credit code', () => {
  test.each(valid)('%s is valid', (code) => {
    expect(checkCreditCode(code)).toMatchObject({ accepted: true, creditCode: code });
  });

  test.each([
    ['91330100MA2TEAT057', 'credit-code-check-digit'],
    ['91330100MAT2EAT05K', 'credit-code-check-digit'],
    ['91330100MO2TEAT05K', 'credit-code-character'],
    ['420200000012345', 'credit-code-old-number'],
    ['MA2TEAT05', 'credit-code-organisation-code'],
    ['ｍａ２teat0-5', 'credit-code-organisation-code'],
    ['91330100MA2TEAT05', 'credit-code-length'],
    ['', 'credit-code-length'],
    ['黄石市某某机械有限责任公司统一代码一二', 'credit-code-length'],
    ['𠮷1330100MA2TEAT05K', 'credit-code-character'],
  ])('"%s" is refused: %s', (text, code) => {
    expect(refusalOf(text)?.code).toBe(code);
  });

  test('is cleaned of blanks, lower case and full-width characters, and nothing is guessed', () => {
    expect(checkCreditCode(' 91330100 ma2teat05k\u3000\n')).toMatchObject({ creditCode: '91330100MA2TEAT05K' });
    expect(checkCreditCode('９１３３０１００ＭＡ２ＴＥＡＴ０５Ｋ')).toMatchObject({ creditCode: '91330100MA2TEAT05K' });
    expect(normaliseCreditCode('o0')).toBe('O0');
    expect(refusalOf('91330100MO2TEAT05K')).toEqual({ code: 'credit-code-character', position: 10, character: 'O' });
  });

  test.each(valid)('every wrong single character of %s is caught', (code) => {
    let tried = 0;
    for (const [i, right] of [...code].entries())
      for (const wrong of alphabet.filter((character) => character !== right)) {
        tried += 1;
        expect(refusalOf(code.slice(0, i) + wrong + code.slice(i + 1))?.code).toBe('credit-code-check-digit');
      }
    expect(tried).toBe(18 * 30);
  });

  test.each(valid)('every swap of unlike neighbours in %s is caught', (code) => {
    let tried = 0;
    for (let i = 0; i < 17; i += 1) {
      const [one = '', other = ''] = code.slice(i, i + 2);
      if (one === other) continue;
      tried += 1;
      expect(refusalOf(code.slice(0, i) + other + one + code.slice(i + 2))?.code).toBe('credit-code-check-digit');
    }
    expect(tried).toBeGreaterThan(8);
  });

  test('what is made with the check digit is accepted, whatever the characters', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 }), (first) => {
        const code = `${first.join('')}${creditCodeCheckDigit(first.join(''))}`;
        expect(checkCreditCode(code)).toMatchObject({ accepted: true, creditCode: code });
      }),
    );
    expect(creditCodeCheckDigit('913')).toBeUndefined();
    expect(creditCodeCheckDigit('9133010OMA2TEAT05')).toBeUndefined();
  });

  test('an inner organisation code with a wrong check digit only warns', () => {
    expect(organisationCodeCheckDigit('M000100Y')).toBe('4');
    expect(organisationCodeCheckDigit('D2143569')).toBe('X');
    expect(organisationCodeCheckDigit('00000000')).toBe('0');
    expect(organisationCodeCheckDigit('short')).toBeUndefined();
    expect(checkCreditCode('91350100M000100Y43')).toMatchObject({ warnings: [] });
    const first17 = '91350100M000100Y5';
    expect(checkCreditCode(`${first17}${creditCodeCheckDigit(first17)}`)).toMatchObject({
      accepted: true,
      warnings: [{ code: 'organisation-code-check-digit' }],
    });
  });

  test('no text makes it throw, and a refusal is a sentence in both languages', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const refusal = refusalOf(text);
        if (refusal)
          expect(Object.values(describeCreditCodeRefusal(refusal)).every((said) => said.length > 8)).toBe(true);
      }),
    );
    expect(describeCreditCodeRefusal({ code: 'credit-code-old-number' }).zh).toContain('15 位');
  });
});

describe('the size class of an industrial enterprise', () => {
  test.each([
    [1000, 400_000_000, 'large'],
    [1000, 399_990_000, 'medium'],
    [299, 1_000_000_000, 'small'],
    [19, 500_000_000, 'micro'],
    [999, 400_000_000, 'medium'],
    [300, 20_000_000, 'medium'],
    [300, 19_999_999, 'small'],
    [20, 3_000_000, 'small'],
    [20, 2_999_999, 'micro'],
    [0, 0, 'micro'],
  ])('%i staff and %i yuan: %s', (staff, yuan, size) => {
    expect(sizeClassOf({ staff, revenueFen: yuan * 100 })).toBe(size);
  });

  test('only a large enterprise is no SME', () => {
    expect(isSme({ staff: 1000, revenueFen: 40_000_000_000 })).toBe(false);
    expect(isSme({ staff: 1000, revenueFen: 39_999_999_999 })).toBe(true);
  });
});
