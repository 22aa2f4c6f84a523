/** What contract, work and changes need. */
import { allowanceLeft } from '../facts.ts';
import { facts, type Need, positive, said, seen } from './need.ts';

export const retrofitNeeds = {
  contractComplete: seen('contract', '合同尚未填写完整', 'The contract is incomplete', (see) =>
    positive(see.contract?.priceFen),
  ),
  planWithinLimit: seen(
    'contract',
    '改造计划超过政策允许的最长天数',
    'The plan is longer than the programme allows',
    (see, { policy }) =>
      see.contract != null && see.contract.planDays > 0 && see.contract.planDays <= policy.planMaxDays,
  ),
  milestonesClosed: seen(
    'milestonesOpen',
    '尚有里程碑未完成',
    'Milestones are still open',
    (see) => see.milestonesOpen === 0,
  ),
  progressComplete: seen(
    'progressPercent',
    '服务商尚未报告 100% 完成',
    'The provider has not reported 100 %',
    (see) => see.progressPercent === 100,
  ),
  changeLeft: said('该类变更次数已用完，需分管领导特批', 'No change of this kind left', ({ kind }, now) =>
    kind === 'extension'
      ? allowanceLeft(now, 'extensions') > 0
      : kind === 'provider'
        ? allowanceLeft(now, 'providerChanges') > 0
        : kind !== undefined,
  ),
  changeDescribed: said(
    '延期须写明新的完工日期，金额变更须写明新的合同金额',
    'An extension names a later day, a change of amount the new price',
    ({ kind, planEndsOn, amount }, { facts: f }) =>
      kind === 'extension'
        ? planEndsOn !== undefined && f.planEndsOn !== null && planEndsOn > f.planEndsOn
        : kind === 'amount'
          ? positive(amount)
          : true,
  ),
  providerChangePending: facts(
    '不是更换服务商的变更',
    'The change is not one of provider',
    ({ facts: f }) => f.pendingChange === 'provider',
  ),
  diagnosed: facts('尚未完成诊断', 'Not diagnosed yet', ({ facts: f }) => f.diagnosed),
} satisfies Record<string, Need>;
