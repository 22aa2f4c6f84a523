/** A CSV file as a sheet: RFC 4180, in UTF-8 or in GB 18030, as Chinese Excel writes it. */
import type { Sheet } from '../../workflows/roster/sheet.ts';
import { type ReadingLimits, readingLimits, WorkbookError } from './workbook.ts';

/** @throws WorkbookError */
export function readCsv(bytes: Uint8Array, limits: ReadingLimits = readingLimits): Sheet {
  if (bytes.byteLength > limits.fileBytes) throw new WorkbookError('file-too-large');
  // A text has no zero byte; what has one is some other kind of file.
  if (bytes.includes(0)) throw new WorkbookError('file-not-a-workbook');
  const lines = linesOf(decode(bytes), limits);
  const rows = lines.map((fields, index) => ({
    excelRow: index + 1,
    hidden: false,
    cells: fields.map((text) => (text === '' ? ({ kind: 'blank' } as const) : ({ kind: 'text', text } as const))),
  }));
  return { name: 'csv', hidden: false, rows, merges: [] };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    try {
      return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    } catch (cause) {
      throw new WorkbookError('file-not-a-workbook', '', { cause });
    }
  }
}

function linesOf(text: string, limits: ReadingLimits): string[][] {
  const lines: string[][] = [];
  let fields: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;
  while (field.lastIndex < text.length) {
    const found = field.exec(text);
    // A quote in the middle of a field, or one that is never closed.
    if (found === null) throw new WorkbookError('file-not-a-workbook');
    const [, quoted, plain = '', end = ''] = found;
    if (fields.length < limits.columns) fields.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    lines.push(fields);
    fields = [];
    if (lines.length > limits.rows) throw new WorkbookError('file-too-large', `> ${limits.rows} rows`);
  }
  if (fields.length > 0) lines.push(fields);
  return lines;
}
