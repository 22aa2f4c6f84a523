/** Opening an invitation by its link and accepting it, with the account that the address has or with a new one. */

import { and, eq, ne } from 'drizzle-orm';
import { maskMail } from '../../../workflows/privacy/mask.ts';
import type { Caller } from '../../access/caller.ts';
import type { Tx } from '../../database/database.ts';
import { people } from '../../database/schema/identity.ts';
import { invitations } from '../../database/schema/membership.ts';
import { beyondCaller } from '../../database/scope.ts';
import { refuseWeakPassword } from '../../identity/password-rules.ts';
import { hashPassword } from '../../identity/passwords.ts';
import { changePassword, createPerson } from '../../identity/people.ts';
import { hashToken } from '../../identity/sessions.ts';
import { record } from '../../journal/journal.ts';
import { Refused } from '../../problems/refused.ts';
import type { Product } from '../../product.ts';
import type { From } from '../from.ts';
import { join } from '../join.ts';
import { type Invitation, requireOpen, selectInvitations } from './find-invitation.ts';
import type { AcceptedInvitation, AcceptInvitation, OpenedInvitation } from './invitations-contract.ts';

/** @throws Refused not-found, invitation-over */
export async function openInvitation(
  product: Product,
  { token, from }: { token: string; from: From },
): Promise<OpenedInvitation> {
  // A stranger sees nothing; who has the token was sent it, and is told what it is for.
  return beyondCaller(() =>
    product.db.transaction(async (tx) => {
      const one = await findOpen(product, tx, token);
      const account = await accountFor(tx, one.email);
      await record(tx, {
        at: await product.clock.now(tx),
        act: 'invitation.opened',
        actorId: null,
        subject: `organisations/${one.organisationId}`,
        details: { invitationId: one.id },
        ...from,
      });
      return {
        organisation: { id: one.organisationId, name: one.organisation, kind: one.kind },
        role: one.role,
        administers: one.administers,
        email: one.email,
        invitedBy: one.inviter,
        expiresAt: one.expiresAt.toISOString(),
        account: account?.status === 'active' || account?.status === 'deactivated' ? 'known' : 'new',
      };
    }),
  );
}

/** @throws Refused not-found, invitation-over, rule, already-exists */
export async function acceptInvitation(
  product: Product,
  caller: Caller | null,
  { said, from }: { said: AcceptInvitation; from: From },
): Promise<AcceptedInvitation> {
  // As above: the token is what lets in.
  return beyondCaller(async () => {
    // Before the costly hash, so that made-up tokens cost nothing.
    const seen = await product.db.transaction((tx) => findOpen(product, tx, said.token));
    const account = said.account === undefined ? null : await prepare(said.account, seen);
    return product.db.transaction(async (tx) => {
      // Two at once: the second waits here and finds it accepted.
      await tx.select({ id: invitations.id }).from(invitations).where(eq(invitations.id, seen.id)).for('update');
      const one = await findOpen(product, tx, said.token);
      const at = await product.clock.now(tx);
      const { organisationId, role, administers } = one;
      const personId = await personFor(tx, one, { caller, account, at });
      await join(
        tx,
        { personId, organisationId, role, ...(administers ? { administers } : {}) },
        { at, actorId: personId, role },
      );
      await tx.update(invitations).set({ acceptedAt: at, acceptedBy: personId }).where(eq(invitations.id, one.id));
      await record(tx, {
        at,
        act: 'invitation.accepted',
        actorId: personId,
        role,
        subject: `organisations/${organisationId}`,
        details: { invitationId: one.id },
        ...from,
      });
      return { organisation: { id: organisationId, name: one.organisation }, role, email: one.email };
    });
  });
}

async function findOpen(product: Product, tx: Tx, token: string): Promise<Invitation> {
  const [one] = await selectInvitations(tx, eq(invitations.tokenHash, hashToken(token)));
  if (one === undefined) throw new Refused('not-found');
  requireOpen(one, await product.clock.now(tx));
  return one;
}

type NewAccount = { name: string; phone: string | null; passwordHash: string; locale: 'zh-CN' | 'en' };

async function prepare(account: NonNullable<AcceptInvitation['account']>, one: Invitation): Promise<NewAccount> {
  const { name, phone = null, password, locale } = account;
  refuseWeakPassword(password, { email: one.email, name, organisations: [one.organisation], secondFactor: false });
  return { name, phone: phone === '' ? null : phone, locale, passwordHash: await hashPassword(password) };
}

const accountFor = async (tx: Tx, email: string) =>
  (await tx.select({ id: people.id, status: people.status }).from(people).where(eq(people.email, email)))[0];

type With = { caller: Caller | null; account: NewAccount | null; at: Date };

/** The link shows that its reader has the mail address: an account that it makes needs no confirmation. */
async function personFor(tx: Tx, { email }: Invitation, { caller, account, at }: With): Promise<string> {
  if (caller !== null) {
    if (caller.email !== email)
      throw new Refused('rule', {
        zh: `此邀请发给 ${maskMail(email)}，请用该邮箱的账号登录后接受`,
        en: `This invitation is for ${maskMail(email)}; sign in with that account to accept it`,
      });
    return caller.personId;
  }
  const known = await accountFor(tx, email);
  if (known?.status === 'active')
    throw new Refused('rule', {
      zh: '该邮箱已有账号，请先登录再接受',
      en: 'The address has an account; sign in to accept',
    });
  if (known?.status === 'deactivated')
    throw new Refused('rule', {
      zh: '该账号已停用，请联系系统管理员',
      en: 'The account is deactivated; ask an administrator',
    });
  if (account === null) throw new Refused('rule', { zh: '请填写姓名和密码', en: 'Enter your name and a password' });
  if (known === undefined) {
    const personId = await createPerson(tx, { ...account, email }, { at, actorId: null });
    await tx.update(people).set({ emailConfirmedAt: at }).where(eq(people.id, personId));
    return personId;
  }
  // Registered, never confirmed: whoever typed that password may not have been the reader of this mail. It counts no more.
  const { name, phone, locale, passwordHash } = account;
  await changePassword(tx, known.id, passwordHash, { at, actorId: known.id });
  await tx
    .update(people)
    .set({ name, phone, locale, status: 'active', emailConfirmedAt: at })
    .where(and(eq(people.id, known.id), ne(people.status, 'deactivated')));
  return known.id;
}
