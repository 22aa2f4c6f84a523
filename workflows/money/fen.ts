/**
 * Amounts of money: whole fen (分) in a safe integer, from and to the texts that people and the API use (money.md).
 * Text is taken apart digit by digit; an amount never passes through a binary fraction.
 */
import { decimalText, rational } from './rational.ts';

/** Whole fen, a safe integer; 100 fen are one yuan. */
export type Fen = number;

/** The largest single amount, ten billion yuan: some thousand of them still add up within a safe integer. */
export const largestFen: Fen = 1_000_000_000_000;

export type YuanRefusalCode = 'yuan-shape' | 'yuan-too-large';
export type ParsedYuan =
  | { readonly accepted: true; readonly fen: Fen }
  | { readonly accepted: false; readonly refusal: { readonly code: YuanRefusalCode; readonly text: string } };

const yuanShape = /^(0|[1-9][0-9]*)(?:\.([0-9]{1,2}))?$/;

/**
 * Yuan as text ("199999.99", "0.5", "200000") to fen, exactly. Refuses with `yuan-shape` everything else: signs,
 * blanks, separators, exponents, a third decimal, leading zeros, full-width digits; with `yuan-too-large` what is
 * above `largestFen`. The text in the refusal is cut to 40 characters.
 */
export function parseYuan(text: string): ParsedYuan {
  const parts = text.length > 40 ? null : yuanShape.exec(text);
  if (!parts) return refuse('yuan-shape', text);
  const fen = BigInt(`${parts[1] ?? ''}${(parts[2] ?? '').padEnd(2, '0')}`);
  if (fen > BigInt(largestFen)) return refuse('yuan-too-large', text);
  return { accepted: true, fen: Number(fen) };
}

/** Fen to yuan with two decimals, as the API carries it: 19999999 is "199999.99", -5 is "-0.05". */
export function formatYuan(fen: Fen): string {
  // A number beyond whole fen would be cut silently: the exact way refuses it.
  if (!Number.isSafeInteger(fen)) return decimalText(rational(fen, 100), 2);
  const size = Math.abs(fen);
  const rest = size % 100;
  return `${fen < 0 ? '-' : ''}${(size - rest) / 100}.${rest < 10 ? '0' : ''}${rest}`;
}

/** The same with thousands separators, for people: "199,999.99". */
export function formatYuanGrouped(fen: Fen): string {
  return formatYuan(fen).replace(/\B(?=([0-9]{3})+\.)/g, ',');
}

/**
 * Fen in ten thousand yuan (万元) without the unit: 20000000 is "20", 19999999 is "19.999999". With `places` the text
 * has exactly so many and is cut, not rounded, so that it never shows more money than there is.
 */
export function formatWan(fen: Fen, places?: number): string {
  const amount = rational(fen, 1_000_000);
  if (places !== undefined) return decimalText(amount, places);
  return decimalText(amount, 6).replace(/\.?0+$/, '');
}

/** Whether a value is an amount that the rules accept: a whole number from 0 to `largestFen`. */
export function isFen(value: unknown): value is Fen {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= largestFen;
}

/** A computed whole number of fen as a number. Beyond the safe range it stays at the edge of it: no cap is so high. */
export function fenFromBigint(fen: bigint): Fen {
  if (fen > BigInt(Number.MAX_SAFE_INTEGER)) return Number.MAX_SAFE_INTEGER;
  if (fen < BigInt(Number.MIN_SAFE_INTEGER)) return Number.MIN_SAFE_INTEGER;
  return Number(fen);
}

function refuse(code: YuanRefusalCode, text: string): ParsedYuan {
  return { accepted: false, refusal: { code, text: text.slice(0, 40) } };
}
