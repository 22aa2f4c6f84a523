/**
 * Reminders before a deadline: one statement finds the clocks that come close, writes down that they were reminded of, and puts
 * each case into the outbox. The rows are the fence: whichever server comes first, a deadline is reminded of once per distance.
 */
import { sql } from 'drizzle-orm';
import { dateInShanghai, endOfDay, startOfDay } from '../../workflows/calendar/day.ts';
import { addWorkingDays } from '../../workflows/calendar/working-days.ts';
import { remindBefore } from '../../workflows/notifications/nudge-rules.ts';
import type { Product } from '../product.ts';

const BATCH = 500;

/** @returns how many cases were reminded of. */
export async function remindBeforeDeadlines(product: Product): Promise<number> {
  let reminded = 0;
  for (;;) {
    const round = await remindBatch(product);
    reminded += round;
    if (round < BATCH) return reminded;
  }
}

async function remindBatch({ db, clock, calendar }: Product): Promise<number> {
  const now = await clock.now(db);
  const today = dateInShanghai(now.getTime());
  const distances = remindBefore.map((days) => ({
    days,
    until: new Date(endOfDay(addWorkingDays(today, days, calendar).day)),
  }));
  const furthest = distances[0]?.until ?? now;
  // A clock that has not struck strikes when it is due: its index finds it. On the day it started, its arrival was told.
  const { rows } = await db.execute<{ count: number }>(sql`
    with near as (
      select k.id, k.case_id, k.due_at, d.days from clocks k
        cross join jsonb_to_recordset(${JSON.stringify(distances)}::jsonb) as d(days smallint, until timestamptz)
       where k.status = 'running' and k.strikes = 0 and k.strikes_at > ${now} and k.strikes_at <= ${furthest}
         and k.due_at <= d.until and k.started_at < ${new Date(startOfDay(today))}
         and not exists (select from deadline_reminders r
              where r.clock_id = k.id and r.due_at = k.due_at and r.working_days_before = d.days)
       order by k.strikes_at limit ${BATCH}
    ), written as (
      insert into deadline_reminders (clock_id, due_at, working_days_before, at)
      select id, due_at, days, ${now} from near
      on conflict do nothing returning clock_id
    ), told as (
      insert into outbox (case_id, seq, what, at)
      select distinct c.id, c.seq, 'deadline.approaching', ${now}::timestamptz
        from written w join near n on n.id = w.clock_id join cases c on c.id = n.case_id
      returning 1
    )
    select count(*)::int as count from near`);
  return rows[0]?.count ?? 0;
}
