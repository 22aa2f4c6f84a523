/**
 * A membership ends: from the next request on it gives nothing (findCaller asks each time), and the deputyships that hang on it
 * end too. The rows stay, because conflicts of interest outlive a membership (decisions.md 2).
 */
import { and, eq, gt, inArray, isNull, or, type SQL } from 'drizzle-orm';
import { roles } from '../../workflows/vocabulary/roles.ts';
import type { Caller } from '../access/caller.ts';
import type { Tx } from '../database/database.ts';
import { memberships, people } from '../database/schema/identity.ts';
import { deputies, invitations } from '../database/schema/membership.ts';
import { record } from '../journal/journal.ts';
import { writeLetter } from '../letters/write-letter.ts';
import type { Product } from '../product.ts';
import type { From } from './from.ts';
import { findMember, type Member } from './members/find-member.ts';

export type Closing = { at: Date; caller: Caller; as: string; reason: string; from: From };

export async function closeMembership(product: Product, tx: Tx, member: Member, closing: Closing): Promise<void> {
  const { at, caller, as, reason, from } = closing;
  await tx
    .update(memberships)
    .set({ until: at, endedBy: caller.personId, endReason: reason })
    .where(eq(memberships.id, member.id));
  const { personId, role, administers } = member;
  await record(tx, {
    at,
    act: 'membership.ended',
    actorId: caller.personId,
    role: as,
    subject: `organisations/${member.organisationId}`,
    details: { membershipId: member.id, personId, before: { role, administers }, reason },
    ...from,
  });
  await endDeputyships(product, tx, await hangingOn(tx, member), closing);
}

/** Who is to look after an organisation no more leaves no door open behind them. */
export async function withdrawInvitations(
  tx: Tx,
  which: SQL | undefined,
  { at, caller, as, from }: Omit<Closing, 'reason'>,
): Promise<void> {
  const withdrawn = await tx
    .update(invitations)
    .set({ withdrawnAt: at })
    .where(and(which, isNull(invitations.acceptedAt), isNull(invitations.withdrawnAt)))
    .returning({ id: invitations.id, organisationId: invitations.organisationId, role: invitations.role });
  for (const { id, organisationId, role } of withdrawn)
    await record(tx, {
      at,
      act: 'invitation.withdrawn',
      actorId: caller.personId,
      role: as,
      subject: `organisations/${organisationId}`,
      details: { invitationId: id, role },
      ...from,
    });
}

export const lettersAbout = ({ organisation, role }: Pick<Member, 'organisation' | 'role'>) => ({
  organisation,
  role: roles[role].zh,
  roleEn: roles[role].en,
});

/** Those for the member, and those of the member for colleagues once nothing keeps them in the organisation. */
async function hangingOn(tx: Tx, { id, personId, organisationId }: Member): Promise<SQL | undefined> {
  const colleagues = tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(eq(memberships.organisationId, organisationId));
  const left = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(
      and(
        eq(memberships.personId, personId),
        eq(memberships.organisationId, organisationId),
        isNull(memberships.until),
      ),
    );
  const own = eq(deputies.membershipId, id);
  if (left.length > 0) return own;
  return or(own, and(eq(deputies.deputyId, personId), inArray(deputies.membershipId, colleagues)));
}

/** Ends what has not ended yet of these, and tells the other side of each. */
export async function endDeputyships(
  product: Product,
  tx: Tx,
  which: SQL | undefined,
  { at, caller, as, from }: Omit<Closing, 'reason'>,
): Promise<void> {
  const ended = await tx
    .update(deputies)
    .set({ endedAt: at })
    .where(and(which, isNull(deputies.endedAt), gt(deputies.until, at)))
    .returning({ id: deputies.id, membershipId: deputies.membershipId, deputyId: deputies.deputyId });
  for (const { id, membershipId, deputyId } of ended) {
    const principal = await findMember(tx, membershipId);
    if (principal === undefined) continue;
    await record(tx, {
      at,
      act: 'deputy.ended',
      actorId: caller.personId,
      role: as,
      subject: `organisations/${principal.organisationId}`,
      details: { deputyshipId: id, membershipId, deputyId },
      ...from,
    });
    const [deputy] = await tx.select({ name: people.name }).from(people).where(eq(people.id, deputyId));
    const parameters = { ...lettersAbout(principal), from: principal.name, deputy: deputy?.name ?? '' };
    for (const personId of [principal.personId, deputyId])
      if (personId !== caller.personId)
        await writeLetter(product, tx, { to: { personId }, kind: 'deputy.ended', parameters });
  }
}
