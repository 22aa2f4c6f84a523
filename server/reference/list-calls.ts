/** The published calls as the caller sees them: open or not by the product's clock, and their own case in each. */
import { desc, isNotNull, sql } from 'drizzle-orm';
import { type Caller, organisationsAs } from '../access/caller.ts';
import { calls } from '../database/schema/reference.ts';
import type { Product } from '../product.ts';
import type { CallView } from './reference-contract.ts';

/** A city has two calls a year; the newest come first. */
const MOST = 100;

export async function listCalls({ db, clock }: Product, caller: Caller): Promise<{ items: CallView[] }> {
  const now = await clock.now(db);
  const enterprises = organisationsAs(caller, 'enterprise');
  // A case that fell away before it was listed may be followed by another one: the newest is theirs. `calls.id` in plain
  // SQL, because the builder would leave its table away.
  const caseId = sql<string | null>`(select c.id from cases c where c.call_id = calls.id
    and c.enterprise_id = any(${sql.param(enterprises)}::uuid[]) order by c.opened_at desc, c.id desc limit 1)`;
  const rows = await db
    .select({ call: calls, caseId })
    .from(calls)
    .where(isNotNull(calls.publishedAt))
    .orderBy(desc(calls.opensAt))
    .limit(MOST);
  return { items: rows.map(({ call, caseId }) => ({ ...viewCall(call, now), caseId })) };
}

function viewCall(call: typeof calls.$inferSelect, now: Date): Omit<CallView, 'caseId'> {
  const {
    id,
    code,
    title,
    notice,
    policyId,
    quota,
    placesTaken,
    districts,
    subIndustries,
    opensAt,
    closesAt,
    retrofitEndsAt,
  } = call;
  return {
    id,
    code,
    title,
    notice,
    policyId,
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
    retrofitEndsAt: retrofitEndsAt.toISOString(),
    quota,
    placesTaken,
    districts,
    subIndustries,
    open: opensAt <= now && now < closesAt,
  };
}
