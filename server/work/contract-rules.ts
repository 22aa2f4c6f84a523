/** What is wrong with a contract as it is saved (process.md 7): categories of the policy, prices, dates. Pure. */

import type { z } from 'zod';
import { daysBetween } from '../../workflows/calendar/day.ts';
import type { Policy } from '../../workflows/policy/policy-schema.ts';
import type { UnmetNeed } from '../problems/refused.ts';
import type { saveContractSchema } from './work-contract.ts';

/** As the route hands it in: money in fen. */
export type ContractInput = z.output<typeof saveContractSchema>;

export function findContractFaults(contract: ContractInput, policy: Policy): UnmetNeed[] {
  const faults: UnmetNeed[] = [];
  const fault = (code: string, zh: string, en: string) => faults.push({ code, zh, en, details: [] });
  const { planStartsOn, planEndsOn } = contract;
  if (planEndsOn < planStartsOn) fault('plan-order', '计划完工日期早于开工日期', 'The plan ends before it starts');
  else if (daysBetween(planStartsOn, planEndsOn) > policy.planMaxDays)
    fault(
      'plan-too-long',
      `改造计划不得超过 ${policy.planMaxDays} 天`,
      `The plan may take at most ${policy.planMaxDays} days`,
    );
  for (const [i, line] of contract.lines.entries()) {
    const at = { zh: `第 ${i + 1} 行“${line.name}”`, en: `Line ${i + 1} "${line.name}"` };
    if (!policy.expenseCategories.some(({ code }) => code === line.category))
      fault(
        'category-unknown',
        `${at.zh}：费用类别“${line.category}”不在本政策内`,
        `${at.en}: the category "${line.category}" is not in the policy`,
      );
    if (line.price <= 0) fault('price-zero', `${at.zh}：合同价须大于零`, `${at.en}: the price must be positive`);
    if (line.price > line.listPrice)
      fault('price-above-list', `${at.zh}：合同价高于目录价`, `${at.en}: the price is above the list price`);
  }
  for (const [i, { name, dueOn }] of contract.milestones.entries())
    if (dueOn < planStartsOn || dueOn > planEndsOn)
      fault(
        'milestone-outside-plan',
        `第 ${i + 1} 个里程碑“${name}”不在计划期内`,
        `Milestone ${i + 1} "${name}" lies outside the plan`,
      );
  return faults;
}
