/** A workbook to be filled in: headings with notes, drop-downs, an example, text where Excel would spoil what is typed. */
import { type Cell, type DataValidation, type WriteSheet, writeXlsx } from 'hucre';
import { columnLetters } from './workbook.ts';

export interface FormColumn {
  readonly heading: string;
  readonly required: boolean;
  readonly note: string;
  readonly example: string | number;
  readonly width: number;
  readonly choices?: readonly string[];
}

interface Form {
  readonly name: string;
  readonly columns: readonly FormColumn[];
  /** The word in the first column that marks the example; it is not read as an entry. */
  readonly exampleMark: string;
  readonly instructions: { readonly name: string; readonly lines: readonly string[] };
}

const lastRow = 10_000;
const listName = '选项';
const text = { numFmt: '@' } as const;
const head = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DDEBF7' } },
  alignment: { wrapText: true, vertical: 'center' },
} as const;
const shaded = { font: { italic: true, color: { rgb: '7F7F7F' } }, numFmt: '@' } as const;

export async function writeForm({ name, columns, exampleMark, instructions }: Form): Promise<Uint8Array> {
  const cells = new Map<string, Cell>([['0,0', { value: '序号', type: 'string', style: head }]]);
  for (const [index, { heading, required, note }] of columns.entries()) {
    const comment = { author: '数转通', text: `${required ? '必填。' : ''}${note}` };
    cells.set(`0,${index + 1}`, { value: `${heading}${required ? '*' : ''}`, type: 'string', style: head, comment });
  }
  const example: (string | number)[] = [exampleMark, ...columns.map((column) => column.example)];
  for (const [index, value] of example.entries())
    cells.set(`1,${index}`, { value, type: typeof value === 'number' ? 'number' : 'string', style: shaded });
  const lists = columns.flatMap(({ choices }, index) => (choices ? [{ column: index + 1, choices }] : []));
  const sheet: WriteSheet = {
    ...{ name, cells, freezePane: { rows: 1 } },
    rows: [['序号', ...columns.map(({ heading, required }) => `${heading}${required ? '*' : ''}`)], example],
    columns: [
      { width: 8 },
      ...columns.map(({ width, example }) => ({ width, ...(typeof example === 'number' ? {} : { style: text }) })),
    ],
    dataValidations: lists.map(({ column, choices }, at) => dropDown(column, { at, length: choices.length })),
  };
  return writeXlsx({
    sheets: [
      sheet,
      { name: instructions.name, columns: [{ width: 100 }], rows: instructions.lines.map((line) => [line]) },
      // A list in a cell range has no bound on its length; a list in the rule itself ends at 255 characters.
      { name: listName, hidden: true, rows: rowsOf(lists.map(({ choices }) => choices)) },
    ],
  });
}

function dropDown(column: number, { at, length }: { at: number; length: number }): DataValidation {
  const [letters, source] = [columnLetters(column), columnLetters(at)];
  return {
    ...{ type: 'list', range: `${letters}2:${letters}${lastRow}`, allowBlank: true, showErrorMessage: true },
    ...{ formula1: `${listName}!$${source}$1:$${source}$${length}`, errorStyle: 'warning' },
    ...{ errorTitle: '不在列表中', errorMessage: '请从下拉列表选择' },
  };
}

function rowsOf(columns: readonly (readonly string[])[]): string[][] {
  const longest = Math.max(0, ...columns.map(({ length }) => length));
  return Array.from({ length: longest }, (_, row) => columns.map((column) => column[row] ?? ''));
}
