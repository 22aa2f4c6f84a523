/** Somebody is invited by mail to a role in an organisation. */
import { and, count, eq, gt, isNull, lte } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import { isGuarded, isOffice } from '../../../workflows/organisation/membership-rules.ts';
import { type PersonRole, roles, rolesOfKind } from '../../../workflows/vocabulary/roles.ts';
import type { Caller } from '../../access/caller.ts';
import { requireHeld } from '../../access/require-access.ts';
import type { Tx } from '../../database/database.ts';
import { memberships, people } from '../../database/schema/identity.ts';
import { invitations } from '../../database/schema/membership.ts';
import { beyondCaller } from '../../database/scope.ts';
import { hashToken } from '../../identity/sessions.ts';
import { accountOf } from '../../identity/sign-in.ts';
import { record } from '../../journal/journal.ts';
import { writeLetter } from '../../letters/write-letter.ts';
import { Refused } from '../../problems/refused.ts';
import type { Product } from '../../product.ts';
import { otherAdministrators } from '../administrators.ts';
import type { From } from '../from.ts';
import { lockOrganisations } from '../members/find-member.ts';
import { getReach, type Reach } from '../reach.ts';
import { selectInvitations, viewInvitation } from './find-invitation.ts';
import type { InvitationView, inviteSchema } from './invitations-contract.ts';
import { expiryFrom, newToken, sendInvitation, wordsAbout } from './send-invitation.ts';

type Said = { organisationId: string; said: z.output<typeof inviteSchema>; from: From };
/** Waiting at the same time: an organisation is no mailing list. */
const MOST_OPEN = 30;

/** @throws Refused not-found, wrong-role, rule, already-exists */
export async function invite(
  product: Product,
  caller: Caller,
  { organisationId, said, from }: Said,
): Promise<InvitationView> {
  const reach = await getReach(product, caller, { organisationId, permission: 'invitation.send' });
  const role = roleFor(reach, caller, said);
  const email = accountOf(said.email);
  // Whether the address is a member already lies beyond what an administrator of a party sees; they learn it of their own organisation only.
  return beyondCaller(() =>
    product.db.transaction(async (tx) => {
      await lockOrganisations(tx, [organisationId], false);
      const at = await product.clock.now(tx);
      await makeRoom(tx, { organisationId, email, role, at });
      const others = isGuarded(role) ? await otherAdministrators(tx, caller.personId) : [];
      const id = uuidv7();
      await tx.insert(invitations).values({
        id,
        organisationId,
        email,
        role,
        administers: said.administers,
        // Nobody knows it: the letter's own is made when it is sent.
        tokenHash: hashToken(newToken()),
        invitedBy: caller.personId,
        createdAt: at,
        expiresAt: expiryFrom(at),
        needsConfirmation: others.length > 0,
      });
      await record(tx, {
        at,
        act: 'invitation.sent',
        actorId: caller.personId,
        role: reach.as,
        subject: `organisations/${organisationId}`,
        details: { invitationId: id, role, administers: said.administers, needsConfirmation: others.length > 0 },
        ...from,
      });
      const [made] = await selectInvitations(tx, eq(invitations.id, id));
      if (made === undefined) throw new Error('the invitation is not there');
      if (others.length === 0) await sendInvitation(product, tx, made, at);
      for (const personId of others)
        await writeLetter(product, tx, {
          to: { personId },
          kind: 'invitation.toConfirm',
          parameters: wordsAbout(made, made.expiresAt),
          path: `/members?organisation=${organisationId}`,
        });
      return viewInvitation(made, caller, at);
    }),
  );
}

function roleFor({ organisation }: Reach, caller: Caller, said: Said['said']): PersonRole {
  const role = rolesOfKind[organisation.kind].find((one) => one === said.role);
  if (role === undefined)
    throw new Refused('rule', { zh: '该单位没有这种角色', en: 'The organisation has no such role' });
  if (isGuarded(role)) requireHeld(caller, 'invitation.confirm');
  if (organisation.verification !== 'verified')
    throw new Refused('rule', { zh: '该单位尚未通过核验', en: 'The organisation has not been verified yet' });
  if (said.administers && isOffice(organisation.kind))
    throw new Refused('rule', {
      zh: '机关单位的成员由系统管理员管理，不设单位管理员',
      en: 'The members of an office are looked after by the administrators of the city',
    });
  return role;
}

type Room = { organisationId: string; email: string; role: PersonRole; at: Date };

/** One open invitation per address and role; an expired one makes way. */
async function makeRoom(tx: Tx, { organisationId, email, role, at }: Room): Promise<void> {
  const [member] = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        eq(people.email, email),
        eq(memberships.organisationId, organisationId),
        eq(memberships.role, role),
        isNull(memberships.until),
      ),
    );
  if (member !== undefined) throw new Refused('already-exists', { what: roles[role].zh, whatEn: roles[role].en });
  const waiting = and(
    eq(invitations.organisationId, organisationId),
    isNull(invitations.acceptedAt),
    isNull(invitations.withdrawnAt),
  );
  const same = and(waiting, eq(invitations.email, email), eq(invitations.role, role));
  await tx
    .update(invitations)
    .set({ withdrawnAt: at })
    .where(and(same, lte(invitations.expiresAt, at)));
  const [open] = await tx.select({ id: invitations.id }).from(invitations).where(same);
  if (open !== undefined)
    throw new Refused('already-exists', {
      what: '发给该邮箱的邀请，可重新发送',
      whatEn: 'an invitation to this address; send it again instead',
    });
  const [all] = await tx
    .select({ n: count() })
    .from(invitations)
    .where(and(waiting, gt(invitations.expiresAt, at)));
  if ((all?.n ?? 0) >= MOST_OPEN)
    throw new Refused('rule', {
      zh: `同时等待接受的邀请不超过 ${MOST_OPEN} 份`,
      en: `At most ${MOST_OPEN} invitations wait at the same time`,
    });
}
