/** How far somebody has read. It only moves on: two screens of one person never make read messages unread again. */
import { and, eq, sql } from 'drizzle-orm';
import type { Caller } from '../access/caller.ts';
import { getSeenCase } from '../access/find-case.ts';
import { readableBy } from '../access/message-sight.ts';
import { requireAccess } from '../access/require-access.ts';
import { messageReads, messages } from '../database/schema/messages.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { seesInside } from '../work/declarations.ts';
import { countUnread } from './list-messages.ts';

/** `upTo`: the newest message that was on the screen. @throws Refused not-found, wrong-role */
export async function markRead(
  { db, clock }: Product,
  caller: Caller,
  { caseId, upTo }: { caseId: string; upTo: string },
): Promise<{ unread: number }> {
  return db.transaction(async (tx) => {
    const seen = await getSeenCase(tx, caller, caseId);
    requireAccess(seen, 'message.markRead');
    const [message] = await tx
      .select({ position: messages.position })
      .from(messages)
      .where(and(eq(messages.id, upTo), eq(messages.caseId, caseId), readableBy(caller, seen)));
    if (!message || !(await seesInside(tx, caller, seen))) throw new Refused('not-found');
    await tx
      .insert(messageReads)
      .values({
        personId: caller.personId,
        caseId,
        readTo: message.position,
        readAt: await clock.now(tx),
        toldOf: 0,
      })
      .onConflictDoUpdate({
        target: [messageReads.personId, messageReads.caseId],
        set: { readTo: sql`excluded.read_to`, readAt: sql`excluded.read_at` },
        setWhere: sql`${messageReads.readTo} < excluded.read_to`,
      });
    return { unread: await countUnread(tx, caller, seen) };
  });
}
