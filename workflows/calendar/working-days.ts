/**
 * Working days (工作日) after the State Council's yearly notices: statutory holidays are off, some weekends are worked
 * (调休). A year without a notice is computed with weekends only and every answer that touches it says `provisional`,
 * since the later notice may change it (calendar.md; decisions.md 5).
 */
import type { Day } from './day.ts';
import { addDays, isWeekend, weekdaysBetween, yearOf } from './day.ts';

export type Calendar = {
  /** Years whose notice is published. */
  readonly known: ReadonlySet<number>;
  /** Statutory holidays, weekends among them or not. */
  readonly off: ReadonlySet<Day>;
  /** Weekend days that are worked. */
  readonly on: ReadonlySet<Day>;
};

/**
 * From this day on, next year's notice may still change this year: the one for 2019 made Saturday 2018-12-29 a working
 * day and 2018-12-31 a day off; no notice since 2000 reached back farther.
 */
const reachOfNextNotice = '-12-29';

export function isWorkingDay(day: Day, calendar: Calendar): boolean {
  if (calendar.off.has(day)) return false;
  return calendar.on.has(day) || !isWeekend(day);
}

/** Whether every notice that can decide about the days from `from` to `to`, both included, is published. */
export function isSettled(from: Day, to: Day, calendar: Calendar): boolean {
  const last = yearOf(to);
  for (let year = yearOf(from); year <= last; year += 1) if (!calendar.known.has(year)) return false;
  return to < `${to.slice(0, 4)}${reachOfNextNotice}` || calendar.known.has(last + 1);
}

/**
 * The n-th working day after a day (before it when n is negative); with 0 the day itself, worked or not. The day
 * itself never counts.
 */
export function addWorkingDays(day: Day, n: number, calendar: Calendar): { day: Day; provisional: boolean } {
  const step = n < 0 ? -1 : 1;
  let found = day;
  for (let left = Math.abs(n); left > 0; ) {
    found = addDays(found, step);
    if (isWorkingDay(found, calendar)) left -= 1;
  }
  const [from, to] = step < 0 ? [found, day] : [day, found];
  return { day: found, provisional: !isSettled(from, to, calendar) };
}

/**
 * Working days from the first to the last day, both counted; 0 when the last lies before the first. Weekdays by
 * arithmetic, then what the notices changed: every view of a case counts, and a period can be a year long.
 */
export function workingDaysBetween(from: Day, to: Day, calendar: Calendar): { count: number; provisional: boolean } {
  if (to < from) return { count: 0, provisional: false };
  let count = weekdaysBetween(from, to);
  for (const day of calendar.off) if (day >= from && day <= to && !isWeekend(day)) count -= 1;
  for (const day of calendar.on) if (day >= from && day <= to && isWeekend(day) && !calendar.off.has(day)) count += 1;
  return { count, provisional: !isSettled(from, to, calendar) };
}

/** The day itself when it is worked, otherwise the next working day. */
export function workingDayFrom(day: Day, calendar: Calendar): Day {
  let found = day;
  while (!isWorkingDay(found, calendar)) found = addDays(found, 1);
  return found;
}
