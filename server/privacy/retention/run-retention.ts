/** The retention round: erases what is due, a batch at a time, and journals how much of what; or only counts it. */
import { sql } from 'drizzle-orm';
import { dueBefore, type ErasedBy } from '../../../workflows/privacy/retention.ts';
import { record } from '../../journal/journal.ts';
import type { Product } from '../../product.ts';
import { findOrphans, removeOrphans } from './orphan-files.ts';
import { type Task, tasks } from './tasks.ts';
import { countWithdrawnPapers, eraseWithdrawnPapers } from './withdrawn-papers.ts';

export type Counts = Partial<Record<ErasedBy, number>>;

const BATCH = 1000;

/** What would go now. Nothing is changed. */
export async function countDue(product: Product): Promise<Counts> {
  const times = await tellTimes(product);
  const counts: Counts = {};
  for (const task of tasks) add(counts, task.rule, await countOne(product, task, times));
  add(counts, 'withdrawnPapers', await countWithdrawnPapers(product.db, times.product));
  for await (const _ of findOrphans(product)) add(counts, 'orphanFiles', 1);
  return counts;
}

/** Safe to run from several servers, and to be cut off: each batch is a statement of its own. */
export async function runRetention(product: Product): Promise<Counts> {
  const times = await tellTimes(product);
  const counts: Counts = {};
  for (const task of tasks) add(counts, task.rule, await eraseAll(product, task, times));
  add(counts, 'withdrawnPapers', await eraseWithdrawnPapers(product, times.product));
  add(counts, 'orphanFiles', await removeOrphans(product));
  if (Object.keys(counts).length > 0)
    await product.db.transaction((tx) =>
      record(tx, { at: times.product, act: 'retention.done', actorId: null, role: 'system', details: counts }),
    );
  return counts;
}

type Times = Record<Task['clock'], Date>;

async function tellTimes({ db, clock }: Product): Promise<Times> {
  const { rows } = await db.execute<{ now: string }>(
    sql`select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`,
  );
  return { product: await clock.now(db), wall: new Date(rows[0]?.now ?? 0) };
}

async function countOne({ db }: Product, { rule, table, clock, due }: Task, times: Times): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(
    sql`select count(*)::int as n from ${sql.raw(table)} where ${due(dueBefore(rule, times[clock]))}`,
  );
  return rows[0]?.n ?? 0;
}

async function eraseAll({ db }: Product, task: Task, times: Times): Promise<number> {
  const { rule, clock, due, blank } = task;
  const [table, key] = [sql.raw(task.table), sql.raw(task.key)];
  const found = sql`(${key}) in (select ${key} from ${table} where ${due(dueBefore(rule, times[clock]))}
    limit ${BATCH} for update skip locked)`;
  const statement = blank ? sql`update ${table} set ${blank} where ${found}` : sql`delete from ${table} where ${found}`;
  for (let erased = 0; ; ) {
    const { rowCount } = await db.execute(statement);
    erased += rowCount ?? 0;
    if ((rowCount ?? 0) < BATCH) return erased;
  }
}

function add(counts: Counts, rule: ErasedBy, more: number): void {
  if (more > 0) counts[rule] = (counts[rule] ?? 0) + more;
}
