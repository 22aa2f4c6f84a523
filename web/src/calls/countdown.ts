/** How much time is left, in the units in which people think of it: days and hours, hours and minutes, at last seconds. */

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

export type Left =
  | { unit: 'days'; days: number; hours: number }
  | { unit: 'hours'; hours: number; minutes: number }
  | { unit: 'minutes'; minutes: number; seconds: number }
  | { unit: 'over' };

/** Whole units, rounded down: what is said is never more than what is there. */
export function leftIn(ms: number): Left {
  if (ms <= 0) return { unit: 'over' };
  if (ms >= day) return { unit: 'days', days: Math.floor(ms / day), hours: Math.floor((ms % day) / hour) };
  if (ms >= hour) return { unit: 'hours', hours: Math.floor(ms / hour), minutes: Math.floor((ms % hour) / minute) };
  return { unit: 'minutes', minutes: Math.floor(ms / minute), seconds: Math.floor((ms % minute) / second) };
}

/** Until the words change: seconds only in the last hour. A timer that is a little early would tell the old ones again. */
export function pauseUntilNext(ms: number): number {
  const step = ms > day ? hour : ms > hour ? minute : second;
  return Math.min((ms % step) + 20, hour);
}

/** Spoken by a screen reader: when an hour, ten minutes, one minute are left, and at the end; nothing in between. */
export function spokenMark(ms: number): 'hour' | 'tenMinutes' | 'minute' | 'over' | null {
  if (ms <= 0) return 'over';
  if (ms <= minute) return 'minute';
  if (ms <= 10 * minute) return 'tenMinutes';
  return ms <= hour ? 'hour' : null;
}
