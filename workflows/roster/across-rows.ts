/** What only shows when rows are laid side by side: the same enterprise twice, one name with two codes. */
import type { Remark } from './field-verdict.ts';
import type { JudgedRow } from './judge-row.ts';
import { type RosterColumn, rosterColumns } from './verdict.ts';

export interface RowRemark extends Remark {
  readonly at: JudgedRow;
  readonly column: RosterColumn;
}

/** The first of several rows stands; each later one is named with the row that it repeats. */
export function remarksAcross(rows: readonly JudgedRow[]): RowRemark[] {
  const remarks: RowRemark[] = [];
  const firstByCode = new Map<string, JudgedRow>();
  const firstByName = new Map<string, JudgedRow>();
  for (const row of rows) {
    const code = row.fields.creditCode.value;
    const name = row.fields.name.value;
    const sameCode = code === undefined ? undefined : firstByCode.get(code);
    if (sameCode && code !== undefined) {
      const facts = { value: code, ...placeOf(sameCode, row) };
      const repeated = rosterColumns.every((column) => shownIn(row, column) === shownIn(sameCode, column));
      remarks.push({
        at: row,
        column: 'creditCode',
        kind: 'error',
        code: repeated ? 'row-repeated' : 'credit-code-repeated',
        facts,
      });
      continue;
    }
    if (code !== undefined) firstByCode.set(code, row);
    // Names are compared between sound codes only: a mistyped code has its own error already.
    if (code === undefined || name === undefined) continue;
    const key = name.toLowerCase();
    const sameName = firstByName.get(key);
    if (!sameName) firstByName.set(key, row);
    else {
      const firstCode = sameName.fields.creditCode.value ?? '';
      const facts = { value: name, firstCode, ...placeOf(sameName, row) };
      remarks.push({ at: row, column: 'name', kind: 'warning', code: 'name-with-other-code', facts });
    }
  }
  return remarks;
}

function shownIn(row: JudgedRow, column: RosterColumn): string {
  const { value } = row.fields[column];
  return value === undefined ? JSON.stringify(row.cells[column]) : String(value);
}

function placeOf(first: JudgedRow, row: JudgedRow) {
  const elsewhere = first.sheet !== row.sheet;
  return {
    firstRow: first.row.excelRow,
    firstSheet: first.sheet.name,
    firstZh: `${elsewhere ? `工作表“${first.sheet.name}”` : ''}第${first.row.excelRow}行`,
    firstEn: `row ${first.row.excelRow}${elsewhere ? ` of the worksheet “${first.sheet.name}”` : ''}`,
  };
}
