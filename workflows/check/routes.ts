/** Where the events with several outcomes must lead, from workflow.md. Events with one outcome need no law. */
import type { Evidence } from '../case/evidence.ts';
import type { Said } from '../case/said.ts';
import type { Path } from '../case/structure.ts';
import type { EventType } from '../vocabulary/events.ts';
import type { Matter, Stage } from '../vocabulary/stages.ts';
import type { Moment } from './state-laws.ts';

type Heard = Moment & { said: Said; seen: Evidence };

const firstOf: Partial<Record<Stage, Path>> = {
  matching: 'matching.choosing',
  diagnosis: 'diagnosis.onSite',
  retrofit: 'retrofit.contracting',
  acceptance: 'acceptance.preparing',
  assessment: 'assessment.selfAssessment',
  subsidy: 'subsidy.claimOpen',
};
const next = ({ policy }: Moment, ...stages: Stage[]): Path | undefined => {
  const used = stages.find((stage) => policy.stages.includes(stage));
  return used && firstOf[used];
};
const listed = (now: Moment) => next(now, 'matching', 'retrofit', 'acceptance');

/** Where the refusal came from, and where it ends for good. */
export const refusedAt: Record<Matter, Path> = {
  application: 'application.refused',
  acceptance: 'acceptance.failed',
  assessment: 'assessment.belowTarget',
  subsidy: 'subsidy.refused',
};
const upheld: Record<Matter, (now: Moment) => Path> = {
  application: () => 'application.cityReview',
  acceptance: () => 'acceptance.drawing',
  assessment: () => 'assessment.onSite',
  // A claim refused during the audit has no approved spend to review yet.
  subsidy: ({ facts }) => (facts.audited ? 'subsidy.officerReview' : 'subsidy.audit'),
};
const denied: Record<Matter, Path> = {
  application: 'notListed',
  acceptance: 'notAccepted',
  assessment: 'unsubsidised',
  subsidy: 'unsubsidised',
};
const left = ({ facts }: Moment, end: Path) => (facts.paidFen > 0 ? 'recovery.review' : end);

export const routes: Partial<Record<EventType, (heard: Heard) => Path | undefined>> = {
  'application.resubmit': ({ facts }) =>
    facts.supplementFor === 'district' ? 'application.districtReview' : 'application.cityReview',
  'application.promote': listed,
  'deadline.passed': (heard) => {
    if (heard.path !== 'application.publicNotice') return undefined;
    return heard.seen.placeFree === true ? listed(heard) : 'application.waitlisted';
  },
  'appeal.uphold': (heard) => (heard.facts.appealOf === null ? undefined : upheld[heard.facts.appealOf](heard)),
  'appeal.deny': ({ facts }) => (facts.appealOf === null ? undefined : denied[facts.appealOf]),
  'provider.accept': (heard) => (heard.facts.diagnosed ? 'retrofit.contracting' : next(heard, 'diagnosis', 'retrofit')),
  'change.allow': ({ facts, policy }) =>
    facts.pendingChange === 'provider' && policy.stages.includes('matching')
      ? 'matching.choosing'
      : 'retrofit.underway',
  'acceptance.confirm': (heard) => next(heard, 'assessment', 'subsidy'),
  'assessment.confirm': ({ facts, policy }) =>
    (facts.level ?? 0) >= policy.subsidy.minimumLevel ? 'subsidy.claimOpen' : 'assessment.belowTarget',
  'subsidy.resubmit': ({ facts, seen }) =>
    seen.spendChanged === true || !facts.audited ? 'subsidy.audit' : 'subsidy.officerReview',
  'subsidy.approve': ({ facts, seen }) =>
    (seen.fundRoomFen ?? -1) >= facts.recommendedFen - facts.instalmentFen ? 'subsidy.publicNotice' : 'subsidy.queued',
  'hold.lift': ({ facts }) => (facts.heldFrom === 'audit' ? 'subsidy.audit' : 'subsidy.payable'),
  'recovery.record': ({ facts: { orderedFen, recoveredFen, writtenOffFen }, said }) =>
    said.amount === orderedFen - recoveredFen - writtenOffFen ? 'recovered' : 'recovery.recovering',
  'case.withdraw': (heard) => left(heard, 'withdrawn'),
  'case.terminate': (heard) => left(heard, 'terminated'),
  'case.correct': ({ said }) => said.to,
};
