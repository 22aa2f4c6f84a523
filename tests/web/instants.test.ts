/** Instants as the city reads them. */
import { expect, test } from 'vitest';
import { clockText, dateTimeText, daysUntil, untilText } from '../../web/src/shared/instants.ts';

test('an instant is read in Shanghai, wherever the device is', () => {
  expect(dateTimeText('2024-03-29T09:00:00.000Z')).toBe('2024-03-29 17:00');
  expect(dateTimeText('2024-12-31T16:30:00.000Z')).toBe('2025-01-01 00:30');
});

test('what was saved was saved at the hour of Shanghai', () => {
  expect(clockText(new Date('2024-03-29T02:32:10.000Z'))).toBe('10:32');
});

test('a term that ends at midnight ends on the day before, at 24:00', () => {
  expect(untilText('2026-12-04T16:00:00.000Z')).toBe('2026-12-04 24:00');
  expect(untilText('2024-03-29T09:00:00.000Z')).toBe('2024-03-29 17:00');
});

test('the days that are left count to that day', () => {
  expect(daysUntil('2026-12-04T02:00:00.000Z', '2026-12-04T16:00:00.000Z')).toBe(0);
  expect(daysUntil('2026-12-03T17:00:00.000Z', '2026-12-05T16:00:00.000Z')).toBe(1);
  expect(daysUntil('2026-12-06T02:00:00.000Z', '2026-12-04T16:00:00.000Z')).toBe(-2);
});
