/** Opening a case: an enterprise's draft in a call. Idempotent by key; one open case per enterprise and call. */
import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { moveClocks } from '../../workflows/case/clock-moves.ts';
import { begin } from '../../workflows/engine.ts';
import { type Caller, organisationsAs } from '../access/caller.ts';
import { requireHeld } from '../access/require-access.ts';
import type { Tx } from '../database/database.ts';
import { caseEvents, cases, clocks, receipts } from '../database/schema/cases.ts';
import { organisations } from '../database/schema/identity.ts';
import { calls } from '../database/schema/reference.ts';
import { record } from '../journal/journal.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { hashFacts } from './facts-hash.ts';
import { writeClock } from './open-clocks.ts';

/** @returns the id of the new draft, or of the one this key opened before. */
export async function openCase(
  product: Product,
  caller: Caller,
  { callId, key, requestId }: { callId: string; key: string; requestId: string },
): Promise<string> {
  const role = requireHeld(caller, 'case.open');
  const [enterpriseId] = organisationsAs(caller, role);
  if (enterpriseId === undefined) throw new Refused('not-found');
  return product.db.transaction(async (tx) => {
    const at = await product.clock.now(tx);
    const done = await openedBefore(tx, { actorId: caller.personId, key, callId, at });
    if (done !== null) return done;
    // Counts the case number and holds the call's row, so that two tabs of one enterprise can't open two drafts.
    const [call] = await tx
      .update(calls)
      .set({ casesOpened: sql`${calls.casesOpened} + 1` })
      .where(eq(calls.id, callId))
      .returning();
    if (!call?.publishedAt) throw new Refused('not-found');
    if (at < call.opensAt || at >= call.closesAt)
      throw new Refused('rule', { zh: '申报窗口未开放或已截止', en: 'The call is not open' });
    const [enterprise] = await tx
      .select({ district: organisations.district, subIndustry: organisations.subIndustry })
      .from(organisations)
      .where(eq(organisations.id, enterpriseId));
    if (!enterprise?.district || !call.districts.includes(enterprise.district))
      throw new Refused('rule', {
        zh: '企业所在区县不在本批次范围内',
        en: 'The district is not in the scope of this call',
      });
    // Who has not said what they make is asked by the reviewers; who has, is told at the door.
    if (enterprise.subIndustry !== null && !call.subIndustries.includes(enterprise.subIndustry))
      throw new Refused('rule', {
        zh: '企业所属细分行业不在本批次范围内',
        en: 'The sub-industry is not in the scope of this call',
      });
    const caseId = uuidv7();
    await writeOpening(product, tx, {
      caseId,
      call,
      enterpriseId,
      district: enterprise.district,
      actorId: caller.personId,
      at,
    });
    await tx
      .update(receipts)
      .set({ status: 200, caseId })
      .where(and(eq(receipts.actorId, caller.personId), eq(receipts.key, key)));
    await record(tx, {
      at,
      act: 'case.opened',
      actorId: caller.personId,
      role: 'enterprise',
      caseId,
      seq: 1,
      requestId,
    });
    return caseId;
  });
}

async function openedBefore(
  tx: Tx,
  { actorId, key, callId, at }: { actorId: string; key: string; callId: string; at: Date },
): Promise<string | null> {
  const fresh = await tx
    .insert(receipts)
    .values({ actorId, key, bodyHash: `open ${callId}`, receivedAt: at })
    .onConflictDoNothing()
    .returning({ key: receipts.key });
  if (fresh.length > 0) return null;
  const [before] = await tx
    .select(getTableColumns(receipts))
    .from(receipts)
    .where(and(eq(receipts.actorId, actorId), eq(receipts.key, key)));
  if (before?.bodyHash !== `open ${callId}`) throw new Refused('other-body');
  if (!before.caseId) throw new Refused('in-progress');
  return before.caseId;
}

type Opening = {
  caseId: string;
  call: typeof calls.$inferSelect;
  enterpriseId: string;
  district: string;
  actorId: string;
  at: Date;
};

async function writeOpening(
  product: Product,
  tx: Tx,
  { caseId, call, enterpriseId, district, actorId, at }: Opening,
): Promise<void> {
  const policy = await product.policies.get(call.policyId);
  const opened = begin({ policyId: policy.id, enterpriseId, district }, policy);
  const instants = {
    callCloses: call.closesAt.getTime(),
    batchEnds: call.batchEndsAt.getTime(),
    retrofitWindowEnds: call.retrofitEndsAt.getTime(),
    planEndsOn: null,
  };
  const started = moveClocks([], opened, { at: at.getTime(), policy, instants, calendar: product.calendar }).map(
    (clock) => writeClock(clock, undefined, at),
  );
  const dueAt = started[0] ? new Date(started[0].due_at) : null;
  await tx.insert(cases).values({
    id: caseId,
    number: `${call.code}-${String(call.casesOpened).padStart(4, '0')}`,
    callId: call.id,
    enterpriseId,
    policyId: policy.id,
    state: opened.path,
    facts: opened.facts,
    seq: 1,
    openedAt: at,
    enteredAt: at,
    updatedAt: at,
    dueAt,
  });
  await tx.insert(caseEvents).values({
    caseId,
    seq: 1,
    type: 'case.opened',
    at,
    actorId,
    role: 'enterprise',
    said: { district },
    seen: {},
    fromState: null,
    toState: opened.path,
    policyId: policy.id,
    factsHash: hashFacts(opened.facts),
  });
  for (const clock of started) {
    await tx.insert(clocks).values({
      id: clock.id,
      caseId,
      name: clock.name,
      status: 'running',
      seq: 1,
      startedAt: new Date(clock.started_at),
      dueAt: new Date(clock.due_at),
      provisional: clock.provisional,
      how: clock.how,
      strikesAt: new Date(clock.due_at),
      strikes: 0,
    });
  }
}
