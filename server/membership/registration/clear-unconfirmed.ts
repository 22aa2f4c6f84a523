/** Whose mail address is not confirmed in the time of the retention rule is forgotten, with all that was taken down of them. */
import { and, eq, inArray, lt } from 'drizzle-orm';
import { dueBefore } from '../../../workflows/privacy/retention.ts';
import { people } from '../../database/schema/identity.ts';
import { letters } from '../../database/schema/letters.ts';
import { registrations } from '../../database/schema/registration.ts';
import { mailTokens } from '../../database/schema/sign-in.ts';
import { record } from '../../journal/journal.ts';
import type { Product } from '../../product.ts';

const BATCH = 200;

/** Safe to run from several servers. @returns how many were cleared away */
export async function clearUnconfirmed({ db, clock }: Product): Promise<number> {
  return db.transaction(async (tx) => {
    const at = await clock.now(tx);
    const rows = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.status, 'unconfirmed'), lt(people.createdAt, dueBefore('unconfirmed', at))))
      .limit(BATCH)
      .for('update', { skipLocked: true });
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return 0;
    await tx.delete(letters).where(inArray(letters.personId, ids));
    await tx.delete(mailTokens).where(inArray(mailTokens.personId, ids));
    await tx.delete(registrations).where(inArray(registrations.personId, ids));
    await tx.delete(people).where(inArray(people.id, ids));
    for (const id of ids) await record(tx, { at, act: 'registration.cleared', actorId: null, subject: `people/${id}` });
    return ids.length;
  });
}
