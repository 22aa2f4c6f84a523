/** An enterprise that every check holds of, and questions about it with something else. */
import type { Enterprise, OutsideFact } from '../../../workflows/eligibility/enterprise.ts';
import { type Judged, judgeChecks, type Question } from '../../../workflows/eligibility/judge-checks.ts';
import { usualRules } from '../../../workflows/eligibility/rules.ts';

export const today = '2025-02-10';
export const clear = (of: Partial<OutsideFact> = {}): OutsideFact => ({
  by: 'list',
  says: 'clear',
  source: '国家企业信用信息公示系统',
  asOf: '2025-02-01',
  note: '',
  ...of,
});

export const sound: Enterprise = {
  creditCode: '91330100MA2TEAT05K',
  district: '420281',
  subIndustry: 'equipment',
  staff: 299,
  revenueFen: 100_000_000_000,
  outside: {
    subIndustryInScope: [],
    notAbnormal: [clear()],
    notDishonest: [clear()],
    notEnforced: [clear()],
    noAccident: [clear()],
    notFunded: [clear()],
  },
  earlierFen: 0,
};

const named = (code: string) => ({ zh: `“${code}”`, en: `"${code}"` });

export const questionOf = (enterprise: Partial<Enterprise> = {}, more: Partial<Question> = {}): Question => ({
  enterprise: { ...sound, ...enterprise },
  call: { open: true, districts: ['420281', '420222'], subIndustries: ['equipment', 'copper'] },
  names: { district: named, subIndustry: named },
  today,
  rules: usualRules,
  ownWordCounts: false,
  ...more,
});

export const judge = (enterprise: Partial<Enterprise> = {}, more: Partial<Question> = {}): Map<string, Judged> =>
  new Map(judgeChecks(questionOf(enterprise, more)).map((one) => [one.code, one]));
