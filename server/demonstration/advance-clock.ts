/** The administrator lets time pass in a demonstration: to the next deadline, or some days; then what is due happens. */
import { and, eq, min } from 'drizzle-orm';
import { dayMs } from '../../workflows/calendar/day.ts';
import type { Caller } from '../access/caller.ts';
import { requireHeld } from '../access/require-access.ts';
import { sweep } from '../cases/sweep.ts';
import type { Reader } from '../database/database.ts';
import { clocks } from '../database/schema/cases.ts';
import { record } from '../journal/journal.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { DemonstrationClock, lockOffset, saveOffset } from './demonstration-clock.ts';

/** `moved` counts the cases that time alone moved on. @throws Refused not-found outside a demonstration, wrong-role, rule */
export async function advanceClock(
  product: Product,
  caller: Caller,
  to: 'nextDeadline' | number,
): Promise<{ now: string; moved: number }> {
  const { clock, db, settings } = product;
  if (!settings.demonstration || !(clock instanceof DemonstrationClock)) throw new Refused('not-found');
  const role = requireHeld(caller, 'clock.advance');
  const ahead = await db.transaction(async (tx) => {
    const offset = await lockOffset(tx);
    const from = clock.set();
    const ms = to === 'nextDeadline' ? await untilNextDeadline(tx, from) : to * dayMs;
    await saveOffset(tx, offset + ms);
    const details = { to, days: Math.round((ms / dayMs) * 100) / 100 };
    await record(tx, { at: from, act: 'clock.advanced', actorId: caller.personId, role, details });
    return ms;
  });
  clock.moveAhead(ahead);
  const { struck, promoted, funded } = await sweep(product);
  return { now: clock.set().toISOString(), moved: struck + promoted + funded };
}

/** 0 when something is due already. */
async function untilNextDeadline(reader: Reader, now: Date): Promise<number> {
  const [row] = await reader
    .select({ next: min(clocks.strikesAt) })
    .from(clocks)
    .where(and(eq(clocks.status, 'running')));
  if (!row?.next) throw new Refused('rule', { zh: '目前没有正在计时的期限', en: 'No deadline is running' });
  return Math.max(0, row.next.getTime() - now.getTime());
}
