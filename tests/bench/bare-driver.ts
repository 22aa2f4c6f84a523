/**
 * The yardstick: the rows of a move, written by the bare driver from one Node process, without HTTP, rules or answers.
 * `tuned` sends the corridor's own statements (one common table expression); `plain` awaits one statement per row.
 */
import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { insertReceipt, lockCase, writeMove } from '../../server/cases/corridor-statements.ts';
import { createPool } from '../../server/database/pool.ts';
import { newFacts } from '../../workflows/case/facts.ts';
import { readPlan, summarise, tell } from './child.ts';

export type BarePlan = {
  mode: 'tuned' | 'plain';
  url: string;
  connections: number;
  seconds: number;
  movers: { caseId: string; personId: string; out: boolean }[];
  tokenHash: string;
};

const plan = readPlan<BarePlan>();
const pool = createPool(plan.url, { max: plan.connections });
const latencies: number[] = [];
const until = performance.now() + plan.seconds * 1000;
let counter = 0;
const facts = {
  ...newFacts({ policyId: 'huangshi-pilot-2024', enterpriseId: uuidv7(), district: '420281' }),
  listed: true,
};
/** As large as the answer that the corridor keeps for a retry. */
const answer = JSON.stringify({ seq: 1, filler: 'x'.repeat(2600) });

await Promise.all(Array.from({ length: plan.connections }, (_, worker) => work(worker)));
await pool.end();
tell(summarise(latencies, plan.seconds));

async function work(worker: number): Promise<void> {
  const mine = plan.movers.filter((_, i) => i % plan.connections === worker);
  for (let i = 0; performance.now() < until; i++) {
    const mover = mine[i % Math.max(1, mine.length)];
    if (!mover) return;
    const started = performance.now();
    counter += 1;
    const key = `bare-${process.pid}-${counter}`;
    await pool.query({
      name: 'session',
      text: 'select person_id from sessions where token_hash = $1 and expires_at > clock_timestamp()',
      values: [plan.tokenHash],
    });
    await insertReceipt(pool, [mover.personId, key, key, null, mover.caseId, 0]);
    const client = await pool.connect();
    try {
      if (plan.mode === 'tuned') await tuned(client, mover, key);
      else await plain(client, mover, key);
    } finally {
      client.release();
    }
    mover.out = !mover.out;
    latencies.push(performance.now() - started);
  }
}

type Mover = BarePlan['movers'][number];
function target(mover: Mover): string {
  return mover.out ? 'matching.choosing' : 'matching.providerReply';
}
function clockRow(mover: Mover, id: string) {
  return {
    id,
    name: 'matching.providerReply',
    status: mover.out ? 'ended' : 'running',
    started_at: new Date(),
    due_at: new Date(Date.now() + 1e9),
    provisional: false,
    how: { acts: [] },
    strikes_at: mover.out ? null : new Date(Date.now() + 1e9),
    ended_at: mover.out ? new Date() : null,
  };
}

async function tuned(client: pg.PoolClient, mover: Mover, key: string): Promise<void> {
  const begun = client.query('begin');
  const locked = await lockCase(client, mover.caseId, { actorId: mover.personId, key });
  await begun;
  if (!locked) throw new Error('the case is gone');
  const at = new Date();
  const open = locked.clocks.find(({ name }) => name === 'matching.providerReply')?.id ?? uuidv7();
  const written = writeMove(client, {
    caseId: mover.caseId,
    state: target(mover),
    facts,
    seq: locked.seq + 1,
    policyId: locked.policy_id,
    enteredAt: at,
    at,
    dueAt: at,
    approvedAt: null,
    type: 'provider.choose',
    actorId: mover.personId,
    role: 'enterprise',
    said: {},
    seen: {},
    fromState: locked.state,
    factsHash: 'x',
    clocks: [clockRow(mover, open)],
    told: ['desk.arrived'],
    requestId: key,
    address: '127.0.0.1',
    answer,
    key,
    details: {},
  });
  await Promise.all([written, client.query('commit')]);
}

async function plain(client: pg.PoolClient, mover: Mover, key: string): Promise<void> {
  await client.query('begin');
  const { rows } = await client.query<{ seq: number }>({
    name: 'p-lock',
    text: 'select seq, state, facts from cases where id = $1 for update',
    values: [mover.caseId],
  });
  const seq = (rows[0]?.seq ?? 0) + 1;
  const at = new Date();
  await client.query({
    name: 'p-case',
    text: 'update cases set state = $2, facts = $3, seq = $4, entered_at = $5, updated_at = $5, due_at = $5 where id = $1',
    values: [mover.caseId, target(mover), JSON.stringify(facts), seq, at],
  });
  await client.query({
    name: 'p-event',
    text: `insert into case_events (case_id, seq, type, at, actor_id, role, said, seen, from_state, to_state, policy_id, facts_hash) values ($1, $2, 'provider.choose', $3, $4, 'enterprise', '{}', '{}', 'matching.choosing', $5, 'huangshi-pilot-2024', 'x')`,
    values: [mover.caseId, seq, at, mover.personId, target(mover)],
  });
  if (mover.out)
    await client.query({
      name: 'p-clock-end',
      text: `update clocks set status = 'ended', strikes_at = null, ended_at = $2 where case_id = $1 and name = 'matching.providerReply' and status <> 'ended'`,
      values: [mover.caseId, at],
    });
  else
    await client.query({
      name: 'p-clock',
      text: `insert into clocks (id, case_id, name, status, seq, started_at, due_at, provisional, how, strikes_at, strikes) values ($1, $2, 'matching.providerReply', 'running', $3, $4, $4, false, '{}', $4, 0)`,
      values: [uuidv7(), mover.caseId, seq, at],
    });
  await client.query({
    name: 'p-outbox',
    text: `insert into outbox (case_id, seq, what, at) values ($1, $2, 'desk.arrived', $3)`,
    values: [mover.caseId, seq, at],
  });
  await client.query({
    name: 'p-journal',
    text: `insert into journal (at, act, actor_id, role, case_id, seq, details) values ($1, 'provider.choose', $2, 'enterprise', $3, $4, '{}')`,
    values: [at, mover.personId, mover.caseId, seq],
  });
  await client.query({
    name: 'p-receipt',
    text: 'update receipts set status = 200, answer = $3 where actor_id = $1 and key = $2',
    values: [mover.personId, key, answer],
  });
  await client.query('commit');
}
