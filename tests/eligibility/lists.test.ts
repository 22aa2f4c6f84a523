/** Lists as authorities publish them: what is understood, what is named by row, and what the same file sent twice makes. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { scopeOf } from '../../server/access/scope-of.ts';
import { inScope } from '../../server/database/scope.ts';
import { importList } from '../../server/eligibility/import-list.ts';
import { listLists } from '../../server/eligibility/list-lists.ts';
import { readList } from '../../server/eligibility/read-list.ts';
import { csvLine } from '../../server/excel/safe-cell.ts';
import { writeWorkbook } from '../../server/excel/workbook.ts';
import { cityCode } from '../support/eligible.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

let pilot: Pilot;
let officer: Caller;
beforeAll(async () => {
  pilot = await createPilot();
  officer = await pilot.person('officer');
});
afterAll(() => pilot.close());

const sheet = (rows: readonly (readonly (string | number | null)[])[]) => {
  const [header = [], ...rest] = rows;
  const columns = header.map((text) => ({ header: String(text ?? '') }));
  return writeWorkbook([{ name: '名单', columns, rows: rest }]);
};
const csv = (...lines: readonly (string | number | null)[][]) => Buffer.from(lines.map(csvLine).join(''));
const header = ['序号', '企业名称', '统一社会信用代码', '列入原因'];

describe('reading', () => {
  test('a workbook with title rows, a header further down, full-width codes, blanks and repeated rows', async () => {
    const code = cityCode(1);
    const bytes = await sheet([
      ['经营异常名录（2025年1月）', null, null, null],
      ['制表：市场监管局', null, null, null],
      header,
      [1, '甲公司', code.replace('9', '９'), '未按期公示'],
      [null, null, null, null],
      [2, '乙(黄石)公司', '', '地址失联'],
      [3, '甲公司', ` ${code.toLowerCase()} `, '地址失联'],
    ]);
    expect(await readList(bytes)).toEqual([
      { row: 4, creditCode: code, name: '甲公司', note: '未按期公示' },
      { row: 6, creditCode: null, name: '乙（黄石）公司', note: '地址失联' },
    ]);
  });

  test('a CSV in UTF-8 and in GB 18030, with quotes and line breaks in a field', async () => {
    const code = cityCode(2);
    const utf8 = csv(header, [1, '丙“公司”,有限', code, '一\n二']);
    expect(await readList(utf8)).toEqual([{ row: 2, creditCode: code, name: '丙“公司”,有限', note: '一 二' }]);
    // "名称,信用代码" and one row, as Chinese Excel writes it.
    const gb = Buffer.concat([
      Buffer.from('c3fbb3c62cd0c5d3c3b4fac2eb0d0a', 'hex'),
      Buffer.from('bcd7', 'hex'),
      Buffer.from(`,${code}\r\n`),
    ]);
    expect(await readList(gb)).toEqual([{ row: 2, creditCode: code, name: '甲', note: '' }]);
  });

  test('a header and nothing under it is a list that names nobody', async () => {
    expect(await readList(csv(header))).toEqual([]);
  });

  test('every row that cannot be understood is named with its reason, and nothing else', async () => {
    const bytes = csv(
      header,
      [1, '甲', '91330100MA2TEAT057', ''],
      [2, '乙', cityCode(3), ''],
      [3, '', '', '谁？'],
      [4, '丙', '4.20E+17', ''],
      [5, '=1+1', cityCode(4), '公式只是文字'],
    );
    await expect(readList(bytes)).rejects.toMatchObject({
      code: 'rule',
      unmet: [
        { code: 'row-2', zh: expect.stringContaining('校验位不符') },
        { code: 'row-4', zh: expect.stringContaining('既没有信用代码也没有名称') },
        { code: 'row-5', zh: expect.stringContaining('第 5 行') },
      ],
    });
  });

  test('of many wrong rows fifty are told, and how many there are', async () => {
    const lines = Array.from({ length: 80 }, (_, nth) => [nth, '甲', 'x', '']);
    await expect(readList(csv(header, ...lines))).rejects.toMatchObject({
      facts: { zh: expect.stringContaining('80') },
      unmet: { length: 50 },
    });
  });

  test('a file without a header, an unclosed quote and something else than a table are refused', async () => {
    await expect(readList(csv(['a', 'b'], ['1', '2']))).rejects.toMatchObject({ code: 'rule' });
    await expect(readList(Buffer.from('名称,信用代码\n"甲,x\n'))).rejects.toMatchObject({ code: 'wrong-type' });
    await expect(readList(Buffer.from([0x50, 0x4b, 3, 4, 0, 0]))).rejects.toMatchObject({ code: 'wrong-type' });
    await expect(readList(Buffer.from([1, 0, 2, 0]))).rejects.toMatchObject({ code: 'wrong-type' });
  });
});

describe('importing', () => {
  const bring = (by: Caller, bytes: Uint8Array, asOf = '2025-01-10') =>
    inScope(scopeOf(by), () =>
      importList(pilot.product, by, {
        kind: 'notAbnormal',
        source: '国家企业信用信息公示系统',
        asOf,
        receive: async () => ({
          name: '名单\u202e.csv',
          bytes: (async function* () {
            yield Buffer.from(bytes);
          })(),
          finish: async () => undefined,
        }),
      }),
    );
  const rows = async () => {
    const { rows: found } = await pilot.database.adminPool.query(
      'select count(*)::int as n from eligibility_list_rows',
    );
    return found[0].n;
  };

  test('the same file sent five times at once is one list; its history can be read, page by page', async () => {
    const bytes = csv(
      header,
      ...Array.from({ length: 2500 }, (_, nth) => [nth, `公司${nth}`, cityCode(nth + 100), '']),
    );
    const sent = await Promise.all(Array.from({ length: 5 }, () => bring(officer, bytes)));
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    expect(sent[0]).toMatchObject({ rowCount: 2500, fileName: '名单.csv', importedBy: officer.name });
    expect(await rows()).toBe(2500);
    await bring(officer, bytes, '2025-01-09');
    const read = (after?: string) =>
      inScope(scopeOf(officer), () => listLists(pilot.product, officer, { limit: 1, after }));
    const first = await read();
    const second = await read(first.next ?? '');
    expect([first.items[0]?.asOf, second.items[0]?.asOf].toSorted()).toEqual(['2025-01-09', '2025-01-10']);
    expect(second.next).toBeNull();
  });

  test('a bad row leaves nothing, a day ahead is refused, and so is everybody but an officer', async () => {
    const before = await rows();
    await expect(bring(officer, csv(header, [1, '甲', 'x', ''], [2, '乙', cityCode(9), '']))).rejects.toMatchObject({
      code: 'rule',
    });
    await expect(bring(officer, csv(header), '2025-01-11')).rejects.toMatchObject({ code: 'rule' });
    for (const role of ['enterprise', 'district', 'director', 'administrator'] as const)
      await expect(bring(await pilot.person(role), csv(header))).rejects.toMatchObject({ code: 'wrong-role' });
    expect(await rows()).toBe(before);
  });
});
