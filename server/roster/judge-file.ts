/** Reads a roster with the answers to it and has it judged; what an answer took the place of is told too. */
import {
  cellAt,
  type Judging,
  placeOfCell,
  type RosterAnswers,
  type RosterReference,
  type RosterVerdict,
  type Sheet,
  shownText,
} from '../../workflows/roster/index.ts';
import { judgeOrRefuse } from './read-roster.ts';

/** A cell with the text that stands in its place now. */
export type Answered = { sheet: string; row: number; cell: string; from: string; to: string };
export type JudgedFile = { verdict: RosterVerdict; answered: readonly Answered[] };

type Asked = Judging & { reference: RosterReference; answers: RosterAnswers };

export async function judgeFile(bytes: Uint8Array, { reference, ...judging }: Asked): Promise<JudgedFile> {
  const { verdict, sheets } = await judgeOrRefuse(bytes, reference, judging);
  const bySheet = new Map(sheets.map((sheet) => [sheet.name, sheet]));
  const answered = judging.answers.cells.map(({ sheet, cell, text }) => {
    const row = placeOfCell(cell)?.row ?? 0;
    return { sheet, row, cell, from: textAt(bySheet.get(sheet), cell), to: text };
  });
  return { verdict, answered };
}

function textAt(sheet: Sheet | undefined, cell: string): string {
  const place = placeOfCell(cell);
  const row = place && sheet?.rows.find(({ excelRow }) => excelRow === place.row);
  return row ? shownText(cellAt(row, place.column)) : '';
}
