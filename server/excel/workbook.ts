/**
 * Excel files in and out: this folder is the only place that knows the library. Reading gives raw cells with the row numbers that
 * Excel shows; writing keeps text as text, so that nothing a stranger typed is ever run as a formula.
 */
import { open } from 'node:fs/promises';
import {
  EncryptedFileError,
  type Cell as LibraryCell,
  type Sheet as LibrarySheet,
  type CellValue as LibraryValue,
  read,
  type WriteSheet,
  writeXlsx,
  writeXlsxStream,
} from 'hucre';
import type { Cell, CellValue, Sheet } from '../../workflows/roster/sheet.ts';
import { unpackedSize } from './archive-size.ts';
import { readCsv } from './csv-text.ts';
import { safeText } from './safe-cell.ts';

export type { Cell, CellValue, Merge, Sheet, SheetRow } from '../../workflows/roster/sheet.ts';

export interface ReadingLimits {
  readonly fileBytes: number;
  readonly unpackedBytes: number;
  /** Per sheet, up to the last row with something in it. */
  readonly rows: number;
  /** Columns to the right of these are not read. */
  readonly columns: number;
}

export const readingLimits: ReadingLimits = {
  fileBytes: 50 * 1024 * 1024,
  unpackedBytes: 200 * 1024 * 1024,
  rows: 50_000,
  columns: 100,
};

export type WorkbookFault = 'file-too-large' | 'file-encrypted' | 'file-not-a-workbook';

/** Why a file cannot be read; `reason` carries the figure behind it, or is empty. */
export class WorkbookError extends Error {
  readonly fault: WorkbookFault;
  readonly reason: string;
  constructor(fault: WorkbookFault, reason = '', options?: ErrorOptions) {
    super(reason === '' ? fault : `${fault}: ${reason}`, options);
    this.name = 'WorkbookError';
    this.fault = fault;
    this.reason = reason;
  }
}

/** Sheets of .xlsx, .xls, .xlsb, .ods and CSV, by content and not by name. Throws `WorkbookError`. */
export async function readWorkbook(
  source: Uint8Array | string,
  limits: ReadingLimits = readingLimits,
): Promise<readonly Sheet[]> {
  const bytes = typeof source === 'string' ? await readBounded(source, limits) : source;
  if (bytes.byteLength > limits.fileBytes) throw tooLarge(bytes.byteLength, limits.fileBytes);
  if (isArchive(bytes)) {
    const unpacked = unpackedSize(bytes);
    if (unpacked === undefined) throw new WorkbookError('file-not-a-workbook');
    if (unpacked > limits.unpackedBytes) throw tooLarge(unpacked, limits.unpackedBytes);
  }
  const csv = readCsv(bytes, limits);
  if (csv && csv.rows.length > limits.rows) throw tooManyRows(csv.name, limits);
  if (csv) return [csv];
  const sheets = await read(bytes, { range: readingRange(limits) }).then(
    (workbook) => workbook.sheets,
    (cause: unknown) => {
      if (cause instanceof EncryptedFileError) throw new WorkbookError('file-encrypted', '', { cause });
      throw new WorkbookError('file-not-a-workbook', '', { cause });
    },
  );
  return sheets.map((sheet) => toSheet(sheet, limits));
}

/** One row more than is allowed, so that too many are noticed. */
export const readingRange = ({ rows, columns }: ReadingLimits): string => `A1:${columnLetters(columns - 1)}${rows + 1}`;

export interface WrittenColumn {
  readonly header: string;
  /** In characters. */
  readonly width?: number;
  /** `text` unless said; a value of another kind is written as what it is. */
  readonly kind?: keyof typeof formats;
}

/**
 * Strings are written as string cells, never as formulas, and text columns carry the text format `@`, so that a cell
 * such as `=1+1` stays text in Excel and WPS even after somebody edits it. Values stay as they were typed.
 */
const formats = { text: '@', whole: '0', money: '#,##0.00', date: 'yyyy-mm-dd' } as const;

/** A day as `{ date: 'YYYY-MM-DD' }`; text, numbers, truth values and blanks as they are. */
export type WrittenValue = string | number | boolean | null | { readonly date: string };

export interface WrittenSheet {
  readonly name: string;
  readonly columns: readonly WrittenColumn[];
  readonly rows: Iterable<readonly WrittenValue[]>;
}

/** A whole .xlsx file; the header row is frozen. For more than some thousand rows use `streamSheet`. */
export async function writeWorkbook(sheets: readonly WrittenSheet[]): Promise<Uint8Array> {
  return writeXlsx({ sheets: sheets.map(toWriteSheet) });
}

/** One sheet of any length as bytes; rows are taken from the source only as fast as the reader reads. */
export function streamSheet(
  name: string,
  columns: readonly WrittenColumn[],
  rows: AsyncIterable<readonly WrittenValue[]> | Iterable<readonly WrittenValue[]>,
): ReadableStream<Uint8Array> {
  return writeXlsxStream(libraryRows(rows), {
    name: sheetName(name),
    columns: columns.map(toColumn),
    freezePane: { rows: 1 },
  });
}

/** A1 letters of a column counted from 0. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

async function readBounded(path: string, limits: ReadingLimits): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size > limits.fileBytes) throw tooLarge(size, limits.fileBytes);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function toSheet(sheet: LibrarySheet, limits: ReadingLimits): Sheet {
  // Officials' files carry formats down to the last row that Excel has; rows without content don't count.
  let length = sheet.rows.length;
  while (length > 0 && !(sheet.rows[length - 1] ?? []).some((value) => value !== null && value !== '')) length -= 1;
  if (length > limits.rows) throw tooManyRows(sheet.name, limits);
  const rows = Array.from({ length }, (_, index) => ({
    excelRow: index + 1,
    hidden: sheet.rowDefs?.get(index)?.hidden ?? false,
    // Rows of .xls files have holes, which `Array.from` reads as blanks.
    cells: Array.from(sheet.rows[index] ?? [])
      .slice(0, limits.columns)
      .map((value, column) => toCell(value, sheet.cells?.get(`${index},${column}`))),
  }));
  const merges = (sheet.merges ?? []).map((area) => ({
    fromRow: area.startRow + 1,
    toRow: area.endRow + 1,
    fromColumn: area.startCol,
    toColumn: area.endCol,
  }));
  const hidden = (sheet.hidden ?? false) || (sheet.veryHidden ?? false);
  const hiddenColumns = new Set((sheet.columns ?? []).flatMap((column, at) => (column?.hidden ? [at] : [])));
  return { name: sheet.name, hidden, rows, merges, hiddenColumns };
}

function toCell(value: LibraryValue | undefined, details: LibraryCell | undefined): Cell {
  const kept = toValue(value ?? null, details?.type === 'error');
  return details?.formula === undefined ? kept : { kind: 'formula', formula: details.formula, result: kept };
}

function toValue(value: LibraryValue, isError: boolean): CellValue {
  if (value === null || value === '') return { kind: 'blank' };
  if (typeof value === 'string') return isError ? { kind: 'error', text: value } : { kind: 'text', text: value };
  if (typeof value === 'number') return { kind: 'number', number: value };
  if (typeof value === 'boolean') return { kind: 'boolean', boolean: value };
  return { kind: 'date', date: Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10) };
}

function toWriteSheet(sheet: WrittenSheet): WriteSheet {
  const header = sheet.columns.map((column) => column.header);
  const rows = [header, ...Array.from(sheet.rows, (row) => row.map(toLibraryValue))];
  return { name: sheetName(sheet.name), columns: sheet.columns.map(toStyle), rows, freezePane: { rows: 1 } };
}

async function* libraryRows(rows: AsyncIterable<readonly WrittenValue[]> | Iterable<readonly WrittenValue[]>) {
  for await (const row of rows) yield row.map(toLibraryValue);
}

function toColumn(column: WrittenColumn) {
  return { header: column.header, ...toStyle(column) };
}

function toStyle(column: WrittenColumn) {
  const style = { numFmt: formats[column.kind ?? 'text'] };
  return { style, ...(column.width === undefined ? {} : { width: column.width }) };
}

function toLibraryValue(value: WrittenValue): LibraryValue {
  if (value !== null && typeof value === 'object') return new Date(`${value.date}T00:00:00Z`);
  return typeof value === 'string' ? safeText(value) : value;
}

/** Excel allows 31 characters, without \ / ? * [ ] : and without an apostrophe at the ends. */
function sheetName(name: string): string {
  return (
    name
      .replace(/[\\/?*[\]:]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .slice(0, 31) || 'Sheet1'
  );
}

function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

const tooManyRows = (sheet: string, { rows }: ReadingLimits) =>
  new WorkbookError('file-too-large', `${sheet}: > ${rows} rows`);

function tooLarge(actual: number, limit: number): WorkbookError {
  const megabytes = (size: number) => Math.ceil(size / 1024 / 1024);
  return new WorkbookError('file-too-large', `${megabytes(actual)} MB > ${megabytes(limit)} MB`);
}
