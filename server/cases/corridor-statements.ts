/**
 * The corridor's statements, prepared and named: the builder costs a third of the throughput (shared measurements), so the
 * one hot path of the product speaks SQL. Everything else goes through drizzle.
 */
import type pg from 'pg';
import type { Evidence, Standing } from '../../workflows/case/evidence.ts';
import type { Facts } from '../../workflows/case/facts.ts';
import type { EventType } from '../../workflows/vocabulary/events.ts';
import type { Clock } from '../../workflows/vocabulary/stages.ts';
import { widen } from '../database/scope.ts';
import { onConnection } from '../database/transaction.ts';

export type LockedClock = {
  id: string;
  name: Clock;
  status: 'running' | 'paused';
  how: unknown;
  due_at: string;
  provisional: boolean;
};

/** An organisation that the case or the request points to. */
export type Party = { name: string; kind: string; standing: Exclude<Standing, 'unknown'> };

/** What the corridor knows of a case before it decides. */
export type LockedCase = {
  /** The database's wall clock. */
  now: Date;
  id: string;
  number: string;
  state: string;
  facts: Facts;
  seq: number;
  policy_id: string;
  opened_at: Date;
  entered_at: Date;
  updated_at: Date;
  due_at: Date | null;
  approved_at: Date | null;
  call_id: string;
  call_code: string;
  call_policy_id: string;
  opens_at: Date;
  closes_at: Date;
  batch_ends_at: Date;
  retrofit_ends_at: Date;
  call_published: boolean;
  enterprise_id: string;
  enterprise_name: string;
  district: string | null;
  clocks: LockedClock[];
  did: EventType[];
  /** What surrounds the case is as old as its row, and no older. */
  current: boolean;
  parties: Readonly<Record<string, Party>>;
  receipt_status: number | null;
  receipt_answer: unknown;
};

const receive = {
  name: 'receipt-receive',
  text: `insert into receipts (actor_id, key, body_hash, received_at, case_id)
    values ($1, $2, $3, coalesce($4::timestamptz, clock_timestamp() - $6::float8 * interval '1 millisecond'), $5)
    on conflict (actor_id, key) do nothing returning received_at`,
};
const receivedBefore = {
  name: 'receipt-find',
  text: 'select body_hash, received_at, status, answer from receipts where actor_id = $1 and key = $2',
};
const refuseReceipt = {
  name: 'receipt-refuse',
  text: 'update receipts set status = $3, answer = $4 where actor_id = $1 and key = $2 and status is null',
};
/** A case with what surrounds it, as one JSON value instead of thirty columns: that halves the driver's work. */
const around = `select json_build_object('now', clock_timestamp(), 'id', c.id, 'number', c.number, 'state', c.state, 'facts', c.facts, 'seq', c.seq, 'policy_id', c.policy_id,
      'opened_at', c.opened_at, 'entered_at', c.entered_at, 'updated_at', c.updated_at, 'due_at', c.due_at, 'approved_at', c.approved_at,
      'call_id', c.call_id, 'call_code', k.code, 'call_policy_id', k.policy_id, 'opens_at', k.opens_at, 'closes_at', k.closes_at,
      'batch_ends_at', k.batch_ends_at, 'retrofit_ends_at', k.retrofit_ends_at, 'call_published', k.published_at is not null,
      'enterprise_id', c.enterprise_id, 'enterprise_name', e.name, 'district', c.district,
      'clocks', (select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name, 'status', o.status, 'how', o.how, 'due_at', o.due_at, 'provisional', o.provisional)), '[]')
         from clocks o where o.case_id = c.id and o.status <> 'ended'),
      'did', (select coalesce(json_agg(distinct v.type), '[]') from case_events v where v.case_id = c.id and v.actor_id = $2),
      'current', c.xmin = (select b.xmin from cases b where b.id = c.id),
      'parties', (select coalesce(json_object_agg(o.id, json_build_object('name', o.name, 'kind', o.kind, 'standing', o.standing)), '{}')
         from organisation_cards o where o.id = any (array[c.provider_id, c.diagnosing_provider_id, c.agency_id, c.audit_firm_id] || $4::uuid[])),
      'receipt_status', r.status, 'receipt_answer', r.answer) as locked
    from cases c
    join calls k on k.id = c.call_id
    join organisation_cards e on e.id = c.enterprise_id
    left join receipts r on r.actor_id = $2 and r.key = $3
    where c.id = $1`;
const gate = { name: 'case-gate', text: 'select true as seen from cases where id = $1' };
const read = { name: 'case-read', text: around };
/**
 * What is joined and asked beside the locked row is seen as it was before a wait for the lock; `current` tells when the row is
 * another version by then. A change of the call writes every open case of it for that (server/calls/move-case-clocks.ts).
 */
const lock = { name: 'case-lock', text: `${around} for update of c` };
const write = {
  name: 'case-write',
  text: `with moved as (
      update cases set state = $2, facts = $3, seq = $4, policy_id = $5, entered_at = $6, updated_at = $7, due_at = $8, approved_at = $9 where id = $1
    ), logged as (
      insert into case_events (case_id, seq, type, at, actor_id, role, said, seen, from_state, to_state, policy_id, facts_hash)
      values ($1, $4, $10, $7, $11, $12, $13, $14, $15, $2, $5, $16)
    ), timed as (
      insert into clocks (id, case_id, name, status, seq, started_at, due_at, provisional, how, strikes_at, strikes, ended_at)
      select x.id, $1, x.name, x.status, $4, x.started_at, x.due_at, x.provisional, x.how, x.strikes_at, 0, x.ended_at
        from jsonb_to_recordset($17::jsonb) as x(id uuid, name text, status text, started_at timestamptz, due_at timestamptz, provisional boolean, how jsonb, strikes_at timestamptz, ended_at timestamptz)
      on conflict (id) do update set status = excluded.status, started_at = excluded.started_at, due_at = excluded.due_at,
        provisional = excluded.provisional, how = excluded.how, strikes_at = excluded.strikes_at, strikes = 0, ended_at = excluded.ended_at
    ), told as (
      insert into outbox (case_id, seq, what, at) select $1, $4, unnest($18::text[]), $7
    ), noted as (
      insert into journal (at, act, actor_id, role, case_id, seq, details, request_id, address) values ($7, $10, $11, $12, $1, $4, $23, $19, $20)
    )
    update receipts set status = 200, answer = $21 where actor_id = $11 and key = $22`,
};

export type ReceiptRow = { body_hash: string; received_at: Date; status: number | null; answer: unknown };

type Values = readonly unknown[];
const run = async <R extends pg.QueryResultRow>(
  on: pg.Pool | pg.PoolClient,
  statement: { name: string; text: string },
  values: Values,
): Promise<R | undefined> => (await on.query<R>({ ...statement, values: [...values] })).rows[0];

/**
 * A full pool lets it wait for a connection, and the instant of arrival decides at the closing second (calendar.md). `arrivedAt`
 * is on the process's steady clock (`performance.now`): the time until the receipt is written is not the caller's.
 */
export const insertReceipt = (pool: pg.Pool, values: Values, arrivedAt = performance.now()) =>
  onConnection(pool, (client) =>
    run<{ received_at: Date }>(client, receive, [...values, performance.now() - arrivedAt]),
  );
export const findReceipt = (pool: pg.Pool, values: Values) => run<ReceiptRow>(pool, receivedBefore, values);
export const completeRefused = (pool: pg.Pool, values: Values) => run(pool, refuseReceipt, values);

export type LockRequest = {
  actorId: string | null;
  key: string | null;
  /** Organisations that the request names, to be read with those of the case. */
  named?: readonly string[];
  /** On a person's behalf: whom the database shows nothing of the case gets nothing; everybody else goes on with the product's eyes. */
  gated?: boolean;
};

/** Locks the case and reads what surrounds it, as of after the lock. */
export async function lockCase(
  client: pg.PoolClient,
  caseId: string,
  { actorId, key, named = [], gated = false }: LockRequest,
): Promise<LockedCase | undefined> {
  const ask = async () =>
    (await run<{ locked: Wire<LockedCase> }>(client, lock, [caseId, actorId, key, named]))?.locked;
  // All three leave together: the gate in the caller's scope, the change to the product's, which must see more to decide, the lock.
  const [passed, , first] = gated
    ? await Promise.all([run(client, gate, [caseId]), widen(client), ask()])
    : [true, undefined, await ask()];
  if (passed === undefined) return undefined;
  const found = first === undefined || first.current ? first : await ask();
  return found && withInstants(found);
}

/** The same without the lock, for who only looks. */
export async function readCase(pool: pg.Pool, caseId: string, actorId: string): Promise<LockedCase | undefined> {
  const found = (await run<Around>(pool, read, [caseId, actorId, null, []]))?.locked;
  return found && withInstants(found);
}

type Around = { locked: Wire<LockedCase> };
/** As JSON brings it: instants are text. */
type Wire<T> = { [K in keyof T]: T[K] extends Date ? string : T[K] extends Date | null ? string | null : T[K] };

const withInstants = (found: Wire<LockedCase>): LockedCase => ({
  ...found,
  now: new Date(found.now),
  opened_at: new Date(found.opened_at),
  entered_at: new Date(found.entered_at),
  updated_at: new Date(found.updated_at),
  due_at: found.due_at === null ? null : new Date(found.due_at),
  approved_at: found.approved_at === null ? null : new Date(found.approved_at),
  opens_at: new Date(found.opens_at),
  closes_at: new Date(found.closes_at),
  batch_ends_at: new Date(found.batch_ends_at),
  retrofit_ends_at: new Date(found.retrofit_ends_at),
});

export type CaseWrite = {
  caseId: string;
  state: string;
  facts: Facts;
  seq: number;
  policyId: string;
  enteredAt: Date;
  at: Date;
  dueAt: Date | null;
  approvedAt: Date | null;
  type: string;
  actorId: string | null;
  role: string;
  said: object;
  seen: Evidence;
  fromState: string | null;
  factsHash: string;
  clocks: readonly object[];
  told: readonly string[];
  requestId: string | null;
  address: string | null;
  answer: string | null;
  key: string | null;
  /** For the journal. */
  details: object;
};

/** Case, event, clocks, outbox, journal and receipt in one round trip. */
export const writeMove = (client: pg.PoolClient, w: CaseWrite) =>
  run(client, write, [
    w.caseId,
    w.state,
    JSON.stringify(w.facts),
    w.seq,
    w.policyId,
    w.enteredAt,
    w.at,
    w.dueAt,
    w.approvedAt,
    w.type,
    w.actorId,
    w.role,
    JSON.stringify(w.said),
    JSON.stringify(w.seen),
    w.fromState,
    w.factsHash,
    JSON.stringify(w.clocks),
    w.told,
    w.requestId,
    w.address,
    w.answer,
    w.key,
    JSON.stringify(w.details),
  ]);
