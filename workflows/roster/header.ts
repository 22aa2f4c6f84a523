/** Finds the header of a worksheet: one row or several, under any number of title lines, in any order of columns. */
import { type MoneyPower, moneyPower, readHeading } from './column-names.ts';
import { cellAt, type Sheet, type SheetRow, shownText } from './sheet.ts';
import { compact, tidy } from './text.ts';
import { type RosterColumn, rosterColumns } from './verdict.ts';

export interface Header {
  readonly firstRow: number;
  /** The last row of the header; enterprises follow. */
  readonly lastRow: number;
  readonly columns: ReadonlyMap<RosterColumn, number>;
  readonly labels: ReadonlyMap<RosterColumn, string>;
  /** Columns with more than one heading: which is taken, which are not. */
  readonly rivals: readonly {
    readonly column: RosterColumn;
    readonly taken: string;
    readonly others: readonly string[];
  }[];
  /** The power of ten that turns the revenue column into yuan; nothing when no line above says. */
  readonly revenuePower: MoneyPower | undefined;
}

/** Without these a table is no roster. */
const identifying: readonly RosterColumn[] = ['name', 'creditCode'];
const searchedRows = 40;
const deepestHeader = 3;
const leastColumns = 4;
const codeLike = /^(?=.*\d)[0-9a-z]{17,19}$/i;

export function findHeader(sheet: Sheet): Header | undefined {
  let best: Header | undefined;
  const rows = sheet.rows.slice(0, searchedRows);
  // Shallow headers first: a deeper one must show more columns, so title lines and data are never drawn in.
  for (let depth = 1; depth <= deepestHeader; depth += 1) {
    for (let start = 0; start + depth <= rows.length; start += 1) {
      const stack = rows.slice(start, start + depth);
      if (stack.some(holdsEnterprise)) continue;
      const header = readHeader(sheet, stack, start);
      if (header && header.columns.size > (best?.columns.size ?? 0)) best = header;
    }
  }
  return best;
}

function holdsEnterprise(row: SheetRow): boolean {
  return row.cells.some((cell) => codeLike.test(compact(shownText(cell))));
}

function readHeader(sheet: Sheet, stack: readonly SheetRow[], start: number): Header | undefined {
  const first = stack[0];
  const last = stack.at(-1);
  if (!first || !last) return undefined;
  const width = Math.max(...stack.map((row) => row.cells.length));
  const found = new Map<RosterColumn, { column: number; label: string; fitness: number }[]>();
  for (let column = 0; column < width; column += 1) {
    const { heading, label } = headingOf(stack.map((row) => labelAt(sheet, row, column)));
    if (heading)
      found.set(heading.column, [...(found.get(heading.column) ?? []), { column, label, fitness: heading.fitness }]);
  }
  if (found.size < leastColumns || !identifying.every((column) => found.has(column))) return undefined;

  const columns = new Map<RosterColumn, number>();
  const labels = new Map<RosterColumn, string>();
  const rivals: { column: RosterColumn; taken: string; others: readonly string[] }[] = [];
  for (const name of rosterColumns) {
    const candidates = (found.get(name) ?? []).toSorted((a, b) => b.fitness - a.fitness || a.column - b.column);
    const [taken, ...others] = candidates;
    if (!taken) continue;
    columns.set(name, taken.column);
    labels.set(name, taken.label);
    if (others.length > 0)
      rivals.push({ column: name, taken: taken.label, others: others.map((other) => other.label) });
  }
  const revenuePower = moneyPower(labels.get('revenue') ?? '') ?? powerAbove(sheet.rows.slice(0, start));
  return { firstRow: first.excelRow, lastRow: last.excelRow, columns, labels, rivals, revenuePower };
}

/** The lowest line of a stacked heading usually says it; where it doesn't (「万元」 under 「营业收入」), all lines together do. */
function headingOf(lines: readonly string[]) {
  const spoken = lines.filter((line, index) => line !== '' && line !== lines[index - 1]);
  const together = spoken.join('');
  const heading = readHeading(spoken.at(-1) ?? '') ?? readHeading(together) ?? readHeading(spoken[0] ?? '');
  return { heading, label: together };
}

/** A merged heading belongs to every column under it. */
function labelAt(sheet: Sheet, row: SheetRow, column: number): string {
  const own = tidy(shownText(cellAt(row, column)));
  if (own !== '') return own;
  const merge = sheet.merges.find(
    (area) =>
      area.fromRow <= row.excelRow &&
      row.excelRow <= area.toRow &&
      area.fromColumn <= column &&
      column <= area.toColumn,
  );
  const origin = merge && sheet.rows.find((candidate) => candidate.excelRow === merge.fromRow);
  return merge && origin ? tidy(shownText(cellAt(origin, merge.fromColumn))) : '';
}

/** 「单位：人、万元」 above the table. */
function powerAbove(rows: readonly SheetRow[]): MoneyPower | undefined {
  for (const row of rows.toReversed()) {
    for (const cell of row.cells) {
      const text = tidy(shownText(cell));
      const said = /单\s*位\s*[:：]\s*([^单]*)$/.exec(text)?.[1];
      const power = said === undefined ? undefined : moneyPower(said);
      if (power !== undefined) return power;
    }
  }
  return undefined;
}
