/** Tells enterprises from the other lines under a header: totals, remarks, signatures, group titles, numbered blanks. */
import { readHeading } from './column-names.ts';
import type { Header } from './header.ts';
import { cellAt, type Sheet, type SheetRow, shownText } from './sheet.ts';
import { compact, saysNothing } from './text.ts';
import type { RosterColumn, Skipped } from './verdict.ts';

export type RowKind = 'enterprise' | 'mergedAbove' | Skipped['reason'];

const total = /^(?:合计|总计|小计|共计|累计|汇总|总数|本页|total|sum)/i;
const remark =
  /^(?:备注|注|说明|填表说明|填报说明|填表|填报|制表|审核|复核|审批|经办|负责人|单位负责人|主管|联系人|联系电话|日期|报送|上报|盖章|签字|数据来源|以下空白|附件?)(?:人|单位|日期|时间|部门|签字|盖章)*(?:[\d一二三四五六七八九十]*[:：、.]|（|\(|$)/;
/** The row that shows how to fill in, as in our own template. */
const example = /^[（(【]?(?:填写)?(?:示例|样例|例)[)）】:：]?(?:行)?$/;
const groupTitle = /^[（(]?[一二三四五六七八九十\d]+[)）]?[、.．]/;

export function kindOfRow(sheet: Sheet, header: Header, row: SheetRow): RowKind {
  const filled = row.cells
    .map((cell, column) => ({ column, text: compact(shownText(cell)) }))
    .filter(({ text }) => text !== '');
  const says = (column: RosterColumn) => {
    const at = header.columns.get(column);
    return at === undefined ? '' : compact(shownText(cellAt(row, at)));
  };
  const code = says('creditCode');
  const first = filled[0];
  if (!first) return 'blank';
  if (example.test(first.text)) return 'example';
  if (code === '' && says('name') === '' && nameMergedWithRowAbove(sheet, header, row)) return 'mergedAbove';
  if (code !== '' && !readHeading(code) && /[0-9a-z]{9}/i.test(code)) return 'enterprise';

  const opening = filled.slice(0, 2).map(({ text }) => text);
  if (opening.some((text) => total.test(text))) return 'total';
  if (repeatsHeader(header, row)) return 'headerAgain';
  const mapped = [...header.columns].filter(([, column]) => !saysNothing(shownText(cellAt(row, column))));
  if (mapped.length === 0) return kindOfLoneText(sheet, row, first);
  if (mapped.length <= 3 && opening.some((text) => remark.test(text))) return 'remark';
  const name = says('name');
  // A lone text that runs across columns, stands outside the name column, counts its group or is a sentence is no enterprise.
  const lone = mapped.length === 1;
  const sentence = /[。，：；:;！!]/.test(name);
  if (lone && (name === '' || sentence || runsAcross(sheet, row, first.column) || groupTitle.test(name))) {
    return kindOfLoneText(sheet, row, first);
  }
  return 'enterprise';
}

function kindOfLoneText(sheet: Sheet, row: SheetRow, first: { column: number; text: string }): RowKind {
  if (/^[\d.]*$/.test(first.text) || saysNothing(first.text)) return 'blank';
  if (groupTitle.test(first.text)) return 'group';
  return !remark.test(first.text) && runsAcross(sheet, row, first.column) ? 'group' : 'remark';
}

function repeatsHeader(header: Header, row: SheetRow): boolean {
  let same = 0;
  for (const [name, column] of header.columns) {
    if (readHeading(shownText(cellAt(row, column)))?.column === name) same += 1;
  }
  return same >= 3 && same * 2 > header.columns.size;
}

function runsAcross(sheet: Sheet, row: SheetRow, column: number): boolean {
  return sheet.merges.some(
    (area) =>
      area.fromRow <= row.excelRow &&
      row.excelRow <= area.toRow &&
      area.fromColumn === column &&
      area.toColumn > column + 1,
  );
}

/** One enterprise over two lines, for a second contact: name and code are merged downwards. */
function nameMergedWithRowAbove(sheet: Sheet, header: Header, row: SheetRow): boolean {
  return (['name', 'creditCode'] as const).every((name) => {
    const column = header.columns.get(name);
    return sheet.merges.some(
      (area) =>
        area.fromRow > header.lastRow &&
        area.fromRow < row.excelRow &&
        row.excelRow <= area.toRow &&
        column !== undefined &&
        area.fromColumn <= column &&
        column <= area.toColumn,
    );
  });
}
