/** The invitations of an organisation, and what becomes of those that nobody has accepted yet. */
import { and, desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { PermissionOn } from '../../../workflows/access/permissions.ts';
import type { Caller } from '../../access/caller.ts';
import { requireHeld } from '../../access/require-access.ts';
import type { Tx } from '../../database/database.ts';
import { invitations } from '../../database/schema/membership.ts';
import { beyondCaller } from '../../database/scope.ts';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import { record } from '../../journal/journal.ts';
import { Refused } from '../../problems/refused.ts';
import type { Product } from '../../product.ts';
import type { From } from '../from.ts';
import { getReach } from '../reach.ts';
import {
  type Invitation,
  mayConfirm,
  requireOpen,
  selectInvitations,
  stateOf,
  viewInvitation,
} from './find-invitation.ts';
import type { InvitationList, InvitationView, invitationListQuery } from './invitations-contract.ts';
import { sendInvitation } from './send-invitation.ts';

type Asked = { organisationId: string } & z.output<typeof invitationListQuery>;
const cursor = z.tuple([z.iso.datetime(), z.uuid()]);

/** Latest first. @throws Refused not-found, wrong-role, bad-cursor */
export async function listInvitations(product: Product, caller: Caller, asked: Asked): Promise<InvitationList> {
  await getReach(product, caller, { organisationId: asked.organisationId, permission: 'invitations.list' });
  const limit = asked.limit ?? 50;
  const filters = [eq(invitations.organisationId, asked.organisationId)];
  if (asked.after !== undefined) {
    const [at, id] = readCursor(asked.after, cursor);
    filters.push(sql`(${invitations.createdAt}, ${invitations.id}) < (${at}::timestamptz, ${id}::uuid)`);
  }
  // Names of those who invited, for who administers the organisation.
  return beyondCaller(async () => {
    const now = await product.clock.now(product.db);
    const rows = await selectInvitations(product.db, and(...filters))
      .orderBy(desc(invitations.createdAt), desc(invitations.id))
      .limit(limit + 1);
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return {
      items: page.map((one) => viewInvitation(one, caller, now)),
      next: last === undefined ? null : writeCursor([last.createdAt.toISOString(), last.id]),
    };
  });
}

type Named = { invitationId: string; from: From };

/** With a new link; the old one opens nothing any more. @throws Refused not-found, wrong-role, invitation-over */
export const sendAgain = (product: Product, caller: Caller, named: Named): Promise<InvitationView> =>
  change(product, caller, {
    ...named,
    permission: 'invitation.send',
    act: 'invitation.sentAgain',
    work: async (tx, one, at) => {
      if (stateOf(one, at) !== 'expired') requireOpen(one, at);
      if (one.needsConfirmation && one.confirmedAt === null) throw new Refused('already-ended');
      await sendInvitation(product, tx, one, at);
    },
  });

/** @throws Refused not-found, wrong-role, invitation-over */
export const withdraw = (product: Product, caller: Caller, named: Named): Promise<InvitationView> =>
  change(product, caller, {
    ...named,
    permission: 'invitation.withdraw',
    act: 'invitation.withdrawn',
    work: async (tx, one, at) => {
      if (one.acceptedAt !== null || one.withdrawnAt !== null) requireOpen(one, at);
      await tx.update(invitations).set({ withdrawnAt: at }).where(eq(invitations.id, one.id));
    },
  });

/** The second administrator's word on a guarded role; only now the letter goes out. @throws Refused not-found, wrong-role, rule, invitation-over */
export async function confirm(product: Product, caller: Caller, named: Named): Promise<InvitationView> {
  requireHeld(caller, 'invitation.confirm');
  return change(product, caller, {
    ...named,
    permission: 'invitations.list',
    act: 'invitation.confirmed',
    work: async (tx, one, at) => {
      if (stateOf(one, at) !== 'toConfirm') {
        requireOpen(one, at);
        throw new Refused('already-ended');
      }
      if (!mayConfirm(one, caller))
        throw new Refused('rule', {
          zh: '须由邀请人和被邀请人以外的另一名系统管理员复核',
          en: 'Another administrator than the one who invites or is invited confirms',
        });
      await tx
        .update(invitations)
        .set({ confirmedAt: at, confirmedBy: caller.personId })
        .where(eq(invitations.id, one.id));
      await sendInvitation(product, tx, one, at);
    },
  });
}

type Change = Named & {
  permission: PermissionOn<'organisation'>;
  act: string;
  work: (tx: Tx, one: Invitation, at: Date) => Promise<void>;
};

async function change(
  product: Product,
  caller: Caller,
  { invitationId, from, permission, act, work }: Change,
): Promise<InvitationView> {
  const which = eq(invitations.id, invitationId);
  // To which organisation it invites decides whether the caller sees it.
  const [seen] = await beyondCaller(() => selectInvitations(product.db, which));
  if (seen === undefined) throw new Refused('not-found');
  const reach = await getReach(product, caller, { organisationId: seen.organisationId, permission });
  return beyondCaller(() =>
    product.db.transaction(async (tx) => {
      await tx.select({ id: invitations.id }).from(invitations).where(which).for('update');
      const at = await product.clock.now(tx);
      const one = await getInvitation(tx, invitationId);
      await work(tx, one, at);
      await record(tx, {
        at,
        act,
        actorId: caller.personId,
        role: reach.as,
        subject: `organisations/${one.organisationId}`,
        details: { invitationId, role: one.role },
        ...from,
      });
      return viewInvitation(await getInvitation(tx, invitationId), caller, at);
    }),
  );
}

async function getInvitation(tx: Tx, id: string): Promise<Invitation> {
  const [one] = await selectInvitations(tx, eq(invitations.id, id));
  if (one === undefined) throw new Refused('not-found');
  return one;
}
