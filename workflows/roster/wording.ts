/** Every finding of the roster import as a sentence, Chinese first. `{…}` is filled from the finding's facts. */
import type { Facts, RosterField } from './verdict.ts';

export const fieldNames: Readonly<Record<RosterField, { readonly zh: string; readonly en: string }>> = {
  name: { zh: '企业名称', en: 'enterprise name' },
  creditCode: { zh: '统一社会信用代码', en: 'unified social credit code' },
  district: { zh: '县（市、区）', en: 'district' },
  subIndustry: { zh: '细分行业', en: 'sub-industry' },
  aboveScale: { zh: '规上/规下', en: 'above or below scale' },
  staff: { zh: '从业人数', en: 'staff' },
  revenue: { zh: '营业收入', en: 'revenue' },
  legalRepresentative: { zh: '法定代表人', en: 'legal representative' },
  contact: { zh: '联系人', en: 'contact' },
  phone: { zh: '联系电话', en: 'phone' },
  email: { zh: '电子邮箱', en: 'e-mail' },
  address: { zh: '注册地址', en: 'address' },
  specialised: { zh: '是否专精特新', en: 'specialised enterprise' },
  remark: { zh: '备注', en: 'remark' },
  row: { zh: '整行', en: 'row' },
  header: { zh: '表头', en: 'header' },
  sheet: { zh: '工作表', en: 'worksheet' },
  file: { zh: '文件', en: 'file' },
};

export const isRosterField = (name: string): name is RosterField => Object.hasOwn(fieldNames, name);

const sentences = {
  // any cell
  missing: { zh: '{fieldZh}未填写', en: 'The {fieldEn} is missing' },
  'contact-details-missing': {
    zh: '联系电话和电子邮箱都未填写，无法联系该企业',
    en: 'Neither a phone number nor an e-mail address is given, so the enterprise cannot be reached',
  },
  'formula-text': {
    zh: '单元格内容“{value}”以公式符号（= + - @）开头，为防止被当作公式执行，不予导入',
    en: 'The cell “{value}” begins with a formula sign (= + - @) and is not imported, lest it be run as a formula',
  },
  'formula-not-allowed': {
    zh: '此处应为文字，却是公式“{value}”，请粘贴为数值后再导入',
    en: 'Text is expected here, but the cell holds the formula “{value}”; paste it as a value',
  },
  'formula-without-value': {
    zh: '公式“{value}”没有保存计算结果，请用Excel打开并保存，或粘贴为数值',
    en: 'The formula “{value}” has no stored result; open and save the file in Excel, or paste it as a value',
  },
  'cell-error': { zh: '单元格显示错误值“{value}”', en: 'The cell shows the error value “{value}”' },
  'unexpected-date': {
    zh: '此处应为{fieldZh}，单元格却是日期“{value}”，请检查单元格格式',
    en: 'The {fieldEn} is expected here, but the cell is a date, “{value}”; check the cell’s format',
  },
  'unexpected-truth-value': {
    zh: '此处应为{fieldZh}，单元格却是逻辑值“{value}”',
    en: 'The {fieldEn} is expected here, but the cell is the truth value “{value}”',
  },
  'too-long': { zh: '{fieldZh}超过{limit}个字', en: 'The {fieldEn} is longer than {limit} characters' },
  // names
  'not-a-name': { zh: '“{value}”不像企业名称', en: '“{value}” does not look like an enterprise’s name' },
  'not-a-person': { zh: '“{value}”不像人名', en: '“{value}” does not look like a person’s name' },
  // unified social credit code, GB 32100-2015
  // the reason is worded where the code is checked
  'credit-code-length': { zh: '“{value}”：{reasonZh}{hintZh}', en: '“{value}”: {reasonEn}{hintEn}' },
  'credit-code-old-number': { zh: '“{value}”：{reasonZh}{hintZh}', en: '“{value}”: {reasonEn}{hintEn}' },
  'credit-code-organisation-code': { zh: '“{value}”：{reasonZh}{hintZh}', en: '“{value}”: {reasonEn}{hintEn}' },
  'credit-code-character': { zh: '“{value}”：{reasonZh}{hintZh}', en: '“{value}”: {reasonEn}{hintEn}' },
  'credit-code-check-digit': { zh: '“{value}”：{reasonZh}{hintZh}', en: '“{value}”: {reasonEn}{hintEn}' },
  'credit-code-number': {
    zh: '统一社会信用代码被Excel存成了数字（{value}），末几位可能已丢失，请按文本重新录入',
    en: 'Excel has stored the code as a number ({value}); its last digits may be lost, so type it again as text',
  },
  'code-of-other-kind': {
    zh: '“{value}”在系统中是{kindZh}，不能作为企业导入',
    en: '“{value}” is known here as: {kindEn}; it cannot be imported as an enterprise',
  },
  'enterprise-changed': {
    zh: '该企业已在库中，与表中不同：{changesZh}。采用表中数据，还是保留现有数据？',
    en: 'The enterprise is there already and differs: {changesEn}. Take the table’s facts over, or keep what is there?',
  },
  'credit-code-repeated': {
    zh: '统一社会信用代码“{value}”与{firstZh}重复',
    en: 'The code “{value}” is already in {firstEn}',
  },
  'row-repeated': { zh: '整行内容与{firstZh}相同', en: 'The whole row repeats {firstEn}' },
  'name-with-other-code': {
    zh: '企业名称“{value}”与{firstZh}相同，但信用代码不同（{firstCode}），请核对',
    en: 'The name “{value}” is also in {firstEn}, with another code ({firstCode}); please check',
  },
  // closed lists
  'district-unknown': { zh: '“{value}”不是本市的县（市、区）', en: '“{value}” is no district of this city' },
  'district-doubtful': {
    zh: '“{value}”不在县（市、区）名单中，是否为“{suggestion}”？',
    en: '“{value}” is not in the list of districts; is it “{suggestion}”?',
  },
  'district-ambiguous': {
    zh: '“{value}”可能指{choices}，请选定',
    en: '“{value}” may mean {choices}; please choose',
  },
  'sub-industry-out-of-scope': {
    zh: '“{value}”不在试点细分行业范围内',
    en: '“{value}” is not a sub-industry of the pilot',
  },
  'sub-industry-doubtful': {
    zh: '“{value}”不在细分行业名单中，是否为“{suggestion}”？',
    en: '“{value}” is not in the list of sub-industries; is it “{suggestion}”?',
  },
  'sub-industry-ambiguous': {
    zh: '“{value}”可能指{choices}，请选定',
    en: '“{value}” may mean {choices}; please choose',
  },
  // numbers
  'not-a-number': { zh: '{fieldZh}“{value}”不是数字', en: 'The {fieldEn} “{value}” is not a number' },
  'number-approximate': {
    zh: '{fieldZh}“{value}”是约数，是否为{suggestion}？',
    en: 'The {fieldEn} “{value}” is approximate; is it {suggestion}?',
  },
  'digits-lost': {
    zh: '{fieldZh}“{value}”只剩科学计数法，后面的数字已丢失，请按文本重新录入',
    en: 'Of the {fieldEn} only “{value}” is left; the digits behind are lost, so type it again as text',
  },
  'number-negative': { zh: '{fieldZh}“{value}”不能为负数', en: 'The {fieldEn} “{value}” cannot be negative' },
  'number-too-large': { zh: '{fieldZh}“{value}”过大', en: 'The {fieldEn} “{value}” is too large' },
  'staff-not-whole': { zh: '从业人数“{value}”不是整数', en: 'The number of staff “{value}” is not a whole number' },
  'staff-zero': { zh: '从业人数为0', en: 'The number of staff is 0' },
  'revenue-implausible': {
    zh: '营业收入“{value}”合{yuan}元，明显偏大，单位是否应为元（即{suggestion}元）？',
    en: 'The revenue “{value}” makes {yuan} yuan, which is implausibly large; is it meant in yuan ({suggestion} yuan)?',
  },
  'revenue-unit-unknown': {
    zh: '营业收入没有写明单位（元、万元或亿元），请确认',
    en: 'The unit of the revenue (yuan, 10,000 yuan or 100 million yuan) is not stated; please confirm',
  },
  'large-enterprise': {
    zh: '从业人员{staff}人且营业收入{yuan}元，属大型企业，不是中小企业（工信部联企业〔2011〕300号）',
    en: 'With {staff} staff and {yuan} yuan of revenue it is a large enterprise, not an SME (工信部联企业〔2011〕300号)',
  },
  'scale-contradicts-revenue': {
    zh: '填为{claimed}，但营业收入{yuan}元，按2000万元标准应为{derived}',
    en: 'Entered as {claimedEn}, but a revenue of {yuan} yuan is {derivedEn} by the bound of 20,000,000 yuan',
  },
  'scale-missing': {
    zh: '规上/规下未填写，按营业收入应为{suggestion}，是否如此？',
    en: 'Above or below scale is not stated; by its revenue it would be {suggestion}. Is that so?',
  },
  'scale-not-understood': {
    zh: '“{value}”看不出是规上还是规下',
    en: '“{value}” does not say whether the enterprise is above or below scale',
  },
  'specialised-not-understood': {
    zh: '“{value}”看不出是否为专精特新企业',
    en: '“{value}” does not say whether the enterprise is a specialised one',
  },
  // reaching the enterprise
  'phone-not-understood': { zh: '“{value}”不是有效的电话号码', en: '“{value}” is not a valid phone number' },
  'phone-without-area-code': {
    zh: '固定电话“{value}”缺少区号，区号是多少？',
    en: 'The landline number “{value}” lacks its area code; which is it?',
  },
  'phone-more-than-one': {
    zh: '“{value}”含多个号码，取第一个{taken}',
    en: '“{value}” holds several numbers; the first, {taken}, is taken',
  },
  'value-masked': {
    zh: '{fieldZh}“{value}”是脱敏后的内容，不作改动',
    en: 'The {fieldEn} “{value}” is masked, so nothing is changed by it',
  },
  'mail-of-official': {
    zh: '“{value}”已是其他单位工作人员的账号，不能作为企业联系人',
    en: '“{value}” is the account of somebody in another kind of organisation and cannot stand for an enterprise',
  },
  'email-not-understood': { zh: '“{value}”不是有效的电子邮箱', en: '“{value}” is not a valid e-mail address' },
  // rows, sheets, the file
  'row-hidden': {
    zh: '该行在Excel中被隐藏，仍会导入，请确认',
    en: 'The row is hidden in Excel and is imported all the same; please check',
  },
  'row-merged-above': {
    zh: '该行的企业名称与上一行合并，不作为单独一家企业',
    en: 'The name is merged with the row above, so the row is not counted as an enterprise of its own',
  },
  'sheet-hidden': { zh: '工作表“{value}”被隐藏，未导入', en: 'The worksheet “{value}” is hidden and was not imported' },
  'header-not-found': {
    zh: '没有找到表头：需要有“企业名称”和“统一社会信用代码”等列',
    en: 'No header was found: columns such as 企业名称 (name) and 统一社会信用代码 (credit code) are needed',
  },
  'column-missing': { zh: '缺少“{columnZh}”列', en: 'There is no column for the {columnEn}' },
  'column-hidden': {
    zh: '“{columnZh}”列在Excel中被隐藏，其内容仍会导入，请确认',
    en: 'The column of the {columnEn} is hidden in Excel and is imported all the same; please check',
  },
  'column-more-than-one': {
    zh: '有多列都像“{columnZh}”，取“{taken}”，未用“{others}”',
    en: 'Several columns look like the {columnEn}; “{taken}” is used, not “{others}”',
  },
  'no-rows': { zh: '表头下面没有企业', en: 'There is no enterprise under the header' },
  'file-too-large': {
    zh: '文件过大（{reason}），请拆分或删去多余的空白格式',
    en: 'The file is too large ({reason}); split it or remove surplus formatting',
  },
  'file-encrypted': {
    zh: '文件设有打开密码，请取消密码后再导入',
    en: 'The file is protected by a password; remove it first',
  },
  'file-not-a-workbook': {
    zh: '文件不是可读取的Excel工作簿或CSV，请另存为.xlsx后再导入',
    en: 'The file is not a readable Excel workbook or CSV; save it as .xlsx first',
  },
} as const;

export type FindingCode = keyof typeof sentences;
export const findingCodes: readonly string[] = Object.keys(sentences);

/** Both sentences of a finding. `fieldZh` and `fieldEn` are always known; the rest comes from the facts. */
export function sayWhy(
  code: FindingCode,
  field: RosterField,
  facts: Facts,
): { readonly why: string; readonly whyEn: string } {
  const known: Facts = { fieldZh: fieldNames[field].zh, fieldEn: fieldNames[field].en, ...facts };
  const fill = (sentence: string) => sentence.replace(/\{(\w+)\}/g, (_, fact: string) => String(known[fact] ?? ''));
  return {
    why: `${fill(sentences[code].zh)}。`.replace(/([？])。$/, '$1'),
    whyEn: `${fill(sentences[code].en)}.`.replace(/\?\.$/, '?'),
  };
}
