/** What the claim, its audit, the decision and the payment need. */
import { ceilingOf } from '../entitlement-of-case.ts';
import type { Situation } from '../facts.ts';
import { appealable, forbiddenBy } from '../four-eyes.ts';
import { levelReached } from './acceptance-needs.ts';
import { facts, type Need, positive, type Saying, said, seen } from './need.ts';

export const subsidyNeeds = {
  spendClaimed: seen('spend', '尚未填报支出明细', 'No spend lines are entered', (see) =>
    positive(see.spend?.claimedFen),
  ),
  auditorFree: seen(
    'auditFirmId',
    '没有可委派的审计机构',
    'No audit firm is free',
    (see) => typeof see.auditFirmId === 'string',
  ),
  spendDecided: seen('spend', '尚有支出明细未审定', 'Spend lines are not decided', (see) => see.spend?.undecided === 0),
  spendChangedOrUnaudited: seen(
    'spendChanged',
    '支出明细未变动',
    'The spend lines are unchanged',
    (see, { facts: f }) => see.spendChanged === true || !f.audited,
  ),
  gatesPassed: facts('须先通过验收、等级确认和审计', 'Acceptance, level and audit come first', (now) =>
    gatesPassed(now),
  ),
  unaudited: facts('已完成审计', 'Already audited', ({ facts: f }) => !f.audited),
  entitled: facts('按规则计算的补助金额为零', 'The computed subsidy is zero', ({ facts: f }) => f.entitledFen > 0),
  capNotUsedUp: seen(
    'capLeftFen',
    '同一企业的其他案件已用完补助上限',
    'Other cases of the enterprise have used up the cap',
    (see) => positive(see.capLeftFen),
  ),
  withinCap: seen(
    'capLeftFen',
    '同一企业的其他案件占用了补助上限，剩余额度低于建议金额，请退回经办重新核定',
    'Other cases of the enterprise left less of the cap than is recommended; send it back to be recomputed',
    (see, { facts: f }) => see.capLeftFen !== undefined && see.capLeftFen >= f.recommendedFen,
  ),
  fundSuffices: seen(
    'fundRoomFen',
    '资金不足',
    'The funds are short',
    (see, { facts: f }) => see.fundRoomFen !== undefined && see.fundRoomFen >= commitmentOf(f),
  ),
  reducesAmount: said(
    '调整后的审定投入须低于原额且补助大于零，否则应认定异议成立',
    'The new base must be lower and still give a subsidy',
    ({ amount }, { facts: f, policy }, see) =>
      positive(amount) && amount < f.baseFen && ceilingOf(policy, amount, see.spend?.earlierPaidFen ?? 0) > 0,
    ['spend'],
  ),
  creditClear: seen(
    'creditClear',
    '拨付前信用核查未通过或未进行',
    'The credit check before payment is missing or not clear',
    (see) => see.creditClear === true,
  ),
  accountPresent: seen(
    'accountPresent',
    '企业收款账户未登记',
    'No account is registered',
    (see) => see.accountPresent === true,
  ),
  accountChanged: seen(
    'accountChanged',
    '账户信息尚未更正',
    'The account has not been changed',
    (see) => see.accountChanged === true,
  ),
  fourEyes: {
    of: 'evidence',
    reads: ['actorDid'],
    holds: (_: Situation, { type, seen: see }: Saying) =>
      see.actorDid !== undefined && forbiddenBy(type, see.actorDid) === null,
    why: { zh: '同一人不得在同一案件上兼任这两个环节', en: 'One person must not do both on one case' },
  },
  decidedNothing: seen(
    'actorDid',
    '须由未参与过本案决定的人员办理',
    'Someone who decided nothing on the case must hear it',
    (see) => see.actorDid !== undefined && !see.actorDid.some((done) => appealable.includes(done)),
  ),
} satisfies Record<string, Need>;

/** Money still to be committed for this case: what was approved less what an instalment already paid. */
export const commitmentOf = (f: Situation['facts']): number =>
  Math.max(0, f.approvedFen > 0 ? f.approvedFen - f.instalmentFen : f.recommendedFen - f.instalmentFen);

function gatesPassed(now: Situation): boolean {
  const { facts: f, policy } = now;
  return f.accepted && f.audited && levelReached(now) && (policy.subsidy.minimumLevel === 0 || f.levelConfirmed);
}
