/** The work list of the caller's desks: who waits to be verified, the longest waiting first. */
import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Caller } from '../../access/caller.ts';
import { requireHeld } from '../../access/require-access.ts';
import { organisations } from '../../database/schema/identity.ts';
import { beyondCaller } from '../../database/scope.ts';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import type { Product } from '../../product.ts';
import { atDeskOf } from './desk-of-caller.ts';
import type { VerificationRow } from './organisation-contract.ts';

const cursor = z.tuple([z.iso.datetime(), z.uuid()]);
type Page = { limit?: number | undefined; after?: string | undefined };

/** Handed in, as the journal has it; those that a bureau entered itself were never handed in. */
const since = sql<string>`coalesce((select max(j.at) from journal j
  where j.act = 'verification.requested' and j.subject = 'organisations/' || ${organisations.id}), ${organisations.createdAt})`;

/** @throws Refused wrong-role, bad-cursor */
export async function listVerifications(
  { db }: Product,
  caller: Caller,
  { limit = 50, after }: Page,
): Promise<{ items: VerificationRow[]; next: string | null }> {
  requireHeld(caller, 'verification.list');
  const filters: SQL[] = [eq(organisations.verification, 'waiting'), atDeskOf(caller, 'verification.list')];
  if (after !== undefined) {
    const [at, id] = readCursor(after, cursor);
    filters.push(sql`(${since}, ${organisations.id}) > (${at}::timestamptz, ${id}::uuid)`);
  }
  // atDeskOf is the sight of a desk; what waits is in nobody's scope.
  const rows = await beyondCaller(() =>
    db
      .select({
        id: organisations.id,
        kind: organisations.kind,
        name: organisations.name,
        creditCode: organisations.creditCode,
        district: organisations.district,
        since,
      })
      .from(organisations)
      .where(and(...filters))
      .orderBy(asc(since), asc(organisations.id))
      .limit(limit + 1),
  );
  const items = rows.slice(0, limit).map((row) => ({ ...row, since: new Date(row.since).toISOString() }));
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? writeCursor([last.since, last.id]) : null };
}
