/**
 * What must have been seen and said for a step to be allowed, stated a second time from workflow.md and decisions.md:
 * the machine's own needs are checked against it. An event that isn't listed needs no evidence.
 */
import type { Evidence } from '../case/evidence.ts';
import type { Facts } from '../case/facts.ts';
import type { Said } from '../case/said.ts';
import type { Path } from '../case/structure.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { EventType } from '../vocabulary/events.ts';
import { most } from './most.ts';

type Heard = { path: Path; facts: Facts; policy: Policy; said: Said; seen: Evidence; to: Path };

const complete = ({ seen }: Heard) => seen.missing?.length === 0;
/** Policies of before there were rules of eligibility ask for none. */
const none = ({ policy }: Heard, checks: readonly string[] | undefined) =>
  policy.eligibility === undefined || checks?.length === 0;
/** Where the policy asks for it: confirmed, or on paper where paper counts. */
const committed = ({ seen, policy }: Heard) => {
  const { commitment } = policy;
  if (!commitment) return true;
  const by = seen.commitment?.by ?? null;
  return by === 'representative' || (by === 'paper' && commitment.paperCounts);
};
const inspector = ({ seen }: Heard) => seen.conflictDeclared === true && seen.inspectedBefore === false;
const mayWork = ({ seen, facts }: Heard) =>
  facts.providerId === null ||
  seen.chosenStanding === 'admitted' ||
  (seen.chosenStanding === 'outside' && facts.providerOutOfPool);
const wholeAndPositive = (amount: number | undefined): amount is number =>
  Number.isSafeInteger(amount) && Number(amount) > 0;
const placeWhenListed = ({ seen, to }: Heard) =>
  seen.placeFree === true || to.startsWith('application.') || to === 'lapsed' || to === 'notListed';

export const mustHold: Partial<Record<EventType, (heard: Heard) => boolean>> = {
  'application.submit': (heard) =>
    heard.seen.callOpen === true && complete(heard) && none(heard, heard.seen.ineligible) && committed(heard),
  'application.approve': (heard) => none(heard, heard.seen.unsettled),
  'application.resubmit': (heard) => complete(heard) && committed(heard),
  'application.transfer': ({ said, seen, facts }) => seen.districtKnown === true && said.district !== facts.district,
  'application.promote': ({ seen }) => seen.placeFree === true,
  'deadline.passed': (heard) => heard.path !== 'application.publicNotice' || placeWhenListed(heard),

  'provider.choose': ({ seen }) => seen.namedStanding === 'admitted',
  'provider.chooseOutOfPool': ({ seen }) => seen.namedStanding === 'outside',
  'provider.accept': mayWork,
  'provider.refuse': ({ seen }) => seen.chosenStanding === 'suspended' || seen.chosenStanding === 'removed',
  'diagnosis.submit': complete,

  'contract.file': (heard) => {
    const { contract } = heard.seen;
    if (!contract || !complete(heard)) return false;
    const { priceFen, planDays } = contract;
    return wholeAndPositive(priceFen) && planDays > 0 && planDays <= heard.policy.planMaxDays;
  },
  'contract.accept': mayWork,
  'retrofit.finish': ({ seen }) => seen.milestonesOpen === 0 && seen.progressPercent === 100,
  'change.request': ({ said, facts }) => {
    if (said.kind === 'amount') return wholeAndPositive(said.amount);
    if (said.kind !== 'extension') return said.kind !== undefined;
    return said.planEndsOn !== undefined && facts.planEndsOn !== null && said.planEndsOn > facts.planEndsOn;
  },

  'acceptance.request': complete,
  'agency.assign': ({ said, seen }) =>
    said.agencyId !== undefined && said.agencyId === seen.drawnAgencyId && seen.agencyIndependent === true,
  'agency.replace': ({ path, said, seen, facts }) =>
    path === 'acceptance.inspecting' ||
    (said.agencyId !== undefined && said.agencyId !== facts.agencyId && seen.agencyIndependent === true),
  'inspection.pass': (heard) =>
    inspector(heard) &&
    complete(heard) &&
    heard.seen.inspection?.complete === true &&
    heard.seen.inspection.passes === true,
  'inspection.requireRectification': inspector,
  'inspection.fail': (heard) =>
    inspector(heard) && heard.seen.inspection?.complete === true && heard.seen.inspection.passes === false,
  'rectification.report': complete,

  'assessment.submitSelf': complete,
  'assessment.record': (heard) => inspector(heard) && [0, 1, 2, 3, 4].includes(heard.seen.assessedLevel ?? -1),

  'subsidy.claim': (heard) =>
    complete(heard) &&
    wholeAndPositive(heard.seen.spend?.claimedFen) &&
    heard.seen.accountPresent === true &&
    typeof heard.seen.auditFirmId === 'string',
  'audit.conclude': (heard) => complete(heard) && heard.seen.spend?.undecided === 0,
  'auditFirm.replace': ({ seen }) => typeof seen.auditFirmId === 'string',
  'subsidy.resubmit': (heard) => complete(heard) && wholeAndPositive(heard.seen.spend?.claimedFen),
  'subsidy.approve': ({ to, seen, facts }) =>
    to === 'subsidy.queued' || (seen.fundRoomFen ?? -1) >= facts.recommendedFen - facts.instalmentFen,
  'fund.available': ({ seen, facts }) => (seen.fundRoomFen ?? -1) >= facts.approvedFen - facts.instalmentFen,
  'objection.changeAmount': ({ said: { amount }, seen, facts, policy }) =>
    wholeAndPositive(amount) && amount < facts.baseFen && most(policy, amount, seen.spend?.earlierPaidFen ?? 0) > 0,
  'payment.issue': ({ seen }) => seen.accountPresent === true && seen.creditClear === true,
  'account.correct': ({ seen }) => seen.accountChanged === true,

  'recovery.order': ({ said: { amount }, facts }) => wholeAndPositive(amount) && amount <= facts.paidFen,
  'recovery.record': ({ said: { amount }, facts: { orderedFen, recoveredFen, writtenOffFen } }) =>
    wholeAndPositive(amount) && amount <= orderedFen - recoveredFen - writtenOffFen,
  'case.terminate': ({ seen }) => seen.terminationDecided === true,
  'case.correct': ({ said, seen, to }) => said.to === to && seen.correctionProposed === to,
};
