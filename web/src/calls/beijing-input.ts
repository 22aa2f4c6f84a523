/** Instants in a field of the form: always Beijing time, whatever zone the device is in. */

const offset = '+08:00';

/** `2025-02-28T17:00`, as a field of date and time writes it. */
export const toField = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16);

/** Null where nothing sensible stands in the field. */
export function fromField(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) return null;
  const instant = `${text.slice(0, 16)}:00${offset}`;
  return Number.isNaN(Date.parse(instant)) ? null : instant;
}
