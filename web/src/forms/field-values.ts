/** Between what a form's controls hold (text) and what the server keeps (text, numbers, yes or no). */
import type { FieldValue, FieldView } from '../api/types.ts';
import { readYuan } from '../shared/money.ts';
import type { WordKey } from '../words/catalogue.ts';

export type Filled = Readonly<Record<string, string>>;

export function filledFrom(fields: readonly FieldView[], answers: Readonly<Record<string, FieldValue>>): Filled {
  return Object.fromEntries(
    fields.flatMap(({ code }) => {
      const value = answers[code];
      return value === undefined ? [] : [[code, String(value)]];
    }),
  );
}

export type ReadField = { value: FieldValue | null; wrong: WordKey | null };

/** `value: null` is "not answered"; a wrong one is not sent, so the last saved answer stays. */
export function readField(field: FieldView, text: string): ReadField {
  const typed = text.trim();
  if (typed === '') return { value: null, wrong: null };
  if (field.type === 'yesNo') return { value: typed === 'true', wrong: null };
  if (field.type === 'yuan') {
    const read = readYuan(typed);
    if (read.accepted) return { value: read.yuan, wrong: null };
    return { value: null, wrong: read.why === 'large' ? 'form.yuanLarge' : 'form.yuanShape' };
  }
  if (field.type === 'number') {
    const number = Number(typed.normalize('NFKC').replace(/,/g, ''));
    if (!Number.isFinite(number)) return { value: null, wrong: 'form.numberShape' };
    if (!Number.isSafeInteger(number)) return { value: null, wrong: 'form.numberWhole' };
    if (field.minimum !== null && number < field.minimum) return { value: null, wrong: 'form.numberRange' };
    if (field.maximum !== null && number > field.maximum) return { value: null, wrong: 'form.numberRange' };
    return { value: number, wrong: null };
  }
  return { value: text, wrong: null };
}

/** What comes along unseen when text is pasted, and what the server refuses: no character that anybody typed. */
export const withoutInvisible = (text: string): string =>
  text
    .replace(/[\u2028\u2029]/g, '\n')
    .replace(
      /(?![\t\n\r])\p{Cc}|\p{Surrogate}|[\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu,
      '',
    );

/** The answers to send: what is typed and sound, else what was saved before. */
export function answersOf(
  fields: readonly FieldView[],
  filled: Filled,
  saved: Readonly<Record<string, FieldValue>>,
): Record<string, FieldValue> {
  const answers: Record<string, FieldValue> = {};
  for (const field of fields) {
    const { value, wrong } = readField(field, filled[field.code] ?? '');
    const kept = wrong === null ? value : (saved[field.code] ?? null);
    if (kept !== null) answers[field.code] = kept;
  }
  return answers;
}
