/** Fills a bench database: enterprises with one signed-in person each, cases that can go back and forth, and a long queue. */
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { shippedCalendar } from '../../workflows/calendar/calendar-data.ts';
import { startClock } from '../../workflows/calendar/clock.ts';
import { newFacts } from '../../workflows/case/facts.ts';

/** Cases that the load moves between `matching.choosing` and `matching.providerReply`. */
export type Mover = { caseId: string; personId: string; token: string };
export type Seeded = {
  movers: Mover[];
  providerId: string;
  district: { token: string; personId: string };
  callId: string;
};

const policyId = 'huangshi-pilot-2024';
export const tokenOf = (n: number): string => `bench-session-${n}`;
const hash = (token: string): string => createHash('sha256').update(token).digest('hex');
const uuid = (kind: number, n: number): string =>
  `00000000-0000-7000-8${String(kind).padStart(3, '0')}-${String(n).padStart(12, '0')}`;

/** `first` … `last` are numbers of enterprises; run again with higher ones to grow the same database. */
export async function seed(
  pool: pg.Pool,
  { first, last, movers }: { first: number; last: number; movers: number },
): Promise<Seeded> {
  const callId = uuid(1, 1);
  const providerId = uuid(2, 1);
  const districtPerson = uuid(4, 0);
  if (first === 1) await seedCity(pool, { callId, providerId, districtPerson });
  const numbers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  for (let from = 0; from < numbers.length; from += 1000)
    await seedEnterprises(pool, numbers.slice(from, from + 1000), { callId, movers });
  await pool.query('analyze');
  const all = Array.from({ length: Math.min(movers, last) }, (_, i) => ({
    caseId: uuid(5, i + 1),
    personId: uuid(4, i + 1),
    token: tokenOf(i + 1),
  }));
  return { movers: all, providerId, district: { token: tokenOf(0), personId: districtPerson }, callId };
}

async function seedCity(
  pool: pg.Pool,
  { callId, providerId, districtPerson }: { callId: string; providerId: string; districtPerson: string },
): Promise<void> {
  await pool.query(
    `insert into calls (id, code, title, notice, policy_id, opens_at, closes_at, retrofit_ends_at, batch_ends_at, quota, places_taken, cases_opened, districts, sub_industries, published_at)
    values ($1, 'BENCH', '{"zh":"测速","en":"Bench"}', '', $2, '2020-01-01', '2040-01-01', '2040-01-01', '2040-01-01', 1000000, 0, 0, '{420281}', '{}', '2020-01-01')`,
    [callId, policyId],
  );
  await pool.query(
    `insert into organisations (id, kind, name, name_key, standing, created_at) values ($1, 'provider', '测速服务商', '测速服务商', 'admitted', '2020-01-01')`,
    [providerId],
  );
  await pool.query(
    `insert into organisations (id, kind, name, name_key, district, standing, created_at) values ($1, 'districtBureau', '区县', '区县', '420281', 'outside', '2020-01-01')`,
    [uuid(3, 0)],
  );
  await seedPeople(pool, [0], 'district');
  await pool.query('select $1', [districtPerson]);
}

async function seedPeople(pool: pg.Pool, numbers: readonly number[], role: string): Promise<void> {
  await pool.query(
    `insert into people (id, name, email, password_hash, locale, status, created_at, password_changed_at)
    select x.id, '人员' || x.n, 'bench' || x.n || '@example.com', 'x', 'zh-CN', 'active', '2020-01-01', '2020-01-01' from jsonb_to_recordset($1) as x(id uuid, n int)`,
    [JSON.stringify(numbers.map((n) => ({ id: uuid(4, n), n })))],
  );
  await pool.query(
    `insert into memberships (id, person_id, organisation_id, role, since) select x.id, x.person, x.organisation, $2, '2020-01-01' from jsonb_to_recordset($1) as x(id uuid, person uuid, organisation uuid)`,
    [JSON.stringify(numbers.map((n) => ({ id: uuid(6, n), person: uuid(4, n), organisation: uuid(3, n) }))), role],
  );
  await pool.query(
    `insert into sessions (token_hash, id, person_id, method, created_at, last_seen_at, confirmed_at, expires_at, user_agent, address) select x.hash, gen_random_uuid(), x.person, 'password', clock_timestamp(), clock_timestamp(), clock_timestamp(), clock_timestamp() + interval '12 hours', 'bench', '127.0.0.1' from jsonb_to_recordset($1) as x(hash text, person uuid)`,
    [JSON.stringify(numbers.map((n) => ({ hash: hash(tokenOf(n)), person: uuid(4, n) })))],
  );
}

async function seedEnterprises(
  pool: pg.Pool,
  numbers: readonly number[],
  { callId, movers }: { callId: string; movers: number },
): Promise<void> {
  await pool.query(
    `insert into organisations (id, kind, name, name_key, district, standing, created_at) select x.id, 'enterprise', '黄石测速企业第' || x.n || '号有限公司', 'bench' || x.n, '420281', 'outside', '2020-01-01' from jsonb_to_recordset($1) as x(id uuid, n int)`,
    [JSON.stringify(numbers.map((n) => ({ id: uuid(3, n), n })))],
  );
  await seedPeople(
    pool,
    numbers.filter((n) => n <= movers),
    'enterprise',
  );
  const at = Date.now();
  const rows = numbers.map((n) => {
    const moves = n <= movers;
    const facts = { ...newFacts({ policyId, enterpriseId: uuid(3, n), district: '420281' }), listed: moves };
    const due = new Date(at + n * 1000).toISOString();
    return {
      id: uuid(5, n),
      number: `BENCH-${n}`,
      enterprise: uuid(3, n),
      state: moves ? 'matching.choosing' : 'application.districtReview',
      facts,
      due,
      clock: uuid(7, n),
      name: moves ? 'matching' : 'application.districtReview',
    };
  });
  await pool.query(
    `insert into cases (id, number, call_id, enterprise_id, policy_id, state, facts, seq, opened_at, entered_at, updated_at, due_at)
    select x.id, x.number, $2, x.enterprise, $3, x.state, x.facts, 1, $4, $4, $4, x.due from jsonb_to_recordset($1) as x(id uuid, number text, enterprise uuid, state text, facts jsonb, due timestamptz)`,
    [JSON.stringify(rows), callId, policyId, new Date(at)],
  );
  await pool.query(
    `insert into case_events (case_id, seq, type, at, role, said, seen, to_state, policy_id, facts_hash) select x.id, 1, 'case.opened', $2, 'enterprise', '{}', '{}', x.state, $3, '' from jsonb_to_recordset($1) as x(id uuid, state text)`,
    [JSON.stringify(rows), new Date(at), policyId],
  );
  const period = startClock({ n: 45, unit: 'days' }, at, shippedCalendar);
  await pool.query(
    `insert into clocks (id, case_id, name, status, seq, started_at, due_at, provisional, how, strikes_at, strikes) select x.clock, x.id, x.name, 'running', 1, $2, $3, false, $4, $3, 0 from jsonb_to_recordset($1) as x(id uuid, clock uuid, name text)`,
    [JSON.stringify(rows), new Date(at), new Date(period.dueAt), JSON.stringify(period)],
  );
}
