/** Tables that leave the product: what a stranger typed is never run, in Excel, in WPS or out of a CSV file. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { csvCell, csvLine } from '../../server/excel/safe-cell.ts';
import { readWorkbook, streamSheet, writeWorkbook } from '../../server/excel/workbook.ts';

const formulas = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("https://evil.example","点此")',
  '\t=1+1',
  '\r=1+1',
  ' =1+1',
  '＝1+1',
  '＋1',
  '－1+1',
  '＠SUM(A1)',
  '\u00a0=1+1',
];

test.each(formulas)('%j is text in a CSV file', (text) => {
  const cell = csvCell(text).replace(/^"|"$/g, '');
  expect(cell).toMatch(/^'/);
  expect(cell.slice(1).replaceAll('""', '"')).toBe(text);
});

test('ordinary values stay as they are, and nothing breaks out of its cell', () => {
  expect(csvLine(['黄石某厂', 12.5, -3, true, null, '-7.50', 'a,b', 'say "x"', 'two\nlines'])).toBe(
    '"黄石某厂",12.5,-3,true,,-7.50,"a,b","say ""x""","two\nlines"\r\n',
  );
});

const unwritable = ['a\0b', 'a\u0008b', 'a\ud800b', 'a\uffffb', 'x'.repeat(40_000)];
test.each(unwritable)('what a sheet has no way to hold does not damage the file (%#)', async (text) => {
  for (const bytes of [
    await writeWorkbook([{ name: 'A', columns: [{ header: '内容' }], rows: [[text]] }]),
    new Uint8Array(await new Response(streamSheet('A', [{ header: '内容' }], [[text]])).arrayBuffer()),
  ]) {
    const [sheet] = await readWorkbook(bytes);
    const cell = sheet?.rows[1]?.cells[0];
    expect(cell?.kind).toBe('text');
    expect(JSON.stringify(cell)).not.toMatch(/\\u0000|\\ud800|\\uffff/);
    if (cell?.kind === 'text') expect(cell.text.length).toBeLessThanOrEqual(32_767);
  }
});

test('only the folder of workbooks writes any, and no file of the server builds CSV by itself', () => {
  const files = readdirSync('server', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(100);
  const text = (name: string) => readFileSync(`server/${name}`, 'utf8');
  expect(files.filter((name) => /from 'hucre'/.test(text(name)))).toEqual([
    'excel/form-workbook.ts',
    'excel/mark-workbook.ts',
    'excel/workbook.ts',
  ]);
  const csv = files.filter((name) => /text\/csv|\.csv['"`]/.test(text(name)) && !/safe-cell/.test(text(name)));
  expect(csv).toEqual([]);
});
