/** Entries of the journal by filter, newest first, with the names of what they point to. */
import { z } from 'zod';
import { addDays, startOfDay } from '../../workflows/calendar/day.ts';
import { labelOfAct } from '../../workflows/vocabulary/acts.ts';
import { beyondCaller } from '../database/scope.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import type { Product } from '../product.ts';
import type { JournalFilter, JournalRow } from './journal-contract.ts';

/** Name and number of what was acted on; a subject that is no uuid has no name to be found. */
const uuid = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const nameOf = (kind: string, table: string, column = 'name') =>
  `when j.subject ~ '^${kind}/${uuid}$' then (select t.${column} from ${table} t where t.id = substring(j.subject from ${kind.length + 2})::uuid)`;
const columns = `j.id, j.at, to_jsonb(j.at at time zone 'UTC') #>> '{}' as exact, j.act, j.actor_id as "actorId", p.name as "actorName", j.role,
  j.case_id as "caseId", c.number as "caseNumber", j.subject, j.address, j.request_id as "requestId", l.position,
  case ${nameOf('people', 'people')} ${nameOf('organisations', 'organisations')} ${nameOf('documents', 'documents')} end as "subjectName"`;
const detailColumns = `, j.seq, j.details, l.hash, e.from_state as "fromState", e.to_state as "toState", e.said->>'reason' as ground`;
const detailJoin = 'left join case_events e on e.case_id = j.case_id and e.seq = j.seq and e.type = j.act';
const joins = `left join people p on p.id = j.actor_id left join cases c on c.id = j.case_id left join journal_links l on l.entry_id = j.id`;

export type FoundEntry = {
  id: number;
  at: Date;
  exact: string;
  act: string;
  actorId: string | null;
  actorName: string | null;
  role: string | null;
  caseId: string | null;
  caseNumber: string | null;
  subject: string | null;
  subjectName: string | null;
  address: string | null;
  requestId: string | null;
  position: number | null;
};
export type DetailedEntry = FoundEntry & {
  seq: number | null;
  details: Record<string, unknown>;
  hash: string | null;
  fromState: string | null;
  toState: string | null;
  ground: string | null;
};

const cursor = z.tuple([z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?$/), z.int().min(1)]);

export type Wanted = JournalFilter & { limit: number; after?: string | undefined; id?: number };

/** The caller has been let through; the journal is nobody's own rows. @throws Refused bad-cursor */
export const findEntries = (product: Pick<Product, 'pool'>, wanted: Wanted): Promise<Found<FoundEntry>> =>
  find<FoundEntry>(product, wanted, { columns, joins });

/** The same with what was recorded beside, and the move of the case that an entry stands for. */
export const findDetailed = (product: Pick<Product, 'pool'>, wanted: Wanted): Promise<Found<DetailedEntry>> =>
  find<DetailedEntry>(product, wanted, { columns: columns + detailColumns, joins: `${joins} ${detailJoin}` });

type Found<T> = { rows: T[]; next: string | null };

async function find<T extends FoundEntry>(
  { pool }: Pick<Product, 'pool'>,
  { limit, after, id, ...filter }: Wanted,
  told: { columns: string; joins: string },
): Promise<Found<T>> {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const conditions = conditionsOf(filter, bind);
  if (id !== undefined) conditions.push(`j.id = ${bind(id)}`);
  if (after !== undefined) {
    const [at, last] = readCursor(after, cursor);
    conditions.push(`(j.at, j.id) < (${bind(`${at}Z`)}::timestamptz, ${bind(last)}::bigint)`);
  }
  const where = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
  // First the page, then its names: a wide filter must not look up what it does not show.
  const page = `select * from journal j ${where} order by j.at desc, j.id desc limit ${bind(limit + 1)}`;
  const text = `select ${told.columns} from (${page}) j ${told.joins} order by j.at desc, j.id desc`;
  const { rows } = await beyondCaller(() => pool.query<T>(text, values));
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { rows: shown, next: last ? writeCursor([last.exact, last.id]) : null };
}

/** How many there are, up to `most` and one more. */
export async function countEntries(
  { pool }: Pick<Product, 'pool'>,
  filter: JournalFilter,
  most: number,
): Promise<number> {
  const values: unknown[] = [];
  const conditions = conditionsOf(filter, (value) => `$${values.push(value)}`);
  const where = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
  const text = `select count(*)::int as n from (select from journal j ${where} limit ${most + 1}) found`;
  const { rows } = await beyondCaller(() => pool.query<{ n: number }>(text, values));
  return rows[0]?.n ?? 0;
}

const isUuid = (text: string): boolean => z.uuid().safeParse(text).success;
const midnight = (day: string): string => new Date(startOfDay(day)).toISOString();

function conditionsOf(filter: JournalFilter, bind: (value: unknown) => string): string[] {
  const { actor, act, caseNumber, subject, address, from, to } = filter;
  const conditions: string[] = [];
  if (actor !== undefined)
    conditions.push(`j.actor_id ${isUuid(actor) ? `= ${bind(actor)}::uuid` : named(actor, bind)}`);
  if (act?.endsWith('.*')) conditions.push(`starts_with(j.act, ${bind(act.slice(0, -1))})`);
  else if (act !== undefined) conditions.push(`j.act = ${bind(act)}`);
  if (caseNumber !== undefined)
    conditions.push(`j.case_id = (select n.id from cases n where n.number = ${bind(caseNumber.trim())})`);
  if (subject !== undefined) conditions.push(`j.subject = ${bind(subject.trim())}`);
  if (address !== undefined) conditions.push(`j.address = ${bind(address.trim())}`);
  if (from !== undefined) conditions.push(`j.at >= ${bind(midnight(from))}::timestamptz`);
  if (to !== undefined) conditions.push(`j.at < ${bind(midnight(addDays(to, 1)))}::timestamptz`);
  return conditions;
}

/** The name in part, or the whole mail address; of very common names the first two hundred people. */
function named(text: string, bind: (value: unknown) => string): string {
  const like = `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`;
  return `= any(array(select n.id from people n where n.name like ${bind(like)} or n.email = ${bind(text.trim().toLowerCase())} limit 200))`;
}

export function viewRow(found: FoundEntry): JournalRow {
  const { id, at, act, actorId, actorName, role, caseId, caseNumber, address, requestId, position } = found;
  return {
    id,
    at: at.toISOString(),
    act,
    label: labelOfAct(act),
    actor: actorId === null ? null : { id: actorId, name: actorName ?? '—' },
    role,
    case: caseId === null ? null : { id: caseId, number: caseNumber ?? '—' },
    subject: subjectOf(found),
    address,
    requestId,
    position,
  };
}

function subjectOf({ subject, subjectName }: FoundEntry): JournalRow['subject'] {
  if (subject === null) return null;
  const [kind = '', ...rest] = subject.split('/');
  return { kind, id: rest.join('/'), name: subjectName };
}
