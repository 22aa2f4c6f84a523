/**
 * A workbook given back with its findings in it: the cell coloured, the reason as its comment, and all of them in a list. Values
 * and looks are kept, formulas, links and macros are not: what a stranger sent is run by nobody else.
 */
import { type Cell, type CellValue, read, type Sheet, type WriteSheet, writeXlsx } from 'hucre';
import { placeOfCell, shownText } from '../../workflows/roster/index.ts';
import { readCsv } from './csv-text.ts';
import { safeText } from './safe-cell.ts';
import { readingLimits, readingRange } from './workbook.ts';

const colours = { error: 'FFC7CE', question: 'FFEB9C', warning: 'FFF7D6', answered: 'DDEBF7' } as const;
const words = { error: '错误', question: '待确认', warning: '提示', answered: '已更正' } as const;

export interface Mark {
  readonly kind: keyof typeof colours;
  readonly sheet: string;
  /** Empty when it is about no single cell; then it stands in the list only. */
  readonly cell: string;
  readonly row: number;
  readonly why: string;
  /** What the cell is to hold from now on. */
  readonly text?: string;
}

/** The file must be one that `readWorkbook` reads. */
export async function markWorkbook(bytes: Uint8Array, marks: readonly Mark[]): Promise<Uint8Array> {
  const sheets = await sheetsOf(bytes);
  return writeXlsx({ sheets: [...sheets.map((sheet) => marked(sheet, marks)), listOf(marks, sheets)] });
}

async function sheetsOf(bytes: Uint8Array): Promise<readonly Sheet[]> {
  const csv = readCsv(bytes, readingLimits);
  if (csv) return [{ name: csv.name, rows: csv.rows.map(({ cells }) => cells.map(shownText)) }];
  const { sheets } = await read(bytes, { readStyles: true, range: readingRange(readingLimits) });
  return sheets;
}

function marked(sheet: Sheet, marks: readonly Mark[]): WriteSheet {
  const rows = sheet.rows.map((row) => Array.from(row, safeValue));
  const cells = new Map<string, Cell>();
  for (const [at, { style, value }] of sheet.cells ?? []) if (style) cells.set(at, plainCell(safeValue(value), style));
  for (const { kind, cell, why, text, ...mark } of marks) {
    const place = mark.sheet === sheet.name ? placeOfCell(cell) : undefined;
    if (!place) continue;
    const row = rows[place.row - 1] ?? [];
    if (text !== undefined) row[place.column] = safeText(text);
    rows[place.row - 1] = row;
    const at = `${place.row - 1},${place.column}`;
    const before = cells.get(at);
    // The first of several reasons colours the cell; all of them are told.
    const told = before?.comment ? `${before.comment.text}\n` : '';
    const fill = { type: 'pattern', pattern: 'solid', fgColor: { rgb: colours[kind] } } as const;
    const style = before?.comment ? before.style : { ...before?.style, fill };
    cells.set(at, {
      ...plainCell(row[place.column] ?? null, style ?? { fill }),
      comment: { author: '数转通', text: safeText(`${told}${words[kind]}：${why}`) },
    });
  }
  const { name, merges, rowDefs, freezePane } = sheet;
  const columns = (sheet.columns ?? []).map(({ width, hidden }) => ({
    ...(width === undefined ? {} : { width }),
    ...(hidden === undefined ? {} : { hidden }),
  }));
  return {
    ...{ name, rows: Array.from(rows, (row) => row ?? []), cells, columns },
    ...(merges ? { merges } : {}),
    ...(rowDefs ? { rowDefs } : {}),
    ...(freezePane ? { freezePane } : {}),
  };
}

function plainCell(value: CellValue, style: NonNullable<Cell['style']>): Cell {
  const type =
    typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : value === null ? 'empty' : 'string';
  return value instanceof Date ? { value, type: 'date', style } : { value, type, style };
}

const safeValue = (value: CellValue | undefined): CellValue =>
  typeof value === 'string' ? safeText(value) : (value ?? null);

function listOf(marks: readonly Mark[], sheets: readonly Sheet[]): WriteSheet {
  const taken = new Set(sheets.map(({ name }) => name));
  const name = ['问题清单', '问题清单 2', '问题清单 3'].find((one) => !taken.has(one)) ?? '数转通问题清单';
  const rows = marks.map(({ kind, sheet, cell, row, why }) => [
    safeText(sheet),
    cell === '' ? (row === 0 ? '' : `第${row}行`) : cell,
    words[kind],
    safeText(why),
  ]);
  return {
    name,
    columns: [{ width: 18 }, { width: 10 }, { width: 10 }, { width: 90 }],
    rows: [['工作表', '位置', '类别', '说明'], ...rows],
    freezePane: { rows: 1 },
  };
}
