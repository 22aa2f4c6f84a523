/** Separation of duties (decisions.md 2): for one person on one case these pairs are forbidden, and no others. */
import { type EventType, events } from '../vocabulary/events.ts';
import { keysOf } from '../vocabulary/keys.ts';

/** Decisions that an objection or an appeal may be about. */
export const decisions = [
  'application.endorse',
  'application.approve',
  'application.reject',
  'acceptance.confirm',
  'acceptance.void',
  'assessment.confirm',
  'subsidy.recommend',
  'subsidy.reject',
  'subsidy.approve',
  'hold.refuse',
  'inspection.fail',
] as const satisfies readonly EventType[];

/** What an appeal may be about: an objection that was upheld refused the case as well. */
export const appealable: readonly EventType[] = [...decisions, 'objection.uphold'];

const hearings = [
  'objection.dismiss',
  'objection.uphold',
  'objection.changeAmount',
  'appeal.uphold',
  'appeal.deny',
] as const satisfies readonly EventType[];

/** The first of the pair has been done, the second is being said; the table is read both ways. */
export const forbiddenPairs: readonly {
  one: readonly EventType[];
  other: readonly EventType[];
  zh: string;
  en: string;
}[] = [
  { one: ['subsidy.recommend'], other: ['subsidy.approve'], zh: '建议补助与批准补助', en: 'recommend and approve' },
  { one: ['subsidy.approve'], other: ['payment.issue', 'payment.settle'], zh: '批准补助与拨付', en: 'approve and pay' },
  {
    one: decisions,
    other: hearings,
    zh: '作出决定与核查对该决定的异议或复核',
    en: 'decide and hear the objection or appeal',
  },
  {
    one: ['subsidy.approve', 'recovery.order'],
    other: ['recovery.record'],
    zh: '责令退回与登记退款',
    en: 'order and record a recovery',
  },
];

/** The pair that forbids this person to say this, or null. */
export function forbiddenBy(type: EventType, did: readonly EventType[]): { zh: string; en: string } | null {
  const clash = forbiddenPairs.find(
    ({ one, other }) =>
      (other.includes(type) && did.some((done) => one.includes(done))) ||
      (one.includes(type) && did.some((done) => other.includes(done))),
  );
  return clash ? { zh: clash.zh, en: clash.en } : null;
}

/** Events at which the server must know what the caller did before. */
export const guardedByFourEyes: readonly EventType[] = keysOf(events).filter((type) =>
  forbiddenPairs.some(({ one, other }) => one.includes(type) || other.includes(type)),
);
