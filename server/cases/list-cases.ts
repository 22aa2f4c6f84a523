/**
 * Work lists: the cases a caller sees, filtered, in keyset pages. Written as prepared statements, one per combination of
 * filters and roles: lists are asked for all day, and the query builder cost more than Postgres.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { deskOf, metaOf, states } from '../../workflows/case/structure.ts';
import { formatYuan } from '../../workflows/money/fen.ts';
import type { Caller } from '../access/caller.ts';
import { casesSeenBy } from '../access/case-access.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import type { Product } from '../product.ts';
import type { CaseList, CaseListQuery, CaseRow } from './case-contract.ts';
import { onDeskOf } from './desk-of-caller.ts';

type Sort = NonNullable<CaseListQuery['sort']>;

type Row = {
  id: string;
  number: string;
  seq: number;
  state: string;
  district: string;
  opened_at: Date;
  entered_at: Date;
  updated_at: Date;
  due_at: Date | null;
  updated_key: string;
  due_key: string;
  now: Date;
  call_id: string;
  call_code: string;
  enterprise_id: string;
  enterprise: string;
  provider_id: string | null;
  provider: string | null;
  claimed_fen: number;
  approved_fen: number;
  paid_fen: number;
};

export async function listCases(product: Product, caller: Caller, query: CaseListQuery): Promise<CaseList> {
  const limit = query.limit ?? 50;
  const sort = query.sort ?? (query.desk === 'mine' ? 'due' : '-updated');
  const values: unknown[] = [limit + 1, product.clock.set()];
  const where = conditions(caller, query, sort, (value) => `$${values.push(value)}`);
  // The page is cut before names are joined to it: Postgres reads fifty rows by index, not every case with its names.
  const text = `select c.*, c.updated_at::text as updated_key, coalesce(c.due_at::text, 'none') as due_key,
      coalesce($2::timestamptz, clock_timestamp()) as now, k.code as call_code, e.name as enterprise, p.name as provider
    from (select c.id, c.number, c.seq, c.state, c.district, c.opened_at, c.entered_at, c.updated_at, c.due_at, c.call_id, c.enterprise_id,
            c.provider_id, c.claimed_fen, c.approved_fen, c.paid_fen
          from cases c ${query.q ? 'join organisations e on e.id = c.enterprise_id' : ''}
          where ${where.join(' and ')} order by ${orders[sort]} limit $1) c
      join calls k on k.id = c.call_id join organisations e on e.id = c.enterprise_id left join organisations p on p.id = c.provider_id
    order by ${orders[sort]}`;
  const { rows } = await product.pool.query<Row>({ name: nameOf(text), text, values });
  const now = product.clock.set() ?? rows[0]?.now ?? new Date(0);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { items: page.map((row) => present(row, now)), next: last ? writeCursor([keys[sort](last), last.id]) : null };
}

/** A prepared statement is known by its text; the number of shapes is bounded by filters and roles. */
const known = new Map<string, string>();
function nameOf(text: string): string {
  const name = known.get(text) ?? `list-${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
  if (known.size < 500) known.set(text, name);
  return name;
}

const orders: Record<Sort, string> = {
  due: 'c.due_at asc nulls last, c.id',
  '-updated': 'c.updated_at desc, c.id desc',
  number: 'c.number, c.id',
};
const keys: Record<Sort, (row: Row) => string> = {
  due: (row) => row.due_key,
  '-updated': (row) => row.updated_key,
  number: (row) => row.number,
};

type Bind = (value: unknown) => string;

function conditions(caller: Caller, query: CaseListQuery, sort: Sort, bind: Bind): string[] {
  const found = [casesSeenBy(caller, bind)];
  if (query.desk === 'mine') found.push(onDeskOf(caller, bind));
  if (query.state !== undefined) found.push(`c.state = ${bind(query.state)}`);
  if (query.stage !== undefined) found.push(`c.state = any(${bind(leavesOf(query.stage))}::text[])`);
  if (query.district !== undefined) found.push(`c.district = ${bind(query.district)}`);
  if (query.call !== undefined) found.push(`c.call_id = ${bind(query.call)}::uuid`);
  if (query.q !== undefined && query.q !== '') {
    const like = bind(`%${query.q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
    found.push(`(e.name ilike ${like} or c.number ilike ${like})`);
  }
  if (query.after !== undefined) found.push(afterCursor(sort, query.after, bind));
  return found;
}

const instantText = z.string().regex(/^\d{4}-\d{2}-\d{2} [\d:.+-]+$/);
const byInstant = z.tuple([instantText, z.uuid()]);
const byDue = z.tuple([z.union([instantText, z.literal('none')]), z.uuid()]);
const byNumber = z.tuple([z.string().max(60), z.uuid()]);

function afterCursor(sort: Sort, text: string, bind: Bind): string {
  if (sort === 'number') {
    const [key, id] = readCursor(text, byNumber);
    return `(c.number, c.id) > (${bind(key)}, ${bind(id)}::uuid)`;
  }
  if (sort === '-updated') {
    const [key, id] = readCursor(text, byInstant);
    return `(c.updated_at, c.id) < (${bind(key)}::timestamptz, ${bind(id)}::uuid)`;
  }
  const [key, id] = readCursor(text, byDue);
  // Cases without a deadline come last.
  if (key === 'none') return `(c.due_at is null and c.id > ${bind(id)}::uuid)`;
  return `((c.due_at, c.id) > (${bind(key)}::timestamptz, ${bind(id)}::uuid) or c.due_at is null)`;
}

const leavesOf = (stage: string): string[] =>
  states
    .filter(({ path, compound }) => !compound && (path === stage || path.startsWith(`${stage}.`)))
    .map(({ path }) => path);

function present(row: Row, now: Date): CaseRow {
  const { zh, en } = metaOf(row.state);
  return {
    id: row.id,
    number: row.number,
    seq: row.seq,
    state: row.state,
    stateName: { zh, en },
    stage: row.state.split('.')[0] ?? row.state,
    desk: [...deskOf(row.state)],
    enterprise: { id: row.enterprise_id, name: row.enterprise },
    provider: row.provider_id === null ? null : { id: row.provider_id, name: row.provider ?? '' },
    call: { id: row.call_id, code: row.call_code },
    district: row.district,
    openedAt: row.opened_at.toISOString(),
    enteredAt: row.entered_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    overdue: row.due_at !== null && row.due_at <= now,
    claimed: formatYuan(row.claimed_fen),
    approved: formatYuan(row.approved_fen),
    paid: formatYuan(row.paid_fen),
  };
}
