/** The countdown: never more than what is left, seconds at last, and spoken only now and then. */
import { expect, test } from 'vitest';
import { fromField, toField } from '../../web/src/calls/beijing-input.ts';
import { leftIn, pauseUntilNext, spokenMark } from '../../web/src/calls/countdown.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

test.each([
  [2 * day + 3 * hour + 59 * minute, { unit: 'days', days: 2, hours: 3 }],
  [day, { unit: 'days', days: 1, hours: 0 }],
  [day - 1, { unit: 'hours', hours: 23, minutes: 59 }],
  [hour - 1, { unit: 'minutes', minutes: 59, seconds: 59 }],
  [1, { unit: 'minutes', minutes: 0, seconds: 0 }],
  [0, { unit: 'over' }],
])('%i ms left', (ms, left) => {
  expect(leftIn(ms)).toEqual(left);
});

test('it is looked at again when its words change, and not before', () => {
  for (const ms of [3 * day + 5, day + 1, hour + 30 * second, 90 * second, 700]) {
    const pause = pauseUntilNext(ms);
    expect(leftIn(ms - pause)).not.toEqual(leftIn(ms));
    expect(pause).toBeLessThanOrEqual(hour);
  }
});

test('a screen reader hears of it at an hour, ten minutes, a minute and the end', () => {
  expect([2 * hour, hour, 11 * minute, 10 * minute, 2 * minute, minute, 1, 0].map(spokenMark)).toEqual([
    ...[null, 'hour', 'hour', 'tenMinutes', 'tenMinutes', 'minute', 'minute', 'over'],
  ]);
});

test('a field of date and time is Beijing time on every device', () => {
  expect(toField('2025-02-28T09:00:00.000Z')).toBe('2025-02-28T17:00');
  expect(fromField('2025-02-28T17:00')).toBe('2025-02-28T17:00:00+08:00');
  expect([fromField(''), fromField('2025-02-28')]).toEqual([null, null]);
});
