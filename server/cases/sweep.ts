/**
 * The sweep: lets due clocks strike, promotes from the waiting list, gives out funds to the queue. Each step is fenced by
 * path, seq and due time under the row lock, so that a late or doubled sweep does nothing (workflow.md, trap 8).
 */
import { and, asc, eq, inArray, lte, not, sql } from 'drizzle-orm';
import { dateInShanghai, endOfDay } from '../../workflows/calendar/day.ts';
import { addWorkingDays } from '../../workflows/calendar/working-days.ts';
import { strikeOf } from '../../workflows/case/structure.ts';
import { noticeClocks } from '../../workflows/notices/steps.ts';
import type { EventType } from '../../workflows/vocabulary/events.ts';
import { onClient, type Tx } from '../database/database.ts';
import { cases, clocks, outbox, receipts } from '../database/schema/cases.ts';
import { inTransaction, type Transaction } from '../database/transaction.ts';
import { record } from '../journal/journal.ts';
import type { Product } from '../product.ts';
import { applyMove } from './apply-move.ts';
import { type LockedCase, lockCase } from './corridor-statements.ts';
import { findPromotable } from './waiting-list.ts';

export type Swept = { struck: number; escalated: number; promoted: number; funded: number };

/** Does everything that is due at this instant, in the order in which it fell due. */
export async function sweep(product: Product): Promise<Swept> {
  const swept: Swept = { struck: 0, escalated: 0, promoted: 0, funded: 0 };
  const now = await product.clock.now(product.db);
  const seen = new Set<string>();
  for (;;) {
    const due = await dueClocks(product, new Date(now.getTime() - lateness(product)));
    const fresh = due.filter(({ id, strikesAt }) => !seen.has(`${id} ${strikesAt?.toISOString()}`));
    if (fresh.length === 0) break;
    for (const clock of fresh) {
      seen.add(`${clock.id} ${clock.strikesAt?.toISOString()}`);
      const done = await strike(product, clock, now);
      if (done === 'moved') swept.struck += 1;
      if (done === 'escalated') swept.escalated += 1;
    }
  }
  swept.promoted = await promoteFromWaitingList(product, now);
  swept.funded = await giveOutFunds(product, now);
  return swept;
}

/**
 * Under the time of the wall a request that arrived before the deadline may still wait for a connection, and nobody knows of it
 * yet: longer than that no request waits (server/database/pool.ts). A clock that is set waits for nobody.
 */
const lateness = ({ clock }: Product): number => (clock.set() === null ? 10_000 : 0);

type DueClock = { id: string; caseId: string; name: string; dueAt: Date; strikesAt: Date | null; strikes: number };

const dueClocks = (product: Product, now: Date): Promise<DueClock[]> =>
  product.db
    .select({
      id: clocks.id,
      caseId: clocks.caseId,
      name: clocks.name,
      dueAt: clocks.dueAt,
      strikesAt: clocks.strikesAt,
      strikes: clocks.strikes,
    })
    .from(clocks)
    .where(and(eq(clocks.status, 'running'), lte(clocks.strikesAt, now), not(waitsForObjection)))
    .orderBy(asc(clocks.strikesAt), asc(clocks.id))
    .limit(200);

async function strike(product: Product, clock: DueClock, now: Date): Promise<'moved' | 'escalated' | 'nothing'> {
  if (await isBeingAnswered(product, clock, now)) return 'nothing';
  return inTransaction(product.pool, async (transaction) => {
    const { client } = transaction;
    const locked = await lockCase(client, clock.caseId, { actorId: null, key: null });
    const running = locked?.clocks.find(
      ({ id, status, due_at }) =>
        id === clock.id && status === 'running' && Date.parse(due_at) === clock.dueAt.getTime(),
    );
    if (!locked || !running || (await isObjectedTo(onClient(client), clock))) return 'nothing';
    const type = strikeOf(locked.state, running.name);
    if (type === null) {
      await escalate(product, onClient(client), { clock, locked, now });
      return 'escalated';
    }
    return (await say(product, transaction, { locked, type, now })) ? 'moved' : 'nothing';
  });
}

/** Whose answer was lost with the server repeats the request; the receipt has kept its instant meanwhile. */
const REPEATED_WITHIN_MS = 15 * 60_000;

/** An objection came in within the period and nobody has said yet whether it is admitted: the notice does not end over it. */
const waitsForObjection = sql`(${inArray(clocks.name, Object.values(noticeClocks))} and exists (
  select from objections o where o.case_id = ${clocks.caseId} and o.kind = 'objection' and o.status = 'received'))`;

/** Asked again under the lock: it may have come in since. */
async function isObjectedTo(tx: Tx, { id }: DueClock): Promise<boolean> {
  const rows = await tx
    .select({ id: clocks.id })
    .from(clocks)
    .where(and(eq(clocks.id, id), waitsForObjection));
  return rows.length > 0;
}

/** Somebody's request was received before the deadline and is still being worked on, or will be repeated: it goes first. */
async function isBeingAnswered(product: Product, { caseId, dueAt }: DueClock, now: Date): Promise<boolean> {
  const recent = new Date(now.getTime() - REPEATED_WITHIN_MS);
  const [pending] = await product.db
    .select({ key: receipts.key })
    .from(receipts)
    .where(
      sql`${receipts.caseId} = ${caseId} and ${receipts.status} is null and ${receipts.receivedAt} < ${dueAt} and ${receipts.receivedAt} > ${recent}`,
    )
    .limit(1);
  return pending !== undefined;
}

type Saying = { locked: LockedCase; type: EventType; now: Date };
async function say(product: Product, transaction: Transaction, { locked, type, now }: Saying): Promise<boolean> {
  const applied = await applyMove(product, transaction, locked, {
    type,
    by: 'system',
    said: {},
    at: now,
    personId: null,
    answerTo: null,
    receiptKey: null,
    requestId: null,
    address: null,
  });
  return applied.accepted;
}

/** A silent clock reminds the desk first, then tells the superior, and goes on (workflow.md, `esc`). */
async function escalate(
  product: Product,
  tx: Tx,
  { clock, locked, now }: { clock: DueClock; locked: LockedCase; now: Date },
): Promise<void> {
  const policy = await product.policies.get(locked.policy_id);
  const spec = policy.clocks[locked.clocks.find(({ id }) => id === clock.id)?.name ?? 'application.draft'];
  const { afterWorkingDays, repeatWorkingDays } = policy.escalation;
  const again = 'n' in spec && spec.repeats ? spec.n : clock.strikes === 0 ? afterWorkingDays : repeatWorkingDays;
  const next = new Date(endOfDay(addWorkingDays(dateInShanghai(now.getTime()), again, product.calendar).day));
  const stillDue = and(eq(clocks.id, clock.id), eq(clocks.strikes, clock.strikes));
  const struck = await tx
    .update(clocks)
    .set({ strikes: clock.strikes + 1, strikesAt: next })
    .where(stillDue)
    .returning({ id: clocks.id });
  if (struck.length === 0) return;
  const what = clock.strikes === 0 ? 'deadline.reminder' : 'deadline.escalated';
  await tx.insert(outbox).values({ caseId: clock.caseId, seq: locked.seq, what, at: now });
  await record(tx, {
    at: now,
    act: what,
    actorId: null,
    role: 'system',
    caseId: clock.caseId,
    seq: locked.seq,
    details: { clock: clock.name, dueAt: clock.dueAt.toISOString() },
  });
}

/** Rank order is the order of arrival on the waiting list; again, because who moved up may have left room for others. */
async function promoteFromWaitingList(product: Product, now: Date): Promise<number> {
  for (let promoted = 0; ; ) {
    const waiting = await findPromotable(product.db);
    const more = await sayInOrder(product, waiting, {
      type: 'application.promote',
      state: 'application.waitlisted',
      now,
    });
    promoted += more;
    if (more === 0 || more < waiting.length) return promoted;
  }
}

/** In the order of approval; the first that does not fit keeps the others waiting (decisions.md 11). */
async function giveOutFunds(product: Product, now: Date): Promise<number> {
  const queued = await product.db
    .select({ id: cases.id })
    .from(cases)
    .where(eq(cases.state, 'subsidy.queued'))
    .orderBy(asc(cases.approvedAt), asc(cases.number))
    .limit(200);
  return sayInOrder(product, queued, { type: 'fund.available', state: 'subsidy.queued', now });
}

async function sayInOrder(
  product: Product,
  ordered: readonly { id: string }[],
  { type, state, now }: { type: EventType; state: string; now: Date },
): Promise<number> {
  let said = 0;
  for (const { id } of ordered) {
    const moved = await inTransaction(product.pool, async (transaction) => {
      const locked = await lockCase(transaction.client, id, { actorId: null, key: null });
      return locked?.state === state && (await say(product, transaction, { locked, type, now }));
    });
    if (!moved) break;
    said += 1;
  }
  return said;
}
