/** The clock of a demonstration: the wall's, and the administrator may move it ahead, never back. */
import { eq } from 'drizzle-orm';
import type { ProductClock } from '../clock/product-clock.ts';
import type { Reader, Tx } from '../database/database.ts';
import { demonstrationClock } from '../database/schema/reference.ts';

export class DemonstrationClock implements ProductClock {
  #offsetMs: number;
  constructor(offsetMs: number) {
    this.#offsetMs = offsetMs;
  }
  now(): Promise<Date> {
    return Promise.resolve(this.set());
  }
  set(): Date {
    return new Date(Date.now() + this.#offsetMs);
  }
  moveAhead(ms: number): void {
    this.#offsetMs += ms;
  }
}

/** Null where the database is no demonstration. */
export async function findOffset(reader: Reader): Promise<number | null> {
  const [row] = await reader.select({ offsetMs: demonstrationClock.offsetMs }).from(demonstrationClock);
  return row?.offsetMs ?? null;
}

/** From here on the database is a demonstration. */
export async function startOffset(tx: Tx): Promise<void> {
  await tx.insert(demonstrationClock).values({ id: 1, offsetMs: 0 });
}

/** Holds the row until the transaction ends: two administrators advance one after the other. */
export async function lockOffset(tx: Tx): Promise<number> {
  const [row] = await tx.select().from(demonstrationClock).for('update');
  if (row === undefined) throw new Error('this database is no demonstration');
  return row.offsetMs;
}

export async function saveOffset(tx: Tx, offsetMs: number): Promise<void> {
  await tx.update(demonstrationClock).set({ offsetMs }).where(eq(demonstrationClock.id, 1));
}
