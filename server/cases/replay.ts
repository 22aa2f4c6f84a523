/** Rows replay from events (decisions.md 7): the log alone gives state and facts again, with the evidence it stored. */
import { asc, eq, getTableColumns } from 'drizzle-orm';
import type { Facts } from '../../workflows/case/facts.ts';
import { isEventType } from '../../workflows/case/structure.ts';
import { begin, decide } from '../../workflows/engine.ts';
import { caseEvents, cases } from '../database/schema/cases.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { hashFacts } from './facts-hash.ts';

/** Empty differences: the row is what its events say. */
export async function rebuildCase(
  product: Product,
  caseId: string,
): Promise<{ differences: string[]; events: number; state: string; facts: Facts }> {
  const [row] = await product.db.select(getTableColumns(cases)).from(cases).where(eq(cases.id, caseId));
  if (!row) throw new Refused('not-found');
  const log = await product.db
    .select(getTableColumns(caseEvents))
    .from(caseEvents)
    .where(eq(caseEvents.caseId, caseId))
    .orderBy(asc(caseEvents.seq));
  const [first, ...rest] = log;
  if (first?.type !== 'case.opened')
    return {
      differences: ['the log does not begin with the opening'],
      events: log.length,
      state: row.state,
      facts: row.facts,
    };
  const differences: string[] = [];
  let policy = await product.policies.get(first.policyId);
  const opening = {
    policyId: first.policyId,
    enterpriseId: row.enterpriseId,
    district: first.said.district ?? row.facts.district,
  };
  let { path, facts } = begin(opening, policy);
  compare(first, { path, facts }, differences);
  for (const [position, event] of rest.entries()) {
    if (event.seq !== position + 2) differences.push(`event ${position + 2} is missing`);
    if (!isEventType(event.type)) {
      differences.push(`event ${event.seq} is of unknown type ${event.type}`);
      continue;
    }
    policy = await product.policies.get(event.policyId);
    const decision = decide(
      path,
      { facts: { ...facts, policyId: event.policyId }, policy },
      { type: event.type, by: event.role, said: event.said, seen: event.seen },
    );
    if (!decision.accepted) {
      differences.push(`event ${event.seq} ${event.type} is refused on replay: ${JSON.stringify(decision.refusal)}`);
      break;
    }
    ({ path, facts } = decision);
    compare(event, { path, facts }, differences);
  }
  if (path !== row.state) differences.push(`the row is at ${row.state}, its events lead to ${path}`);
  if (hashFacts(facts) !== hashFacts(row.facts))
    differences.push('the facts of the row differ from those of its events');
  if (log.length !== row.seq) differences.push(`the row counts ${row.seq} events, the log has ${log.length}`);
  return { differences, events: log.length, state: path, facts };
}

function compare(
  event: { seq: number; toState: string; factsHash: string },
  is: { path: string; facts: Facts },
  differences: string[],
): void {
  if (event.toState !== is.path)
    differences.push(`event ${event.seq} led to ${event.toState}, on replay to ${is.path}`);
  if (event.factsHash !== hashFacts(is.facts)) differences.push(`event ${event.seq}: the facts differ on replay`);
}
