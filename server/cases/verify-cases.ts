/**
 * The invariants that hold of every case at any time (reliability.md, "Invariants"): run by `admin verify`, by the tests, by
 * the simulation and by every fault run. Each is one question to the database; money has its own file.
 */
import { sql } from 'drizzle-orm';
import { forbiddenPairs } from '../../workflows/case/four-eyes.ts';
import { states } from '../../workflows/case/structure.ts';
import type { Db } from '../database/database.ts';
import { cases } from '../database/schema/cases.ts';
import type { Product } from '../product.ts';
import { rebuildCase } from './replay.ts';

export type Violation = { invariant: string; subject: string; what: string };

/** @returns nothing when all is well. `replay` rebuilds every case from its log as well. */
export async function verifyCases(
  product: Product,
  { replay = true }: { replay?: boolean } = {},
): Promise<Violation[]> {
  const found = (await Promise.all(questions.map((question) => ask(product.db, question)))).flat();
  return replay ? [...found, ...(await replayAll(product))] : found;
}

type Question = { invariant: string; what: string; query: ReturnType<typeof sql> };
const finals = states.filter((state) => state.final).map((state) => state.path);
const names = (list: readonly string[]) => sql`${sql.param([...list])}::text[]`;

const questions: Question[] = [
  {
    invariant: 'I4',
    what: 'the number of events is not the seq of the row',
    query: sql`select c.id::text as subject from cases c left join lateral (select count(*)::int as n, max(seq) as last from case_events where case_id = c.id) e on true where e.n is distinct from c.seq or e.last is distinct from c.seq`,
  },
  {
    invariant: 'I4',
    what: 'an event has not exactly one journal entry',
    query: sql`select e.case_id || ' ' || e.seq as subject from case_events e left join lateral (select count(*) as n from journal j where j.case_id = e.case_id and j.seq = e.seq and j.act = e.type) j on true where j.n <> 1`,
  },
  {
    invariant: 'I4',
    what: 'an event does not begin where the one before it ended',
    query: sql`select b.case_id || ' ' || b.seq as subject from case_events b join case_events a on a.case_id = b.case_id and a.seq = b.seq - 1 where b.from_state is distinct from a.to_state`,
  },
  {
    invariant: 'I5',
    what: 'an answered request has no effect of its own',
    query: sql`select r.actor_id || ' ' || r.key as subject from receipts r where r.status = 200 and r.answer is not null
      and not exists (select from case_events e where e.case_id = r.case_id and e.actor_id = r.actor_id and e.seq = (r.answer->>'seq')::int)`,
  },
  {
    invariant: 'I6',
    what: 'somebody of the bureau acted on an organisation they belong or belonged to',
    query: sql`select e.case_id || ' ' || e.seq as subject from case_events e join cases c on c.id = e.case_id join memberships m on m.person_id = e.actor_id
      where e.role in ('district', 'officer', 'director', 'objectionHandler', 'treasury', 'auditor')
        and m.organisation_id in (c.enterprise_id, c.provider_id, c.diagnosing_provider_id, c.agency_id, c.audit_firm_id)`,
  },
  ...forbiddenPairs.map((pair) => ({
    invariant: 'I6',
    what: `one person did both on one case: ${pair.en}`,
    query: sql`select distinct a.case_id || ' ' || a.seq || ' ' || b.seq as subject from case_events a join case_events b on b.case_id = a.case_id and b.actor_id = a.actor_id
      where a.type = any(${names(pair.one)}) and b.type = any(${names(pair.other)})`,
  })),
  {
    invariant: 'I8',
    what: 'a letter has died',
    query: sql`select id::text as subject from letters where status = 'dead'`,
  },
  {
    invariant: 'I9',
    what: 'an open case has no clock',
    query: sql`select c.id::text as subject from cases c where c.state <> all(${names(finals)}) and not exists (select from clocks k where k.case_id = c.id and k.status = 'running')`,
  },
  {
    invariant: 'I9',
    what: 'a closed case has a clock that runs',
    query: sql`select distinct k.case_id::text as subject from clocks k join cases c on c.id = k.case_id where c.state = any(${names(finals)}) and k.status <> 'ended'`,
  },
  {
    invariant: 'I9',
    what: 'the deadline of the row is not that of its clocks',
    query: sql`select c.id::text as subject from cases c left join lateral (select min(due_at) as due from clocks k where k.case_id = c.id and k.status = 'running') k on true where k.due is distinct from c.due_at`,
  },
];

async function ask(db: Db, { invariant, what, query }: Question): Promise<Violation[]> {
  const { rows } = await db.execute<{ subject: string }>(sql`${query} limit 100`);
  return rows.map(({ subject }) => ({ invariant, subject, what }));
}

async function replayAll(product: Product): Promise<Violation[]> {
  const found: Violation[] = [];
  const all = await product.db.select({ id: cases.id }).from(cases);
  for (const { id } of all) {
    const { differences } = await rebuildCase(product, id);
    found.push(...differences.map((what) => ({ invariant: 'replay', subject: id, what })));
  }
  return found;
}
