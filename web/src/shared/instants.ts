/** Instants as the city reads them: always in Asia/Shanghai, whatever the device thinks. */

const timeZone = 'Asia/Shanghai';

/** "2024-03-29 17:00" in both languages: unmistakable and sortable by eye. */
export function dateTimeText(instant: string): string {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}`;
}

/** To the second, as a receipt has it. */
export const secondText = (instant: string): string =>
  `${dateTimeText(instant)}:${String(new Date(instant).getUTCSeconds()).padStart(2, '0')}`;

export const dayText = (instant: string): string => dateTimeText(instant).slice(0, 10);

/** The end of a term that ends at midnight is the day that ended, 24:00, as notices write it. */
export function untilText(instant: string): string {
  const text = dateTimeText(instant);
  if (!text.endsWith(' 00:00')) return text;
  return `${dayText(new Date(Date.parse(instant) - 1).toISOString())} 24:00`;
}

/** The hour and minute, for "saved 10:32". */
export const clockText = (at: Date): string => dateTimeText(at.toISOString()).slice(11);

/** Whole days between the days of two instants, in Shanghai. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(dayText(to)) - Date.parse(dayText(from))) / 86_400_000);
}

/** Whole days from today to the day on which a term ends. */
export const daysUntil = (now: string, dueAt: string): number =>
  daysBetween(now, new Date(Date.parse(dueAt) - 1).toISOString());
