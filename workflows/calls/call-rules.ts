/**
 * What a call may look like and how a published one may change (calendar.md; process.md, step 0). Windows are half-open:
 * "17:00" and "24点前" are the first instant that is too late. Pure; every fault is told, not only the first.
 */
import type { Instant } from '../calendar/day.ts';
import type { Label } from '../vocabulary/roles.ts';
import type { CallDate, Ceilings } from './call-acts.ts';

export type Dates = { readonly opensAt: Instant } & { readonly [Date in CallDate]: Instant };
export type CallShape = Dates & {
  readonly quota: number;
  readonly subIndustries: readonly string[];
  readonly ceilings: Ceilings;
};
export type CallFault = Label & { readonly code: string; readonly details: readonly string[] };

const fault = (code: string, zh: string, en: string, details: readonly string[] = []): CallFault => ({
  code,
  zh,
  en,
  details,
});

/** Of a draft and of what an act leaves. A ceiling bounds one sub-industry; several may together be more than the quota. */
export function shapeFaults(call: CallShape): CallFault[] {
  const faults: CallFault[] = [];
  if (call.closesAt <= call.opensAt) faults.push(fault('window', '截止时间须晚于开始时间', 'It closes after it opens'));
  if (call.retrofitEndsAt < call.closesAt)
    faults.push(
      fault('retrofit', '改造截止不得早于申报截止', 'The retrofit ends no earlier than the application window'),
    );
  if (call.batchEndsAt < call.retrofitEndsAt)
    faults.push(fault('batch', '批次结束不得早于改造截止', 'The batch ends no earlier than the retrofit window'));
  const ceilings = Object.entries(call.ceilings);
  const outside = ceilings.map(([code]) => code).filter((code) => !call.subIndustries.includes(code));
  if (outside.length > 0)
    faults.push(
      fault(
        'ceilingOutside',
        '单列名额的细分行业不在范围内',
        'A quota is set for a sub-industry out of scope',
        outside,
      ),
    );
  const above = ceilings.filter(([, quota]) => quota > call.quota).map(([code]) => code);
  if (above.length > 0)
    faults.push(
      fault('ceilingAbove', '细分行业名额不得超过总名额', 'A sub-industry has no more places than the call', above),
    );
  return faults;
}

/** Whether a draft may be published at this instant by this person. */
export function publishFaults(call: Dates, at: Instant, authors: readonly string[], person: string): CallFault[] {
  const faults: CallFault[] = [];
  if (authors.includes(person))
    faults.push(fault('fourEyes', '起草人不能发布，须由他人发布', 'Who wrote the draft does not publish it'));
  if (call.closesAt <= at)
    faults.push(fault('closesInPast', '申报截止时间已过，请修改后再发布', 'The closing time has passed already'));
  return faults;
}

export type Standing = CallShape & { readonly districts: readonly string[]; readonly placesTaken: number };
export type Amendment = Pick<Standing, 'quota' | 'districts' | 'subIndustries' | 'ceilings'>;

/** A scope only grows and a quota only rises: whoever began under the call keeps what it promised. */
export function amendFaults(before: Standing, after: Amendment, takenOf: Ceilings): CallFault[] {
  const faults = shapeFaults({ ...before, ...after });
  const gone = [
    ...before.districts.filter((code) => !after.districts.includes(code)),
    ...before.subIndustries.filter((code) => !after.subIndustries.includes(code)),
  ];
  if (gone.length > 0)
    faults.push(fault('scopeShrinks', '范围只能扩大，不能缩小', 'The scope grows, it does not shrink', gone));
  if (after.quota < before.quota) faults.push(fault('quotaFalls', '名额只能增加', 'The quota is only raised'));
  const lowered = Object.entries(before.ceilings).filter(([code, quota]) => {
    const next = after.ceilings[code];
    return next !== undefined && next < quota;
  });
  if (lowered.length > 0)
    faults.push(
      fault('ceilingFalls', '细分行业名额只能增加', 'The quota of a sub-industry is only raised', lowered.map(first)),
    );
  const fresh = Object.keys(after.ceilings).filter((code) => before.ceilings[code] === undefined);
  const known = fresh.filter((code) => before.subIndustries.includes(code));
  if (known.length > 0)
    faults.push(
      fault('ceilingNew', '已公布的细分行业不能再加名额限制', 'A published sub-industry gets no limit later', known),
    );
  const full = Object.entries(after.ceilings).filter(([code, quota]) => quota < (takenOf[code] ?? 0));
  if (full.length > 0)
    faults.push(fault('belowTaken', '名额不得少于已占用数', 'There are more places taken', full.map(first)));
  return faults;
}

const first = ([code]: readonly [string, number]): string => code;

/** An extension moves dates later that have not passed yet. What is over stays over: there is the next call. */
export function extendFaults(before: CallShape, dates: Partial<Record<CallDate, Instant>>, at: Instant): CallFault[] {
  const names: Record<CallDate, Label> = {
    closesAt: { zh: '申报截止', en: 'the end of the window' },
    retrofitEndsAt: { zh: '改造截止', en: 'the end of the retrofit' },
    batchEndsAt: { zh: '批次结束', en: 'the end of the batch' },
  };
  const faults: CallFault[] = [];
  for (const name of ['closesAt', 'retrofitEndsAt', 'batchEndsAt'] as const) {
    const to = dates[name];
    if (to === undefined || to === before[name]) continue;
    const { zh, en } = names[name];
    if (before[name] <= at) faults.push(fault('passed', `${zh}时间已过，不能再延`, `${en} has passed`, [name]));
    else if (to < before[name]) faults.push(fault('earlier', `${zh}只能延后`, `${en} is only moved later`, [name]));
  }
  return [...faults, ...shapeFaults({ ...before, ...dates })];
}

/** Closing early is for a call that is open; others are over, or wait. */
export const closeFaults = ({ opensAt, closesAt }: Dates, at: Instant): CallFault[] =>
  opensAt <= at && at < closesAt
    ? []
    : [fault('notOpen', '仅开放中的批次可以提前截止', 'Only a call that is open can be closed early')];
