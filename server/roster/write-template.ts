/** The template of a roster, written from the same columns that the export has and the judge reads. */
import { templateColumns } from '../../workflows/roster/index.ts';
import type { Caller } from '../access/caller.ts';
import { requireHeld } from '../access/require-access.ts';
import { writeForm } from '../excel/form-workbook.ts';
import type { Product } from '../product.ts';
import { readCityReference } from './read-reference.ts';

/** @throws Refused wrong-role */
export async function writeTemplate({ db }: Product, caller: Caller): Promise<Uint8Array> {
  requireHeld(caller, 'roster.import');
  const reference = await readCityReference(db);
  const columns = templateColumns.map(({ choices, ...column }) => ({
    ...column,
    ...(choices ? { choices: choices(reference) } : {}),
  }));
  const lines = [
    '填写说明',
    '1. 每家企业一行，请勿合并单元格；“示例”行不会导入，可以保留或删去。',
    '2. 带 * 的列必填；统一社会信用代码、联系电话等列已设为文本格式，请勿改为数字。',
    ...templateColumns.map(({ heading, required, note }) => `· ${heading}${required ? '（必填）' : ''}：${note}`),
  ];
  return writeForm({ name: '企业名录', columns, exampleMark: '示例', instructions: { name: '填写说明', lines } });
}
