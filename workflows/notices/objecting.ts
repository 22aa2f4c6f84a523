/**
 * Who may object to what stands in a notice, until when, and what may be said to them (process.md, "Objection"): in writing, by
 * name, with seal or signature, within the period. What comes without a name is no objection and opens a clue (线索): it is looked
 * into inside the bureau and never holds a case.
 */
import type { Instant } from '../calendar/day.ts';
import type { Label } from '../vocabulary/roles.ts';
import type { NoticeStep } from './steps.ts';

/** Working days within which the handler says whether an objection is admitted, counted from the day after its receipt. */
export const admissionDays = 5;

export const objectionLimits = { files: 3, fileBytes: 5_242_880, statement: 4000, words: 1000 } as const;

export type Standing = { step: NoticeStep; dueAt: Instant | null };
type Why = 'period-over' | 'off-the-list';

export const objectionRefusals = {
  'period-over': {
    zh: '公示期已满，不再受理异议；可以改为提供线索',
    en: 'The period of the notice is over: no objection is taken any more; you can still give a clue',
  },
  'off-the-list': {
    zh: '该企业已不在本次公示名单中，无须提出异议',
    en: 'This enterprise is no longer on the list of this notice',
  },
} as const satisfies Record<Why, Label>;

/** The instant of receipt decides; at the closing instant itself it is too late. A held period has not run out. */
export function refuseObjection({ step, dueAt }: Standing, receivedAt: Instant): Why | null {
  if (step === 'held') return null;
  if (step === 'published' || step === 'resumed') return dueAt !== null && receivedAt < dueAt ? null : 'period-over';
  return step === 'ended' ? 'period-over' : 'off-the-list';
}

/** Why an objection is not admitted. */
export const notAdmitted = {
  unrelated: { zh: '与公示内容无关', en: 'It does not concern what was published' },
  noFacts: { zh: '没有具体事实或可查线索', en: 'It names no facts that can be checked' },
  unsigned: { zh: '未按要求签名或盖章', en: 'It is not signed or sealed as required' },
  unidentified: { zh: '提出人身份无法核实', en: 'Who objects could not be established' },
  answered: { zh: '同一事由已经答复', en: 'The same matter has been answered already' },
  other: { zh: '其他', en: 'Another reason' },
} as const satisfies Record<string, Label>;
export type NotAdmitted = keyof typeof notAdmitted;

/** `admitted` is looked into on the case, and what comes of it is read from the notice. `closed` is the end of a clue. */
export const objectionStatuses = {
  received: { zh: '已收到，待审查', en: 'Received; not yet looked at' },
  admitted: { zh: '已受理，核查中', en: 'Admitted; being looked into' },
  notAdmitted: { zh: '不予受理', en: 'Not admitted' },
  closed: { zh: '已办结', en: 'Closed' },
} as const satisfies Record<string, Label>;
export type ObjectionStatus = keyof typeof objectionStatuses;

/** What came of an admitted objection: the first step of the notice after it was admitted that says so. */
export const outcomes = {
  resumed: { zh: '异议不成立', en: 'Unfounded' },
  changed: { zh: '异议部分成立，金额变更后重新公示', en: 'Partly founded: the amount changes and is published again' },
  removed: { zh: '异议成立，已移出名单', en: 'Founded: taken off the list' },
  left: { zh: '该企业已退出本次公示', en: 'The enterprise has left this notice' },
} as const satisfies Partial<Record<NoticeStep, Label>>;
export type Outcome = keyof typeof outcomes;

export const isOutcome = (step: NoticeStep): step is Outcome => Object.hasOwn(outcomes, step);

export type Decision = { decision: 'admit' | 'notAdmit' | 'close'; ground?: NotAdmitted | undefined; words: string };
type Fault = 'not-a-clue' | 'not-an-objection' | 'ground-missing' | 'words-missing';

export const decisionFaults = {
  'not-a-clue': {
    zh: '实名异议须作出受理或不予受理的决定',
    en: 'An objection is admitted or not; only a clue is closed',
  },
  'not-an-objection': {
    zh: '线索不作为异议受理，核查后办结',
    en: 'A clue is not admitted; it is closed once it was looked into',
  },
  'ground-missing': { zh: '不予受理须选择理由', en: 'Choose why it is not admitted' },
  'words-missing': { zh: '请向提出人说明理由', en: 'Tell who objects why' },
} as const satisfies Record<Fault, Label>;

/** What is told is told to who objected, so a refusal needs words as well as a ground; the end of a clue needs a note. */
export function refuseDecision(kind: 'objection' | 'clue', { decision, ground, words }: Decision): Fault | null {
  if (kind === 'clue' && decision !== 'close') return 'not-an-objection';
  if (kind === 'objection' && decision === 'close') return 'not-a-clue';
  if (decision === 'admit') return null;
  if (decision === 'notAdmit' && ground === undefined) return 'ground-missing';
  return words === '' ? 'words-missing' : null;
}

/** The step that says what came of an objection: the first one after it was admitted. */
export function outcomeOf<S extends { seq: number; step: NoticeStep }>(
  steps: readonly S[],
  admittedSeq: number | null,
): (S & { step: Outcome }) | null {
  if (admittedSeq === null) return null;
  for (const one of steps) {
    const { step } = one;
    if (one.seq > admittedSeq && isOutcome(step)) return { ...one, step };
  }
  return null;
}
