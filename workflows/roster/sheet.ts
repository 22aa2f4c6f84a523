/** A worksheet as rules see it: raw cells with their kinds and the row numbers that Excel shows. Made by server/excel. */

export type CellValue =
  | { readonly kind: 'blank' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  /** `YYYY-MM-DD`, the calendar day that Excel shows. */
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'boolean'; readonly boolean: boolean }
  /** An error value such as `#N/A`. */
  | { readonly kind: 'error'; readonly text: string };

/** A formula carries its text without the leading `=` and the result that was stored with the file. */
export type Cell = CellValue | { readonly kind: 'formula'; readonly formula: string; readonly result: CellValue };

export interface SheetRow {
  /** The number at the left edge of the row in Excel, from 1. */
  readonly excelRow: number;
  readonly hidden: boolean;
  /** By column from A = 0; shorter than the sheet when the rest is blank. */
  readonly cells: readonly Cell[];
}

/** Rows are Excel numbers, columns count from A = 0, both ends included. Only the top left cell holds a value. */
export interface Merge {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly SheetRow[];
  readonly merges: readonly Merge[];
  /** Columns that Excel does not show, from A = 0. */
  readonly hiddenColumns?: ReadonlySet<number>;
}

const blank: Cell = { kind: 'blank' };

export function cellAt(row: SheetRow, column: number): Cell {
  return row.cells[column] ?? blank;
}

/** `cellName(2, 8)` is `C8`. */
export function cellName(column: number, excelRow: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${excelRow}`;
}

/** The place of `C8`: row 8, column 2; nothing when the text names no cell. */
export function placeOfCell(name: string): { readonly row: number; readonly column: number } | undefined {
  const [, letters, row] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(name) ?? [];
  if (letters === undefined || row === undefined) return undefined;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(row), column };
}

/** What a person reads in the cell; a formula is shown as typed, with its `=`. */
export function shownText(cell: Cell): string {
  switch (cell.kind) {
    case 'blank':
      return '';
    case 'text':
    case 'error':
      return cell.text;
    case 'number':
      return plainNumber(cell.number);
    case 'date':
      return cell.date;
    case 'boolean':
      return cell.boolean ? 'TRUE' : 'FALSE';
    case 'formula':
      return `=${cell.formula}`;
  }
}

/** Excel keeps 15 digits; what a binary double adds behind them was never typed. */
export function plainNumber(number: number): string {
  return String(Number(number.toPrecision(15)));
}
