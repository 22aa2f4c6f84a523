/**
 * The acts that change a published call: amend, extend, close early. Each has an author, a reason and what it changed, is kept
 * for good and told to whoever has a case in the call (calendar.md: nothing moves silently).
 */
import { eq, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { CallAct, CallChanges } from '../../workflows/calls/call-acts.ts';
import { amendFaults, type CallFault, closeFaults, extendFaults } from '../../workflows/calls/call-rules.ts';
import type { Caller } from '../access/caller.ts';
import { requireHeld } from '../access/require-access.ts';
import type { Tx } from '../database/database.ts';
import { callActs, callCeilings } from '../database/schema/calls.ts';
import { calls } from '../database/schema/reference.ts';
import { beyondCaller } from '../database/scope.ts';
import { record } from '../journal/journal.ts';
import type { Product } from '../product.ts';
import { refuseFaults, ruleRefusal } from '../work/refuse-faults.ts';
import { changedOf, datesIn } from './call-changes.ts';
import type { AmendCall, CloseCall, ExtendCall, ManagedCall } from './calls-contract.ts';
import { datesOf, type HeldCall, holdCall, quotasOf, standingOf } from './find-call.ts';
import { refuseUnknownScope } from './known-scope.ts';
import { lockOpenCases, moveCaseClocks, tellOpenCases, touchOpenCases } from './move-case-clocks.ts';
import { viewManagedCall } from './view-calls.ts';

/** Title, notice, scope and quotas. @throws Refused wrong-role, not-found, not-open, stale-form, rule */
export function amendCall(product: Product, caller: Caller, id: string, said: AmendCall): Promise<ManagedCall> {
  const role = requireHeld(caller, 'call.amend');
  return change(product, { caller, role, id, said, act: 'amended' }, async (tx, held) => {
    const before = standingOf(held);
    const after = {
      ...before,
      title: said.title ?? held.call.title,
      notice: said.notice ?? held.call.notice,
      quota: said.quota ?? before.quota,
      districts: [...new Set(said.districts ?? before.districts)],
      subIndustries: [...new Set(said.subIndustries ?? before.subIndustries)],
      ceilings: { ...before.ceilings, ...said.ceilings },
    };
    await refuseUnknownScope(tx, after);
    const taken = Object.fromEntries(held.ceilings.map((one) => [one.subIndustry, one.placesTaken]));
    const faults = amendFaults(before, after, taken);
    const { title, notice, quota, districts, subIndustries, ceilings } = after;
    return { faults, after: { title, notice, quota, districts, subIndustries, ceilings } };
  });
}

/** Dates later. @throws as above */
export function extendCall(product: Product, caller: Caller, id: string, said: ExtendCall): Promise<ManagedCall> {
  const role = requireHeld(caller, 'call.extend');
  return change(product, { caller, role, id, said, act: 'extended' }, async (_, held, at) => {
    const dates = datesIn(said);
    const instants = Object.fromEntries(Object.entries(dates).map(([name, date]) => [name, Date.parse(date)]));
    return { faults: extendFaults(standingOf(held), instants, at.getTime()), after: dates };
  });
}

/** From this instant on nothing is received any more. @throws as above */
export function closeCall(product: Product, caller: Caller, id: string, said: CloseCall): Promise<ManagedCall> {
  const role = requireHeld(caller, 'call.close');
  return change(product, { caller, role, id, said, act: 'closedEarly' }, async (_, { call }, at) => ({
    faults: closeFaults(datesOf(call), at.getTime()),
    after: { closesAt: at.toISOString() },
  }));
}

type Acting = {
  caller: Caller;
  role: string;
  id: string;
  said: { revision: number; reason: string };
  act: CallAct;
};
type Wanted = { faults: readonly CallFault[]; after: CallChanges };
type Plan = (tx: Tx, held: HeldCall, at: Date) => Promise<Wanted>;

/** With the product's eyes: drafts of enterprises are seen by no official, and their deadlines move all the same. */
function change(product: Product, acting: Acting, plan: Plan): Promise<ManagedCall> {
  const { caller, role, id, said, act } = acting;
  return beyondCaller(() =>
    product.db.transaction(async (tx) => {
      // One act at a time; then cases before the call, as a listing takes them, and those that were opened meanwhile.
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`calls/${id}`}, 0))`);
      await lockOpenCases(tx, id);
      const held = await holdCall(tx, { id, revision: said.revision, published: true });
      await lockOpenCases(tx, id);
      const at = await product.clock.now(tx);
      const wanted = await plan(tx, held, at);
      refuseFaults(wanted.faults);
      const { before, after } = changedOf({ ...held.call, ceilings: quotasOf(held.ceilings) }, wanted.after);
      if (Object.keys(after).length === 0) throw ruleRefusal('没有任何变更', 'Nothing is changed');
      await write(tx, held, after);
      const actId = uuidv7();
      const kept = { id: actId, callId: id, act, at, actorId: caller.personId, reason: said.reason, before, after };
      await tx.insert(callActs).values({ ...kept, role: role === 'director' ? 'director' : 'officer' });
      await touchOpenCases(tx, id);
      const [now = held.call] = await tx.select().from(calls).where(eq(calls.id, id));
      const moved = await moveCaseClocks(product, tx, {
        before: held.call,
        after: now,
        actId,
        at,
        actorId: caller.personId,
        role,
      });
      await tellOpenCases(tx, { callId: id, what: `call.${act}`, at });
      const details = { before, after, reason: said.reason, clocksMoved: moved };
      await record(tx, { at, act: `call.${act}`, actorId: caller.personId, role, subject: `calls/${id}`, details });
      return viewManagedCall(product, tx, caller, id);
    }),
  );
}

async function write(
  tx: Tx,
  { call }: HeldCall,
  { ceilings, closesAt, retrofitEndsAt, batchEndsAt, ...rest }: CallChanges,
) {
  await tx
    .update(calls)
    .set({
      ...rest,
      districts: [...(rest.districts ?? call.districts)],
      subIndustries: [...(rest.subIndustries ?? call.subIndustries)],
      ...(closesAt === undefined ? {} : { closesAt: new Date(closesAt) }),
      ...(retrofitEndsAt === undefined ? {} : { retrofitEndsAt: new Date(retrofitEndsAt) }),
      ...(batchEndsAt === undefined ? {} : { batchEndsAt: new Date(batchEndsAt) }),
      revision: call.revision + 1,
    })
    .where(eq(calls.id, call.id));
  for (const [subIndustry, quota] of Object.entries(ceilings ?? {}))
    await tx
      .insert(callCeilings)
      .values({ callId: call.id, subIndustry, quota, placesTaken: 0 })
      .onConflictDoUpdate({ target: [callCeilings.callId, callCeilings.subIndustry], set: { quota } });
}
