/**
 * The arithmetic of legal clocks: when a period ends, and what becomes of the end when the clock is paused, resumed or
 * extended. The end is computed once and stored with `how`; nothing moves it but another act (calendar.md). A period
 * begins the day after the act that starts it (民法典第二百零一条) unless the notice counts that day, ends at 24:00 of its
 * last day in Shanghai, and a last day that is a day off rolls on to the next working day (第二百零三条).
 */
import type { Day, Instant } from './day.ts';
import { addDays, dateInShanghai, daysBetween, earlierDay, endOfDay, laterDay, startOfDay } from './day.ts';
import type { Calendar } from './working-days.ts';
import { addWorkingDays, isSettled, workingDayFrom, workingDaysBetween } from './working-days.ts';

export type PeriodUnit = 'workingDays' | 'days';
export type Period = { readonly n: number; readonly unit: PeriodUnit };

/** A length with the parameters of the notice, or an end that a row names. A policy's clock fits once `until` is one. */
export type ClockSpec =
  | (Period & {
      /** The day of the start is the first day ("自…起" in some cities). Default false. */
      readonly countsFirstDay?: boolean | undefined;
      /** A calendar period that would end on a day off ends on the next working day. Default true. */
      readonly rollsOn?: boolean | undefined;
    })
  | { readonly until: Instant };

/** How an end was computed, stored beside it; plain JSON. */
export type ClockHow = {
  /** `instant` is a fixed end. */
  readonly unit: PeriodUnit | 'instant';
  readonly rollsOn: boolean;
  /** The first day that counts, anew after a pause. */
  readonly countedFrom: Day;
  /** The last day by count. */
  readonly lastDay: Day;
  /** The day at whose end it is due: `lastDay`, or the working day it rolled on to. */
  readonly endsOn: Day;
  /** Working days that were used before the last pause. */
  readonly usedBefore: number;
  readonly acts: readonly ClockAct[];
};

export type ClockAct =
  | { readonly act: 'start'; readonly at: Instant; readonly spec: ClockSpec }
  | { readonly act: 'pause'; readonly at: Instant; readonly remaining: Period | null }
  | { readonly act: 'resume'; readonly at: Instant; readonly atLeast: Period | null; readonly lengthened: boolean }
  | { readonly act: 'extend'; readonly by: Period }
  /** A fixed end that an act of its own moved; `ground` names the act. */
  | { readonly act: 'refix'; readonly at: Instant; readonly until: Instant; readonly ground: string };

export type Clock = {
  readonly startedAt: Instant;
  /** Too late from this instant on. */
  readonly dueAt: Instant;
  /** A year without a published notice was touched: show it, and recompute by an act when the notice is out. */
  readonly provisional: boolean;
  readonly how: ClockHow;
};

export type PausedClock = {
  readonly startedAt: Instant;
  readonly pausedAt: Instant;
  /** Null for a fixed end, which a pause doesn't move. */
  readonly remaining: Period | null;
  readonly fixedDueAt: Instant | null;
  readonly rollsOn: boolean;
  readonly usedBefore: number;
  readonly acts: readonly ClockAct[];
};

type Course = { startedAt: Instant; usedBefore: number; acts: readonly ClockAct[] };

/** Starts a clock at an instant. `n` is whole and not negative; 0 ends with the day of the start, or the next worked one. */
export function startClock(spec: ClockSpec, at: Instant, calendar: Calendar): Clock {
  const course: Course = { startedAt: at, usedBefore: 0, acts: [{ act: 'start', at, spec }] };
  if ('until' in spec) return fixedClock(spec.until, at, course);
  const today = dateInShanghai(at);
  const dayBefore = spec.countsFirstDay ? addDays(today, -1) : today;
  return periodClock({ period: spec, rollsOn: spec.rollsOn ?? true, dayBefore, course }, calendar);
}

/**
 * Stops a clock: the days after today up to its last day remain, in its own unit. The day of the pause is used up, as
 * the day of the resumption won't count: a clock paused and resumed on one day is due as before.
 */
export function pauseClock(clock: Clock, at: Instant, calendar: Calendar): PausedClock {
  const { how } = clock;
  const tomorrow = addDays(dateInShanghai(at), 1);
  const from = laterDay(tomorrow, how.countedFrom);
  const remaining = remainingPeriod(how, from, calendar);
  return {
    startedAt: clock.startedAt,
    pausedAt: at,
    remaining,
    fixedDueAt: remaining ? null : clock.dueAt,
    rollsOn: how.rollsOn,
    usedBefore: workingDaysUsed(clock, at, calendar),
    acts: [...how.acts, { act: 'pause', at, remaining }],
  };
}

/**
 * Lets a paused clock run on with the days that remained; with `atLeast`, never due before that period from now. A
 * clock with nothing left ends with the day it is resumed, or the next worked one.
 */
export function resumeClock(paused: PausedClock, at: Instant, calendar: Calendar, atLeast?: Period): Clock {
  const { startedAt, usedBefore, rollsOn } = paused;
  const dayBefore = dateInShanghai(at);
  const resumed = (lengthened: boolean): Course => ({
    startedAt,
    usedBefore,
    acts: [...paused.acts, { act: 'resume', at, atLeast: atLeast ?? null, lengthened }],
  });
  const clock = paused.remaining
    ? periodClock({ period: paused.remaining, rollsOn, dayBefore, course: resumed(false) }, calendar)
    : fixedClock(paused.fixedDueAt ?? at, at, resumed(false));
  if (!atLeast) return clock;
  const longer = periodClock({ period: atLeast, rollsOn, dayBefore, course: resumed(true) }, calendar);
  return longer.dueAt > clock.dueAt ? longer : clock;
}

/** Moves the end by a period from the day it was due (第二百零三条 applies again); the time of day stays. */
export function extendClock(clock: Clock, by: Period, calendar: Calendar): Clock {
  const { how } = clock;
  const lastDay = daysLater(how.endsOn, by, calendar);
  const rolls = how.unit === 'workingDays' || (how.unit === 'days' && how.rollsOn);
  const endsOn = rolls ? workingDayFrom(lastDay, calendar) : lastDay;
  return {
    startedAt: clock.startedAt,
    dueAt: clock.dueAt + startOfDay(endsOn) - startOfDay(how.endsOn),
    provisional:
      clock.provisional || ((rolls || by.unit === 'workingDays') && !isSettled(how.endsOn, endsOn, calendar)),
    how: { ...how, lastDay, endsOn, acts: [...how.acts, { act: 'extend', by }] },
  };
}

export type Refixing = { readonly at: Instant; readonly until: Instant; readonly ground: string };

/** Moves a fixed end to another instant, earlier or later. */
export function refixClock(clock: Clock, { at, until, ground }: Refixing): Clock {
  const acts: ClockAct[] = [...clock.how.acts, { act: 'refix', at, until, ground }];
  const { usedBefore, countedFrom } = clock.how;
  const moved = fixedClock(until, at, { startedAt: clock.startedAt, usedBefore, acts });
  return { ...moved, how: { ...moved.how, countedFrom } };
}

/** The same of one that rests. */
export const refixPaused = (paused: PausedClock, { at, until, ground }: Refixing): PausedClock => ({
  ...paused,
  fixedDueAt: until,
  acts: [...paused.acts, { act: 'refix', at, until, ground }],
});

/** Working days used up to and including the day of `at`, those before a pause among them; never beyond the end. */
export function workingDaysUsed(clock: Clock, at: Instant, calendar: Calendar): number {
  const today = dateInShanghai(at);
  const { countedFrom, endsOn, usedBefore } = clock.how;
  return usedBefore + workingDaysBetween(countedFrom, earlierDay(today, endsOn), calendar).count;
}

/** Working days after the day of `at` up to the end: 0 on the last day and later. */
export function workingDaysLeft(clock: Clock, at: Instant, calendar: Calendar): number {
  const tomorrow = addDays(dateInShanghai(at), 1);
  const { countedFrom, endsOn } = clock.how;
  return workingDaysBetween(laterDay(tomorrow, countedFrom), endsOn, calendar).count;
}

type PeriodCourse = { period: Period; rollsOn: boolean; dayBefore: Day; course: Course };

function periodClock({ period, rollsOn, dayBefore, course }: PeriodCourse, calendar: Calendar): Clock {
  const lastDay = daysLater(dayBefore, period, calendar);
  const mustBeWorked = rollsOn || period.unit === 'workingDays';
  const endsOn = mustBeWorked ? workingDayFrom(lastDay, calendar) : lastDay;
  const countedFrom = addDays(dayBefore, 1);
  const decided = period.unit === 'workingDays' ? countedFrom : lastDay;
  return {
    startedAt: course.startedAt,
    dueAt: endOfDay(endsOn),
    provisional: mustBeWorked && !isSettled(decided, endsOn, calendar),
    how: {
      unit: period.unit,
      rollsOn,
      countedFrom,
      lastDay,
      endsOn,
      usedBefore: course.usedBefore,
      acts: course.acts,
    },
  };
}

function fixedClock(until: Instant, from: Instant, course: Course): Clock {
  const day = dateInShanghai(until - 1);
  return {
    startedAt: course.startedAt,
    dueAt: until,
    provisional: false,
    how: {
      unit: 'instant',
      rollsOn: false,
      countedFrom: addDays(dateInShanghai(from), 1),
      lastDay: day,
      endsOn: day,
      usedBefore: course.usedBefore,
      acts: course.acts,
    },
  };
}

function daysLater(day: Day, { n, unit }: Period, calendar: Calendar): Day {
  return unit === 'days' ? addDays(day, n) : addWorkingDays(day, n, calendar).day;
}

function remainingPeriod(how: ClockHow, from: Day, calendar: Calendar): Period | null {
  if (how.unit === 'instant') return null;
  if (how.unit === 'days') return { n: daysBetween(from, how.lastDay), unit: 'days' };
  return { n: workingDaysBetween(from, how.endsOn, calendar).count, unit: 'workingDays' };
}
