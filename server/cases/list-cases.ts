/**
 * Work lists: the cases a caller sees, filtered, in keyset pages. Written as text, one per combination of filters and roles:
 * lists are asked for all day, and the query builder cost more than Postgres.
 */
import { z } from 'zod';
import { deskOf, metaOf, states } from '../../workflows/case/structure.ts';
import { formatYuan } from '../../workflows/money/fen.ts';
import { keysOf } from '../../workflows/vocabulary/keys.ts';
import type { Caller } from '../access/caller.ts';
import { casesSeenBy } from '../access/case-access.ts';
import { parseSafeInteger } from '../database/pool.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import type { Product } from '../product.ts';
import type { CaseList, CaseListQuery, CaseRow } from './case-contract.ts';
import { onDeskOf } from './desk-of-caller.ts';

const USUAL = 50;

type Sort = NonNullable<CaseListQuery['sort']>;

/** The unit separator of ASCII. A name that holds one, however it came in, loses it. */
const BETWEEN = '\x1f';
const clean = (expression: string): string => `translate(${expression}, E'\\x1f', '')`;

/**
 * A row is one text: the driver takes its time per value, and eighteen values for each of fifty rows were its largest cost.
 * Names are looked up row by row: for a page of fifty, a join would read every organisation to find a hundred.
 */
const columns = {
  id: 'c.id',
  number: 'c.number',
  seq: 'c.seq',
  state: 'c.state',
  district: 'c.district',
  openedAt: 'c.opened_at',
  enteredAt: 'c.entered_at',
  updatedAt: 'c.updated_at',
  dueAt: 'c.due_at',
  overdue: 'c.due_at <= coalesce($1::timestamptz, clock_timestamp())',
  callId: 'c.call_id',
  callCode: clean('(select k.code from calls k where k.id = c.call_id)'),
  enterpriseId: 'c.enterprise_id',
  enterprise: clean('(select e.name from organisation_cards e where e.id = c.enterprise_id)'),
  providerId: 'c.provider_id',
  provider: clean('(select p.name from organisation_cards p where p.id = c.provider_id)'),
  claimedFen: 'c.claimed_fen',
  approvedFen: 'c.approved_fen',
  paidFen: 'c.paid_fen',
};
/** Instants are as Postgres writes them; what there is none of is the empty text. */
type Row = Record<keyof typeof columns, string>;
const names = keysOf(columns);
// `concat_ws` leaves out what is null, and everything behind it would move up by one.
const rowText = `concat_ws(E'\\x1f', ${names.map((name) => `coalesce((${columns[name]})::text, '')`).join(', ')})`;

function readRow(text: string): Row {
  const parts = text.split(BETWEEN);
  const row: Partial<Row> = {};
  names.forEach((name, position) => {
    row[name] = parts[position] ?? '';
  });
  // Every name has had its turn.
  return row as Row;
}

/** `also`: a further condition on `cases c`, for lists that know more than the query says. */
type Narrowed = CaseListQuery & { also?: (bind: Bind) => string };

export async function listCases(product: Product, caller: Caller, query: Narrowed): Promise<CaseList> {
  const limit = query.limit ?? USUAL;
  const sort = query.sort ?? (query.desk === 'mine' ? 'due' : '-updated');
  const values: unknown[] = [product.clock.set()];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const where = conditions(caller, query, sort, bind);
  // The usual length stands in the text: of a length it does not know, Postgres plans every single time.
  const most = limit === USUAL ? String(USUAL + 1) : bind(limit + 1);
  const text = `select ${rowText} as row from cases c ${query.q ? 'join organisation_cards e on e.id = c.enterprise_id' : ''}
    where ${where.join(' and ')} order by ${orders[sort]} limit ${most}`;
  const { rows } = await product.pool.query<{ row: string }>({ text, values });
  const page = rows.slice(0, limit).map(({ row }) => readRow(row));
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { items: page.map(present), next: last ? writeCursor([keys[sort](last), last.id]) : null };
}

const orders: Record<Sort, string> = {
  due: 'c.due_at asc nulls last, c.id',
  '-updated': 'c.updated_at desc, c.id desc',
  number: 'c.number, c.id',
};
const keys: Record<Sort, (row: Row) => string> = {
  due: (row) => row.dueAt || 'none',
  '-updated': (row) => row.updatedAt,
  number: (row) => row.number,
};

type Bind = (value: unknown) => string;

function conditions(caller: Caller, query: Narrowed, sort: Sort, bind: Bind): string[] {
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
  if (query.also !== undefined) found.push(query.also(bind));
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
    seq: Number(row.seq),
    state: row.state,
    stateName: { zh, en },
    stage: row.state.split('.')[0] ?? row.state,
    desk: [...deskOf(row.state)],
    enterprise: { id: row.enterpriseId, name: row.enterprise },
    provider: row.providerId === '' ? null : { id: row.providerId, name: row.provider },
    call: { id: row.callId, code: row.callCode },
    district: row.district,
    openedAt: isoOf(row.openedAt),
    enteredAt: isoOf(row.enteredAt),
    updatedAt: isoOf(row.updatedAt),
    dueAt: row.dueAt === '' ? null : isoOf(row.dueAt),
    overdue: row.overdue === 'true',
    claimed: formatYuan(parseSafeInteger(row.claimedFen)),
    approved: formatYuan(parseSafeInteger(row.approvedFen)),
    paid: formatYuan(parseSafeInteger(row.paidFen)),
  };
}

/** `2025-01-10 02:00:00.5+00`: microseconds or fewer or none, and the offset of our connections, which is UTC. */
const isoOf = (text: string): string =>
  `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).slice(0, 3).padEnd(3, '0')}Z`;
