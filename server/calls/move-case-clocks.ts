/**
 * A change of a call's dates moves the open clocks that were computed from them, each with the act in its own record and the
 * journal, and nothing else of the case (calendar.md: an extension is an act of its own).
 */
import { sql } from 'drizzle-orm';
import { moveFixedEnds } from '../../workflows/calls/case-clocks.ts';
import type { Instants } from '../../workflows/case/clock-moves.ts';
import type { Facts } from '../../workflows/case/facts.ts';
import { states } from '../../workflows/case/structure.ts';
import type { LockedClock } from '../cases/corridor-statements.ts';
import { type ClockRow, nextDue, readClock, writeClock } from '../cases/open-clocks.ts';
import type { Tx } from '../database/database.ts';
import type { calls } from '../database/schema/reference.ts';
import { recordAll } from '../journal/journal.ts';
import type { Product } from '../product.ts';

type Call = typeof calls.$inferSelect;
type Dates = Pick<Call, 'closesAt' | 'retrofitEndsAt' | 'batchEndsAt'>;
const ended = sql`${sql.param(states.filter(({ final }) => final).map(({ path }) => path))}::text[]`;

const openOf = (callId: string) => sql`call_id = ${callId}::uuid and state <> all(${ended})`;

/** Waits for moves that are under way. */
export async function lockOpenCases(tx: Tx, callId: string): Promise<void> {
  await tx.execute(sql`select id from cases where ${openOf(callId)} order by id for update`);
}

/** Writes every open case without changing it: moves that waited for us read the call anew (corridor-statements.ts, `current`). */
export async function touchOpenCases(tx: Tx, callId: string): Promise<void> {
  await tx.execute(sql`update cases set due_at = due_at where ${openOf(callId)}`);
}

/** A letter to everybody of the enterprises that have an open case in the call. */
export async function tellOpenCases(
  tx: Tx,
  { callId, what, at }: { callId: string; what: string; at: Date },
): Promise<void> {
  await tx.execute(
    sql`insert into outbox (case_id, seq, what, at) select id, seq, ${what}, ${at}::timestamptz from cases where ${openOf(callId)}`,
  );
}

export type Moving = { before: Call; after: Dates; actId: string; at: Date; actorId: string; role: string };
type Found = { id: string; seq: number; facts: Facts; clocks: LockedClock[] };
type Moved = { caseId: string; dueAt: Date | null; rows: ClockRow[]; was: readonly LockedClock[] };

/** @returns how many cases have another deadline now. Their rows must be held. */
export async function moveCaseClocks(product: Product, tx: Tx, moving: Moving): Promise<number> {
  const { rows: found } = await tx.execute<Found>(sql`
    select c.id, c.seq, c.facts, json_agg(json_build_object('id', o.id, 'name', o.name, 'status', o.status, 'how', o.how,
      'due_at', o.due_at, 'provisional', o.provisional)) as clocks
      from cases c join clocks o on o.case_id = c.id and o.status <> 'ended' where c.call_id = ${moving.before.id}::uuid group by c.id`);
  const moved: Moved[] = [];
  for (const one of found) {
    const rows = await rowsOf(product, one, moving);
    if (rows.length > 0) moved.push({ caseId: one.id, dueAt: nextDue(one.clocks, rows), rows, was: one.clocks });
  }
  if (moved.length > 0) await write(tx, moved, moving);
  return moved.length;
}

async function rowsOf(product: Product, { facts, clocks }: Found, moving: Moving): Promise<ClockRow[]> {
  const { before, after, actId, at } = moving;
  const policy = await product.policies.get(facts.listed ? facts.policyId : before.policyId);
  const change = {
    before: instantsOf(before, facts),
    after: instantsOf(after, facts),
    policy,
    at: at.getTime(),
    ground: `call-acts/${actId}`,
  };
  return moveFixedEnds(clocks.map(readClock), change).map((clock) =>
    writeClock(
      clock,
      clocks.find(({ id }) => id === clock.id),
      at,
    ),
  );
}

const instantsOf = (dates: Dates, { planEndsOn }: Facts): Instants => ({
  callCloses: dates.closesAt.getTime(),
  retrofitWindowEnds: dates.retrofitEndsAt.getTime(),
  batchEnds: dates.batchEndsAt.getTime(),
  planEndsOn,
});

async function write(tx: Tx, moved: readonly Moved[], { at, actId, actorId, role }: Moving): Promise<void> {
  const clockRows = moved.flatMap(({ rows }) => rows);
  // A clock that had struck already strikes anew at its new end.
  await tx.execute(sql`
    update clocks k set due_at = x.due_at, how = x.how, strikes_at = x.strikes_at, strikes = 0
      from jsonb_to_recordset(${JSON.stringify(clockRows)}::jsonb) as x(id uuid, due_at timestamptz, how jsonb, strikes_at timestamptz)
     where k.id = x.id`);
  const due = moved.map(({ caseId, dueAt }) => ({ id: caseId, due_at: dueAt }));
  await tx.execute(sql`
    update cases c set due_at = x.due_at from jsonb_to_recordset(${JSON.stringify(due)}::jsonb) as x(id uuid, due_at timestamptz) where c.id = x.id`);
  const entries = moved.map(({ caseId, rows, was }) => {
    const clocks = rows.map(({ id, name, due_at }) => ({
      name,
      before: was.find((clock) => clock.id === id)?.due_at,
      after: due_at,
    }));
    return { at, act: 'clock.moved', actorId, role, caseId, details: { callAct: actId, clocks } };
  });
  await recordAll(tx, entries);
}
