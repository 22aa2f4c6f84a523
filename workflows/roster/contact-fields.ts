/** How the enterprise is reached: phone numbers and e-mail addresses as they are really typed. */
import { ask, contentOf, error, type FieldVerdict, looksLikeFormula, shortened, understood } from './field-verdict.ts';
import type { Cell } from './sheet.ts';
import { compact, digitsLost, halfWidth, tidy } from './text.ts';

/** As our own export writes it for who may not see the whole (workflows/privacy/mask.ts). */
const masked = /\*{3}/;

function maskedValue(typed: string): FieldVerdict<never> {
  return { remarks: [{ kind: 'warning', code: 'value-masked', facts: { value: shortened(typed) } }] };
}

const mobile = /^1[3-9]\d{9}$/;
const landline = /^(0(?:10|2\d|[3-9]\d{2}))([2-9]\d{6,7})$/;
const service = /^[48]00\d{7}$/;
const withoutArea = /^[2-9]\d{6,7}$/;

/** A mobile number as eleven digits, a landline as `0714-6512345`, an extension as `-8001` behind it. */
export function judgePhone(cell: Cell): FieldVerdict<string> {
  const content = contentOf(cell);
  if (content.kind === 'wrong') return { remarks: [content.remark] };
  if (content.kind === 'blank') return { remarks: [] };
  const typed = content.text;
  if (masked.test(typed)) return maskedValue(typed);
  if (content.kind === 'text' && digitsLost(typed)) return error('digits-lost', { value: shortened(typed) });
  const whole = readPhone(typed);
  if (whole.kind === 'number') return understood(whole.phone, whole.phone);
  if (whole.kind === 'area') return ask('phone-without-area-code', { value: shortened(typed) });

  // 「199…/138…」: several numbers in one cell, each of them sound.
  const parts = halfWidth(tidy(typed))
    .split(/[/、;,，；\\|]|\s{1,}或?\s*|或/)
    .filter((part) => part !== '');
  const numbers = parts.map(readPhone);
  const [first] = numbers;
  if (parts.length > 1 && first?.kind === 'number' && numbers.every((number) => number.kind !== 'none')) {
    const warning = {
      kind: 'warning',
      code: 'phone-more-than-one',
      facts: { value: shortened(typed), taken: first.phone },
    } as const;
    return understood(first.phone, first.phone, [warning]);
  }
  const code = /^[=@|]|^[+-](?!\s*\d)/.test(halfWidth(tidy(typed))) ? 'formula-text' : 'phone-not-understood';
  return error(code, { value: shortened(typed) });
}

type ReadPhone =
  | { readonly kind: 'number'; readonly phone: string }
  | { readonly kind: 'area' }
  | { readonly kind: 'none' };

function readPhone(text: string): ReadPhone {
  const [number = '', extension, ...more] = compact(text)
    .replace(/^(?:联系)?(?:电话|手机|tel|phone|mobile)[:.]?/i, '')
    .split(/转|分机|ext\.?|#|(?<=\d{7})x/i);
  if (more.length > 0 || (extension !== undefined && !/^\d{1,6}$/.test(extension))) return { kind: 'none' };
  // Dashes of every width, dots and brackets only separate.
  const plain = number.replace(/^\(?(?:\+|00)86\)?[-.]?/, '').replace(/[-‐-―－–—~_.·()（）*]/g, '');
  if (!/^\d+$/.test(plain)) return { kind: 'none' };
  const digits = /^86(?=1[3-9]\d{9}$)/.test(plain) ? plain.slice(2) : plain;
  const tail = extension === undefined ? '' : `-${extension}`;
  if (mobile.test(digits) && tail === '') return { kind: 'number', phone: digits };
  const areaNumber = landline.exec(digits) ?? landline.exec(number.startsWith('+86') ? `0${digits}` : digits);
  if (areaNumber) return { kind: 'number', phone: `${areaNumber[1]}-${areaNumber[2]}${tail}` };
  if (service.test(digits))
    return { kind: 'number', phone: `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}${tail}` };
  if (withoutArea.test(digits)) return { kind: 'area' };
  return { kind: 'none' };
}

const address = /^[a-z0-9](?:[a-z0-9._%+-]{0,62}[a-z0-9_+-])?@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$/i;

/** Blanks, full-width signs, a Chinese full stop and `mailto:` are put right; the domain is kept in lower case. */
export function judgeEmail(cell: Cell): FieldVerdict<string> {
  const content = contentOf(cell);
  if (content.kind === 'wrong') return { remarks: [content.remark] };
  if (content.kind === 'blank') return { remarks: [] };
  if (masked.test(content.text)) return maskedValue(content.text);
  const typed = compact(content.text)
    .replaceAll('。', '.')
    .replaceAll('．', '.')
    .replace(/^mailto:/i, '')
    .replace(/[;,]$/, '');
  const spacedWord = /[a-z0-9] +[a-z0-9]/i.test(halfWidth(tidy(content.text)));
  if (!spacedWord && typed.length <= 254 && address.test(typed) && !typed.includes('..')) {
    const at = typed.lastIndexOf('@');
    const email = typed.slice(0, at) + typed.slice(at).toLowerCase();
    return understood(email, email);
  }
  return error(looksLikeFormula(content.text) ? 'formula-text' : 'email-not-understood', {
    value: shortened(content.text),
  });
}
