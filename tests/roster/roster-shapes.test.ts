import { describe, expect, test } from 'vitest';
import { judgeRoster, type Merge } from '../../workflows/roster/index.ts';
import {
  columns,
  type Enterprise,
  enterprise,
  headerRow,
  headings,
  reference,
  rowOf,
  sheetOf,
  type Value,
  type Written,
} from './roster-builder.ts';

const judge = (rows: readonly (readonly Written[])[], more: Parameters<typeof sheetOf>[1] = {}) =>
  judgeRoster([sheetOf(rows, more)], reference);
const sound = (count: number) => Array.from({ length: count }, (_, index) => rowOf(enterprise(index)));
const nothingSaid = { errors: [], warnings: [], questions: [] };

describe('the header is found by meaning', () => {
  test('under several title lines, with line breaks, blanks, stars and other words for the columns', () => {
    const other: Record<string, string> = {
      name: '单位\n名称*',
      creditCode: '社会信用代码\n（18位）',
      district: '所属区县',
      subIndustry: '所属行业',
      aboveScale: '是否规上',
      staff: '职工人数',
      revenue: '2023年营业收入\n（万元）',
      legalRepresentative: '法人代表',
      contact: '联 系 人',
      phone: '手机号码',
      email: 'E-mail',
      address: '企业地址',
      specialised: '专精特新企业',
      remark: '备　注',
    };
    const header = columns.map((column) => other[column] ?? headings[column]);
    const rows = [
      ['附件2'],
      ['黄石市中小企业数字化转型试点企业名录'],
      [],
      ['填报时间：2024年3月'],
      header,
      ...sound(3),
    ];
    expect(judge(rows)).toMatchObject({ rows: 3, accepted: 3, ...nothingSaid });
  });

  test('with the columns in another order and foreign columns between them', () => {
    const order = columns.toReversed();
    const one = enterprise(7);
    const header: Value[] = ['批次', ...order.map((column) => headings[column]), '注册资本（万元）'];
    const verdict = judge([header, ['第一批', ...order.map((column) => one[column]), 500]]);
    expect(verdict).toMatchObject({ rows: 1, accepted: 1, ...nothingSaid });
    expect(verdict.acceptedRows[0]).toMatchObject({ name: one.name, phone: one.phone, excelRow: 2 });
  });

  test('over two rows, with 联系方式 merged above its parts', () => {
    const top = columns.map((column) =>
      column === 'contact' ? '联系方式' : column === 'phone' || column === 'email' ? null : headings[column],
    );
    const bottom = columns.map(
      (column) => ({ contact: '联系人', phone: '电话', email: '邮箱' })[String(column)] ?? null,
    );
    const at = columns.indexOf('contact');
    const merges: Merge[] = [
      { fromRow: 2, toRow: 2, fromColumn: at, toColumn: at + 2 },
      ...columns.flatMap((_, column) =>
        column >= at && column <= at + 2 ? [] : [{ fromRow: 2, toRow: 3, fromColumn: column, toColumn: column }],
      ),
    ];
    const verdict = judge([['名录'], top, bottom, ...sound(2)], { merges });
    expect(verdict).toMatchObject({ rows: 2, accepted: 2, ...nothingSaid });
    expect(verdict.acceptedRows[0]).toMatchObject({ excelRow: 4, email: 'qy0@example.com' });
  });

  test('a table without name or code is no roster, and the answer says so', () => {
    const verdict = judge([['支出明细'], ['序号', '项目', '金额（元）'], [1, '软件', 100]]);
    expect(verdict).toMatchObject({ rows: 0, accepted: 0, errors: [{ code: 'header-not-found', field: 'header' }] });
  });

  test('a missing column is named once, not once per row', () => {
    const without = (column: keyof Enterprise) => (row: readonly Value[]) =>
      row.filter((_, index) => columns[index] !== column);
    const staff = judge([headerRow, ...sound(3)].map(without('staff')));
    expect(staff).toMatchObject({
      rows: 3,
      accepted: 0,
      errors: [{ code: 'column-missing', facts: { column: 'staff' } }],
    });
    const email = judge([headerRow, ...sound(3)].map(without('email')));
    expect(email).toMatchObject({ accepted: 3, errors: [], warnings: [{ code: 'column-missing' }] });
    const scale = judge([headerRow, ...sound(3)].map(without('aboveScale')));
    expect(scale.acceptedRows.map(({ aboveScale, revenueFen }) => aboveScale === revenueFen >= 2_000_000_000)).toEqual([
      true,
      true,
      true,
    ]);
  });

  test('of two columns for the revenue the newer year counts, and the choice is shown', () => {
    const one = enterprise(3, { revenue: 5000, aboveScale: '规上' });
    const header = [
      ...headerRow.map((label) => (label === headings.revenue ? '2022年营业收入（万元）' : label)),
      '2023年营业收入（万元）',
    ];
    const verdict = judge([header, [...rowOf(one), 6000]]);
    expect(verdict.acceptedRows[0]?.revenueFen).toBe(6_000_000_000);
    expect(verdict.warnings).toMatchObject([{ code: 'column-more-than-one', field: 'revenue' }]);
  });
});

describe('the unit of the revenue', () => {
  const withRevenue = (label: string, revenue: Value, ...above: Value[][]) =>
    judge([
      ...above,
      headerRow.map((heading) => (heading === headings.revenue ? label : heading)),
      rowOf(enterprise(1, { revenue, aboveScale: '规上' })),
    ]);

  test.each([
    ['营业收入（万元）', 3000, 3_000_000_000],
    ['营业收入（亿元）', 0.3, 3_000_000_000],
    ['营业收入（元）', 30_000_000, 3_000_000_000],
    ['营业收入（千元）', 30_000, 3_000_000_000],
    ['营业收入（万元）', '3,000.55', 3_000_550_000],
    ['营业收入（万元）', 2782.35, 2_782_350_000],
    ['营业收入（元）', '3千万元', 3_000_000_000],
    ['营业收入（万元）', '三千万元', 3_000_000_000],
    ['营业收入（万元）', '3亿5097万元', 35_097_000_000],
    ['营业收入（万元）', '￥30,000,000.01元', 3_000_000_001],
  ])('%s with %s', (label, typed, fen) => {
    expect(withRevenue(label, typed).acceptedRows[0]?.revenueFen).toBe(fen);
  });

  test('is taken from a line above the table', () => {
    expect(withRevenue('营业收入', 3000, ['填报单位：市经信局　　单位：人、万元']).acceptedRows[0]?.revenueFen).toBe(
      3_000_000_000,
    );
  });

  test('is asked once when nothing states it, and rows that depend on it wait', () => {
    const header = headerRow.map((heading) => (heading === headings.revenue ? '营业收入' : heading));
    const rows = [...sound(4), rowOf(enterprise(9, { revenue: '5000万元', aboveScale: '规上' }))];
    const verdict = judge([header, ...rows]);
    expect(verdict.questions.map(({ code, cell }) => [code, cell])).toEqual([['revenue-unit-unknown', 'H1']]);
    expect(verdict).toMatchObject({ rows: 5, accepted: 1, errors: [] });
  });
});

describe('lines that are no enterprise', () => {
  test('totals, remarks, signatures, group titles, numbered blanks and repeated headers are left out and listed', () => {
    const width = columns.length - 1;
    const rows: Written[][] = [
      [...headerRow],
      ['一、大冶市（2家）'],
      ...sound(2),
      ['小计', '2家', null, null, null, null, 500, 9000],
      [...headerRow],
      rowOf(enterprise(5)),
      [4],
      [],
      ['合计', null, null, null, null, null, 700, 12_000],
      ['备注：以上数据来源于统计部门'],
      ['填表人：张三', null, null, '审核人：李四', null, null, '联系电话：0714-6512345'],
    ];
    const verdict = judge(rows, { merges: [{ fromRow: 2, toRow: 2, fromColumn: 0, toColumn: width }] });
    expect(verdict).toMatchObject({ rows: 3, accepted: 3, ...nothingSaid });
    expect(verdict.skipped.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'group'],
      [5, 'total'],
      [6, 'headerAgain'],
      [8, 'blank'],
      [10, 'total'],
      [11, 'remark'],
      [12, 'remark'],
    ]);
  });

  test('a sentence in the name column of a table without numbers is a remark', () => {
    const verdict = judge(
      [headerRow, ...sound(1), ['以上企业信息真实有效，特此说明。'], ['以下空白']].map((row, index) =>
        index < 2 ? row.slice(1) : row,
      ),
    );
    expect(verdict).toMatchObject({ rows: 1, accepted: 1, ...nothingSaid });
    expect(verdict.skipped.map(({ reason }) => reason)).toEqual(['remark', 'remark']);
  });

  test('an enterprise of which only the name is known is not dropped: each missing cell is named', () => {
    const verdict = judge([headerRow, [1, '大冶瑞华微电子有限公司']]);
    expect(verdict.rows).toBe(1);
    expect(verdict.errors.map(({ cell }) => cell)).toEqual(['C2', 'D2', 'E2', 'F2', 'G2', 'H2', 'I2', 'K2']);
  });
});

test('a district merged down over several enterprises holds for all of them, and this is shown', () => {
  const rows = [0, 1, 2].map((number) => rowOf(enterprise(number, { district: number === 0 ? '大冶市' : null })));
  const verdict = judge([headerRow, ...rows], { merges: [{ fromRow: 2, toRow: 4, fromColumn: 3, toColumn: 3 }] });
  expect(verdict).toMatchObject({ accepted: 3, errors: [] });
  expect(verdict.normalised).toMatchObject([
    { cell: 'D3', from: '', to: '大冶市' },
    { cell: 'D4', from: '', to: '大冶市' },
  ]);
});

test('one enterprise over two merged lines counts once, and the second line is pointed out', () => {
  const second = columns.map((column) => (column === 'contact' ? '王二华' : column === 'phone' ? '13800000000' : null));
  const merges = [1, 2].map((column) => ({ fromRow: 2, toRow: 3, fromColumn: column, toColumn: column }));
  const verdict = judge([headerRow, rowOf(enterprise(1)), second, rowOf(enterprise(2))], { merges });
  expect(verdict).toMatchObject({ rows: 2, accepted: 2, errors: [], warnings: [{ row: 3, code: 'row-merged-above' }] });
});

test('one sheet per district: all are read, repeats are found across them, hidden ones are only mentioned', () => {
  const first = sheetOf([headerRow, ...sound(3)], { name: '大冶市' });
  const second = sheetOf([['阳新县'], headerRow, rowOf(enterprise(8)), rowOf(enterprise(1))], { name: '阳新县' });
  const third = sheetOf([headerRow, rowOf(enterprise(20))], { name: '旧表', hidden: true });
  const notes = sheetOf([['填表说明'], ['请如实填写']], { name: '说明' });
  const verdict = judgeRoster([first, second, third, notes], reference);
  expect(verdict).toMatchObject({ rows: 5, accepted: 4, warnings: [{ sheet: '旧表', code: 'sheet-hidden' }] });
  expect(verdict.errors).toMatchObject([
    { sheet: '阳新县', row: 4, code: 'row-repeated', facts: { firstRow: 3, firstSheet: '大冶市' } },
  ]);
  expect(verdict.errors[0]?.why).toContain('工作表“大冶市”第3行');
});

test('a row hidden by a filter is judged like any other and pointed out', () => {
  const verdict = judge([headerRow, ...sound(2)], { hiddenRows: [3] });
  expect(verdict).toMatchObject({ accepted: 2, warnings: [{ row: 3, field: 'row', code: 'row-hidden' }] });
});
