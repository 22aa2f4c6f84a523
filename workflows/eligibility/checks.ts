/**
 * The checks of an enterprise (systems.md, "Eligibility"): each a name, the rule in one plain sentence, the clause it stands on,
 * and what can be done when it does not hold.
 */
import type { Label } from '../vocabulary/roles.ts';

export type CheckEntry = {
  name: Label;
  rule: Label;
  source: Label;
  /** What the enterprise or the bureau can do when it fails or nobody knows. */
  next: Label;
  /** A director may let an enterprise in all the same. */
  waivable: boolean;
  /**
   * `own`: decided by what the enterprise and the call themselves say, so that nothing outside can change the answer;
   * `outside`: by a list or by an officer who looked it up.
   */
  decidedBy: 'own' | 'outside';
};

const plan = (clause: string): Label => ({
  zh: `黄政办函〔2024〕12号 ${clause}`,
  en: `Huangshi plan 2024 no. 12, ${clause}`,
});

export const checks = {
  callOpen: {
    name: { zh: '批次开放', en: 'The call is open' },
    rule: { zh: '须在批次的申报时间内提交', en: 'Applications are handed in while the call is open' },
    source: { zh: '批次通知', en: 'Notice of the call' },
    next: {
      zh: '请等待下一批次，或关注首页的批次公告',
      en: 'Wait for the next call; open calls stand on the front page',
    },
    waivable: false,
    decidedBy: 'own',
  },
  registeredInCity: {
    name: { zh: '在本市登记', en: 'Registered in the city' },
    rule: { zh: '须是在本市登记注册的企业法人', en: 'It must be a legal person registered in the city' },
    source: plan('二、工作目标'),
    next: {
      zh: '仅有分支机构在本市的，请由在本市登记的法人申报',
      en: 'A branch cannot apply: a legal person in the city can',
    },
    waivable: false,
    decidedBy: 'own',
  },
  districtInScope: {
    name: { zh: '区县在批次范围', en: 'District in the scope' },
    rule: { zh: '所在区县须在批次范围内', en: 'Its district must be in the scope of the call' },
    source: { zh: '批次通知', en: 'Notice of the call' },
    next: { zh: '请核对登记区县，或等待覆盖该区县的批次', en: 'Check the district, or wait for a call that covers it' },
    waivable: false,
    decidedBy: 'own',
  },
  subIndustryInScope: {
    name: { zh: '细分行业在范围', en: 'Sub-industry in the scope' },
    rule: { zh: '主营业务须属于批次支持的细分行业', en: 'Its main business must be in a sub-industry of the call' },
    source: plan('三（一）1'),
    next: {
      zh: '请核对主营业务的细分行业；试点行业会逐步扩大，以后的批次可能纳入',
      en: 'Check the sub-industry of the main business; the list is widened step by step, and a later call may have it',
    },
    waivable: false,
    decidedBy: 'own',
  },
  smallOrMedium: {
    name: { zh: '中小企业', en: 'Small or medium enterprise' },
    rule: {
      zh: '须是中小微企业：从业人员不足 1000 人，或营业收入不足 4 亿元',
      en: 'It must be small or medium: fewer than 1,000 staff, or revenue below 400 million yuan',
    },
    source: { zh: '工信部联企业〔2011〕300号 第四条（二）', en: 'MIIT 2011 no. 300, article 4 (2)' },
    next: { zh: '请核对上年末人数和年度财务报表的营业收入', en: 'Check the staff and the revenue of last year' },
    waivable: false,
    decidedBy: 'own',
  },
  creditCodeValid: {
    name: { zh: '统一社会信用代码有效', en: 'Valid credit code' },
    rule: { zh: '须有有效的 18 位统一社会信用代码', en: 'It must have a valid unified social credit code' },
    source: { zh: 'GB 32100-2015', en: 'GB 32100-2015' },
    next: { zh: '请按营业执照在单位信息中更正', en: 'Correct it on the page of the organisation, from the licence' },
    waivable: false,
    decidedBy: 'own',
  },
  notAbnormal: {
    name: { zh: '不在经营异常名录', en: 'Not on the list of abnormal operation' },
    rule: { zh: '未被列入经营异常名录', en: 'It is not on the list of abnormal operation' },
    source: { zh: '国家企业信用信息公示系统', en: 'National enterprise credit information publicity system' },
    next: {
      zh: '请先到登记机关办理移出，移出后由经办重新核查',
      en: 'Have it removed at the registration office first; then it is looked up again',
    },
    waivable: true,
    decidedBy: 'outside',
  },
  notDishonest: {
    name: { zh: '不在严重失信主体名单', en: 'Not on the list of serious dishonesty' },
    rule: { zh: '未被列入严重失信主体名单', en: 'It is not on the list of serious dishonesty' },
    source: { zh: '信用中国', en: 'Credit China' },
    next: { zh: '请先完成信用修复', en: 'Have the credit repaired first' },
    waivable: false,
    decidedBy: 'outside',
  },
  notEnforced: {
    name: { zh: '不是失信被执行人', en: 'Not a dishonest judgment debtor' },
    rule: { zh: '未被列为失信被执行人', en: 'No court lists it as a dishonest judgment debtor' },
    source: { zh: '中国执行信息公开网', en: 'China enforcement information online' },
    next: { zh: '请先履行生效判决并由法院屏蔽信息', en: 'Carry out the judgment and have the court take it off' },
    waivable: false,
    decidedBy: 'outside',
  },
  noAccident: {
    name: { zh: '无重大事故', en: 'No major accident' },
    rule: {
      zh: '规定年限内未发生重大安全、环境、质量或数据安全事故',
      en: 'It had no major safety, environment, quality or data accident within the set years',
    },
    source: {
      zh: '试点申报条件；应急、生态环境、市场监管、网信部门',
      en: 'Conditions of the call; the four authorities',
    },
    next: {
      zh: '可附事故处理结论，由经办核实',
      en: 'Hand in how the accident was concluded; an officer looks into it',
    },
    waivable: true,
    decidedBy: 'outside',
  },
  notFunded: {
    name: { zh: '未重复获得财政支持', en: 'Not funded twice' },
    rule: {
      zh: '未以同一内容获得财政资金：中央财政支持的小巨人、此前的试点或其他专项',
      en: 'No public money for the same: little giant with central money, an earlier pilot, another programme',
    },
    source: plan('五（二）'),
    next: {
      zh: '内容不同的，请说明区别并附批复文件',
      en: 'If it is for something else, say what differs and hand in the decision',
    },
    waivable: true,
    decidedBy: 'outside',
  },
} as const satisfies Record<string, CheckEntry>;

export type CheckCode = keyof typeof checks;
export const checkCodes = Object.keys(checks).filter(isCheck);

export function isCheck(code: string): code is CheckCode {
  return Object.hasOwn(checks, code);
}

export const checkOf = (code: CheckCode): CheckEntry => checks[code];

/** What lists can be imported of; each kind of list is named by its check. */
export const listChecks = ['notAbnormal', 'notDishonest', 'notEnforced', 'noAccident', 'notFunded'] as const;
export type ListCheck = (typeof listChecks)[number];
export const isListed = (code: string): code is ListCheck => listChecks.some((one) => one === code);

/** What an officer can look up; the sub-industry only of an enterprise that named none. */
export const lookedUpChecks = [...listChecks, 'subIndustryInScope'] as const;
export type LookedUpCheck = (typeof lookedUpChecks)[number];

/** Names in the order of the catalogue. */
export const waivableChecks: readonly CheckCode[] = checkCodes.filter((code) => checkOf(code).waivable);
