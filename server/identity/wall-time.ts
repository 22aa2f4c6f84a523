/** The time on the wall, for what people compare with their own watch: codes, letters about sign-ins. */
import { sql } from 'drizzle-orm';
import { isoInShanghai } from '../../workflows/calendar/day.ts';
import type { Reader } from '../database/database.ts';

/** Of the database, so that servers whose clocks differ judge alike. */
export async function wallTime(reader: Reader): Promise<Date> {
  const { rows } = await reader.execute<{ ms: number }>(
    sql`select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`,
  );
  return new Date(rows[0]?.ms ?? Date.now());
}

/** For a letter: to the minute is what people remember. */
export const whenInShanghai = (): string => isoInShanghai(Date.now()).slice(0, 16).replace('T', ' ');
