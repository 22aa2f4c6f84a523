/** Every class of fault that a row can carry, as a change to a sound enterprise and what must be said about it. */
import { type Column, codeOf, type Enterprise } from './roster-builder.ts';

export interface Fault {
  readonly kind: 'error' | 'warning' | 'question';
  readonly field: string;
  readonly code: string;
  /** `number` tells planted rows apart; `other` is a sound row further up. */
  readonly spoil: (one: Enterprise, number: number, other: Enterprise) => Partial<Enterprise>;
}

const put = (
  kind: Fault['kind'],
  field: Column,
  code: string,
  ...values: readonly (string | number | null)[]
): Fault => ({
  kind,
  field,
  code,
  spoil: (_, number) => ({ [field]: values[number % values.length] ?? null }),
});

const recode = (code: string, change: (letters: string[]) => string[]): Fault => ({
  kind: 'error',
  field: 'creditCode',
  code,
  spoil: ({ creditCode }) => ({ creditCode: change([...String(creditCode)]).join('') }),
});

const swapAt = (letters: string[]): number =>
  letters.findIndex((letter, i) => i >= 10 && i < 16 && letter !== letters[i + 1]);

export const faults: readonly Fault[] = [
  put('error', 'name', 'missing', '', null, '　', '/', '无'),
  put(
    'error',
    'name',
    'formula-text',
    '=HYPERLINK("http://127.0.0.1/x","大冶某某有限公司")',
    '＝1+1',
    '@SUM(A1)',
    '+cmd|x',
    '-2+3',
  ),
  put('error', 'name', 'not-a-name', '同上', '12345', '？？？？公司'),
  put('error', 'name', 'too-long', `${'很长'.repeat(60)}有限公司`),
  put('error', 'name', 'cell-error', '#N/A', '#REF!'),
  put('error', 'creditCode', 'missing', '', null, '待补充'),
  put('error', 'creditCode', 'credit-code-number', 9.14202815871234e17, '9.14203E+17'),
  put('error', 'creditCode', 'credit-code-old-number', '420281000012345'),
  put('error', 'creditCode', 'credit-code-organisation-code', 'MA2TEAT05'),
  recode('credit-code-length', (letters) => letters.slice(0, 17)),
  recode('credit-code-length', (letters) => [...letters, '0']),
  recode('credit-code-character', (letters) => letters.with(9, 'O')),
  recode('credit-code-character', (letters) => letters.with(11, 'I')),
  recode('credit-code-check-digit', (letters) => letters.with(16, letters[16] === '7' ? '8' : '7')),
  recode('credit-code-check-digit', (letters) => {
    const at = swapAt(letters);
    return letters.toSpliced(at, 2, letters[at + 1] ?? '', letters[at] ?? '');
  }),
  {
    kind: 'error',
    field: 'creditCode',
    code: 'credit-code-repeated',
    spoil: (_, __, other) => ({ creditCode: other.creditCode }),
  },
  { kind: 'error', field: 'creditCode', code: 'row-repeated', spoil: (_, __, other) => ({ ...other }) },
  {
    kind: 'warning',
    field: 'name',
    code: 'name-with-other-code',
    spoil: (_, number, other) => ({ name: other.name, creditCode: codeOf(9_000_000 + number) }),
  },
  put('error', 'district', 'missing', '', '—'),
  put('error', 'district', 'district-unknown', '江夏区', '鄂城区', '武汉市'),
  put('question', 'district', 'district-doubtful', '西赛山区', '大治市', '下路区'),
  put('question', 'district', 'district-ambiguous', '新港园区', '黄石新港（物流）工业园区'),
  put('error', 'subIndustry', 'missing', null),
  put('error', 'subIndustry', 'sub-industry-out-of-scope', '纺织服装', '食品饮料', '建材', '电子商务'),
  put(
    'question',
    'subIndustry',
    'sub-industry-doubtful',
    '铜铝深加工',
    '高端装备制造',
    '电子信息产业',
    '生物制药',
    '铜加工',
  ),
  put('question', 'aboveScale', 'scale-missing', '', null),
  put('question', 'aboveScale', 'scale-not-understood', '不清楚', '中型'),
  {
    kind: 'warning',
    field: 'aboveScale',
    code: 'scale-contradicts-revenue',
    spoil: (_, number) =>
      number % 2 === 0 ? { aboveScale: '规上', revenue: 1999 } : { aboveScale: '规下', revenue: 2000 },
  },
  put('error', 'staff', 'missing', '', null),
  put('error', 'staff', 'not-a-number', '待核实', '200-300人', '1,60', '28*2'),
  put('error', 'staff', 'formula-text', '=28*2'),
  put('error', 'staff', 'number-too-large', 99_999_999),
  put('error', 'staff', 'staff-not-whole', 28.5),
  put('error', 'staff', 'number-negative', -5, '-12'),
  put('error', 'staff', 'staff-zero', 0, '0人'),
  put('question', 'staff', 'number-approximate', '约289人', '300余人', '200左右'),
  put('error', 'revenue', 'missing', ''),
  put('error', 'revenue', 'not-a-number', '待核实', '见年报', '2000~3000'),
  put('error', 'revenue', 'number-negative', -1),
  put('error', 'revenue', 'digits-lost', '3.51E+08', '1.2e+6'),
  put('question', 'revenue', 'number-approximate', '3000余万元', '近1亿元'),
  put('question', 'revenue', 'revenue-implausible', 27_820_000),
  {
    kind: 'error',
    field: 'staff',
    code: 'large-enterprise',
    spoil: () => ({ staff: 1000, revenue: 40_000, aboveScale: '规上' }),
  },
  put('error', 'legalRepresentative', 'missing', '', '/'),
  put('error', 'legalRepresentative', 'not-a-person', '13912345678', '王'),
  put('warning', 'contact', 'missing', ''),
  put('error', 'contact', 'formula-text', '=A1', '@张三'),
  put('warning', 'phone', 'missing', ''),
  put('error', 'phone', 'phone-not-understood', '1997279589', '12345', '29912345678', '电话同上'),
  put('question', 'phone', 'phone-without-area-code', '6512345'),
  put('error', 'phone', 'digits-lost', '1.99728E+10'),
  put('warning', 'phone', 'value-masked', '199****5891'),
  put('warning', 'phone', 'phone-more-than-one', '19972795891/0714-6512345', '13800000000、13900000000'),
  put('warning', 'email', 'missing', '无'),
  put(
    'error',
    'email',
    'email-not-understood',
    'not a mail',
    'a@b',
    'a@@example.com',
    'qy1 @example',
    'a..b@example.com',
  ),
  { kind: 'error', field: 'phone', code: 'contact-details-missing', spoil: () => ({ phone: '', email: null }) },
  put('warning', 'address', 'missing', ''),
  put('error', 'address', 'formula-text', '=WEBSERVICE("http://127.0.0.1")'),
  put('question', 'specialised', 'specialised-not-understood', '申报中'),
  put('error', 'remark', 'formula-text', '=1+1', '+1', '@x', '\t=2'),
];

/** Cells that need no person: from what is typed to what is shown. */
export const tidied: readonly {
  readonly field: Column;
  readonly change: (one: Enterprise) => string;
  readonly to: (one: Enterprise) => string;
}[] = [
  {
    field: 'creditCode',
    change: ({ creditCode }) => String(creditCode).toLowerCase(),
    to: ({ creditCode }) => String(creditCode),
  },
  {
    field: 'creditCode',
    change: ({ creditCode }) => wide(String(creditCode)),
    to: ({ creditCode }) => String(creditCode),
  },
  {
    field: 'creditCode',
    change: ({ creditCode }) => String(creditCode).replace(/(.{6})/, '$1\u00a0\u200b'),
    to: ({ creditCode }) => String(creditCode),
  },
  { field: 'name', change: ({ name }) => ` ${name}　`, to: ({ name }) => String(name) },
  { field: 'name', change: ({ name }) => `${name}(集团)`, to: ({ name }) => `${name}（集团）` },
  { field: 'staff', change: ({ staff }) => `${staff}人`, to: ({ staff }) => String(staff) },
  { field: 'staff', change: ({ staff }) => wide(String(staff)), to: ({ staff }) => String(staff) },
  {
    field: 'revenue',
    change: ({ revenue }) => `${Number(revenue) * 10_000}元`,
    to: ({ revenue }) => `${Number(revenue) * 10_000}.00`,
  },
  {
    field: 'revenue',
    change: ({ revenue }) => `${Number(revenue) / 10_000}亿元`,
    to: ({ revenue }) => `${Number(revenue) * 10_000}.00`,
  },
  { field: 'revenue', change: ({ revenue }) => `${revenue}万`, to: ({ revenue }) => `${Number(revenue) * 10_000}.00` },
  { field: 'phone', change: ({ phone }) => `+86 ${phone}`, to: ({ phone }) => String(phone) },
  {
    field: 'phone',
    change: ({ phone }) => String(phone).replace(/(.{3})(.{4})/, '$1-$2－'),
    to: ({ phone }) => String(phone),
  },
  { field: 'phone', change: () => '（0714）6512345转801', to: () => '0714-6512345-801' },
  { field: 'district', change: () => '铁山区', to: () => '开发区·铁山区' },
  { field: 'district', change: () => '湖北省黄石市大冶市', to: () => '大冶市' },
  {
    field: 'aboveScale',
    change: ({ aboveScale }) => String(aboveScale).replace('规', '规模以'),
    to: ({ aboveScale }) => String(aboveScale),
  },
  {
    field: 'legalRepresentative',
    change: ({ legalRepresentative }) => [...String(legalRepresentative)].join('　'),
    to: ({ legalRepresentative }) => String(legalRepresentative),
  },
  {
    field: 'email',
    change: ({ email }) => String(email).replace('@', '＠').replace('.', '。'),
    to: ({ email }) => String(email),
  },
  { field: 'specialised', change: () => '√', to: () => '是' },
  { field: 'specialised', change: () => '', to: () => '否' },
];

function wide(text: string): string {
  return text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
}
