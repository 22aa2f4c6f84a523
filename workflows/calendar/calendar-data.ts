/**
 * The calendar of working days from the files that the `holiday-calendar` package ships: the State Council's notices,
 * one file a year, bundled and therefore there without a network. A new year is one import more; a test compares this
 * list with the years the package knows, so that an upgrade can't be half done.
 */
import cn2022 from 'holiday-calendar/data/CN/2022.json' with { type: 'json' };
import cn2023 from 'holiday-calendar/data/CN/2023.json' with { type: 'json' };
import cn2024 from 'holiday-calendar/data/CN/2024.json' with { type: 'json' };
import cn2025 from 'holiday-calendar/data/CN/2025.json' with { type: 'json' };
import cn2026 from 'holiday-calendar/data/CN/2026.json' with { type: 'json' };
import { z } from 'zod';
import type { Calendar } from './working-days.ts';

/** A year's notice. The days may reach into the year before: the holiday of 1 January often begins in December. */
export const yearNoticeSchema = z.object({
  year: z.int().min(2000).max(2200),
  region: z.literal('CN'),
  dates: z
    .array(z.object({ date: z.iso.date(), type: z.enum(['public_holiday', 'transfer_workday']) }))
    .min(1)
    .max(120),
});

export type YearNotice = z.infer<typeof yearNoticeSchema>;

/** A calendar that knows exactly the years of these notices. */
export function calendarFrom(notices: readonly YearNotice[]): Calendar {
  const days = notices.flatMap((notice) => notice.dates);
  return {
    known: new Set(notices.map(({ year }) => year)),
    off: new Set(days.filter(({ type }) => type === 'public_holiday').map(({ date }) => date)),
    on: new Set(days.filter(({ type }) => type === 'transfer_workday').map(({ date }) => date)),
  };
}

/** The notices that come with the product; a later year is published as an act and added to these. */
export const shippedNotices: readonly YearNotice[] = [cn2022, cn2023, cn2024, cn2025, cn2026].map((file) =>
  yearNoticeSchema.parse(file),
);

export const shippedCalendar: Calendar = calendarFrom(shippedNotices);
