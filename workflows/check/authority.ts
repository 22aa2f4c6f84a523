/**
 * Who may say what, said a second time and independently of the machine, from workflow.md: the check compares the two.
 * Where an event belongs to different people in different states, the state decides.
 */
import type { Path } from '../case/structure.ts';
import type { EventType } from '../vocabulary/events.ts';
import type { Role } from '../vocabulary/roles.ts';

const byEvent: Record<EventType, readonly Role[] | Readonly<Record<Path, readonly Role[]>>> = {
  'application.submit': ['enterprise'],
  'application.endorse': ['district'],
  'application.approve': ['officer'],
  'application.return': { 'application.districtReview': ['district'], 'application.cityReview': ['officer'] },
  'application.resubmit': ['enterprise'],
  'application.reject': { 'application.districtReview': ['district'], 'application.cityReview': ['officer'] },
  'application.transfer': ['district'],
  'application.promote': ['system'],
  'objection.admit': ['objectionHandler'],
  'objection.dismiss': ['objectionHandler'],
  'objection.uphold': ['objectionHandler'],
  'objection.changeAmount': ['objectionHandler'],
  'appeal.file': ['enterprise'],
  'appeal.uphold': ['officer'],
  'appeal.deny': ['officer'],
  'provider.choose': ['enterprise'],
  'provider.chooseOutOfPool': ['enterprise'],
  'outOfPool.allow': ['officer'],
  'outOfPool.deny': ['officer'],
  'provider.accept': ['provider'],
  'provider.decline': ['provider'],
  'provider.takeBack': ['enterprise'],
  'provider.handBack': ['provider'],
  'provider.replace': { 'diagnosis.onSite': ['enterprise', 'officer'], 'retrofit.contracting': ['enterprise'] },
  'provider.refuse': ['district'],
  'diagnosis.submit': ['provider'],
  'diagnosis.confirm': ['enterprise'],
  'diagnosis.dispute': ['enterprise'],
  'diagnosis.approve': ['officer'],
  'diagnosis.return': ['officer'],
  'contract.file': ['enterprise'],
  'contract.accept': ['district'],
  'contract.return': ['district'],
  'retrofit.finish': ['enterprise'],
  'change.request': ['enterprise', 'provider'],
  'change.allow': ['officer'],
  'change.deny': ['officer'],
  'acceptance.request': ['enterprise'],
  'acceptance.authenticate': ['district'],
  'acceptance.return': ['district'],
  'agency.assign': ['officer'],
  'agency.recuse': ['agency'],
  'agency.replace': ['officer'],
  'inspection.pass': ['agency'],
  'inspection.requireRectification': ['agency'],
  'inspection.fail': ['agency'],
  'rectification.report': ['enterprise'],
  'acceptance.confirm': ['officer'],
  'acceptance.void': ['officer'],
  'assessment.submitSelf': ['enterprise'],
  'assessment.record': ['agency'],
  'assessment.confirm': ['officer'],
  'assessment.return': ['officer'],
  'assessment.retry': ['enterprise'],
  'subsidy.claim': ['enterprise'],
  'audit.conclude': ['auditFirm'],
  'audit.suspect': ['auditFirm'],
  'auditFirm.replace': ['officer'],
  'subsidy.recommend': ['officer'],
  'subsidy.return': ['officer'],
  'subsidy.resubmit': ['enterprise'],
  'subsidy.reject': ['officer'],
  'subsidy.approve': ['director'],
  'subsidy.sendBack': ['director'],
  'fund.available': ['system'],
  'payment.issue': ['treasury'],
  'payment.hold': ['treasury'],
  'payment.settle': ['treasury'],
  'payment.bankReturn': ['treasury'],
  'account.correct': ['enterprise'],
  'hold.lift': ['officer'],
  'hold.refuse': ['director'],
  'finding.raise': ['officer', 'auditor'],
  'finding.dismiss': ['director'],
  'recovery.order': ['director'],
  'recovery.record': ['treasury'],
  'recovery.writeOff': ['director'],
  'case.withdraw': ['enterprise'],
  'case.terminate': ['system'],
  'case.correct': ['director'],
  'allowance.grant': ['director'],
  'deadline.passed': ['system'],
  'stage.expired': ['system'],
};

const isList = (who: (typeof byEvent)[EventType]): who is readonly Role[] => Array.isArray(who);

/** Nobody where the event is of no state like this one. */
export function whoMaySay(type: EventType, path: Path): readonly Role[] {
  const who = byEvent[type];
  return isList(who) ? who : (who[path] ?? []);
}

/** "Every refusal, return, change and correction needs a reason" (workflow.md); so does whatever takes something away. */
export const reasoned: readonly EventType[] = [
  'application.return',
  'application.reject',
  'application.transfer',
  'objection.admit',
  'objection.dismiss',
  'objection.uphold',
  'objection.changeAmount',
  'appeal.file',
  'appeal.uphold',
  'appeal.deny',
  'provider.chooseOutOfPool',
  'outOfPool.deny',
  'provider.decline',
  'provider.handBack',
  'provider.replace',
  'provider.refuse',
  'diagnosis.dispute',
  'diagnosis.return',
  'contract.return',
  'change.request',
  'change.deny',
  'acceptance.return',
  'agency.recuse',
  'agency.replace',
  'inspection.requireRectification',
  'inspection.fail',
  'acceptance.void',
  'assessment.return',
  'audit.suspect',
  'auditFirm.replace',
  'subsidy.return',
  'subsidy.reject',
  'subsidy.sendBack',
  'payment.hold',
  'payment.bankReturn',
  'hold.lift',
  'hold.refuse',
  'finding.raise',
  'finding.dismiss',
  'recovery.order',
  'recovery.writeOff',
  'case.withdraw',
  'case.terminate',
  'case.correct',
  'allowance.grant',
];

type NeverBoth = { done: readonly EventType[]; said: readonly EventType[] };

const application = ['application.approve', 'application.reject'] as const satisfies readonly EventType[];
const inspection = [
  'acceptance.confirm',
  'acceptance.void',
  'assessment.confirm',
] as const satisfies readonly EventType[];
const money = [
  'subsidy.recommend',
  'subsidy.reject',
  'subsidy.approve',
  'hold.refuse',
] as const satisfies readonly EventType[];
const decided: readonly EventType[] = [
  'application.endorse',
  'inspection.fail',
  ...application,
  ...inspection,
  ...money,
];
const objections = [
  'objection.dismiss',
  'objection.uphold',
  'objection.changeAmount',
] as const satisfies readonly EventType[];
const appeals = ['appeal.uphold', 'appeal.deny'] as const satisfies readonly EventType[];

/** Separation of duties (decisions.md 2), once more: who has done the one must not say the other on the same case. */
export const neverBoth: readonly NeverBoth[] = [
  { done: ['subsidy.recommend'], said: ['subsidy.approve'] },
  { done: ['subsidy.approve'], said: ['subsidy.recommend', 'payment.issue', 'payment.settle'] },
  { done: ['payment.issue', 'payment.settle'], said: ['subsidy.approve'] },
  { done: decided, said: [...objections, ...appeals] },
  // An objection that was upheld is the decision that the appeal is against.
  { done: ['objection.uphold'], said: appeals },
  { done: [...objections, ...appeals], said: [...application, ...inspection, ...money] },
  { done: ['recovery.order'], said: ['recovery.record'] },
];

export const forbiddenAfter = (type: EventType): EventType[] => [
  ...new Set(neverBoth.flatMap(({ done, said }) => (said.includes(type) ? done : []))),
];
