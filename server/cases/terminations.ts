/** Terminations: proposal, answer and decision; a decided one fires `case.terminate` through the corridor's own step. */
import { and, desc, eq, inArray } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { startClock } from '../../workflows/calendar/clock.ts';
import { isFinal, metaOf } from '../../workflows/case/structure.ts';
import { decideTermination, terminationStates } from '../../workflows/machines/decide-small.ts';
import type { TerminationEvent } from '../../workflows/machines/termination-machine.ts';
import type { Caller } from '../access/caller.ts';
import { getSeenCase, lockSeenCase } from '../access/find-case.ts';
import { requireAccess } from '../access/require-access.ts';
import { onClient, type Reader, type Tx } from '../database/database.ts';
import { outbox } from '../database/schema/cases.ts';
import { terminations } from '../database/schema/work.ts';
import { inTransaction } from '../database/transaction.ts';
import { record } from '../journal/journal.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { applyMove } from './apply-move.ts';
import type { TerminationView } from './case-contract.ts';
import { refusedBy } from './corridor.ts';
import { lockCase } from './corridor-statements.ts';

const ANSWER_WORKING_DAYS = 5;

export async function listTerminations(
  product: Product,
  caller: Caller,
  caseId: string,
): Promise<{ items: TerminationView[] }> {
  const seen = await getSeenCase(product.db, caller, caseId);
  requireAccess(seen, 'termination.list');
  return { items: await findTerminations(product.db, caseId) };
}

export async function proposeTermination(
  product: Product,
  caller: Caller,
  { caseId, grounds }: { caseId: string; grounds: string },
): Promise<{ items: TerminationView[] }> {
  return product.db.transaction(async (tx) => {
    const seen = await lockSeenCase(tx, caller, caseId);
    const role = requireAccess(seen, 'termination.propose');
    const { zh, en } = metaOf(seen.record.state);
    if (isFinal(seen.record.state)) throw new Refused('closed', { state: zh, stateEn: en });
    const at = await product.clock.now(tx);
    const { dueAt } = startClock({ n: ANSWER_WORKING_DAYS, unit: 'workingDays' }, at.getTime(), product.calendar);
    await tx.insert(terminations).values({
      id: uuidv7(),
      caseId,
      state: 'proposed',
      grounds,
      proposedBy: caller.personId,
      proposedAt: at,
      answerDueAt: new Date(dueAt),
    });
    await tx.insert(outbox).values({ caseId, seq: seen.record.seq, what: 'termination.proposed', at });
    await record(tx, {
      at,
      act: 'termination.proposed',
      actorId: caller.personId,
      role,
      caseId,
      seq: seen.record.seq,
      details: { grounds },
    });
    return { items: await findTerminations(tx, caseId) };
  });
}

export async function answerTermination(
  product: Product,
  caller: Caller,
  { caseId, answer }: { caseId: string; answer: string },
): Promise<{ items: TerminationView[] }> {
  return product.db.transaction(async (tx) => {
    const seen = await lockSeenCase(tx, caller, caseId);
    const role = requireAccess(seen, 'termination.answer');
    const at = await product.clock.now(tx);
    const open = await lockOpen(tx, caseId);
    const state = next(open, { type: 'termination.answer', by: role, answerTimeOver: false });
    await tx.update(terminations).set({ state, answer, answeredAt: at }).where(eq(terminations.id, open.id));
    await record(tx, { at, act: 'termination.answered', actorId: caller.personId, role, caseId, seq: seen.record.seq });
    return { items: await findTerminations(tx, caseId) };
  });
}

type Deciding = {
  caseId: string;
  decision: 'terminate' | 'dismiss';
  reason: string;
  requestId: string;
  address: string;
};

/** The decision and the end of the case are one transaction. */
export async function decideOnTermination(
  product: Product,
  caller: Caller,
  { caseId, decision, reason, requestId, address }: Deciding,
): Promise<{ items: TerminationView[] }> {
  return inTransaction(product.pool, async (transaction) => {
    const { client } = transaction;
    const tx = onClient(client);
    const seen = await lockSeenCase(tx, caller, caseId);
    const role = requireAccess(seen, 'termination.decide');
    const at = await product.clock.now(tx);
    const open = await lockOpen(tx, caseId);
    if (open.proposedBy === caller.personId)
      throw new Refused('rule', { zh: '提出终止与决定终止不得为同一人', en: 'Who proposes may not decide' });
    const answerTimeOver = open.answeredAt !== null || at >= open.answerDueAt;
    const state = next(open, {
      type: decision === 'terminate' ? 'termination.decide' : 'termination.dismiss',
      by: role,
      answerTimeOver,
    });
    await tx
      .update(terminations)
      .set({ state, decidedBy: caller.personId, decidedAt: at, decision: reason })
      .where(eq(terminations.id, open.id));
    await record(tx, {
      at,
      act: `termination.${state}`,
      actorId: caller.personId,
      role,
      caseId,
      seq: seen.record.seq,
      details: { reason },
      requestId,
      address,
    });
    if (state === 'decided') {
      const locked = await lockCase(client, caseId, { actorId: null, key: null, gated: true });
      if (!locked) throw new Refused('not-found');
      const applied = await applyMove(product, transaction, locked, {
        type: 'case.terminate',
        by: 'system',
        said: { reason },
        at,
        personId: null,
        answerTo: null,
        receiptKey: null,
        requestId,
        address,
      });
      if (!applied.accepted) throw refusedBy(applied.refusal, locked);
    }
    return { items: await findTerminations(tx, caseId) };
  });
}

type Termination = typeof terminations.$inferSelect;

async function lockOpen(tx: Tx, caseId: string): Promise<Termination> {
  const [open] = await tx
    .select()
    .from(terminations)
    .where(and(eq(terminations.caseId, caseId), inArray(terminations.state, ['proposed', 'answered'])))
    .for('update');
  if (!open) throw new Refused('not-found');
  return open;
}

function next({ state }: Termination, event: TerminationEvent) {
  const from = terminationStates.find((name) => name === state) ?? 'dismissed';
  const decided = decideTermination(from, event);
  if (decided.accepted) return decided.state;
  throw new Refused(
    'rule',
    event.type === 'termination.decide'
      ? { zh: '企业申辩期尚未届满', en: 'The time for the answer is not over' }
      : { zh: '终止程序已不在该环节', en: 'The termination is past that step' },
  );
}

async function findTerminations(reader: Reader, caseId: string): Promise<TerminationView[]> {
  const rows = await reader
    .select()
    .from(terminations)
    .where(eq(terminations.caseId, caseId))
    .orderBy(desc(terminations.proposedAt))
    .limit(50);
  return rows.map((row) => ({
    id: row.id,
    state: terminationStates.find((name) => name === row.state) ?? 'dismissed',
    grounds: row.grounds,
    proposedAt: row.proposedAt.toISOString(),
    answerDueAt: row.answerDueAt.toISOString(),
    answer: row.answer,
    answeredAt: row.answeredAt?.toISOString() ?? null,
    decision: row.decision,
    decidedAt: row.decidedAt?.toISOString() ?? null,
  }));
}
