/** Staff and revenue: numbers with or without units, in the cell or in the heading. */
import { type Fen, formatYuan, largestFen } from '../money/fen.ts';
import { type Amount, readAmount, wholeOf } from './amount.ts';
import type { MoneyPower } from './column-names.ts';
import {
  ask,
  type Content,
  contentOf,
  error,
  type FieldVerdict,
  looksLikeFormula,
  shortened,
  understood,
} from './field-verdict.ts';
import type { Cell } from './sheet.ts';
import { compact, digitsLost } from './text.ts';

const largestStaff = 10_000_000;

export function judgeStaff(cell: Cell): FieldVerdict<number> {
  const read = readNumber(cell);
  if ('remarks' in read) return read;
  const { amount, text } = read;
  const value = shortened(text);
  if (amount.digits < 0n) return error('number-negative', { value });
  const { whole, exact } = wholeOf(amount, 0);
  if (!exact) return error('staff-not-whole', { value });
  if (whole > BigInt(largestStaff)) return error('number-too-large', { value });
  const staff = Number(whole);
  if (amount.approximate) return ask('number-approximate', { value, suggestion: staff }, { suggestion: String(staff) });
  if (staff === 0) return error('staff-zero');
  return understood(staff, String(staff));
}

/** Revenue in whole fen. Nothing is said about a bare number when the column's unit is unknown: that is asked once. */
export function judgeRevenue(cell: Cell, columnPower: MoneyPower | undefined): FieldVerdict<Fen> {
  const read = readNumber(cell);
  if ('remarks' in read) return read;
  const { amount, text } = read;
  const value = shortened(text);
  if (amount.digits < 0n) return error('number-negative', { value });
  const power = amount.unit === 'whole' ? 0 : columnPower;
  if (power === undefined) return { remarks: [] };
  // Less than a fen, from a computed cell, is cut.
  const fen = wholeOf(amount, power + 2).whole;
  if (fen >= BigInt(largestFen)) return implausible(amount, power, value);
  const revenueFen = Number(fen);
  const yuan = formatYuan(revenueFen);
  if (amount.approximate)
    return ask('number-approximate', { value, suggestion: `${yuan}元` }, { suggestion: `${yuan}元` });
  return understood(revenueFen, amount.unit === 'column' && sameNumber(text, amount) ? text : yuan);
}

/** Ten billion yuan and more is no SME's: yuan typed under a heading in 万元. */
function implausible(amount: Amount, power: number, value: string): FieldVerdict<never> {
  const asYuan = wholeOf(amount, 2).whole;
  if (power === 0 || asYuan >= BigInt(largestFen)) return error('number-too-large', { value });
  const suggestion = formatYuan(Number(asYuan));
  return ask(
    'revenue-implausible',
    { value, yuan: String(wholeOf(amount, power).whole), suggestion },
    { suggestion: `${suggestion}元` },
  );
}

function readNumber(cell: Cell): { readonly amount: Amount; readonly text: string } | FieldVerdict<never> {
  const content: Content = contentOf(cell);
  if (content.kind === 'wrong') return { remarks: [content.remark] };
  if (content.kind === 'blank') return error('missing');
  if (content.kind === 'text' && digitsLost(content.text))
    return error('digits-lost', { value: shortened(content.text) });
  const amount = readAmount(content.text);
  if (amount) return { amount, text: content.text };
  const formula = content.kind === 'text' && looksLikeFormula(content.text);
  return error(formula ? 'formula-text' : 'not-a-number', { value: shortened(content.text) });
}

/** Plain digits need no mention, be they text or number. */
function sameNumber(text: string, amount: Amount): boolean {
  return amount.unit === 'column' && /^\d+(?:\.\d+)?$/.test(text) && compact(text) === text;
}
