/** Puts events into the log of a case as the corridor would have, for tests that begin in the middle of a case. */
import { eq } from 'drizzle-orm';
import type { Caller } from '../../server/access/caller.ts';
import type { CaseRecord } from '../../server/access/find-case.ts';
import { hashFacts } from '../../server/cases/facts-hash.ts';
import { caseEvents, cases } from '../../server/database/schema/cases.ts';
import { organisations } from '../../server/database/schema/identity.ts';
import type { Facts } from '../../workflows/case/facts.ts';
import type { Said } from '../../workflows/case/said.ts';
import type { PersonRole } from '../../workflows/vocabulary/roles.ts';
import type { Pilot } from './pilot.ts';

type Happened = {
  type: string;
  to?: string;
  said?: Said;
  by?: { caller: Caller; role: PersonRole };
  facts?: Partial<Facts>;
};

/** Appends the event and moves the row; without `to` the case stays where it is. */
export async function happened(
  { product }: Pilot,
  caseId: string,
  { type, to, said = {}, by, facts = {} }: Happened,
): Promise<CaseRecord> {
  const at = await product.clock.now(product.db);
  const before = await recordOf({ product }, caseId);
  const seq = before.seq + 1;
  const state = to ?? before.state;
  const all = { ...before.facts, ...facts };
  const enteredAt = to === undefined ? before.enteredAt : at;
  await product.db.update(cases).set({ seq, state, facts: all, enteredAt, updatedAt: at }).where(eq(cases.id, caseId));
  await product.db.insert(caseEvents).values({
    caseId,
    seq,
    type,
    at,
    actorId: by?.caller.personId ?? null,
    role: by?.role ?? 'system',
    said,
    seen: {},
    fromState: before.state,
    toState: state,
    policyId: before.policyId,
    factsHash: hashFacts(all),
  });
  return recordOf({ product }, caseId);
}

export async function recordOf({ product }: Pick<Pilot, 'product'>, caseId: string): Promise<CaseRecord> {
  const [record] = await product.db.select().from(cases).where(eq(cases.id, caseId));
  if (!record) throw new Error('there is no such case');
  return record;
}

export const organisationOf = ({ memberships }: Caller): string => memberships[0]?.organisationId ?? '';

export async function describeOrganisation(
  { product }: Pilot,
  id: string,
  set: Partial<typeof organisations.$inferInsert>,
): Promise<void> {
  if (Object.keys(set).length > 0) await product.db.update(organisations).set(set).where(eq(organisations.id, id));
}
