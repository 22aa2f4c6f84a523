/**
 * Reads a list as authorities publish it: title rows, a header somewhere near the top, one name a row. A row that cannot be
 * understood is named with its reason; a list with one of those is not taken in, since who is missing from it would count as clear.
 */
import { checkCreditCode, describeCreditCodeRefusal, normaliseCreditCode } from '../organisation/credit-code.ts';
import type { Cell, Sheet } from '../roster/sheet.ts';
import { compact, organisationName, saysNothing, tidy } from '../roster/text.ts';
import type { Label } from '../vocabulary/roles.ts';

export type ListRow = { row: number; creditCode: string | null; name: string; note: string };
export type BadRow = { row: number; why: Label };
export type ListVerdict = { rows: ListRow[]; bad: BadRow[] };

const columns = {
  creditCode: /^(统一社会信用代码|社会信用代码|信用代码|统一代码|creditcode|uscc|code)/i,
  name: /^(企业名称|单位名称|主体名称|名称|被执行人|被执行人姓名\/名称|姓名\/名称|公司名称|name|company)/i,
  note: /^(列入原因|列入事由|事由|原因|案由|案号|备注|说明|项目名称|reason|note)/i,
} as const;
type Column = keyof typeof columns;
type Header = { row: number } & Partial<Record<Column, number>>;

const headerWithin = 15;
const longestName = 120;
const longestNote = 300;

export function judgeList(sheets: readonly Sheet[]): ListVerdict {
  const shown = sheets.filter(({ hidden, rows }) => !hidden && rows.length > 0);
  for (const sheet of shown) {
    const header = findHeader(sheet);
    if (header !== null) return judgeRows(sheet, header);
  }
  const why = {
    zh: '没有找到表头：须有“统一社会信用代码”或“企业名称”一列',
    en: 'No header was found: there must be a column with the credit code or the name',
  };
  return { rows: [], bad: [{ row: 1, why }] };
}

function findHeader({ rows }: Sheet): Header | null {
  for (const { excelRow, cells } of rows.slice(0, headerWithin)) {
    const found: Header = { row: excelRow };
    for (const column of ['creditCode', 'name', 'note'] as const) {
      const at = cells.findIndex((cell) => columns[column].test(compact(textOf(cell))));
      if (at >= 0) found[column] = at;
    }
    // A title such as "名称…" stands alone in its row; a header has a second column, unless the list has only one.
    const filled = cells.filter((cell) => textOf(cell) !== '').length;
    if (found.creditCode !== undefined || (found.name !== undefined && filled > 1)) return found;
  }
  return null;
}

function judgeRows({ rows }: Sheet, header: Header): ListVerdict {
  const verdict: ListVerdict = { rows: [], bad: [] };
  const seen = new Set<string>();
  for (const { excelRow, cells } of rows) {
    if (excelRow <= header.row || cells.every((cell) => textOf(cell) === '')) continue;
    const judged = judgeRow(excelRow, cells, header);
    if ('why' in judged) verdict.bad.push(judged);
    else if (isNew(seen, judged)) verdict.rows.push(judged);
  }
  return verdict;
}

/** The same enterprise twice, for two reasons, is one entry: it is on the list. */
function isNew(seen: Set<string>, { creditCode, name }: ListRow): boolean {
  const key = creditCode ?? `name ${name}`;
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

function judgeRow(row: number, cells: readonly Cell[], header: Header): ListRow | BadRow {
  const read = (column: Column) => textOf(cells[header[column] ?? -1]);
  const [typed, name, note] = [read('creditCode'), organisationName(read('name')), tidy(read('note'))];
  if (name.length > longestName) return bad(row, '名称过长', 'The name is too long');
  if (note.length > longestNote)
    return bad(row, `说明超过 ${longestNote} 字`, `The note is longer than ${longestNote}`);
  if (saysNothing(typed)) {
    return saysNothing(name)
      ? bad(row, '既没有信用代码也没有名称', 'There is neither a credit code nor a name')
      : { row, creditCode: null, name, note };
  }
  const answer = checkCreditCode(typed);
  if (!answer.accepted) {
    const why = describeCreditCodeRefusal(answer.refusal);
    return bad(row, `${normaliseCreditCode(typed).slice(0, 20)}：${why.zh}`, why.en);
  }
  return { row, creditCode: answer.creditCode, name, note };
}

const bad = (row: number, zh: string, en: string): BadRow => ({ row, why: { zh, en } });

/** A code that Excel took for a number has lost its digits, and is refused as what it became. */
function textOf(cell: Cell | undefined): string {
  switch (cell?.kind) {
    case 'text':
    case 'error':
      return tidy(cell.text);
    case 'number':
      return String(cell.number);
    case 'boolean':
      return String(cell.boolean);
    case 'date':
      return cell.date;
    case 'formula':
      return textOf(cell.result);
    default:
      return '';
  }
}
