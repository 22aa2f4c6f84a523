/** What the judge of one cell answers: the value it understood, how a person reads it, and what there is to say. */
import type { Cell, CellValue } from './sheet.ts';
import { shownText } from './sheet.ts';
import { halfWidth, saysNothing, tidy } from './text.ts';
import type { Facts } from './verdict.ts';
import type { FindingCode } from './wording.ts';

export interface Remark {
  readonly kind: 'error' | 'warning' | 'question';
  readonly code: FindingCode;
  readonly facts?: Facts;
  readonly suggestion?: string;
  readonly choices?: readonly string[];
}

export interface FieldVerdict<Value> {
  /** Absent when the row cannot be imported as it stands. */
  readonly value?: Value;
  /** The value as a person reads it; where it differs from the cell, the cell is reported as normalised. */
  readonly shown?: string;
  readonly remarks: readonly Remark[];
}

/** A cell with something in it, its formula replaced by the stored result. */
export type Content =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number; readonly text: string }
  | { readonly kind: 'blank' }
  | { readonly kind: 'wrong'; readonly remark: Remark };

export function understood<Value>(value: Value, shown: string, remarks: readonly Remark[] = []): FieldVerdict<Value> {
  return { value, shown, remarks };
}

export function error(code: FindingCode, facts: Facts = {}): FieldVerdict<never> {
  return { remarks: [{ kind: 'error', code, facts }] };
}

export function ask(
  code: FindingCode,
  facts: Facts,
  answer: { readonly suggestion?: string; readonly choices?: readonly string[] } = {},
): FieldVerdict<never> {
  return { remarks: [{ kind: 'question', code, facts, ...answer }] };
}

/** Formulas that fetch or open something; their stored result is not trusted in any column. */
const reachesOut = /\b(?:HYPERLINK|WEBSERVICE|IMPORT\w*|DDE|CALL|REGISTER|EXEC|RTD|FILTERXML)\s*\(|\|/i;

/** Text, number, blank or a reason why not. Numbers come with the text that Excel would show. */
export function contentOf(cell: Cell): Content {
  if (cell.kind === 'formula') {
    const facts = { value: shortened(shownText(cell)) };
    if (reachesOut.test(cell.formula)) return wrong('formula-not-allowed', facts);
    if (cell.result.kind === 'blank') return wrong('formula-without-value', facts);
    return valueContent(cell.result);
  }
  return valueContent(cell);
}

function valueContent(cell: CellValue): Content {
  const text = shownText(cell);
  switch (cell.kind) {
    case 'blank':
      return { kind: 'blank' };
    case 'number':
      return { kind: 'number', number: cell.number, text };
    case 'date':
      return wrong('unexpected-date', { value: text });
    case 'boolean':
      return wrong('unexpected-truth-value', { value: text });
    case 'error':
      return wrong('cell-error', { value: text });
    case 'text':
      if (/^#(?:N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!)$/.test(text.trim()))
        return wrong('cell-error', { value: text.trim() });
      return saysNothing(text) ? { kind: 'blank' } : { kind: 'text', text };
  }
}

/** `=`, `+`, `-`, `@` at the start, also full-width or behind invisible characters (formula injection). */
export function looksLikeFormula(text: string): boolean {
  return /^[=+\-@|]/.test(halfWidth(tidy(text)));
}

export function shortened(text: string): string {
  const letters = [...tidy(text)];
  return letters.length > 60 ? `${letters.slice(0, 60).join('')}…` : letters.join('');
}

function wrong(code: FindingCode, facts: Facts): Content {
  return { kind: 'wrong', remark: { kind: 'error', code, facts } };
}
