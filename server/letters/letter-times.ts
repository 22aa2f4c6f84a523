/** Instants as letters write them: in Shanghai, to the minute. */
import { isoInShanghai } from '../../workflows/calendar/day.ts';

export const minuteText = (instant: Date): string => isoInShanghai(instant.getTime()).slice(0, 16).replace('T', ' ');

/** A term that ends at midnight ends with the day before, at 24:00, as notices write it. */
export function untilText(end: Date): string {
  const text = minuteText(end);
  return text.endsWith(' 00:00') ? `${minuteText(new Date(end.getTime() - 1)).slice(0, 10)} 24:00` : text;
}
