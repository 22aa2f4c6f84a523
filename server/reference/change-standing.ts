/** The director admits, suspends or removes a member of a pool, with a reason (process.md, "Provider limits"). */
import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { Caller } from '../access/caller.ts';
import { requireHeld } from '../access/require-access.ts';
import { organisations } from '../database/schema/identity.ts';
import { isPoolKind } from '../identity/organisations.ts';
import { record } from '../journal/journal.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { getOrganisation } from './list-organisations.ts';
import type { changeStandingSchema, OrganisationView } from './reference-contract.ts';

type Change = { organisationId: string; said: z.output<typeof changeStandingSchema>; requestId: string };

/** @throws Refused wrong-role, not-found, rule */
export async function changeStanding(
  { db, clock }: Product,
  caller: Caller,
  { organisationId, said, requestId }: Change,
): Promise<OrganisationView> {
  const role = requireHeld(caller, 'standing.change');
  return db.transaction(async (tx) => {
    const [before] = await tx
      .select({ kind: organisations.kind, standing: organisations.standing })
      .from(organisations)
      .where(eq(organisations.id, organisationId))
      .for('update');
    if (before === undefined || !isPoolKind(before.kind)) throw new Refused('not-found');
    if (caller.belongedTo.has(organisationId)) {
      throw new Refused('rule', {
        zh: '您曾在该单位任职，应由他人决定',
        en: 'You belong or belonged to this organisation; somebody else must decide',
      });
    }
    await tx.update(organisations).set({ standing: said.standing }).where(eq(organisations.id, organisationId));
    const details = {
      before: { standing: before.standing },
      after: { standing: said.standing },
      reason: said.reason,
    };
    const at = await clock.now(tx);
    await record(tx, {
      at,
      act: 'organisation.standingChanged',
      actorId: caller.personId,
      role,
      subject: `organisations/${organisationId}`,
      details,
      requestId,
    });
    return getOrganisation(tx, caller, organisationId);
  });
}
