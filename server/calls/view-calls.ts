/** Calls as they are read: by the bureau with drafts and authors, by everybody what is published. */
import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import { callActs as actNames } from '../../workflows/calls/call-acts.ts';
import { formAt, formsOf } from '../../workflows/forms/forms.ts';
import type { Caller } from '../access/caller.ts';
import { mayHeld, requireHeld } from '../access/require-access.ts';
import type { Reader } from '../database/database.ts';
import { nameOf } from '../database/name-of.ts';
import { callActs, callCeilings } from '../database/schema/calls.ts';
import { calls } from '../database/schema/reference.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { viewPolicy } from '../reference/reference-views.ts';
import type { ManagedCall, PublicCall } from './calls-contract.ts';
import type { CallRow, Ceiling } from './find-call.ts';

/** A city has two calls a year. */
const MOST = 100;

export async function listManagedCalls({ db, clock }: Product, caller: Caller): Promise<{ items: ManagedCall[] }> {
  requireHeld(caller, 'call.read');
  const rows = await db.select().from(calls).orderBy(desc(calls.opensAt), desc(calls.code)).limit(MOST);
  return { items: await manage(db, caller, rows, await clock.now(db)) };
}

/** @throws Refused wrong-role, not-found */
export async function viewManagedCall(
  { clock }: Product,
  reader: Reader,
  caller: Caller,
  id: string,
): Promise<ManagedCall> {
  requireHeld(caller, 'call.read');
  const rows = await reader.select().from(calls).where(eq(calls.id, id));
  const [view] = await manage(reader, caller, rows, await clock.now(reader));
  if (view === undefined) throw new Refused('not-found');
  return view;
}

export async function listPublicCalls(product: Product): Promise<{ items: PublicCall[] }> {
  const { db } = product;
  const rows = await db
    .select()
    .from(calls)
    .where(isNotNull(calls.publishedAt))
    .orderBy(desc(calls.opensAt))
    .limit(MOST);
  return { items: await publish(product, rows) };
}

/** @throws Refused not-found */
export async function viewPublicCall(product: Product, code: string): Promise<PublicCall> {
  const rows = await product.db
    .select()
    .from(calls)
    .where(and(eq(calls.code, code), isNotNull(calls.publishedAt)));
  const [view] = await publish(product, rows);
  if (view === undefined) throw new Refused('not-found');
  return view;
}

async function manage(reader: Reader, caller: Caller, rows: readonly CallRow[], now: Date): Promise<ManagedCall[]> {
  const around = await readAround(reader, rows);
  return rows.map((call) => ({
    ...shared(call, around.ceilings),
    id: call.id,
    publishedAt: call.publishedAt?.toISOString() ?? null,
    revision: call.revision,
    casesOpened: call.casesOpened,
    acts: around.acts
      .filter(({ row }) => row.callId === call.id)
      .map(({ row, by }) => ({ ...viewAct(row), by, role: row.role })),
    may: mayNow(caller, call, now),
  }));
}

async function publish(product: Product, rows: readonly CallRow[]): Promise<PublicCall[]> {
  const around = await readAround(product.db, rows);
  return Promise.all(
    rows.map(async (call) => {
      const { title, rate, cap, minimumLevel } = await viewPolicy(product, call.policyId);
      return {
        ...shared(call, around.ceilings),
        publishedAt: (call.publishedAt ?? call.opensAt).toISOString(),
        support: { title, rate, cap, minimumLevel },
        papers: await papersOf(product, call.policyId),
        acts: around.acts.filter(({ row }) => row.callId === call.id).map(({ row }) => viewAct(row)),
      };
    }),
  );
}

async function readAround(reader: Reader, rows: readonly CallRow[]) {
  const ids = rows.map(({ id }) => id);
  const acts = await reader
    .select({ row: callActs, by: nameOf(callActs.actorId) })
    .from(callActs)
    .where(inArray(callActs.callId, ids))
    .orderBy(desc(callActs.at), desc(callActs.id));
  const ceilings = await reader
    .select()
    .from(callCeilings)
    .where(inArray(callCeilings.callId, ids))
    .orderBy(asc(callCeilings.subIndustry));
  return { acts, ceilings };
}

const shared = (call: CallRow, ceilings: readonly Ceiling[]) => ({
  code: call.code,
  title: call.title,
  notice: call.notice,
  policyId: call.policyId,
  opensAt: call.opensAt.toISOString(),
  closesAt: call.closesAt.toISOString(),
  retrofitEndsAt: call.retrofitEndsAt.toISOString(),
  batchEndsAt: call.batchEndsAt.toISOString(),
  quota: call.quota,
  placesTaken: call.placesTaken,
  districts: call.districts,
  subIndustries: call.subIndustries,
  ceilings: ceilings
    .filter(({ callId }) => callId === call.id)
    .map(({ subIndustry, quota, placesTaken }) => ({ subIndustry, quota, placesTaken })),
});

const viewAct = ({ act, at, reason, before, after }: typeof callActs.$inferSelect) => ({
  act,
  label: actNames[act],
  at: at.toISOString(),
  reason,
  ...{ before: unlocked(before), after: unlocked(after) },
});

/** The wire's arrays can be written to; ours are read. */
const unlocked = ({ districts, subIndustries, ceilings, ...rest }: typeof callActs.$inferSelect.before) => ({
  ...rest,
  ...(districts === undefined ? {} : { districts: [...districts] }),
  ...(subIndustries === undefined ? {} : { subIndustries: [...subIndustries] }),
  ...(ceilings === undefined ? {} : { ceilings: { ...ceilings } }),
});

/** The papers that the programme's form asks for at the application. */
async function papersOf({ policies }: Product, policyId: string): Promise<PublicCall['papers']> {
  const form = formAt(formsOf(await policies.get(policyId)), 'application.draft');
  return (form?.papers ?? []).map(({ label, help, required, accepts, maxBytes }) => ({
    label,
    help: help ?? null,
    required,
    accepts,
    maxBytes,
  }));
}

function mayNow(caller: Caller, call: CallRow, now: Date): ManagedCall['may'] {
  const may: ManagedCall['may'] = [];
  if (call.publishedAt === null) {
    if (mayHeld(caller, 'call.draft')) may.push('save');
    if (mayHeld(caller, 'call.publish') && !call.authors.includes(caller.personId)) may.push('publish');
    return may;
  }
  if (mayHeld(caller, 'call.amend')) may.push('amend');
  if (mayHeld(caller, 'call.extend') && now < call.batchEndsAt) may.push('extend');
  if (mayHeld(caller, 'call.close') && call.opensAt <= now && now < call.closesAt) may.push('close');
  return may;
}
