/**
 * Merges a duplicate into the organisation that stays: members move, what is open for them moves with them, and the duplicate
 * keeps its history, pointing to where it went. Nothing is deleted.
 */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Caller } from '../../access/caller.ts';
import { requireHeld } from '../../access/require-access.ts';
import type { Tx } from '../../database/database.ts';
import { memberships, organisations } from '../../database/schema/identity.ts';
import { deputies, invitations, joinRequests } from '../../database/schema/membership.ts';
import { beyondCaller } from '../../database/scope.ts';
import { isPoolKind } from '../../identity/organisations.ts';
import { addMembership } from '../../identity/people.ts';
import { record } from '../../journal/journal.ts';
import { writeLetter } from '../../letters/write-letter.ts';
import { Refused } from '../../problems/refused.ts';
import type { Product } from '../../product.ts';
import type { MergePlan } from './merge-contract.ts';
import { type MergePair, planMerge } from './plan-merge.ts';

type Merging = MergePair & { reason: string; requestId: string };

/** @throws Refused wrong-role, not-found, unmet with every reason, rule */
export function mergeOrganisations(product: Product, caller: Caller, merging: Merging): Promise<MergePlan> {
  const role = requireHeld(caller, 'organisation.merge');
  const { id, into, reason, requestId } = merging;
  if (caller.belongedTo.has(id) || caller.belongedTo.has(into))
    throw new Refused('rule', {
      zh: '您曾在其中一个单位任职，应由他人合并',
      en: 'You belong or belonged to one of them; somebody else must merge them',
    });
  // Whoever merges moves the memberships of others, which are beyond them.
  return beyondCaller(() =>
    product.db.transaction(async (tx) => {
      // In one order, so that two people who merge in opposite directions wait for each other. Opening a case waits, too.
      await tx
        .select({ id: organisations.id })
        .from(organisations)
        .where(inArray(organisations.id, [id, into]))
        .orderBy(organisations.id)
        .for('update');
      const plan = await planMerge(tx, merging);
      if (plan.refusals.length > 0)
        throw new Refused(
          'unmet',
          {},
          plan.refusals.map((one) => ({ ...one, details: [] })),
        );
      const at = await product.clock.now(tx);
      const moved = await moveMembers(tx, { ...merging, at, caller });
      await moveWhatIsOpen(tx, { ...merging, at });
      await markMerged(tx, merging);
      const act = { at, actorId: caller.personId, role, requestId };
      const details = { into, reason, memberships: moved.length };
      await record(tx, { ...act, act: 'organisation.merged', subject: `organisations/${id}`, details });
      await record(tx, {
        ...act,
        act: 'organisation.tookIn',
        subject: `organisations/${into}`,
        details: { duplicate: id, reason, memberships: moved.length },
      });
      for (const personId of new Set(moved))
        await writeLetter(product, tx, {
          to: { personId },
          kind: 'organisation.merged',
          parameters: { organisation: plan.duplicate.name, into: plan.into.name, reason },
          path: '/organisation',
        });
      return planMerge(tx, merging);
    }),
  );
}

/** The old membership ends, so that it stays true who belonged where; the new one begins now. @returns whose */
async function moveMembers(
  tx: Tx,
  { id, into, at, caller }: Merging & { at: Date; caller: Caller },
): Promise<string[]> {
  const ended = await tx
    .update(memberships)
    .set({ until: at, endedBy: caller.personId, endReason: 'merged' })
    .where(and(eq(memberships.organisationId, id), isNull(memberships.until)))
    .returning();
  const present = await tx
    .select({ personId: memberships.personId, role: memberships.role })
    .from(memberships)
    .where(and(eq(memberships.organisationId, into), isNull(memberships.until)));
  for (const { personId, role, administers } of ended) {
    if (present.some((one) => one.personId === personId && one.role === role)) continue;
    await addMembership(tx, { personId, organisationId: into, role, administers }, { at, actorId: caller.personId });
  }
  if (ended.length > 0)
    await tx
      .update(deputies)
      .set({ endedAt: at })
      .where(
        and(
          inArray(
            deputies.membershipId,
            ended.map((one) => one.id),
          ),
          isNull(deputies.endedAt),
        ),
      );
  return ended.map(({ personId }) => personId);
}

/** Who asked to join the duplicate asks the one that stays; letters of invitation to the duplicate are withdrawn. */
async function moveWhatIsOpen(tx: Tx, { id, into, at }: MergePair & { at: Date }): Promise<void> {
  await tx
    .update(joinRequests)
    .set({ organisationId: into })
    .where(
      and(
        eq(joinRequests.organisationId, id),
        isNull(joinRequests.decision),
        sql`not exists (select from join_requests o where o.organisation_id = ${into} and o.person_id = ${joinRequests.personId} and o.decision is null)`,
      ),
    );
  await tx
    .update(invitations)
    .set({ withdrawnAt: at })
    .where(and(eq(invitations.organisationId, id), isNull(invitations.acceptedAt), isNull(invitations.withdrawnAt)));
}

/** Out of every pool as well: nobody chooses it any more. */
async function markMerged(tx: Tx, { id, into }: MergePair): Promise<void> {
  const [row] = await tx
    .update(organisations)
    .set({ mergedInto: into })
    .where(eq(organisations.id, id))
    .returning({ kind: organisations.kind });
  if (row !== undefined && isPoolKind(row.kind))
    await tx.update(organisations).set({ standing: 'removed' }).where(eq(organisations.id, id));
}
