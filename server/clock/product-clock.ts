/**
 * The one clock of the product (decisions.md 3). In production it is the database's time, read once per transaction; tests,
 * the simulation and demonstration mode inject one that can be set. Sessions run on wall time and do not use it.
 */
import { sql } from 'drizzle-orm';
import type { Reader } from '../database/database.ts';

export interface ProductClock {
  /** The instant of this transaction. */
  now(reader: Reader): Promise<Date>;
  /** For the prepared statements of the corridor: the instant to write, or null for the database's own. */
  set(): Date | null;
}

export const databaseClock: ProductClock = {
  async now(reader) {
    const { rows } = await reader.execute<{ now: Date | string }>(sql`select clock_timestamp() as now`);
    const now = rows[0]?.now;
    if (now === undefined) throw new Error('the database did not tell the time');
    return new Date(now);
  },
  set: () => null,
};

/** A clock that stands until it is set: tests and the simulation. */
export class SettableClock implements ProductClock {
  #now: Date;
  constructor(start: Date) {
    this.#now = start;
  }
  now(): Promise<Date> {
    return Promise.resolve(this.#now);
  }
  set(): Date {
    return this.#now;
  }
  moveTo(instant: Date): void {
    this.#now = instant;
  }
}
