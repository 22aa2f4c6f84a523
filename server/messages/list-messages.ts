/** The messages of a case that the caller may read, newest first, and to whom they may write. */
import { and, count, desc, eq, gt, lt, ne, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Caller } from '../access/caller.ts';
import { getSeenCase, type SeenCase } from '../access/find-case.ts';
import { readableBy } from '../access/message-sight.ts';
import { allows, requireAccess } from '../access/require-access.ts';
import type { Reader } from '../database/database.ts';
import { messageReads, messages } from '../database/schema/messages.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { seesInside } from '../work/declarations.ts';
import type { MessageList, MessageView } from './messages-contract.ts';
import { messageColumns, presentMessages } from './present-messages.ts';
import { viewWriting } from './writing.ts';

type Asked = { caseId: string; limit?: number | undefined; after?: string | undefined };

/** @throws Refused not-found, wrong-role, bad-cursor */
export async function listMessages(
  product: Product,
  caller: Caller,
  { caseId, limit = 20, after }: Asked,
): Promise<MessageList> {
  const { db } = product;
  const seen = await getSeenCase(db, caller, caseId);
  requireAccess(seen, 'message.list');
  const readable = and(eq(messages.caseId, caseId), readableBy(caller, seen));
  const before = after === undefined ? undefined : await positionOf(db, readable, after);
  const inside = await seesInside(db, caller, seen);
  const writing = await viewWriting(db, { seen, inside });
  // Of an agency only who has declared that they have no conflict sees anything of the case (process.md, "Independence").
  if (!inside) return { items: [], next: null, unread: 0, writing };
  const rows = await db
    .select(messageColumns)
    .from(messages)
    .where(and(readable, before === undefined ? undefined : lt(messages.position, before)))
    .orderBy(desc(messages.position))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const readTo = await readToOf(db, caller, seen);
  return {
    items: await presentMessages(product, page, { caller, seen, readTo }),
    next: last ? writeCursor([last.id]) : null,
    unread: await countUnread(db, caller, seen),
    writing,
  };
}

/** @throws Refused not-found */
export async function getMessage(
  product: Product,
  caller: Caller,
  { caseId, id }: { caseId: string; id: string },
): Promise<MessageView> {
  const seen = await getSeenCase(product.db, caller, caseId);
  const rows = await product.db
    .select(messageColumns)
    .from(messages)
    .where(and(eq(messages.id, id), eq(messages.caseId, caseId), readableBy(caller, seen)));
  const readTo = await readToOf(product.db, caller, seen);
  const [view] = await presentMessages(product, rows, { caller, seen, readTo });
  if (!view) throw new Refused('not-found');
  return view;
}

/** What others wrote since the caller last said that they have read; who only looks on has nothing to read. */
export async function countUnread(reader: Reader, caller: Caller, seen: SeenCase): Promise<number> {
  if (!allows(seen, 'message.markRead')) return 0;
  const [row] = await reader
    .select({ count: count() })
    .from(messages)
    .where(
      and(
        eq(messages.caseId, seen.record.id),
        readableBy(caller, seen),
        ne(messages.authorId, caller.personId),
        gt(messages.position, await readToOf(reader, caller, seen)),
      ),
    );
  return row?.count ?? 0;
}

/** Beyond everything for who marks nothing: to them nothing is new. */
async function readToOf(reader: Reader, { personId }: Caller, seen: SeenCase): Promise<number> {
  if (!allows(seen, 'message.markRead')) return Number.MAX_SAFE_INTEGER;
  const [row] = await reader
    .select({ readTo: messageReads.readTo })
    .from(messageReads)
    .where(and(eq(messageReads.personId, personId), eq(messageReads.caseId, seen.record.id)));
  return row?.readTo ?? 0;
}

const cursor = z.tuple([z.uuid()]);

async function positionOf(reader: Reader, readable: SQL | undefined, after: string): Promise<number> {
  const [id] = readCursor(after, cursor);
  const [row] = await reader
    .select({ position: messages.position })
    .from(messages)
    .where(and(readable, eq(messages.id, id)));
  if (!row) throw new Refused('bad-cursor');
  return row.position;
}
