import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { calendarFrom, shippedCalendar, shippedNotices } from '../../workflows/calendar/calendar-data.ts';
import {
  addDays,
  dateInShanghai,
  daysBetween,
  endOfDay,
  instantOn,
  isDay,
  isoInShanghai,
  isWithin,
  startOfDay,
  windowOfDays,
} from '../../workflows/calendar/day.ts';
import {
  addWorkingDays,
  isSettled,
  isWorkingDay,
  workingDayFrom,
  workingDaysBetween,
} from '../../workflows/calendar/working-days.ts';

const between = (from: string, to: string) => workingDaysBetween(from, to, shippedCalendar);
const worked = (day: string) => isWorkingDay(day, shippedCalendar);
const dayIn2023To2026 = fc.integer({ min: 0, max: 1400 }).map((n) => addDays('2023-01-01', n));

describe('the facts of the calendar', () => {
  test('2023-06-20 to 2023-06-29 is 7 working days: 22 to 24 June off, Sunday 25 June worked', () => {
    expect(between('2023-06-20', '2023-06-29')).toEqual({ count: 7, provisional: false });
    expect(['2023-06-22', '2023-06-23', '2023-06-24', '2023-06-25'].map(worked)).toEqual([false, false, false, true]);
  });

  test('2025-07-07 to 2025-07-18 is 10 working days', () => {
    expect(between('2025-07-07', '2025-07-18')).toEqual({ count: 10, provisional: false });
  });

  test('2025-09-24 to 2025-09-30 is 7 calendar days', () => {
    expect(daysBetween('2025-09-24', '2025-09-30')).toBe(7);
    expect(daysBetween('2025-09-30', '2025-09-24')).toBe(0);
  });

  test('National Day 2025: 1 to 8 October off, Sunday 28 September and Saturday 11 October worked', () => {
    expect(between('2025-10-01', '2025-10-08').count).toBe(0);
    expect(['2025-09-28', '2025-09-30', '2025-10-09', '2025-10-11', '2025-10-12'].map(worked)).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
    expect(addWorkingDays('2025-09-30', 1, shippedCalendar).day).toBe('2025-10-09');
  });

  test('Spring Festival 2026: 15 to 23 February off, Saturdays 14 and 28 February worked', () => {
    expect(between('2026-02-15', '2026-02-23').count).toBe(0);
    expect(['2026-02-14', '2026-02-24', '2026-02-28'].every(worked)).toBe(true);
    expect(addWorkingDays('2026-02-14', 1, shippedCalendar).day).toBe('2026-02-24');
  });
});

describe('years without a notice', () => {
  test('are computed with weekends only and marked provisional', () => {
    expect(isWorkingDay('2028-05-01', shippedCalendar)).toBe(true);
    expect(addWorkingDays('2028-04-28', 1, shippedCalendar)).toEqual({ day: '2028-05-01', provisional: true });
    expect(between('2026-12-20', '2027-01-10').provisional).toBe(true);
    expect(between('2026-12-20', '2026-12-28').provisional).toBe(false);
  });

  test('reach back to the last days of December, as the notice for 2019 did', () => {
    const upTo2026 = calendarFrom(shippedNotices.filter(({ year }) => year <= 2025));
    expect(isSettled('2025-12-01', '2025-12-28', upTo2026)).toBe(true);
    expect(isSettled('2025-12-01', '2025-12-29', upTo2026)).toBe(false);
    expect(isSettled('2025-12-01', '2025-12-31', shippedCalendar)).toBe(true);
  });

  test('every year that the package knows since 2022 is bundled, and no notice reaches back farther than 29 December', () => {
    const file = (path: string) =>
      JSON.parse(readFileSync(new URL(`../../node_modules/holiday-calendar/data/${path}`, import.meta.url), 'utf8'));
    const index = z
      .object({ regions: z.array(z.object({ name: z.string(), endYear: z.int() })) })
      .parse(file('index.json'));
    const last = index.regions.find(({ name }) => name === 'CN')?.endYear ?? 0;
    const years = Array.from({ length: last - 2021 }, (_, i) => 2022 + i);
    expect([...shippedCalendar.known]).toEqual(years);
    for (const { year, dates } of shippedNotices)
      for (const { date } of dates) expect(date >= `${year - 1}-12-29` && date <= `${year}-12-31`).toBe(true);
  });
});

describe('counting working days', () => {
  test('going back and forth from a working day ends where it began', () => {
    fc.assert(
      fc.property(dayIn2023To2026, fc.integer({ min: -60, max: 60 }), (any, n) => {
        const day = workingDayFrom(any, shippedCalendar);
        const there = addWorkingDays(day, n, shippedCalendar).day;
        expect(worked(there)).toBe(true);
        expect(addWorkingDays(there, -n, shippedCalendar).day).toBe(day);
        if (n > 0) expect(between(addDays(day, 1), there).count).toBe(n);
      }),
    );
  });

  test('adding in two parts is adding at once, and more days never end earlier', () => {
    fc.assert(
      fc.property(dayIn2023To2026, fc.nat({ max: 40 }), fc.nat({ max: 40 }), (day, a, b) => {
        const first = addWorkingDays(day, a, shippedCalendar).day;
        const both = addWorkingDays(day, a + b, shippedCalendar).day;
        expect(addWorkingDays(first, b, shippedCalendar).day).toBe(both);
        expect(both >= first).toBe(true);
      }),
    );
  });
});

describe('days and instants in Shanghai', () => {
  test('the server time zone plays no part: 16:00 UTC is the next day', () => {
    expect(dateInShanghai(Date.parse('2025-01-05T15:59:59.999Z'))).toBe('2025-01-05');
    expect(dateInShanghai(Date.parse('2025-01-05T16:00:00Z'))).toBe('2025-01-06');
    expect(startOfDay('2025-01-06')).toBe(Date.parse('2025-01-05T16:00:00Z'));
    expect(isoInShanghai(instantOn('2025-01-06', '09:00'))).toBe('2025-01-06T09:00:00.000+08:00');
  });

  test('24:00 of a day is 00:00 of the next, and that instant is too late', () => {
    const window = windowOfDays('2025-09-24', '2025-09-30');
    expect(endOfDay('2025-09-30')).toBe(startOfDay('2025-10-01'));
    expect(isWithin(window, endOfDay('2025-09-30') - 1)).toBe(true);
    expect(isWithin(window, endOfDay('2025-09-30'))).toBe(false);
    expect(isWithin(window, startOfDay('2025-09-24'))).toBe(true);
    expect(isWithin(window, startOfDay('2025-09-24') - 1)).toBe(false);
  });

  test('the second call takes applications from 6 January 09:00 until before 28 February 17:00', () => {
    const call = { from: instantOn('2025-01-06', '09:00'), to: instantOn('2025-02-28', '17:00') };
    expect(isWithin(call, Date.parse('2025-02-28T16:59:59.999+08:00'))).toBe(true);
    expect(isWithin(call, Date.parse('2025-02-28T17:00:00+08:00'))).toBe(false);
    expect(isWithin(call, Date.parse('2025-01-06T08:59:59.999+08:00'))).toBe(false);
  });

  test('only days that exist are days', () => {
    expect(['2024-02-29', '2025-12-31'].every(isDay)).toBe(true);
    for (const not of ['2025-02-29', '2025-13-01', '2025-1-1', '20250101', '2025-01-01T00:00', ''])
      expect(isDay(not)).toBe(false);
  });
});

test('the working days between two days are those that one finds by looking at every day', () => {
  fc.assert(
    fc.property(dayIn2023To2026, fc.nat({ max: 500 }), (from, length) => {
      const days = Array.from({ length: length + 1 }, (_, n) => addDays(from, n));
      expect(between(from, days.at(-1) ?? from).count).toBe(days.filter(worked).length);
    }),
  );
});
