/** Files as other bureaus keep them: a sound roster in one shape after the other, and what must be said about each. */
import { type CellValue, type WriteSheet, writeOds, writeXlsx } from 'hucre';
import { columns, enterprise, headings, rowOf } from './roster-builder.ts';

export interface MessyFile {
  readonly what: string;
  readonly bytes: () => Promise<Uint8Array> | Uint8Array;
  /** Enterprises in it, of which all but these are accepted. */
  readonly rows: number;
  readonly refused?: number;
  /** `code cell` of everything that is said, in order of kind; left out, nothing is said. */
  readonly said?: readonly string[];
}

const sound = (from: number, count: number): CellValue[][] =>
  Array.from({ length: count }, (_, index) => rowOf(enterprise(from + index)));
const header: CellValue[] = columns.map((column) => headings[column]);
const withHeadings = (words: Readonly<Record<string, string>>): CellValue[] =>
  columns.map((column) => words[column] ?? headings[column]);
const xlsx = (rows: CellValue[][], more: Partial<WriteSheet> = {}) =>
  writeXlsx({ sheets: [{ name: '名录', rows, ...more }] });

const csvOf = (rows: CellValue[][], separator = ',') =>
  `${rows.map((row) => row.map((value) => `"${String(value ?? '').replaceAll('"', '""')}"`).join(separator)).join('\r\n')}\r\n`;

/** The same words for the same columns, as nine offices write them. */
const ways: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  [
    'a county',
    {
      name: '企业名称(全称)',
      creditCode: '社会信用代码',
      district: '所属区县',
      staff: '从业人数(人)',
      revenue: '营收（万元）',
    },
  ],
  [
    'a park',
    {
      name: '单位全称',
      creditCode: '信用代码',
      district: '县市区',
      subIndustry: '行业类别',
      staff: '员工数',
      revenue: '2023年主营业务收入(万元)',
    },
  ],
  [
    'full width',
    {
      name: '企业名称（必填）＊',
      creditCode: '统一社会信用代码（１８位）',
      staff: '从业人员期末人数',
      revenue: '营业收入（万元）',
      phone: '联系电话（手机）',
    },
  ],
  [
    'line breaks',
    {
      name: '企业\n名称',
      creditCode: '统一社会\r\n信用代码',
      district: '所在\n县（市、区）',
      subIndustry: '所属细\n分行业',
      revenue: '营业收入\n（万元）',
    },
  ],
  [
    'spaces',
    {
      name: '企 业 名 称',
      creditCode: '统一 社会 信用 代码',
      district: '区 县',
      staff: '职 工 人 数',
      legalRepresentative: '法 人 代 表',
      remark: '备  注',
    },
  ],
  [
    'statistics',
    {
      name: '单位详细名称',
      creditCode: '统一社会信用代码/组织机构代码',
      district: '所在地',
      subIndustry: '细分行业名称',
      aboveScale: '是否规上企业',
      staff: '从业人员平均人数（人）',
      revenue: '营业收入合计（万元）',
      legalRepresentative: '法定代表人（负责人）',
    },
  ],
  [
    'contacts',
    {
      contact: '联系人姓名',
      phone: '联系人手机号',
      email: '联系邮箱',
      address: '企业详细地址',
      legalRepresentative: '法人姓名',
      specialised: '是否为“专精特新”企业',
    },
  ],
  [
    'numbers',
    {
      serial: '编号',
      name: '1.企业名称',
      creditCode: '2.统一社会信用代码',
      district: '3.所属县区',
      staff: '4.从业人员数',
      revenue: '5.年营业收入（万元）',
    },
  ],
  [
    'English',
    {
      name: 'Enterprise name',
      creditCode: 'Credit code',
      district: 'District',
      subIndustry: 'Sub-industry',
      aboveScale: 'Above scale',
      staff: 'Staff',
      revenue: 'Revenue (万元)',
      legalRepresentative: 'Legal representative',
      contact: 'Contact',
      phone: 'Phone',
      email: 'E-mail',
      address: 'Address',
      specialised: 'Specialised',
      remark: 'Remarks',
    },
  ],
];

const wide = columns.length - 1;

export const messyFiles: readonly MessyFile[] = [
  ...ways.map(
    ([what, words]): MessyFile => ({
      what: `columns named as in ${what}`,
      bytes: () => xlsx([['附件1：企业名录'], [], withHeadings(words), ...sound(0, 3)]),
      rows: 3,
    }),
  ),
  {
    what: 'the header only on row 12, under titles and instructions',
    bytes: () =>
      xlsx([
        ...Array.from({ length: 11 }, (_, n) => [`${n + 1}. 请按要求填写企业名称、统一社会信用代码等信息`]),
        header,
        ...sound(0, 2),
      ]),
    rows: 2,
  },
  {
    what: 'two rows of headings, the upper one merged over groups',
    bytes: () =>
      xlsx(
        [
          ['序号', '基本情况', null, null, null, null, '经营情况', null, '人员', null, null, null, '其他', null, null],
          header,
          ...sound(0, 2),
        ],
        {
          merges: [
            { startRow: 0, startCol: 1, endRow: 0, endCol: 5 },
            { startRow: 0, startCol: 6, endRow: 0, endCol: 7 },
            { startRow: 0, startCol: 8, endRow: 0, endCol: 11 },
            { startRow: 0, startCol: 12, endRow: 0, endCol: 14 },
          ],
        },
      ),
    rows: 2,
  },
  {
    what: 'blank rows between, a total and notes at the end',
    bytes: () =>
      xlsx([
        header,
        ...sound(0, 2),
        [],
        [null, ' '],
        ...sound(2, 2),
        [null, '合  计', null, null, null, null, 900, 12_345.6],
        ['注：', '1.数据截至上年末。'],
        ['填报单位（盖章）：', null, null, '填报日期：2024年3月1日'],
      ]),
    rows: 4,
  },
  {
    what: 'every number as a text with separators or units',
    bytes: () =>
      xlsx([
        header,
        rowOf(enterprise(1, { staff: '1,098 人', revenue: '1.2亿', aboveScale: '规上' })),
        rowOf(enterprise(2, { staff: '９８人', revenue: '350万', aboveScale: '规下' })),
      ]),
    rows: 2,
  },
  {
    what: 'a number that is only about right',
    bytes: () => xlsx([header, rowOf(enterprise(1, { staff: '约120' }))]),
    rows: 1,
    refused: 1,
    said: ['number-approximate G2'],
  },
  {
    what: 'numbers of which only the scientific notation is left',
    bytes: () =>
      xlsx([header, rowOf(enterprise(1, { creditCode: '9.1420E+17', revenue: '3.51E+08', phone: '1.99E+10' }))]),
    rows: 1,
    refused: 1,
    said: ['credit-code-number C2', 'digits-lost H2', 'digits-lost K2'],
  },
  {
    what: 'several sheets, one of them instructions, one a copy of the first',
    bytes: () =>
      writeXlsx({
        sheets: [
          { name: '填写说明', rows: [['一、企业名称须与营业执照一致'], ['二、金额单位为万元']] },
          { name: '大冶', rows: [header, ...sound(0, 2)] },
          { name: '阳新', rows: [header, ...sound(2, 2)] },
        ],
      }),
    rows: 4,
  },
  {
    what: 'hidden rows and a hidden column',
    bytes: () =>
      xlsx([header, ...sound(0, 3)], {
        rowDefs: new Map([[2, { hidden: true }]]),
        columns: columns.map((column) => ({ hidden: column === 'email' })),
      }),
    rows: 3,
    said: ['column-hidden L1', 'row-hidden'],
  },
  {
    what: 'formulas with their results, one of them an error',
    bytes: () =>
      xlsx([header, ...sound(0, 2)], {
        cells: new Map([
          ['1,6', { value: 55, type: 'formula' as const, formula: '50+5', formulaResult: 55 }],
          ['2,6', { value: '#DIV/0!', type: 'formula' as const, formula: '1/0', formulaResult: '#DIV/0!' }],
        ]),
      }),
    rows: 2,
    refused: 1,
    said: ['cell-error G3'],
  },
  {
    what: 'a day where a number belongs',
    bytes: () =>
      xlsx([
        header,
        columns.map(
          (column): CellValue => (column === 'staff' ? new Date(Date.UTC(2024, 2, 1)) : enterprise(1)[column]),
        ),
      ]),
    rows: 1,
    refused: 1,
    said: ['unexpected-date G2'],
  },
  {
    what: 'the same enterprise again, whole and with other facts, and one name under two codes',
    bytes: () => {
      const [first = [], second = []] = sound(0, 2);
      const third = rowOf(enterprise(3, { name: enterprise(1).name }));
      return xlsx([header, first, second, first, rowOf(enterprise(1, { staff: 77 })), third]);
    },
    rows: 5,
    refused: 2,
    said: ['row-repeated C4', 'credit-code-repeated C5', 'name-with-other-code B6'],
  },
  {
    what: 'OpenDocument',
    bytes: () => writeOds({ sheets: [{ name: '名录', rows: [header, ...sound(0, 2)] }] }),
    rows: 2,
  },
  { what: 'CSV in UTF-8 with a mark', bytes: () => Buffer.from(`\ufeff${csvOf([header, ...sound(0, 2)])}`), rows: 2 },
  {
    what: 'CSV in UTF-8 with tabs, under a title',
    bytes: () => Buffer.from(csvOf([['企业名录'], header, ...sound(0, 2)], '\t')),
    rows: 2,
  },
  {
    what: 'CSV in UTF-16 as Excel writes “Unicode text”',
    bytes: () => Buffer.from(`\ufeff${csvOf([header, ...sound(0, 2)], '\t')}`, 'utf16le'),
    rows: 2,
  },
  {
    what: 'CSV in GB18030, as WPS writes it in this country',
    bytes: () => gb18030(csvOf([header, ...sound(0, 2)])),
    rows: 2,
  },
  {
    what: 'an example row as in the template',
    bytes: () => xlsx([header, ['示例', ...rowOf(enterprise(9)).slice(1)], ...sound(0, 2)]),
    rows: 2,
  },
  {
    what: 'a lone title merged over the whole width between groups',
    bytes: () =>
      xlsx([header, ['大冶市'], ...sound(0, 1), ['阳新县'], ...sound(1, 1)], {
        merges: [
          { startRow: 1, startCol: 0, endRow: 1, endCol: wide },
          { startRow: 3, startCol: 0, endRow: 3, endCol: wide },
        ],
      }),
    rows: 2,
  },
];

/** Node reads GB18030 and does not write it: the two-byte part of the table, turned round. */
function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const bytesOf = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      bytesOf.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Uint8Array.from(
    [...text].flatMap((sign) => (sign <= '\u007f' ? [sign.charCodeAt(0)] : (bytesOf.get(sign) ?? []))),
  );
}
