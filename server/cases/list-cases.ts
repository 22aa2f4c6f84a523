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

const USUAL = 50;

type Sort = NonNullable<CaseListQuery['sort']>;

/** Instants are text as Postgres writes it, which costs a tenth of making dates of them. */
type Row = {
  id: string;
  number: string;
  seq: number;
  state: string;
  district: string;
  opened_at: string;
  entered_at: string;
  updated_at: string;
  due_at: string | null;
  overdue: boolean | null;
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
  const limit = query.limit ?? USUAL;
  const sort = query.sort ?? (query.desk === 'mine' ? 'due' : '-updated');
  const values: unknown[] = [product.clock.set()];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const where = conditions(caller, query, sort, bind);
  // The usual length stands in the text: of a length it does not know, Postgres plans every single time.
  const most = limit === USUAL ? String(USUAL + 1) : bind(limit + 1);
  // The page is cut before names are joined to it: Postgres reads fifty rows by index, not every case with its names.
  const text = `select c.id, c.number, c.seq, c.state, c.district, c.opened_at::text, c.entered_at::text, c.updated_at::text, c.due_at::text,
      c.due_at <= coalesce($1::timestamptz, clock_timestamp()) as overdue, c.call_id, k.code as call_code, c.enterprise_id, e.name as enterprise,
      c.provider_id, p.name as provider, c.claimed_fen, c.approved_fen, c.paid_fen
    from (select c.* from cases c ${query.q ? 'join organisation_cards e on e.id = c.enterprise_id' : ''}
          where ${where.join(' and ')} order by ${orders[sort]} limit ${most}) c
      join calls k on k.id = c.call_id join organisation_cards e on e.id = c.enterprise_id left join organisation_cards p on p.id = c.provider_id
    order by ${orders[sort]}`;
  const { rows } = await product.pool.query<Row>({ ...named(text), values });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { items: page.map(present), next: last ? writeCursor([keys[sort](last), last.id]) : null };
}

/** A prepared statement is known by its text. Every connection keeps each one: beyond so many shapes, none is kept. */
const known = new Map<string, string>();
const MOST_SHAPES = 300;
function named(text: string): { name?: string; text: string } {
  let name = known.get(text);
  if (name === undefined && known.size < MOST_SHAPES) {
    name = `list-${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
    known.set(text, name);
  }
  return name === undefined ? { text } : { name, text };
}

const orders: Record<Sort, string> = {
  due: 'c.due_at asc nulls last, c.id',
  '-updated': 'c.updated_at desc, c.id desc',
  number: 'c.number, c.id',
};
const keys: Record<Sort, (row: Row) => string> = {
  due: (row) => row.due_at ?? 'none',
  '-updated': (row) => row.updated_at,
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

const instantText = z.string().regex(/^\d{4}-\d{2}-\d{2} [\d:.]+\+00$/);
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

function present(row: Row): CaseRow {
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
    openedAt: isoOf(row.opened_at),
    enteredAt: isoOf(row.entered_at),
    updatedAt: isoOf(row.updated_at),
    dueAt: row.due_at === null ? null : isoOf(row.due_at),
    overdue: row.overdue === true,
    claimed: formatYuan(row.claimed_fen),
    approved: formatYuan(row.approved_fen),
    paid: formatYuan(row.paid_fen),
  };
}

/** `2025-01-10 02:00:00.5+00`: microseconds or fewer or none, and the offset of our connections, which is UTC. */
const isoOf = (text: string): string =>
  `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).slice(0, 3).padEnd(3, '0')}Z`;
