/**
 * Days and instants. A day is `YYYY-MM-DD` in Asia/Shanghai, an instant is epoch milliseconds. China keeps UTC+8 all
 * year, so the offset is a constant and the server's time zone is never asked (calendar.md).
 */

/** `YYYY-MM-DD` in Asia/Shanghai. Compares as text. */
export type Day = string;

/** Milliseconds since the epoch. */
export type Instant = number;

/** Half-open: `from` belongs to it, `to` does not. */
export type Window = { readonly from: Instant; readonly to: Instant };

export const dayMs = 86_400_000;
const shanghaiOffsetMs = 8 * 3_600_000;

/** Whether a text is a day that exists: 2025-02-29 is not. */
export function isDay(text: string): boolean {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** The day on which an instant falls in Shanghai. */
export function dateInShanghai(instant: Instant): Day {
  return new Date(instant + shanghaiOffsetMs).toISOString().slice(0, 10);
}

/** 00:00 of the day in Shanghai, as an instant. */
export function startOfDay(day: Day): Instant {
  return Date.parse(`${day}T00:00:00+08:00`);
}

/** 24:00 of the day: the next day's 00:00. What happens at this very instant is too late. */
export function endOfDay(day: Day): Instant {
  return startOfDay(day) + dayMs;
}

/** A time of day in Shanghai, `HH:MM`, as an instant: some calls close at 17:00. */
export function instantOn(day: Day, time: string): Instant {
  return Date.parse(`${day}T${time}:00+08:00`);
}

/** The day so many calendar days later, or earlier when negative. */
export function addDays(day: Day, n: number): Day {
  return dayOfNumber(dayNumber(day) + n);
}

/** Calendar days from the first to the last day, both counted; 0 when the last lies before the first. */
export function daysBetween(from: Day, to: Day): number {
  return Math.max(0, dayNumber(to) - dayNumber(from) + 1);
}

export function laterDay(a: Day, b: Day): Day {
  if (a < b) return b;
  return a;
}

export function earlierDay(a: Day, b: Day): Day {
  if (a < b) return a;
  return b;
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** Saturday or Sunday. */
export const isWeekend = (day: Day): boolean => isWeekendNumber(dayNumber(day));

function isWeekendNumber(number: number): boolean {
  const weekday = new Date(number * dayMs).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** Mondays to Fridays from the first to the last day, both counted; the first must not lie after the last. */
export function weekdaysBetween(from: Day, to: Day): number {
  const first = dayNumber(from);
  const days = dayNumber(to) - first + 1;
  const rest = days % 7;
  let count = ((days - rest) / 7) * 5;
  for (let number = first; number < first + rest; number += 1) if (!isWeekendNumber(number)) count += 1;
  return count;
}

/** The instant the server received the request decides: at `from` it is in time, at `to` too late. */
export function isWithin(window: Window, instant: Instant): boolean {
  return instant >= window.from && instant < window.to;
}

/** From 00:00 of the first day to 24:00 of the last. */
export function windowOfDays(first: Day, last: Day): Window {
  return { from: startOfDay(first), to: endOfDay(last) };
}

/** ISO 8601 with the offset of Shanghai, as the API shows instants: `2025-01-06T09:00:00.000+08:00`. */
export function isoInShanghai(instant: Instant): string {
  return new Date(instant + shanghaiOffsetMs).toISOString().replace('Z', '+08:00');
}

function dayNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMs;
}

function dayOfNumber(number: number): Day {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}
