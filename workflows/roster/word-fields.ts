/** Columns that hold words: names, persons, addresses, remarks. */
import { contentOf, error, type FieldVerdict, looksLikeFormula, shortened, understood } from './field-verdict.ts';
import type { Cell } from './sheet.ts';
import { chineseWords, organisationName, tidy } from './text.ts';

const nameLimit = 100;
const personLimit = 40;
const addressLimit = 200;
const remarkLimit = 1000;

export function judgeName(cell: Cell): FieldVerdict<string> {
  const words = readWords(cell, organisationName, nameLimit);
  if (words.value === undefined) return words.remarks.length > 0 ? words : error('missing');
  const letters = words.value.match(/\p{L}/gu)?.length ?? 0;
  // The shortest names in the register have four characters, such as 某某公司; 「见附件」 and 「同上」 are none.
  const sound = letters >= 4 && !/[?？�]|^(?:同上|见附件|详见)/.test(words.value) && !/[<>{}"]/.test(words.value);
  return sound ? words : error('not-a-name', { value: shortened(words.value) });
}

/** Required for the legal representative, who signs; a missing contact is only pointed out. */
export function judgePerson(cell: Cell, required: boolean): FieldVerdict<string> {
  const words = readWords(cell, chineseWords, personLimit);
  if (words.value === undefined) {
    if (words.remarks.length > 0) return words;
    return required ? error('missing') : { remarks: [{ kind: 'warning', code: 'missing' }] };
  }
  const sound = /^[\p{L}\p{M}·•.（）\s'’、,，-]+$/u.test(words.value) && /\p{L}.*\p{L}/u.test(words.value);
  if (!sound) return error('not-a-person', { value: shortened(words.value) });
  const name = words.value.replaceAll('•', '·');
  return understood(name, name);
}

export function judgeAddress(cell: Cell): FieldVerdict<string> {
  const words = readWords(cell, chineseWords, addressLimit);
  return words.value === undefined && words.remarks.length === 0
    ? { remarks: [{ kind: 'warning', code: 'missing' }] }
    : words;
}

/** Nobody must remark on anything. */
export function judgeRemark(cell: Cell): FieldVerdict<string> {
  return readWords(cell, tidy, remarkLimit);
}

function readWords(cell: Cell, tidied: (text: string) => string, limit: number): FieldVerdict<string> {
  const content = contentOf(cell);
  if (content.kind === 'wrong') return { remarks: [content.remark] };
  if (content.kind === 'blank') return { remarks: [] };
  if (content.kind === 'text' && looksLikeFormula(content.text)) {
    return error('formula-text', { value: shortened(content.text) });
  }
  const words = tidied(content.text);
  if ([...words].length > limit) return error('too-long', { limit });
  return understood(words, words);
}
