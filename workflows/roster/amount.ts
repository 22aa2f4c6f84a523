/** Numbers with units, read exactly: no binary float ever multiplies (money.md). */
import { readChineseNumeral } from './chinese-numerals.ts';
import { compact } from './text.ts';

/** `digits × 10^exponent`, in `unit` when the cell itself names one. */
export interface Amount {
  readonly digits: bigint;
  readonly exponent: number;
  /** `whole`: the cell says 亿, 万 or 元 (or 人), so the column's unit no longer counts. */
  readonly unit: 'whole' | 'column';
  /** 约, 左右, 以上 …: a person must say the number. */
  readonly approximate: boolean;
}

const sizes: Readonly<Record<string, number>> = { 亿: 8, 千万: 7, 百万: 6, 十万: 5, 万: 4, 千: 3, 百: 2 };
const part = /^(\d+(?:\.\d+)?)(亿|千万|百万|十万|万|千|百)?/;
const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?/;
const leading = /^(?:人民币|rmb|cny|[¥￥])/i;
const about = /^(?:大约|约|将近|接近|近|超过|超|逾|不足|不到)|(?:左右|上下|以上|以下|以内|有余|\+)$/g;
const nouns = /(?:人民币|元整|圆整|元|圆|块|人|名|位|个)$/;

/** Nothing when the text is not one number. A minus sign is kept in `digits`. */
export function readAmount(text: string): Amount | undefined {
  let rest = compact(text).replace(leading, '').replaceAll('，', ',');
  const spoken = rest
    .replace(about, '')
    .replace(/(?<=\d)[余多](?=[万亿元人名])|(?<=[万亿元人名百千])[余多]$|(?<=\d)[余多]$/g, '');
  const approximate = spoken !== rest;
  rest = spoken;
  const negative = rest.startsWith('-');
  if (negative) rest = rest.slice(1);
  const bare = rest.replace(nouns, '');
  const named = bare !== rest;
  const read = readParts(bare) ?? readScientific(bare) ?? readHan(bare);
  if (!read) return undefined;
  // 「3千」 under a 万元 heading may mean either; 「3千元」 and 「3万」 cannot be mistaken.
  const mistakable = !named && read.sized && !/[万亿]/.test(bare);
  return {
    digits: negative ? -read.digits : read.digits,
    exponent: read.exponent,
    unit: named || /[万亿]/.test(bare) ? 'whole' : 'column',
    approximate: approximate || mistakable,
  };
}

interface Read {
  readonly digits: bigint;
  readonly exponent: number;
  readonly sized: boolean;
}

/** `3.5097亿`, `1,600`, `3亿5097万`: parts in falling size; only a lone part may lack its size. */
function readParts(text: string): Read | undefined {
  let rest = text;
  const group = grouped.exec(rest)?.[0];
  if (group) rest = group.replaceAll(',', '') + rest.slice(group.length);
  let sum = { digits: 0n, exponent: 0 };
  let count = 0;
  let lastSize = Number.POSITIVE_INFINITY;
  while (rest !== '') {
    const match = part.exec(rest);
    const number = match?.[1];
    if (!match || number === undefined) return undefined;
    const size = match[2] === undefined ? 0 : (sizes[match[2]] ?? 0);
    if (size >= lastSize || (count > 0 && size === 0)) return undefined;
    sum = add(sum, decimal(number, size));
    lastSize = size;
    count += 1;
    rest = rest.slice(match[0].length);
  }
  if (count === 0) return undefined;
  return { ...sum, sized: lastSize > 0 };
}

/** `1.2E+4`, as Excel writes a long number into a narrow text cell. */
function readScientific(text: string): Read | undefined {
  const match = /^(\d+(?:\.\d+)?)e([+-]?\d{1,3})$/i.exec(text);
  if (!match?.[1] || !match[2]) return undefined;
  return { ...decimal(match[1], Number(match[2])), sized: false };
}

function readHan(text: string): Read | undefined {
  const number = readChineseNumeral(text);
  return number === undefined ? undefined : { digits: number, exponent: 0, sized: false };
}

function decimal(text: string, size: number): { digits: bigint; exponent: number } {
  const [whole = '0', fraction = ''] = text.split('.');
  return { digits: BigInt(whole + fraction), exponent: size - fraction.length };
}

function add(a: { digits: bigint; exponent: number }, b: { digits: bigint; exponent: number }) {
  const exponent = Math.min(a.exponent, b.exponent);
  const lift = (n: { digits: bigint; exponent: number }) => n.digits * 10n ** BigInt(n.exponent - exponent);
  return { digits: lift(a) + lift(b), exponent };
}

/** `amount × 10^shift` as a whole number, rounded towards zero; `exact` says whether anything was cut. */
export function wholeOf(amount: Amount, shift: number): { readonly whole: bigint; readonly exact: boolean } {
  const power = amount.exponent + shift;
  if (power >= 0) return { whole: amount.digits * 10n ** BigInt(Math.min(power, 40)), exact: true };
  const divisor = 10n ** BigInt(Math.min(-power, 400));
  return { whole: amount.digits / divisor, exact: amount.digits % divisor === 0n };
}
