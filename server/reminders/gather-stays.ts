/**
 * Reads off the event log how long cases lay where, some hundred cases at a time, and keeps the newest stays of each state. Apart
 * from the corridor, which is not to write more for it.
 */
import { asc, inArray, sql } from 'drizzle-orm';
import { addDays, dateInShanghai } from '../../workflows/calendar/day.ts';
import { type Calendar, workingDaysBetween } from '../../workflows/calendar/working-days.ts';
import type { Tx } from '../database/database.ts';
import { caseEvents } from '../database/schema/cases.ts';
import { stays } from '../database/schema/reminders.ts';
import type { Product } from '../product.ts';
import { keepPlace, placeOf } from './rounds.ts';

const name = 'stays';
const BATCH = 200;
const keptOfState = 300;
/** A move becomes visible some moments after its instant: what is younger is left for the next round. */
const settledAfterMs = 60_000;

/** @returns how many stays were read. Safe to run from several servers: what is read twice is kept once. */
export async function gatherStays(product: Product): Promise<number> {
  let read = 0;
  for (;;) {
    const round = await product.db.transaction((tx) => gatherBatch(product, tx));
    read += round.read;
    if (round.cases < BATCH) return read;
  }
}

async function gatherBatch({ clock, calendar }: Product, tx: Tx): Promise<{ cases: number; read: number }> {
  const { at = '-infinity', id = '00000000-0000-0000-0000-000000000000' } = await placeOf(tx, name);
  const settled = new Date((await clock.now(tx)).getTime() - settledAfterMs);
  const { rows } = await tx.execute<{ id: string; at: string }>(sql`
    select id, updated_at::text as at from cases
     where (updated_at, id) > (${at}::timestamptz, ${id}::uuid) and updated_at < ${settled}
     order by updated_at, id limit ${BATCH}`);
  const last = rows.at(-1);
  if (last === undefined) return { cases: 0, read: 0 };
  const events = await tx
    .select({
      caseId: caseEvents.caseId,
      seq: caseEvents.seq,
      at: caseEvents.at,
      fromState: caseEvents.fromState,
      toState: caseEvents.toState,
    })
    .from(caseEvents)
    .where(
      inArray(
        caseEvents.caseId,
        rows.map((row) => row.id),
      ),
    )
    .orderBy(asc(caseEvents.caseId), asc(caseEvents.seq));
  const found = staysIn(events, calendar);
  if (found.length > 0) {
    await tx.insert(stays).values(found).onConflictDoNothing();
    await forgetOld(tx, [...new Set(found.map(({ state }) => state))]);
  }
  await keepPlace(tx, name, { at: last.at, id: last.id });
  return { cases: rows.length, read: found.length };
}

type Event = { caseId: string; seq: number; at: Date; fromState: string | null; toState: string };

/** A stay ends with the event that leads elsewhere. */
function staysIn(events: readonly Event[], calendar: Calendar): (typeof stays.$inferInsert)[] {
  let entered: Event | undefined;
  return events.flatMap((event) => {
    const before = entered?.caseId === event.caseId ? entered : undefined;
    if (before !== undefined && event.toState === event.fromState) return [];
    entered = event;
    if (before === undefined) return [];
    const first = addDays(dateInShanghai(before.at.getTime()), 1);
    const workingDays = workingDaysBetween(first, dateInShanghai(event.at.getTime()), calendar).count;
    return [{ caseId: event.caseId, seq: event.seq, state: before.toState, workingDays, endedAt: event.at }];
  });
}

async function forgetOld(tx: Tx, states: readonly string[]): Promise<void> {
  await tx.execute(sql`
    delete from stays s using (
      select case_id, seq, row_number() over (partition by state order by ended_at desc) as nth
        from stays where state = any(${sql.param([...states])}::text[])) r
     where r.nth > ${keptOfState} and s.case_id = r.case_id and s.seq = r.seq`);
}
