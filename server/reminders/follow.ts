/** Following a case: it stands in one's own list “抄送”, whoever has it. */
import { and, eq } from 'drizzle-orm';
import type { Caller } from '../access/caller.ts';
import { getSeenCase } from '../access/find-case.ts';
import { requireAccess } from '../access/require-access.ts';
import { caseFollowers } from '../database/schema/reminders.ts';
import type { Product } from '../product.ts';

type Following = { caseId: string; following: boolean };

/** Said twice, it is so once. @throws Refused not-found */
export async function followCase(product: Product, caller: Caller, { caseId, following }: Following): Promise<void> {
  const { personId } = caller;
  await product.db.transaction(async (tx) => {
    requireAccess(await getSeenCase(tx, caller, caseId), 'case.follow');
    if (following) {
      const since = await product.clock.now(tx);
      await tx.insert(caseFollowers).values({ personId, caseId, since }).onConflictDoNothing();
      return;
    }
    await tx.delete(caseFollowers).where(and(eq(caseFollowers.personId, personId), eq(caseFollowers.caseId, caseId)));
  });
}
