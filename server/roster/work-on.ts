/**
 * Work on a roster that nobody waits for with an open request: judging, and taking in. The row says what is due and who works on
 * it (a lease on wall time), so a server that dies leaves nothing undone: a round of another takes it up.
 */
import { and, eq, inArray, sql } from 'drizzle-orm';
import { type ImportFailure, rosterFiles, rosterImports } from '../database/schema/rosters.ts';
import { inScope, productScope } from '../database/scope.ts';
import { wordsOf } from '../problems/catalogue.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { bringIn } from './bring-in.ts';
import { judgeImport, keepVerdict } from './judge-import.ts';
import { TooMuch } from './roster-room.ts';

export type Job = typeof rosterImports.$inferSelect;

const due = inArray(rosterImports.state, ['judging', 'importing']);
const free = sql`coalesce(${rosterImports.leaseUntil} < clock_timestamp(), true)`;
/** Longer than one file may keep its reader busy. */
const lease = sql`clock_timestamp() + interval '90 seconds'`;
const AT_ONCE = 3;

/** What was sent in or answered since the last round, and what a server left behind that is no more. */
export async function takeUpRosters(product: Product): Promise<void> {
  const rows = await product.db
    .select({ id: rosterImports.id })
    .from(rosterImports)
    .where(and(due, free))
    .orderBy(rosterImports.createdAt)
    .limit(AT_ONCE);
  for (const { id } of rows) await workOn(product, id);
}

/** For the product itself, whoever asked for it: judging compares with enterprises and accounts that the caller need not see. */
export const workOn = (product: Product, importId: string): Promise<void> =>
  inScope(productScope, async () => {
    const [job] = await product.db
      .update(rosterImports)
      .set({ leaseUntil: lease })
      .where(and(eq(rosterImports.id, importId), due, free))
      .returning();
    if (!job) return;
    try {
      await work(product, job);
    } catch (problem) {
      await giveUp(product, job, problem);
    }
  });

async function work(product: Product, job: Job): Promise<void> {
  const { db } = product;
  const [file] = await db.select().from(rosterFiles).where(eq(rosterFiles.importId, job.id));
  if (!file) throw new Error(`the roster ${job.id} has no file`);
  const tell = progressOf(product, job.id);
  const found = await judgeImport(product, { job, bytes: file.bytes, tell });
  if (job.state === 'importing') await bringIn(product, { job, found, tell });
  else await db.transaction((tx) => keepVerdict(tx, job, { ...found, state: 'judged', failure: null }));
}

export type Tell = (done: number, total: number) => Promise<void>;
const TELL_MS = 300;

/** Written beside the work and now and then only; it also says that somebody is at it. */
function progressOf({ db }: Product, id: string): Tell {
  let last = 0;
  return async (done, total) => {
    const now = performance.now();
    if (now - last < TELL_MS) return;
    last = now;
    await db.update(rosterImports).set({ done, total, leaseUntil: lease }).where(eq(rosterImports.id, id));
  };
}

async function giveUp({ db }: Product, { id, state }: Job, problem: unknown): Promise<void> {
  const failure: ImportFailure =
    problem instanceof TooMuch ? 'tooMuch' : problem instanceof Refused ? 'refused' : 'broken';
  const failureWhy =
    problem instanceof Refused
      ? { zh: wordsOf(problem.code, 'zh-CN', problem.facts), en: wordsOf(problem.code, 'en', problem.facts) }
      : null;
  await db
    .update(rosterImports)
    .set({ state: state === 'importing' ? 'judged' : 'failed', failure, failureWhy, leaseUntil: null })
    .where(and(eq(rosterImports.id, id), eq(rosterImports.state, state)));
}
