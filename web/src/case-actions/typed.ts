/** What was typed into an action's form: checked for its shape, and made into the body of the event. */
import { readYuan } from '../shared/money.ts';
import type { WordKey } from '../words/catalogue.ts';
import type { ActionField } from './schema-fields.ts';

export type Defect = { field: string; why: string };
export type Typed = { texts: Readonly<Record<string, string>>; defects: readonly Defect[] };
export const nothingTyped: Typed = { texts: {}, defects: [] };

export const textOf = (typed: Typed, name: string): string => typed.texts[name] ?? '';

export type TypedError = { name: string; word: WordKey };

export function errorsOf(fields: readonly ActionField[], typed: Typed): TypedError[] {
  return fields.flatMap((field): TypedError[] => {
    const { name, kind, required } = field;
    if (kind === 'defects')
      return typed.defects.some(({ why }) => why.trim() === '') ? [{ name, word: 'action.defectWithoutWhy' }] : [];
    const text = textOf(typed, name).trim();
    if (text === '') return required ? [{ name, word: missingWord(field) }] : [];
    if (kind !== 'yuan') return [];
    const read = readYuan(text);
    return read.accepted ? [] : [{ name, word: read.why === 'large' ? 'form.yuanLarge' : 'form.yuanShape' }];
  });
}

const missingWord = ({ kind, name }: ActionField): WordKey =>
  name === 'reason' ? 'action.reasonMissing' : kind === 'longText' || kind === 'text' ? 'form.required' : 'form.choose';

/** Only the fields that are shown; empty ones are left out, as the event's schema wants it. */
export function bodyOf(type: string, fields: readonly ActionField[], typed: Typed): Record<string, unknown> {
  const body: Record<string, unknown> = { type };
  for (const { name, kind } of fields) {
    if (kind === 'defects') {
      if (typed.defects.length > 0) body[name] = typed.defects.map(({ field, why }) => ({ field, why: why.trim() }));
      continue;
    }
    const text = textOf(typed, name).trim();
    if (text === '') continue;
    const read = kind === 'yuan' ? readYuan(text) : null;
    body[name] = read?.accepted ? read.yuan : text;
  }
  return body;
}
