/** Lines of CSV for spreadsheets: nothing a stranger typed is run as a formula, and Excel takes it for UTF-8. */

export const byteOrderMark = '\ufeff';

/** What spreadsheets take for the beginning of a formula, full-width signs among it. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;

/** RFC 4180, every field quoted. A text that could be a formula gets an apostrophe in front, which Excel does not show. */
export const csvLine = (values: readonly (string | number | null)[]): string =>
  `${values.map((value) => quoted(value)).join(',')}\r\n`;

function quoted(value: string | number | null): string {
  if (value === null) return '""';
  if (typeof value === 'number') return `"${value}"`;
  return `"${(formula.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
}
