/** A file that somebody sends as a list: .xlsx and its relatives, or CSV, told by its content. */
import { judgeList, type ListRow } from '../../workflows/eligibility/judge-list.ts';
import type { Sheet } from '../../workflows/roster/sheet.ts';
import { readCsv } from '../excel/read-csv.ts';
import { readWorkbook, WorkbookError } from '../excel/workbook.ts';
import { Refused } from '../problems/refused.ts';
import { ruleRefusal } from '../work/refuse-faults.ts';

/** The first of them in words; all of them would be longer than anybody reads. */
const mostTold = 50;

/** @throws Refused rule with every row that cannot be understood (at most 50), wrong-type */
export async function readList(bytes: Uint8Array): Promise<ListRow[]> {
  const { rows, bad } = judgeList(await sheetsOf(bytes));
  if (bad.length > 0)
    throw new Refused(
      'rule',
      {
        zh: `有 ${bad.length} 行无法读取，未导入任何内容`,
        en: `Rows that cannot be understood: ${bad.length}. Nothing was imported`,
      },
      bad.slice(0, mostTold).map(({ row, why }) => ({
        code: `row-${row}`,
        zh: `第 ${row} 行：${why.zh}`,
        en: `Row ${row}: ${why.en}`,
        details: [],
      })),
    );
  return rows;
}

async function sheetsOf(bytes: Uint8Array): Promise<readonly Sheet[]> {
  try {
    return looksLikeWorkbook(bytes) ? await readWorkbook(bytes) : [readCsv(bytes)];
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    if (error.fault === 'file-encrypted')
      throw ruleRefusal('文件有打开密码，请取消后再上传', 'The file has a password; take it off first');
    if (error.fault === 'file-too-large')
      throw ruleRefusal(`文件过大：${error.reason}`, `The file is too large: ${error.reason}`);
    throw new Refused('wrong-type', { found: 'xlsx, csv' });
  }
}

/** Zip (.xlsx, .xlsb, .ods) or the older compound file (.xls). */
const looksLikeWorkbook = ([a, b]: Uint8Array): boolean => (a === 0x50 && b === 0x4b) || (a === 0xd0 && b === 0xcf);
