/** Column kinds that every table shares: ids, instants, days, money. No column reads a clock of its own. */
import { bigint, date, timestamp, uuid } from 'drizzle-orm/pg-core';

export const id = () => uuid();
export const instant = () => timestamp({ withTimezone: true, mode: 'date' });
export const day = () => date({ mode: 'string' });
/** Whole fen; the name of the column ends in `_fen`. */
export const fen = () => bigint({ mode: 'number' });
