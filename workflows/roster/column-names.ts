/** What officials call the columns of a roster. A heading is recognised by meaning; its place does not matter. */
import { halfWidth, tidy } from './text.ts';
import type { RosterColumn } from './verdict.ts';

/** 元, 万元 … as the power of ten in yuan. */
export type MoneyPower = 0 | 3 | 4 | 6 | 8;

export interface Heading {
  readonly column: RosterColumn;
  /** The better of two headings for one column has the higher fitness. */
  readonly fitness: number;
}

// In the order in which they are tried: 联系人电话 is a phone, 法人电话 a poorer one, 企业所在地址 an address.
const names: readonly (readonly [RosterColumn, RegExp, number])[] = [
  ['creditCode', /统一社会信用代码|社会信用代码|creditcode|uscc/, 4],
  ['creditCode', /信用代码|纳税人识别号|^税号$/, 2],
  ['email', /邮箱|邮件|e-?mail/, 3],
  ['phone', /^(?:企业)?联系(?:人)?(?:电话|手机|号码|方式)/, 5],
  ['phone', /(?:法人|法定代表人|法人代表|负责人).*(?:电话|手机|联系方式)/, 1],
  ['phone', /手机/, 4],
  ['phone', /电话|联系方式|^phone|^tel/, 3],
  ['legalRepresentative', /法定代表人|legalrepresentative/, 4],
  ['legalRepresentative', /法人代表|企业法人|^法人(?:姓名)?$/, 3],
  ['contact', /联系人|联络人|^contact/, 4],
  ['contact', /经办人|对接人/, 2],
  ['address', /注册(?:地址|地$)|住所/, 4],
  ['address', /地址|^address/, 2],
  ['specialised', /专精特新|specialised/, 4],
  ['aboveScale', /规上|规下|规模以上|规模以下|abovescale/, 4],
  ['subIndustry', /细分行业|sub-?industry/, 4],
  ['subIndustry', /所属(?:行业|产业|领域)|^行业|^产业(?:领域)?$|^(?:试点)?行业$/, 2],
  ['staff', /从业人|职工人数|员工人数|在职人数|用工人数|^staff/, 4],
  ['staff', /职工|员工|人员数|人数/, 2],
  ['revenue', /营业收入|营业总收入|^revenue/, 4],
  ['revenue', /主营业务收入|营收|销售收入/, 3],
  ['district', /县.{0,2}市.{0,2}区|市.{0,2}县.{0,2}区|县区|区县|县市|市区县|^district/, 4],
  ['district', /所属(?:区|地)|所在(?:区|地)|属地|辖区|区域|行政区/, 2],
  ['name', /(?:企业|公司|单位)(?:全称|(?:详细|法定|登记)?名称)|^enterprisename/, 4],
  ['name', /^(?:企业|公司|单位|名称|全称|name)$/, 2],
  ['remark', /备注|^remark/, 4],
  ['remark', /说明/, 1],
];

/** The column that a heading means, or nothing. */
export function readHeading(label: string): Heading | undefined {
  const short = withoutSigns(label);
  if (short === '' || short.length > 40) return undefined;
  for (const [column, pattern, fitness] of names) {
    if (pattern.test(short)) return { column, fitness: fitness + newestYear(short) };
  }
  return undefined;
}

/** The unit of money named in a heading or in a line such as 「单位：人、万元」. */
export function moneyPower(label: string): MoneyPower | undefined {
  const short = halfWidth(tidy(label)).replaceAll(' ', '');
  if (/亿/.test(short)) return 8;
  if (/百万元?/.test(short)) return 6;
  if (/万元?(?!家|户|人)/.test(short)) return 4;
  if (/千元/.test(short)) return 3;
  if (/元/.test(short)) return 0;
  return undefined;
}

// Of 2022年营业收入 and 2023年营业收入 the newer one counts.
function newestYear(short: string): number {
  const year = /(?:19|20)(\d{2})/.exec(short)?.[0];
  return year === undefined ? 0 : Number(year) / 10_000;
}

function withoutSigns(label: string): string {
  return halfWidth(tidy(label))
    .toLowerCase()
    .replace(/[\s*★:、，,;/()[\]【】〔〕_-]+/g, '')
    .replace(/^\d+[.、]/, '');
}
