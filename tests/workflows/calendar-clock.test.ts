import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarFrom, shippedCalendar, shippedNotices } from '../../workflows/calendar/calendar-data.ts';
import type { ClockSpec, Period } from '../../workflows/calendar/clock.ts';
import {
  extendClock,
  pauseClock,
  resumeClock,
  startClock,
  workingDaysLeft,
  workingDaysUsed,
} from '../../workflows/calendar/clock.ts';
import { describeClock } from '../../workflows/calendar/clock-words.ts';
import { addDays, dateInShanghai, endOfDay, instantOn, isoInShanghai } from '../../workflows/calendar/day.ts';
import { isWorkingDay } from '../../workflows/calendar/working-days.ts';

const calendar = shippedCalendar;
const morning = (day: string) => instantOn(day, '09:30');
const start = (spec: ClockSpec, day: string) => startClock(spec, morning(day), calendar);
const workingDays = (n: number): Period => ({ n, unit: 'workingDays' });
const days = (n: number): Period => ({ n, unit: 'days' });

describe('when a clock ends', () => {
  test('five working days begin the day after and end at 24:00 of the fifth', () => {
    const clock = start(workingDays(5), '2025-07-07');
    expect(clock).toMatchObject({ dueAt: endOfDay('2025-07-14'), provisional: false });
    expect(isoInShanghai(clock.dueAt)).toBe('2025-07-15T00:00:00.000+08:00');
  });

  test('a notice that counts its first day ends a working day earlier', () => {
    expect(start({ ...workingDays(10), countsFirstDay: true }, '2025-07-07').dueAt).toBe(endOfDay('2025-07-18'));
    expect(start({ ...workingDays(7), countsFirstDay: true }, '2023-06-20').dueAt).toBe(endOfDay('2023-06-29'));
    expect(start({ ...days(7), countsFirstDay: true }, '2025-09-24').dueAt).toBe(endOfDay('2025-09-30'));
  });

  test('a district review asked for on 29 September 2025 waits for the National Day holiday', () => {
    expect(start(workingDays(5), '2025-09-29').dueAt).toBe(endOfDay('2025-10-13'));
  });

  test('a supplement asked for before Spring Festival 2026 gets ten days that are really worked', () => {
    expect(start(workingDays(10), '2026-02-11').dueAt).toBe(endOfDay('2026-03-03'));
  });

  test('a calendar period that would end on a day off ends on the next working day, unless the notice says otherwise', () => {
    expect(start(days(7), '2025-09-25').dueAt).toBe(endOfDay('2025-10-09'));
    expect(start({ ...days(7), rollsOn: false }, '2025-09-25').dueAt).toBe(endOfDay('2025-10-02'));
    expect(start(days(30), '2025-03-03').dueAt).toBe(endOfDay('2025-04-02'));
  });

  test('an end that a row names is the end, to the millisecond', () => {
    const until = instantOn('2025-02-28', '17:00');
    expect(start({ until }, '2025-01-06')).toMatchObject({ dueAt: until, provisional: false });
  });

  test('the hour of the start does not matter, the day in Shanghai does', () => {
    const ends = (iso: string) => startClock(workingDays(5), Date.parse(iso), calendar).dueAt;
    expect(ends('2025-07-07T00:00:00+08:00')).toBe(ends('2025-07-07T23:59:59.999+08:00'));
    expect(ends('2025-07-07T16:00:00Z')).toBe(endOfDay('2025-07-15'));
  });

  test('a deadline in a year without a notice is provisional, a calendar period that needs no calendar is not', () => {
    expect(start(workingDays(5), '2026-12-30')).toMatchObject({ provisional: true });
    expect(start(days(365), '2026-03-02').provisional).toBe(true);
    expect(start({ ...days(365), rollsOn: false }, '2026-03-02').provisional).toBe(false);
    const before2026 = calendarFrom(shippedNotices.filter(({ year }) => year < 2026));
    const unpublished = startClock(workingDays(10), morning('2026-02-11'), before2026);
    expect(unpublished).toMatchObject({ dueAt: endOfDay('2026-02-25'), provisional: true });
    const only2026 = calendarFrom(shippedNotices.filter(({ year }) => year === 2026));
    expect(startClock(workingDays(10), morning('2025-12-24'), only2026).provisional).toBe(true);
  });
});

describe('pausing, resuming, extending', () => {
  test('a review paused for a supplement goes on with the days it had left', () => {
    const review = start(workingDays(10), '2025-07-07');
    const paused = pauseClock(review, morning('2025-07-10'), calendar);
    expect(paused.remaining).toEqual(workingDays(7));
    const resumed = resumeClock(paused, morning('2025-07-28'), calendar);
    expect(resumed).toMatchObject({ startedAt: review.startedAt, dueAt: endOfDay('2025-08-06') });
    expect(workingDaysUsed(resumed, morning('2025-07-29'), calendar)).toBe(4);
    expect(workingDaysLeft(resumed, morning('2025-07-29'), calendar)).toBe(6);
  });

  test('an acceptance returned on its last day still gets ten working days', () => {
    const preparing = start(days(90), '2025-03-03');
    const paused = pauseClock(preparing, morning('2025-06-01'), calendar);
    expect(paused.remaining).toEqual(days(0));
    expect(resumeClock(paused, morning('2025-06-10'), calendar, workingDays(10)).dueAt).toBe(endOfDay('2025-06-24'));
    const early = pauseClock(preparing, morning('2025-03-10'), calendar);
    expect(resumeClock(early, morning('2025-03-17'), calendar, workingDays(10)).dueAt).toBe(endOfDay('2025-06-09'));
  });

  test('a clock with nothing left ends with the day it is resumed, or the next worked one', () => {
    const paused = pauseClock(start(workingDays(5), '2025-07-07'), morning('2025-07-14'), calendar);
    expect(resumeClock(paused, morning('2025-07-16'), calendar).dueAt).toBe(endOfDay('2025-07-16'));
    expect(resumeClock(paused, morning('2025-07-19'), calendar).dueAt).toBe(endOfDay('2025-07-21'));
  });

  test('a fixed end does not move with a pause', () => {
    const until = instantOn('2025-10-31', '17:00');
    const paused = pauseClock(start({ until }, '2025-03-03'), morning('2025-05-06'), calendar);
    expect(resumeClock(paused, morning('2025-06-10'), calendar).dueAt).toBe(until);
    expect(resumeClock(paused, morning('2025-10-30'), calendar, workingDays(2)).dueAt).toBe(endOfDay('2025-11-03'));
  });

  test('an extension counts from the day it was due, in working or calendar days, and keeps a fixed time of day', () => {
    expect(extendClock(start(workingDays(5), '2025-07-07'), workingDays(5), calendar).dueAt).toBe(
      endOfDay('2025-07-21'),
    );
    expect(extendClock(start(workingDays(5), '2025-07-07'), days(5), calendar).dueAt).toBe(endOfDay('2025-07-21'));
    const fixed = start({ until: instantOn('2025-09-25', '17:00') }, '2025-03-03');
    expect(extendClock(fixed, days(7), calendar).dueAt).toBe(instantOn('2025-10-02', '17:00'));
    expect(extendClock(fixed, workingDays(5), calendar).dueAt).toBe(instantOn('2025-10-09', '17:00'));
  });

  test('a published notice moves nothing by itself: the stored end stays until an act recomputes it', () => {
    const before2026 = calendarFrom(shippedNotices.filter(({ year }) => year < 2026));
    const clock = startClock(workingDays(10), morning('2026-02-11'), before2026);
    expect(pauseClock(clock, morning('2026-02-12'), calendar).acts[0]).toEqual(clock.how.acts[0]);
    expect(clock.dueAt).toBe(endOfDay('2026-02-25'));
    expect(startClock(workingDays(10), clock.startedAt, calendar)).toMatchObject({
      dueAt: endOfDay('2026-03-03'),
      provisional: false,
    });
  });

  test('how an end came about is a sentence', () => {
    const paused = pauseClock(start(workingDays(10), '2025-07-07'), morning('2025-07-10'), calendar);
    const clock = extendClock(resumeClock(paused, morning('2025-07-28'), calendar), days(3), calendar);
    expect(describeClock(clock).zh).toBe(
      '自 2025-07-07 次日起 10 个工作日；2025-07-10 暂停，剩余 7 个工作日；2025-07-28 恢复；延长 3 个自然日；2025-08-11 24:00 截止（2025-08-09 为休息日，顺延）。',
    );
    expect(describeClock(start({ until: instantOn('2025-02-28', '17:00') }, '2025-01-06')).en).toBe(
      'started on 2025-01-06; due before 2025-02-28 17:00.',
    );
    expect(describeClock(start(workingDays(1), '2026-12-31')).zh).toContain('暂定');
    expect(describeClock(start(workingDays(1), '2025-07-07')).en).toContain(
      '1 working day from the day after 2025-07-07',
    );
  });
});

describe('laws of clocks', () => {
  const day = fc.integer({ min: 0, max: 1000 }).map((n) => addDays('2023-02-01', n));
  const period = fc.record({
    n: fc.integer({ min: 1, max: 60 }),
    unit: fc.constantFrom('workingDays', 'days'),
    countsFirstDay: fc.boolean(),
  });

  test('no period ends on a day off, before it began, or provisionally while every year is published', () => {
    fc.assert(
      fc.property(day, period, (from, spec) => {
        const clock = start(spec, from);
        const lastDay = dateInShanghai(clock.dueAt - 1);
        expect(isWorkingDay(lastDay, calendar)).toBe(true);
        expect(clock.dueAt).toBeGreaterThan(clock.startedAt);
        expect(clock.provisional).toBe(false);
      }),
    );
  });

  test('paused and resumed on one day, a clock is due as before', () => {
    fc.assert(
      fc.property(day, period, fc.nat({ max: 100 }), fc.option(period), (from, spec, later, by) => {
        const started = start(spec, from);
        const clock = by ? extendClock(started, by, calendar) : started;
        const lastDay = dateInShanghai(clock.dueAt - 1);
        const sooner = [addDays(from, later), lastDay].toSorted()[0] ?? lastDay;
        const resumed = resumeClock(pauseClock(clock, morning(sooner), calendar), instantOn(sooner, '18:00'), calendar);
        expect(resumed.dueAt).toBe(clock.dueAt);
      }),
    );
  });

  test('a pause never shortens a clock, and working days used and left always add up to its length', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), fc.nat({ max: 20 }), fc.nat({ max: 30 }), (from, n, a, b) => {
        const clock = start(workingDays(n), from);
        const pausedOn = [addDays(from, a), dateInShanghai(clock.dueAt - 1)].toSorted()[0] ?? from;
        const resumedOn = addDays(pausedOn, b);
        const resumed = resumeClock(pauseClock(clock, morning(pausedOn), calendar), morning(resumedOn), calendar);
        expect(resumed.dueAt).toBeGreaterThanOrEqual(clock.dueAt);
        const used = workingDaysUsed(clock, morning(pausedOn), calendar);
        expect(used + workingDaysLeft(clock, morning(pausedOn), calendar)).toBe(n);
        if (used < n) {
          const tomorrow = morning(addDays(resumedOn, 1));
          expect(workingDaysUsed(resumed, tomorrow, calendar) + workingDaysLeft(resumed, tomorrow, calendar)).toBe(n);
        }
      }),
    );
  });

  test('resuming with at least a period never ends before it; a longer period never ends earlier', () => {
    fc.assert(
      fc.property(day, period, fc.nat({ max: 30 }), fc.integer({ min: 1, max: 20 }), (from, spec, later, n) => {
        const on = addDays(from, later);
        const paused = pauseClock(start(spec, from), morning(on), calendar);
        const floor = start(workingDays(n), on).dueAt;
        expect(resumeClock(paused, morning(on), calendar, workingDays(n)).dueAt).toBeGreaterThanOrEqual(floor);
        expect(start({ ...spec, n: spec.n + n }, from).dueAt).toBeGreaterThanOrEqual(start(spec, from).dueAt);
        expect(extendClock(start(spec, from), days(n), calendar).dueAt).toBeGreaterThan(start(spec, from).dueAt);
      }),
    );
  });
});
