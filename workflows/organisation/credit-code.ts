/**
 * The unified social credit code (统一社会信用代码, GB 32100-2015): cleaning what people type, and the check digit that
 * catches every single wrong character and every swap of neighbours. The code is the key of an organisation, so every
 * door (form, import, API) asks here.
 */

export type CreditCodeRefusal =
  | { readonly code: 'credit-code-length'; readonly length: number }
  /** A registration number (工商注册号) of before the reform of 2015: 15 digits. */
  | { readonly code: 'credit-code-old-number' }
  /** An organisation code (组织机构代码, GB 11714) alone: nine characters, since 2015 a part of the credit code. */
  | { readonly code: 'credit-code-organisation-code' }
  /** `position` counts from 1; I, O, S, V and Z are never used. */
  | { readonly code: 'credit-code-character'; readonly position: number; readonly character: string }
  | { readonly code: 'credit-code-check-digit' };

/** The inner organisation code (GB 11714) fails its own check; real codes with that fault exist, so it only warns. */
export type CreditCodeWarning = { readonly code: 'organisation-code-check-digit' };

export type CreditCodeAnswer =
  | { readonly accepted: true; readonly creditCode: string; readonly warnings: readonly CreditCodeWarning[] }
  | { readonly accepted: false; readonly refusal: CreditCodeRefusal };

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const innerWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/** Full-width to half-width (NFKC), upper case, without blanks. Nothing is guessed: an O stays an O. */
export function normaliseCreditCode(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '').toUpperCase();
}

/** Cleans a text and judges it; the first thing that is wrong is the refusal. */
export function checkCreditCode(text: string): CreditCodeAnswer {
  const creditCode = normaliseCreditCode(text);
  const characters = [...creditCode];
  if (/^[0-9]{15}$/.test(creditCode)) return refuse({ code: 'credit-code-old-number' });
  if (/^[0-9A-Z]{8}-?[0-9X]$/.test(creditCode)) return refuse({ code: 'credit-code-organisation-code' });
  if (characters.length !== 18) return refuse({ code: 'credit-code-length', length: characters.length });
  for (const [i, character] of characters.entries())
    if (!alphabet.includes(character)) return refuse({ code: 'credit-code-character', position: i + 1, character });
  if (creditCodeCheckDigit(creditCode.slice(0, 17)) !== creditCode.slice(17))
    return refuse({ code: 'credit-code-check-digit' });
  const warnings: CreditCodeWarning[] = hasSoundOrganisationCode(creditCode)
    ? []
    : [{ code: 'organisation-code-check-digit' }];
  return { accepted: true, creditCode, warnings };
}

/** The 18th character for the first 17; undefined when they aren't 17 characters of the alphabet. */
export function creditCodeCheckDigit(first17: string): string | undefined {
  const values = [...first17].map((character) => alphabet.indexOf(character));
  if (values.length !== 17 || values.includes(-1)) return undefined;
  const sum = values.reduce((total, value, i) => total + value * (weights[i] ?? 0), 0);
  return alphabet[(31 - (sum % 31)) % 31];
}

/** The 9th character of an organisation code (GB 11714) for its first eight, characters 9 to 16 of a credit code. */
export function organisationCodeCheckDigit(first8: string): string | undefined {
  if (!/^[0-9A-Z]{8}$/.test(first8)) return undefined;
  const sum = [...first8].reduce(
    (total, character, i) => total + Number.parseInt(character, 36) * (innerWeights[i] ?? 0),
    0,
  );
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : `${check}`;
}

/** Why a code is refused, for the person who typed it. */
export function describeCreditCodeRefusal(refusal: CreditCodeRefusal): { zh: string; en: string } {
  switch (refusal.code) {
    case 'credit-code-length':
      return {
        zh: `统一社会信用代码应为 18 位，现为 ${refusal.length} 位`,
        en: `A unified social credit code has 18 characters; this one has ${refusal.length}`,
      };
    case 'credit-code-old-number':
      return {
        zh: '这是 15 位的旧工商注册号，请填写营业执照上的 18 位统一社会信用代码',
        en: 'This is an old 15-digit registration number; use the 18-character credit code of the present licence',
      };
    case 'credit-code-organisation-code':
      return {
        zh: '这是 9 位的组织机构代码，自 2015 年起已并入 18 位统一社会信用代码（第 9 至 17 位），请填写营业执照上的 18 位代码',
        en: 'This is a nine-character organisation code; since 2015 it is a part of the 18-character credit code on the licence',
      };
    case 'credit-code-character':
      return {
        zh: `第 ${refusal.position} 位“${refusal.character}”不是可用字符（代码不使用 I、O、S、V、Z）`,
        en: `Character ${refusal.position}, "${refusal.character}", can't occur (I, O, S, V and Z are never used)`,
      };
    case 'credit-code-check-digit':
      return {
        zh: '校验位不符，请核对是否有错字或相邻两位颠倒',
        en: "The check digit doesn't match: look for a wrong character or two swapped neighbours",
      };
  }
}

function hasSoundOrganisationCode(creditCode: string): boolean {
  return organisationCodeCheckDigit(creditCode.slice(8, 16)) === creditCode.slice(16, 17);
}

function refuse(refusal: CreditCodeRefusal): CreditCodeAnswer {
  return { accepted: false, refusal };
}
