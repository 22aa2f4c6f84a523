/** Invitations as rows and as views: where one stands is told by its dates. */
import { eq, type SQL } from 'drizzle-orm';
import type { Caller } from '../../access/caller.ts';
import { mayHeld } from '../../access/require-access.ts';
import type { Reader } from '../../database/database.ts';
import { organisations, people } from '../../database/schema/identity.ts';
import { invitations } from '../../database/schema/membership.ts';
import { Refused } from '../../problems/refused.ts';
import type { InvitationView } from './invitations-contract.ts';

export type Invitation = Awaited<ReturnType<typeof selectInvitations>>[number];

export const selectInvitations = (reader: Reader, where: SQL | undefined) =>
  reader
    .select({
      id: invitations.id,
      organisationId: invitations.organisationId,
      organisation: organisations.name,
      kind: organisations.kind,
      email: invitations.email,
      role: invitations.role,
      administers: invitations.administers,
      inviterId: people.id,
      inviter: people.name,
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
      needsConfirmation: invitations.needsConfirmation,
      confirmedAt: invitations.confirmedAt,
      acceptedAt: invitations.acceptedAt,
      withdrawnAt: invitations.withdrawnAt,
    })
    .from(invitations)
    .innerJoin(organisations, eq(organisations.id, invitations.organisationId))
    .innerJoin(people, eq(people.id, invitations.invitedBy))
    .where(where)
    .$dynamic();

export function stateOf(one: Invitation, now: Date): InvitationView['state'] {
  if (one.acceptedAt !== null) return 'accepted';
  if (one.withdrawnAt !== null) return 'withdrawn';
  if (one.expiresAt <= now) return 'expired';
  return one.needsConfirmation && one.confirmedAt === null ? 'toConfirm' : 'open';
}

export function viewInvitation(one: Invitation, caller: Caller, now: Date): InvitationView {
  const state = stateOf(one, now);
  const may: InvitationView['may'] = [];
  if (state === 'toConfirm' && mayConfirm(one, caller)) may.push('confirm');
  if (state === 'open' || state === 'expired') may.push('send');
  if (state === 'toConfirm' || state === 'open' || state === 'expired') may.push('withdraw');
  return {
    id: one.id,
    email: one.email,
    role: one.role,
    administers: one.administers,
    invitedBy: { id: one.inviterId, name: one.inviter },
    createdAt: one.createdAt.toISOString(),
    expiresAt: one.expiresAt.toISOString(),
    state,
    may,
  };
}

/** Another administrator than the one who invites, and not the one who is invited. */
export const mayConfirm = ({ inviterId, email }: Invitation, caller: Caller): boolean =>
  mayHeld(caller, 'invitation.confirm') && inviterId !== caller.personId && email !== caller.email;

/** A link that is of no use any more says why. @throws Refused invitation-over */
export function requireOpen(one: Invitation, now: Date): void {
  const state = stateOf(one, now);
  if (state !== 'open') throw new Refused('invitation-over', why[state]);
}

const why = {
  toConfirm: { why: '尚待另一名系统管理员复核', whyEn: 'another administrator has not confirmed it yet' },
  expired: { why: '已过期，请联系邀请人重新发送', whyEn: 'it has expired; ask who invited you to send it again' },
  accepted: { why: '已被接受', whyEn: 'it has been accepted' },
  withdrawn: { why: '已被撤回', whyEn: 'it was withdrawn' },
} as const;
