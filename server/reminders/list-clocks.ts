/** Working days of the cases on a work list: used, left, late, by the calendar. Beside the list, which is asked for all day. */
import { addDays, dateInShanghai } from '../../workflows/calendar/day.ts';
import { type Calendar, workingDaysBetween } from '../../workflows/calendar/working-days.ts';
import type { Caller } from '../access/caller.ts';
import { casesSeenBy } from '../access/case-access.ts';
import type { Product } from '../product.ts';
import type { TaskClocks } from './reminders-contract.ts';

type Row = { id: string; enteredAt: Date; dueAt: Date | null; provisional: boolean };

/** Of those that the caller sees; of others nothing is said. */
export async function listTaskClocks(
  product: Product,
  caller: Caller,
  caseIds: readonly string[],
): Promise<TaskClocks> {
  const { pool, db, clock, calendar } = product;
  const values: unknown[] = [[...caseIds]];
  const seen = casesSeenBy(caller, (value) => `$${values.push(value)}`);
  const { rows } = await pool.query<Row>({
    text: `select c.id, c.entered_at as "enteredAt", c.due_at as "dueAt",
        exists (select from clocks k where k.case_id = c.id and k.status = 'running' and k.provisional) as provisional
      from cases c where c.id = any($1::uuid[]) and ${seen}`,
    values,
  });
  const today = dateInShanghai((await clock.now(db)).getTime());
  return {
    items: rows.map(({ id, enteredAt, dueAt, provisional }) => ({
      caseId: id,
      used: daysAfter(dateInShanghai(enteredAt.getTime()), today, calendar),
      ...(dueAt === null ? { left: null, late: 0 } : towards(dateInShanghai(dueAt.getTime() - 1), today, calendar)),
      provisional,
    })),
  };
}

/** On the last day none is left, and none is late yet. */
const towards = (lastDay: string, today: string, calendar: Calendar) => ({
  left: daysAfter(today, lastDay, calendar),
  late: daysAfter(lastDay, today, calendar),
});

/** The first day not counted, the last one counted; none where it lies behind. */
const daysAfter = (day: string, last: string, calendar: Calendar): number =>
  last <= day ? 0 : workingDaysBetween(addDays(day, 1), last, calendar).count;
