/** A deputyship ends before its last day: by who is stood in for, or by the deputy. */
import { eq } from 'drizzle-orm';
import type { Caller } from '../../access/caller.ts';
import { deputies } from '../../database/schema/membership.ts';
import { beyondCaller } from '../../database/scope.ts';
import { Refused } from '../../problems/refused.ts';
import type { Product } from '../../product.ts';
import { endDeputyships } from '../close-membership.ts';
import type { From } from '../from.ts';
import { getSeenMember } from '../members/find-member.ts';

/** @throws Refused not-found, wrong-role, already-ended */
export async function endDeputy(
  product: Product,
  caller: Caller,
  { deputyshipId, from }: { deputyshipId: string; from: From },
): Promise<void> {
  // Whose it is decides whether the caller sees it.
  const [deputyship] = await beyondCaller(() =>
    product.db
      .select({ membershipId: deputies.membershipId, deputyId: deputies.deputyId })
      .from(deputies)
      .where(eq(deputies.id, deputyshipId)),
  );
  if (deputyship === undefined) throw new Refused('not-found');
  const { member } = await getSeenMember(product, caller, {
    id: deputyship.membershipId,
    permission: 'deputies.list',
  });
  if (member.personId !== caller.personId && deputyship.deputyId !== caller.personId)
    throw new Refused('wrong-role', { by: '委托人或代理人本人', byEn: 'the principal or the deputy' });
  await beyondCaller(() =>
    product.db.transaction(async (tx) => {
      const at = await product.clock.now(tx);
      const which = eq(deputies.id, deputyshipId);
      const [held] = await tx
        .select({ until: deputies.until, endedAt: deputies.endedAt })
        .from(deputies)
        .where(which)
        .for('update');
      if (held === undefined || held.endedAt !== null || held.until <= at) throw new Refused('already-ended');
      await endDeputyships(product, tx, which, { at, caller, as: member.role, from });
    }),
  );
}
