import { type CellValue as LibraryValue, writeOds, writeXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import {
  type Cell,
  readingLimits,
  readWorkbook,
  streamSheet,
  WorkbookError,
  writeWorkbook,
} from '../../server/excel/workbook.ts';
import { readRoster } from '../../server/roster/read-roster.ts';
import { enterprise, headerRow, reference, rowOf } from './roster-builder.ts';

const faultOf = (reading: Promise<unknown>) =>
  reading.then(
    () => 'read',
    (problem: unknown) => (problem instanceof WorkbookError ? problem.fault : 'another error'),
  );
const rosterFile = (rows: LibraryValue[][]) => writeXlsx({ sheets: [{ name: '名录库', rows }] });
const soundRoster = () => rosterFile([[...headerRow], rowOf(enterprise(1)), rowOf(enterprise(2))]);
const dangerous = ['=1+1', '+1', '-1', '@SUM(A1)', "=cmd|' /C calc'!A0", '\t=1', '00123', '<b>&"'];

describe('what strangers typed stays text', () => {
  const columns = [
    { header: '内容' },
    { header: '金额', kind: 'money' as const },
    { header: '日期', kind: 'date' as const },
  ];
  const rows = dangerous.map((text) => [text, 12.5, { date: '2024-03-15' }]);
  const expected: Cell[][] = dangerous.map((text) => [
    { kind: 'text', text },
    { kind: 'number', number: 12.5 },
    { kind: 'date', date: '2024-03-15' },
  ]);

  test('in a written workbook', async () => {
    const [sheet] = await readWorkbook(await writeWorkbook([{ name: "'a/b:c'", columns, rows }]));
    expect(sheet?.name).toBe('a b c');
    expect(sheet?.rows.slice(1).map(({ cells }) => cells)).toEqual(expected);
  });

  test('in a streamed one', async () => {
    const bytes = new Uint8Array(await new Response(streamSheet('导出', columns, rows)).arrayBuffer());
    const [sheet] = await readWorkbook(bytes);
    expect(sheet?.rows[0]?.cells[0]).toEqual({ kind: 'text', text: '内容' });
    expect(sheet?.rows.slice(1).map(({ cells }) => cells)).toEqual(expected);
  });
});

test('kinds of cells, hidden rows, merges and row numbers come through', async () => {
  const file = await writeXlsx({
    sheets: [
      {
        name: 'A',
        rows: [['标题', null], [], [1.5, true], [new Date(Date.UTC(2024, 1, 29)), null], ['#N/A', 'x']],
        cells: new Map([['3,1', { formula: 'A3*2', formulaResult: 3, value: 3 }]]),
        merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 1 }],
        rowDefs: new Map([[2, { hidden: true }]]),
      },
      { name: 'B', rows: [['x']], hidden: true },
    ],
  });
  const [a, b] = await readWorkbook(file);
  expect(a?.merges).toEqual([{ fromRow: 1, toRow: 1, fromColumn: 0, toColumn: 1 }]);
  expect(a?.rows.map(({ excelRow, hidden }) => [excelRow, hidden])).toEqual([
    [1, false],
    [2, false],
    [3, true],
    [4, false],
    [5, false],
  ]);
  expect(a?.rows[2]?.cells).toEqual([
    { kind: 'number', number: 1.5 },
    { kind: 'boolean', boolean: true },
  ]);
  expect(a?.rows[3]?.cells).toEqual([
    { kind: 'date', date: '2024-02-29' },
    { kind: 'formula', formula: 'A3*2', result: { kind: 'number', number: 3 } },
  ]);
  expect(a?.rows[4]?.cells[0]).toEqual({ kind: 'error', text: '#N/A' });
  expect(b?.hidden).toBe(true);
});

describe('files that cannot be read', () => {
  test('are told apart: too large, too many rows, with a password, not Excel at all', async () => {
    const file = await soundRoster();
    expect(await faultOf(readWorkbook(file))).toBe('read');
    expect(await faultOf(readWorkbook(file, { ...readingLimits, fileBytes: 100 }))).toBe('file-too-large');
    expect(await faultOf(readWorkbook(file, { ...readingLimits, unpackedBytes: 1000 }))).toBe('file-too-large');
    expect(await faultOf(readWorkbook(file, { ...readingLimits, rows: 2 }))).toBe('file-too-large');
    expect(await faultOf(readWorkbook(file, { ...readingLimits, rows: 3 }))).toBe('read');
    const locked = await writeXlsx({
      sheets: [{ name: 'A', rows: [['x']] }],
      encryption: { password: 'p', spinCount: 100 },
    });
    expect(await faultOf(readWorkbook(locked))).toBe('file-encrypted');
    for (const text of [
      '',
      'PK',
      '<html><table><tr><td>企业名称</td></tr></table></html>',
      'PK\u0003\u0004 and nothing else',
    ]) {
      expect(await faultOf(readWorkbook(new TextEncoder().encode(text)))).toBe('file-not-a-workbook');
    }
  });

  test('an archive that lies about its size fails at the size it states', async () => {
    const file = Uint8Array.from(await soundRoster());
    const view = new DataView(file.buffer);
    for (let at = 0; at + 46 < file.length; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    }
    expect(await faultOf(readWorkbook(file))).toBe('file-not-a-workbook');
  });

  test('become a verdict with one error in plain words', async () => {
    const verdict = await readRoster(new TextEncoder().encode('nothing'), reference);
    expect(verdict).toMatchObject({
      rows: 0,
      accepted: 0,
      errors: [{ row: 0, field: 'file', code: 'file-not-a-workbook' }],
    });
    expect(verdict.errors[0]?.why).toContain('另存为.xlsx');
    await expect(readRoster('/nowhere/roster.xlsx', reference)).rejects.toThrow('ENOENT');
  });
});

test('formats down to the last row of the sheet do not make a roster too long', async () => {
  const rows: LibraryValue[][] = [[...headerRow], rowOf(enterprise(1))];
  while (rows.length < 3000) rows.push(['']);
  const file = await rosterFile(rows);
  const [sheet] = await readWorkbook(file, { ...readingLimits, rows: 100 });
  expect(sheet?.rows).toHaveLength(2);
});

test('an OpenDocument roster is read as well', async () => {
  const file = await writeOds({ sheets: [{ name: '名录库', rows: [[...headerRow], rowOf(enterprise(1))] }] });
  expect(await readRoster(file, reference)).toMatchObject({ rows: 1, accepted: 1, errors: [] });
});
