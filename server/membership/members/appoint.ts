/** Who administers an organisation: invites, admits and removes its other members. */
import { eq } from 'drizzle-orm';
import { isOffice } from '../../../workflows/organisation/membership-rules.ts';
import type { Caller } from '../../access/caller.ts';
import { memberships } from '../../database/schema/identity.ts';
import { beyondCaller } from '../../database/scope.ts';
import { record } from '../../journal/journal.ts';
import { Refused } from '../../problems/refused.ts';
import type { Product } from '../../product.ts';
import { keepAdministrator } from '../administrators.ts';
import type { From } from '../from.ts';
import { getSeenMember, lockMember } from './find-member.ts';

type Said = { memberId: string; administers: boolean; from: From };

/** @throws Refused not-found, wrong-role, already-ended, rule */
export async function appoint(product: Product, caller: Caller, { memberId, administers, from }: Said): Promise<void> {
  const { member: seen, reach } = await getSeenMember(product, caller, {
    id: memberId,
    permission: 'member.appoint',
  });
  if (isOffice(seen.kind))
    throw new Refused('rule', {
      zh: '机关单位的成员由系统管理员管理，不设单位管理员',
      en: 'The members of an office are looked after by the administrators of the city',
    });
  // As in every change of members: the organisation has let the caller in.
  await beyondCaller(() =>
    product.db.transaction(async (tx) => {
      const member = await lockMember(tx, seen);
      if (member.administers === administers) return;
      if (!administers) await keepAdministrator(tx, member);
      await tx.update(memberships).set({ administers }).where(eq(memberships.id, member.id));
      const details = {
        membershipId: member.id,
        personId: member.personId,
        before: { administers: member.administers },
        after: { administers },
      };
      await record(tx, {
        at: await product.clock.now(tx),
        act: 'membership.appointed',
        actorId: caller.personId,
        role: reach.as,
        subject: `organisations/${member.organisationId}`,
        details,
        ...from,
      });
    }),
  );
}
