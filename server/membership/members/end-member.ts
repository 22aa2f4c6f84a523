/** Leaving an organisation, and being made to leave. */
import { and, eq } from 'drizzle-orm';
import type { Caller } from '../../access/caller.ts';
import { invitations } from '../../database/schema/membership.ts';
import { beyondCaller } from '../../database/scope.ts';
import { writeLetter } from '../../letters/write-letter.ts';
import { Refused } from '../../problems/refused.ts';
import type { Product } from '../../product.ts';
import { keepAdministrator, keepCityAdministrator } from '../administrators.ts';
import { closeMembership, lettersAbout, withdrawInvitations } from '../close-membership.ts';
import type { From } from '../from.ts';
import { getOwnMember, getSeenMember, lockMember, type Member } from './find-member.ts';

type Said = { memberId: string; reason: string; from: From };

/** The last who administers the organisation stays until there is another one. @throws Refused not-found, wrong-role, already-ended, rule */
export async function leave(product: Product, caller: Caller, { memberId, reason, from }: Said): Promise<void> {
  const member = await getOwnMember(product, caller, memberId);
  await close(product, member, { caller, as: member.role, reason, from, keep: true });
}

/**
 * By who administers the organisation, or an administrator of the city, who may also end the membership of a party's last
 * administrator: somebody has to when that person is gone. @throws Refused not-found, wrong-role, already-ended, rule
 */
export async function endMember(product: Product, caller: Caller, { memberId, reason, from }: Said): Promise<void> {
  const { member, reach } = await getSeenMember(product, caller, { id: memberId, permission: 'member.end' });
  if (member.personId === caller.personId)
    throw new Refused('rule', { zh: '结束本人的身份请用“退出”', en: 'To end your own membership, leave' });
  await close(product, member, { caller, as: reach.as, reason, from, keep: reach.as !== 'administrator' });
}

type Closing = { caller: Caller; as: string; reason: string; from: From; keep: boolean };

async function close(product: Product, seen: Member, { keep, ...by }: Closing): Promise<void> {
  // The organisation let the caller in; what is changed and told is about others.
  await beyondCaller(() =>
    product.db.transaction(async (tx) => {
      const member = await lockMember(tx, seen);
      const at = await product.clock.now(tx);
      if (keep) await keepAdministrator(tx, member);
      await keepCityAdministrator(tx, member);
      await closeMembership(product, tx, member, { at, ...by });
      const { personId, organisationId } = member;
      const sent = and(eq(invitations.invitedBy, personId), eq(invitations.organisationId, organisationId));
      await withdrawInvitations(tx, sent, { at, ...by });
      const parameters = { ...lettersAbout(member), reason: by.reason };
      await writeLetter(product, tx, { to: { personId }, kind: 'membership.ended', parameters });
    }),
  );
}
