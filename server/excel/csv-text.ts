/** CSV as Excel, WPS and other systems write it: UTF-8, UTF-16 or GB18030, with commas, semicolons or tabs. */
import { parseCsv } from 'hucre/csv';
import type { Sheet } from '../../workflows/roster/sheet.ts';

const separators = [',', '\t', ';', '，'] as const;
/** A table has at least this many columns, and two lines that agree on it. */
const leastSeparators = 3;

/** Nothing when the bytes are no text or the text is no table; whether it is a roster is not asked here. */
export function readCsv(
  bytes: Uint8Array,
  limits: { readonly rows: number; readonly columns: number },
): Sheet | undefined {
  const text = decode(bytes);
  if (text === undefined || /^\s*[<{[]/.test(text)) return undefined;
  const separator = separatorOf(text);
  if (separator === undefined) return undefined;
  // Nothing is converted: a code of digits would lose them.
  const lines = parseCsv(text, { delimiter: separator, maxRows: limits.rows + 1 });
  const rows = lines.map((line, index) => ({
    excelRow: index + 1,
    hidden: false,
    cells: line.slice(0, limits.columns).map((value) => cellOf(value === null ? '' : String(value))),
  }));
  return { name: 'CSV', hidden: false, rows, merges: [] };
}

/** A text of digits is kept from Excel by an apostrophe, or as `="0714…"`: both belong to CSV, not to the value. */
function cellOf(typed: string) {
  const text = /^="([^"]*)"$/.exec(typed)?.[1] ?? typed;
  return text === '' ? ({ kind: 'blank' } as const) : ({ kind: 'text', text } as const);
}

function decode(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return undefined;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return read('utf-16le', bytes);
  // A zero byte is in every workbook and in no text of one of these encodings.
  if (bytes.subarray(0, 4096).includes(0)) return undefined;
  return read('utf-8', bytes) ?? read('gb18030', bytes);
}

function read(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function separatorOf(text: string): string | undefined {
  const lines = text.slice(0, 20_000).split(/\r?\n/);
  const scored = separators.map((separator) => {
    const counts = lines.map((line) => line.split(separator).length - 1);
    return { separator, lines: counts.filter((count) => count >= leastSeparators).length };
  });
  const best = scored.toSorted((a, b) => b.lines - a.lines)[0];
  return best && best.lines >= 1 ? best.separator : undefined;
}
