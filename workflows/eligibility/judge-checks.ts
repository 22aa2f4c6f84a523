/** Judges every check for an enterprise in a call. Pure and total: each answers, with the figures behind it in words. */

import { formatYuanGrouped } from '../money/fen.ts';
import { checkCreditCode, describeCreditCodeRefusal } from '../organisation/credit-code.ts';
import type { Label } from '../vocabulary/roles.ts';
import { type CheckCode, checkCodes, isListed, type ListCheck } from './checks.ts';
import type { Enterprise, ScopeOfCall } from './enterprise.ts';
import type { Finding } from './finding.ts';
import { explainSize } from './size-words.ts';
import { type Weighing, weighOutside } from './weigh-outside.ts';

export type Names = { district: (code: string) => Label; subIndustry: (code: string) => Label };
/** `call` is null while the enterprise has chosen none. */
export type Question = { enterprise: Enterprise; call: ScopeOfCall | null; names: Names } & Weighing;
export type Judged = { code: CheckCode } & Finding;

export const judgeChecks = (question: Question): Judged[] =>
  checkCodes.map((code) => ({ code, ...(isListed(code) ? judgeOutside(code, question) : own[code](question)) }));

const holds = (zh: string, en: string): Finding => ({ outcome: 'holds', why: { zh, en }, basis: null });
const fails = (zh: string, en: string): Finding => ({ outcome: 'fails', why: { zh, en }, basis: null });
const unknown = (zh: string, en: string): Finding => ({ outcome: 'unknown', why: { zh, en }, basis: null });

function judgeOutside(code: ListCheck, question: Question): Finding {
  const { enterprise } = question;
  if (code === 'notFunded' && enterprise.earlierFen > 0) {
    const yuan = formatYuanGrouped(enterprise.earlierFen);
    return fails(
      `本政策下的其他案件已拨付或承诺 ${yuan} 元`,
      `Other cases under this policy were paid or promised ${yuan} yuan`,
    );
  }
  const finding = weighOutside(enterprise.outside[code], question);
  if (code !== 'noAccident') return finding;
  const years = question.rules.accidentYears;
  return {
    ...finding,
    why: { zh: `近 ${years} 年：${finding.why.zh}`, en: `Within ${years} years: ${finding.why.en}` },
  };
}

const own: Record<Exclude<CheckCode, ListCheck>, (question: Question) => Finding> = {
  callOpen: ({ call }) => {
    if (call === null) return unknown('尚未选定批次', 'No call has been chosen');
    if (call.handedIn) return holds('已在申报时间内提交', 'The application was handed in in time');
    return call.open
      ? holds('批次正在接受申报', 'The call takes applications now')
      : fails('批次未开放或已截止', 'The call is not open');
  },
  registeredInCity: ({ enterprise: { district, creditCode }, rules, names }) => {
    if (district === null) return unknown('尚未填写登记区县', 'The district is not given');
    const name = names.district(district);
    if (!district.startsWith(rules.cityPrefix))
      return fails(`登记地 ${name.zh}，不在本市`, `It is registered in ${name.en}, outside the city`);
    const place = creditCode?.slice(2, 8);
    if (place === undefined || place.startsWith(rules.cityPrefix))
      return holds(`登记地 ${name.zh}`, `It is registered in ${name.en}`);
    return holds(
      `登记地 ${name.zh}；信用代码由外地机关（${place}）赋予，请对照营业执照住所`,
      `It is registered in ${name.en}; its code was given out elsewhere (${place}): compare the licence`,
    );
  },
  districtInScope: ({ enterprise: { district }, call, names }) =>
    inScope(district, call?.districts, { of: names.district, zh: '区县', en: 'district' }),
  subIndustryInScope: (question) => {
    const { subIndustry, outside } = question.enterprise;
    const looked = outside.subIndustryInScope;
    if (subIndustry === null && looked.length > 0) return weighOutside(looked, question);
    const words = { of: question.names.subIndustry, zh: '细分行业', en: 'sub-industry' };
    return inScope(subIndustry, question.call?.subIndustries, words);
  },
  smallOrMedium: ({ enterprise: { staff, revenueFen }, rules }) => {
    if (!rules.smallAndMediumOnly) return holds('本政策不限企业规模', 'The programme takes every size');
    if (staff === null || revenueFen === null)
      return unknown('尚未填写从业人员或营业收入', 'Staff or revenue is not given');
    const { class: size, why } = explainSize({ staff, revenueFen });
    return { outcome: size === 'large' ? 'fails' : 'holds', why, basis: null };
  },
  creditCodeValid: ({ enterprise: { creditCode } }) => {
    if (creditCode === null) return unknown('尚未填写统一社会信用代码', 'The credit code is not given');
    const answer = checkCreditCode(creditCode);
    if (answer.accepted) return holds(`${answer.creditCode} 校验通过`, `${answer.creditCode} passes its check digit`);
    return { outcome: 'fails', why: describeCreditCodeRefusal(answer.refusal), basis: null };
  },
};

type Listed = { of: (code: string) => Label; zh: string; en: string };

function inScope(code: string | null, scope: readonly string[] | undefined, { of, zh, en }: Listed): Finding {
  if (code === null) return unknown(`尚未填写${zh}`, `The ${en} is not given`);
  if (scope === undefined) return unknown('尚未选定批次', 'No call has been chosen');
  const name = of(code);
  if (scope.includes(code)) return holds(`${name.zh}在范围内`, `${name.en} is in the scope`);
  const all = scope.map(of);
  return fails(
    `${name.zh}不在范围内；本批次支持：${all.map((one) => one.zh).join('、')}`,
    `${name.en} is not in the scope, which is: ${all.map((one) => one.en).join(', ')}`,
  );
}
