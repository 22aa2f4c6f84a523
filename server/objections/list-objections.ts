/** The desk of the objection handlers: what waits, the oldest first; what is done, the latest first. */
import { z } from 'zod';
import type { Caller } from '../access/caller.ts';
import { casesSeenBy } from '../access/case-access.ts';
import { requireHeld } from '../access/require-access.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import type { Product } from '../product.ts';
import { presentRow, rowColumns, rowSchema, rowTables } from './objection-rows.ts';
import type { ObjectionList } from './objections-contract.ts';

type Query = { state?: 'open' | 'done' | undefined; limit?: number | undefined; after?: string | undefined };

const cursor = z.tuple([z.iso.datetime(), z.uuid()]);

/** @throws Refused wrong-role, bad-cursor */
export async function listObjections(
  product: Product,
  caller: Caller,
  { state = 'open', limit = 50, after }: Query,
): Promise<ObjectionList> {
  const role = requireHeld(caller, 'objection.list');
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  // In this role alone: what an enterprise may see of its own case is not what was said against it.
  const handler = { ...caller, memberships: caller.memberships.filter((one) => one.role === role) };
  const waits = state === 'open';
  const where = [casesSeenBy(handler, bind), `o.status ${waits ? '=' : '<>'} 'received'`];
  if (after !== undefined) {
    const [at, id] = readCursor(after, cursor);
    where.push(`(o.received_at, o.id) ${waits ? '>' : '<'} (${bind(at)}::timestamptz, ${bind(id)}::uuid)`);
  }
  const way = waits ? 'asc' : 'desc';
  const text = `select ${rowColumns} from ${rowTables} where ${where.join(' and ')}
    order by o.received_at ${way}, o.id ${way} limit ${bind(limit + 1)}`;
  const now = await product.clock.now(product.db);
  const { rows } = await product.pool.query({ text, values });
  const page = rows.slice(0, limit).map((row) => presentRow(rowSchema.parse(row), now));
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { items: page, next: last ? writeCursor([last.receivedAt, last.id]) : null };
}
