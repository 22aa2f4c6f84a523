/** Builds rosters for tests: sound enterprises from a seed, as worksheet rows, to be spoiled one fault at a time. */
import { fileURLToPath } from 'node:url';
import { readReference } from '../../server/roster/read-reference.ts';
import { creditCodeCheckDigit } from '../../workflows/organisation/credit-code.ts';
import type { Cell, Merge, Sheet } from '../../workflows/roster/index.ts';

export const cityFolder = fileURLToPath(new URL('../../server/demonstration/city', import.meta.url));
export const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
export const reference = await readReference(cityFolder);

export const headings = {
  serial: '序号',
  name: '企业名称',
  creditCode: '统一社会信用代码',
  district: '县（市、区）',
  subIndustry: '细分行业',
  aboveScale: '规上/规下',
  staff: '从业人数（人）',
  revenue: '上年度营业收入（万元）',
  legalRepresentative: '法定代表人',
  contact: '联系人',
  phone: '联系电话',
  email: '电子邮箱',
  address: '注册地址',
  specialised: '是否专精特新',
  remark: '备注',
} as const;

export type Column = keyof typeof headings;
export type Value = string | number | null;
export type Enterprise = Record<Column, Value>;
export const columns: readonly Column[] = [
  'serial',
  'name',
  'creditCode',
  'district',
  'subIndustry',
  'aboveScale',
  'staff',
  'revenue',
  'legalRepresentative',
  'contact',
  'phone',
  'email',
  'address',
  'specialised',
  'remark',
];

/** mulberry32: the same seed gives the same roster on every machine. */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A sound code whose middle spells the number, so that no two enterprises share one. */
export function codeOf(number: number, area = '420281'): string {
  let rest = number;
  let middle = '';
  for (let i = 0; i < 7; i += 1) {
    middle = alphabet.charAt(rest % 31) + middle;
    rest = Math.floor(rest / 31);
  }
  const first17 = `91${area}MA${middle}`;
  return `${first17}${creditCodeCheckDigit(first17)}`;
}

const syllables = [...'瑞华诚卓辰信恒星润德凯鼎源科铭远正立隆兴弘宏嘉瀚盛越泰达海博晟为通汇'];
const surnames = [...'吴张孙高林黄何李马赵罗刘杨胡徐周朱王郭陈'];

/** An enterprise that nothing is to be said about. */
export function enterprise(number: number, changes: Partial<Enterprise> = {}): Enterprise {
  const random = seeded(number + 1);
  const pick = <Item>(list: readonly Item[], other: Item): Item => list[random(list.length)] ?? other;
  const above = random(5) > 0;
  const person = () => pick(surnames, '王') + pick(syllables, '华') + pick(syllables, '华');
  const district = pick(reference.districts, undefined);
  return {
    serial: number,
    name: `黄石${pick(syllables, '华')}${pick(syllables, '华')}${chinese(number)}科技有限公司`,
    creditCode: codeOf(number, district?.code),
    district: district?.name.zh ?? '',
    subIndustry: pick(reference.subIndustries, undefined)?.name.zh ?? '',
    aboveScale: above ? '规上' : '规下',
    staff: 20 + random(900),
    revenue: above ? 2000 + random(70_000) : 300 + random(1600),
    legalRepresentative: person(),
    contact: person(),
    phone: `199${String(10_000_000 + number * 7).slice(-8)}`,
    email: `qy${number}@example.com`,
    address: `湖北省黄石市园区一路${number}号`,
    specialised: pick(['是', '否'], '否'),
    remark: '',
    ...changes,
  };
}

export function rowOf(one: Enterprise): Value[] {
  return columns.map((column) => one[column]);
}

export const headerRow: readonly Value[] = columns.map((column) => headings[column]);

export type Written = Value | boolean | Cell;

/** Rows from Excel row 1 on. */
export function sheetOf(
  rows: readonly (readonly Written[])[],
  more: { name?: string; merges?: readonly Merge[]; hidden?: boolean; hiddenRows?: readonly number[] } = {},
): Sheet {
  return {
    name: more.name ?? '名录库',
    hidden: more.hidden ?? false,
    merges: more.merges ?? [],
    rows: rows.map((cells, index) => ({
      excelRow: index + 1,
      hidden: (more.hiddenRows ?? []).includes(index + 1),
      cells: cells.map(cellOf),
    })),
  };
}

function cellOf(value: Written): Cell {
  if (value === null || value === '') return { kind: 'blank' };
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (typeof value === 'number') return { kind: 'number', number: value };
  if (typeof value === 'boolean') return { kind: 'boolean', boolean: value };
  return value;
}

function chinese(number: number): string {
  return [...String(number)].map((digit) => '零壹贰叁肆伍陆柒捌玖'.charAt(Number(digit))).join('');
}
