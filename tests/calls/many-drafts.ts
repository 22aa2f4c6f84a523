/** Thousands of enterprises, each with somebody signed in and a draft, in a few statements. */
import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { hashFacts } from '../../server/cases/facts-hash.ts';
import { writeClock } from '../../server/cases/open-clocks.ts';
import { hashToken } from '../../server/identity/sessions.ts';
import type { Product } from '../../server/product.ts';
import { moveClocks } from '../../workflows/case/clock-moves.ts';
import { begin } from '../../workflows/engine.ts';

export type Draft = { caseId: string; token: string; key: string };

export async function addDrafts(
  product: Product,
  { callId, count }: { callId: string; count: number },
): Promise<Draft[]> {
  const { db } = product;
  const policy = await product.policies.get('huangshi-pilot-2024');
  const at = await product.clock.now(db);
  const { rows: calls } = await db.execute<{ closes: string }>(
    sql`select closes_at as closes from calls where id = ${callId}::uuid`,
  );
  const callCloses = Date.parse(calls[0]?.closes ?? '');
  const instants = { callCloses, batchEnds: callCloses, retrofitWindowEnds: callCloses, planEndsOn: null };
  const made = Array.from({ length: count }, (_, n) => {
    const ids = {
      caseId: uuidv7(),
      enterpriseId: uuidv7(),
      personId: uuidv7(),
      membershipId: uuidv7(),
      sessionId: uuidv7(),
    };
    const opened = begin({ policyId: policy.id, enterpriseId: ids.enterpriseId, district: '420281' }, policy);
    const [clock] = moveClocks([], opened, { at: at.getTime(), policy, instants, calendar: product.calendar });
    if (clock === undefined) throw new Error('a draft has a clock');
    const row = writeClock(clock, undefined, at);
    const token = `token-of-drafter-${n}`;
    return {
      ...ids,
      n,
      token,
      key: `last-minute-${n}`,
      hash: hashToken(token),
      facts: opened.facts,
      facts_hash: hashFacts(opened.facts),
      clock: row,
    };
  });
  const from = sql`jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as x("caseId" uuid, "enterpriseId" uuid, "personId" uuid, "membershipId" uuid,
    "sessionId" uuid, n int, hash text, facts jsonb, facts_hash text, clock jsonb)`;
  const now = sql`${at}::timestamptz`;
  await db.execute(sql`insert into people (id, name, email, locale, status, created_at, password_changed_at)
    select "personId", '经办' || n, 'drafter' || n || '@example.com', 'zh-CN', 'active', ${now}, ${now} from ${from}`);
  await db.execute(sql`insert into organisations (id, kind, name, name_key, district, standing, created_at)
    select "enterpriseId", 'enterprise', '申报企业' || n, '申报企业' || n, '420281', 'outside', ${now} from ${from}`);
  await db.execute(sql`insert into memberships (id, person_id, organisation_id, role, since)
    select "membershipId", "personId", "enterpriseId", 'enterprise', ${now} from ${from}`);
  await db.execute(sql`insert into sessions (token_hash, id, person_id, method, created_at, last_seen_at, confirmed_at, expires_at, user_agent, address)
    select hash, "sessionId", "personId", 'password', clock_timestamp(), clock_timestamp(), clock_timestamp(), clock_timestamp() + interval '25 minutes', 'test', '127.0.0.1' from ${from}`);
  await db.execute(sql`insert into cases (id, number, call_id, enterprise_id, policy_id, state, facts, seq, opened_at, entered_at, updated_at, due_at)
    select "caseId", 'LM-' || n, ${callId}::uuid, "enterpriseId", ${policy.id}, 'application.draft', facts, 1, ${now}, ${now}, ${now}, (clock->>'due_at')::timestamptz from ${from}`);
  await db.execute(sql`insert into case_events (case_id, seq, type, at, actor_id, role, said, seen, from_state, to_state, policy_id, facts_hash)
    select "caseId", 1, 'case.opened', ${now}, "personId", 'enterprise', '{"district": "420281"}', '{}', null, 'application.draft', ${policy.id}, facts_hash from ${from}`);
  await db.execute(sql`insert into journal (at, act, actor_id, role, case_id, seq, details)
    select ${now}, 'case.opened', "personId", 'enterprise', "caseId", 1, '{}' from ${from}`);
  await db.execute(sql`insert into clocks (id, case_id, name, status, seq, started_at, due_at, provisional, how, strikes_at, strikes)
    select (clock->>'id')::uuid, "caseId", clock->>'name', 'running', 1, ${now}, (clock->>'due_at')::timestamptz, false, clock->'how', (clock->>'due_at')::timestamptz, 0 from ${from}`);
  return made.map(({ caseId, token, key }) => ({ caseId, token, key }));
}
