/** A draft of a call: written by officers, seen by the bureau only, published by a director who did not write it. */
import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { publishFaults, shapeFaults } from '../../workflows/calls/call-rules.ts';
import type { Caller } from '../access/caller.ts';
import { requireHeld } from '../access/require-access.ts';
import type { Tx } from '../database/database.ts';
import { callCeilings } from '../database/schema/calls.ts';
import { calls, policies } from '../database/schema/reference.ts';
import { record } from '../journal/journal.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { refuseFaults, ruleRefusal } from '../work/refuse-faults.ts';
import type { CallDraft, ManagedCall, SaveDraft } from './calls-contract.ts';
import { datesOf, holdCall, shapeOf } from './find-call.ts';
import { refuseUnknownScope } from './known-scope.ts';
import { viewManagedCall } from './view-calls.ts';

/** @throws Refused wrong-role, rule, already-exists */
export function draftCall(product: Product, caller: Caller, draft: CallDraft): Promise<ManagedCall> {
  const role = requireHeld(caller, 'call.draft');
  return product.db.transaction(async (tx) => {
    const row = await readDraft(tx, draft);
    const id = uuidv7();
    const fresh = { ...row, id, placesTaken: 0, casesOpened: 0, publishedAt: null, authors: [caller.personId] };
    const added = await tx.insert(calls).values(fresh).onConflictDoNothing().returning({ id: calls.id });
    if (added.length === 0) throw codeTaken(draft.code);
    await keepCeilings(tx, id, draft.ceilings);
    await note(product, tx, { act: 'call.drafted', caller, role, id, details: { code: draft.code } });
    return viewManagedCall(product, tx, caller, id);
  });
}

/** @throws Refused wrong-role, not-found, not-open, stale-form, rule, already-exists */
export function saveDraft(product: Product, caller: Caller, id: string, said: SaveDraft): Promise<ManagedCall> {
  const { revision, ...draft } = said;
  const role = requireHeld(caller, 'call.draft');
  return product.db.transaction(async (tx) => {
    const { call } = await holdCall(tx, { id, revision, published: false });
    const row = await readDraft(tx, draft);
    const [same] = await tx.select({ id: calls.id }).from(calls).where(eq(calls.code, draft.code));
    if (same !== undefined && same.id !== id) throw codeTaken(draft.code);
    const authors = [...new Set([...call.authors, caller.personId])];
    await tx
      .update(calls)
      .set({ ...row, authors, revision: revision + 1 })
      .where(eq(calls.id, id));
    await keepCeilings(tx, id, draft.ceilings);
    await note(product, tx, { act: 'call.draftSaved', caller, role, id, details: { code: draft.code } });
    return viewManagedCall(product, tx, caller, id);
  });
}

/** @throws Refused wrong-role, not-found, not-open, stale-form, rule */
export function publishCall(
  product: Product,
  caller: Caller,
  { id, revision }: { id: string; revision: number },
): Promise<ManagedCall> {
  const role = requireHeld(caller, 'call.publish');
  return product.db.transaction(async (tx) => {
    const { call } = await holdCall(tx, { id, revision, published: false });
    const at = await product.clock.now(tx);
    refuseFaults(publishFaults(datesOf(call), at.getTime(), call.authors, caller.personId));
    await tx
      .update(calls)
      .set({ publishedAt: at, revision: revision + 1 })
      .where(eq(calls.id, id));
    await note(product, tx, { act: 'call.published', caller, role, id, details: { code: call.code } });
    return viewManagedCall(product, tx, caller, id);
  });
}

async function readDraft(tx: Tx, { ceilings, ...draft }: CallDraft) {
  const row = {
    ...draft,
    districts: [...new Set(draft.districts)],
    subIndustries: [...new Set(draft.subIndustries)],
    opensAt: new Date(draft.opensAt),
    closesAt: new Date(draft.closesAt),
    retrofitEndsAt: new Date(draft.retrofitEndsAt),
    batchEndsAt: new Date(draft.batchEndsAt),
  };
  const [policy] = await tx.select({ id: policies.id }).from(policies).where(eq(policies.id, row.policyId));
  if (policy === undefined) throw ruleRefusal('没有这项政策', 'There is no such programme');
  await refuseUnknownScope(tx, row);
  refuseFaults(shapeFaults(shapeOf({ ...row, ceilings })));
  return row;
}

async function keepCeilings(tx: Tx, callId: string, ceilings: CallDraft['ceilings']): Promise<void> {
  await tx.delete(callCeilings).where(eq(callCeilings.callId, callId));
  const rows = Object.entries(ceilings).map(([subIndustry, quota]) => ({ callId, subIndustry, quota, placesTaken: 0 }));
  if (rows.length > 0) await tx.insert(callCeilings).values(rows);
}

const codeTaken = (code: string): Refused =>
  new Refused('already-exists', { what: `批次 ${code}`, whatEn: `call ${code}` });

type Note = { act: string; caller: Caller; role: string; id: string; details: Record<string, unknown> };
const note = async ({ clock }: Product, tx: Tx, { act, caller, role, id, details }: Note): Promise<void> =>
  record(tx, { at: await clock.now(tx), act, actorId: caller.personId, role, subject: `calls/${id}`, details });
