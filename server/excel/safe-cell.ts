/**
 * What strangers typed, on its way into a table that somebody opens in Excel or WPS: never run as a formula, never more than
 * the program can read. Every writer of tables sends its values through here.
 */

/** Excel refuses a file with a longer text in it. */
const longest = 32_767;
/** XML 1.0 has no way to write these; lone surrogates and the two non-characters would damage the file. */
const unwritable = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;

/** For .xlsx, where a text is written as a text and stays one whatever it begins with (workbook.ts). */
export const safeText = (text: string): string =>
  (text.length > longest ? `${text.slice(0, longest - 1)}…` : text).replace(unwritable, '\uFFFD');

/** Half and full width: both are taken for the beginning of a formula. */
const formula = /^[\s\u00A0\uFEFF]*[=+\-@＝＋－＠\t\r]/u;
const plainNumber = /^-?\d{1,15}(\.\d+)?$/;

/**
 * For CSV, which knows no types: what would be read as a formula gets an apostrophe in front, everything is quoted. Numbers
 * stay numbers.
 */
export function csvCell(value: string | number | boolean | null): string {
  if (value === null) return '';
  const text = safeText(String(value));
  const kept = formula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
  return /^[\w.:+@-]*$/.test(kept) ? kept : `"${kept.replaceAll('"', '""')}"`;
}

/** At the beginning of a file: Excel takes it for UTF-8 then. */
export const byteOrderMark = '\ufeff';

/** One line of a CSV file, with its end (RFC 4180). */
export const csvLine = (values: readonly (string | number | boolean | null)[]): string =>
  `${values.map(csvCell).join(',')}\r\n`;
