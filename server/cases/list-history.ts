/** The history of a case, newest first: who did what, when, on what ground. */
import { and, desc, eq, lt } from 'drizzle-orm';
import { z } from 'zod';
import { isEventType, metaOf } from '../../workflows/case/structure.ts';
import { formatYuan } from '../../workflows/money/fen.ts';
import { events } from '../../workflows/vocabulary/events.ts';
import type { Caller } from '../access/caller.ts';
import { getSeenCase } from '../access/find-case.ts';
import { allows, requireAccess } from '../access/require-access.ts';
import { nameOf } from '../database/name-of.ts';
import { caseEvents } from '../database/schema/cases.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import type { Product } from '../product.ts';
import type { History } from './case-contract.ts';

const opening = { zh: '建立草稿', en: 'Draft opened' };

/** @throws Refused not-found, bad-cursor */
export async function listHistory(
  product: Product,
  caller: Caller,
  { caseId, limit = 50, after }: { caseId: string; limit?: number | undefined; after?: string | undefined },
): Promise<History> {
  const seen = await getSeenCase(product.db, caller, caseId);
  requireAccess(seen, 'history.read');
  const before = after === undefined ? undefined : readCursor(after, z.tuple([z.int().min(1)]))[0];
  const rows = await product.db
    .select({
      seq: caseEvents.seq,
      type: caseEvents.type,
      at: caseEvents.at,
      role: caseEvents.role,
      actorId: caseEvents.actorId,
      actor: nameOf(caseEvents.actorId),
      fromState: caseEvents.fromState,
      toState: caseEvents.toState,
      said: caseEvents.said,
    })
    .from(caseEvents)
    .where(and(eq(caseEvents.caseId, caseId), before === undefined ? undefined : lt(caseEvents.seq, before)))
    .orderBy(desc(caseEvents.seq))
    .limit(limit + 1);
  const staff = allows(seen, 'history.names');
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map((row) => ({
      seq: row.seq,
      type: row.type,
      label: isEventType(row.type) ? { ...events[row.type] } : opening,
      at: row.at.toISOString(),
      role: row.role,
      // Outside the bureau people see which office acted, not who sat there; their own people they know.
      actor:
        staff || row.actorId === caller.personId || seen.roles.some((role) => role === row.role) ? row.actor : null,
      fromState: row.fromState,
      toState: row.toState,
      toStateName: { zh: metaOf(row.toState).zh, en: metaOf(row.toState).en },
      said: shown(row.said),
    })),
    next: last ? writeCursor([last.seq]) : null,
  };
}

/** What was said, with money as yuan text as everywhere on the wire. */
function shown(said: typeof caseEvents.$inferSelect.said): Record<string, unknown> {
  const { amount, ...rest } = said;
  return amount === undefined ? { ...rest } : { ...rest, amount: formatYuan(amount) };
}
