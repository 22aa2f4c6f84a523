/** What somebody has been told, newest first: every letter to them is on their screen too, without what only the mail may carry. */
import { and, desc, eq, gte, isNull, ne, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { topicOfKind } from '../../workflows/notifications/topics.ts';
import type { Caller } from '../access/caller.ts';
import type { Reader } from '../database/database.ts';
import { letters } from '../database/schema/letters.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import { composeLetter } from '../letters/compose-letter.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import type { NotificationList, NotificationView } from './notifications-contract.ts';

const shownForMs = 90 * 86_400_000;
const mostCounted = 100;

/** @throws Refused bad-cursor */
export async function listNotifications(
  product: Product,
  caller: Caller,
  { limit = 20, after }: { limit?: number | undefined; after?: string | undefined },
): Promise<NotificationList> {
  const { db } = product;
  const own = await ownLetters(product, caller.personId);
  const before = after === undefined ? undefined : olderThan(after);
  const rows = await db
    .select()
    .from(letters)
    .where(and(own, before))
    .orderBy(desc(letters.createdAt), desc(letters.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.flatMap((row) => present(product, caller, row) ?? []),
    next: last ? writeCursor([last.id]) : null,
    unread: await countUnread(product, db, caller.personId),
  };
}

export async function countUnread(product: Product, reader: Reader, personId: string): Promise<number> {
  const own = await ownLetters(product, personId);
  const { rows } = await reader.execute<{ count: number }>(
    sql`select count(*)::int as count from (select 1 from letters where ${own} and ${isNull(letters.readAt)} limit ${mostCounted}) u`,
  );
  return rows[0]?.count ?? 0;
}

type Marking = { id: string; alsoOlder: boolean };

/** It only moves on: what came after the one named stays unread. @throws Refused not-found */
export async function markNotificationsRead(
  product: Product,
  { personId }: Caller,
  { id, alsoOlder }: Marking,
): Promise<{ unread: number }> {
  return product.db.transaction(async (tx) => {
    const mine = eq(letters.personId, personId);
    const [named] = await tx
      .select({ createdAt: letters.createdAt })
      .from(letters)
      .where(and(mine, eq(letters.id, id)));
    if (!named) throw new Refused('not-found');
    const which = alsoOlder ? notAfter(id) : eq(letters.id, id);
    await tx
      .update(letters)
      .set({ readAt: await product.clock.now(tx) })
      .where(and(mine, isNull(letters.readAt), which));
    return { unread: await countUnread(product, tx, personId) };
  });
}

/** The database compares: an instant that went through JavaScript has lost its microseconds. */
const notAfter = (id: string): SQL => sql`(created_at, id) <= (${placeOf(id)})`;
const placeOf = (id: string): SQL => sql`select l.created_at, l.id from letters l where l.id = ${id}::uuid`;

/** A digest says nothing that is not here already. */
async function ownLetters({ clock, db }: Product, personId: string): Promise<SQL | undefined> {
  const since = new Date((await clock.now(db)).getTime() - shownForMs);
  return and(eq(letters.personId, personId), gte(letters.createdAt, since), ne(letters.kind, 'digest.daily'));
}

const cursor = z.tuple([z.uuid()]);
const olderThan = (text: string): SQL => sql`(created_at, id) < (${placeOf(readCursor(text, cursor)[0])})`;

/** The token of a link goes to the mailbox only: whoever holds the session does not get it. */
function present(product: Product, { locale }: Caller, row: typeof letters.$inferSelect): NotificationView | null {
  const { id, createdAt, kind, caseId, readAt } = row;
  const composed = composeLetter(product, { ...row, locale, secret: null });
  if (composed === null) return null;
  return {
    id,
    at: createdAt.toISOString(),
    topic: topicOfKind(kind),
    subject: composed.subject,
    text: composed.text,
    link: linkOf(kind, caseId),
    read: readAt !== null,
  };
}

function linkOf(kind: string, caseId: string | null): string | null {
  if (kind === 'post.failed') return '/failed-letters';
  if (caseId === null) return null;
  return kind === 'message.waiting' ? `/cases/${caseId}?tab=messages` : `/cases/${caseId}`;
}
