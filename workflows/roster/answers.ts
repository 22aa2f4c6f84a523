/** What an official answered to a judged roster: the text that stands in the place of a cell, and what becomes of whole rows. */
import { readHeading } from './column-names.ts';
import { type Cell, cellAt, placeOfCell, type Sheet, type SheetRow, shownText } from './sheet.ts';

export interface CellAnswer {
  readonly sheet: string;
  /** Such as `E13`. */
  readonly cell: string;
  /** As it would be typed into the cell. To a landline without its area code also the area code alone, to a heading its unit. */
  readonly text: string;
}

/** `leaveOut`: the row is not imported. The others are of an enterprise that is there already with other facts. */
export const rowDecisions = ['leaveOut', 'takeOver', 'keep'] as const;
export type RowDecision = (typeof rowDecisions)[number];

export interface RowAnswer {
  readonly sheet: string;
  readonly row: number;
  readonly decision: RowDecision;
}

export interface RosterAnswers {
  readonly cells: readonly CellAnswer[];
  readonly rows: readonly RowAnswer[];
}

export const noAnswers: RosterAnswers = { cells: [], rows: [] };

/** The sheets as they would be had the answers been typed into them; what is judged next is judged like anything typed. */
export function answeredSheets(sheets: readonly Sheet[], { cells }: RosterAnswers): readonly Sheet[] {
  if (cells.length === 0) return sheets;
  return sheets.map((sheet) => {
    const texts = new Map<number, Map<number, string>>();
    for (const { sheet: name, cell, text } of cells) {
      const place = name === sheet.name ? placeOfCell(cell) : undefined;
      if (place) texts.set(place.row, (texts.get(place.row) ?? new Map()).set(place.column, text));
    }
    if (texts.size === 0) return sheet;
    return { ...sheet, rows: sheet.rows.map((row) => answeredRow(row, texts.get(row.excelRow))) };
  });
}

export function decisionOn({ rows }: RosterAnswers): (sheet: string, row: number) => RowDecision | undefined {
  const decisions = new Map(rows.map(({ sheet, row, decision }) => [`${row} ${sheet}`, decision]));
  return (sheet, row) => decisions.get(`${row} ${sheet}`);
}

function answeredRow(row: SheetRow, texts: ReadonlyMap<number, string> | undefined): SheetRow {
  if (!texts) return row;
  const width = Math.max(row.cells.length, ...[...texts.keys()].map((column) => column + 1));
  const cells = Array.from({ length: width }, (_, column): Cell => {
    const text = texts.get(column);
    return text === undefined ? cellAt(row, column) : { kind: 'text', text: wholeText(cellAt(row, column), text) };
  });
  return { ...row, cells };
}

const unit = /^(?:元|千元|万元|百万元|亿元)$/;
const areaCode = /^0(?:10|2\d|[3-9]\d{2})$/;

function wholeText(cell: Cell, answer: string): string {
  const typed = shownText(cell);
  if (unit.test(answer) && readHeading(typed)?.column === 'revenue') return `${typed}（${answer}）`;
  if (areaCode.test(answer) && /\d{7}/.test(typed)) return `${answer}-${typed}`;
  return answer;
}
