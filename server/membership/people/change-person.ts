/**
 * An administrator ends sessions, deactivates and reactivates an account, resets a lost second factor. Nothing is deleted that
 * tells who did what; each act needs a reason, is journalled, and the person gets a letter.
 */
import { and, eq, isNull } from 'drizzle-orm';
import type { PermissionOn } from '../../../workflows/access/permissions.ts';
import type { Caller } from '../../access/caller.ts';
import { requireHeld } from '../../access/require-access.ts';
import type { Tx } from '../../database/database.ts';
import { memberships, people } from '../../database/schema/identity.ts';
import { deputies, invitations } from '../../database/schema/membership.ts';
import { passkeys, recoveryCodes } from '../../database/schema/sign-in.ts';
import { beyondCaller } from '../../database/scope.ts';
import { closeSessionsOf } from '../../identity/sessions.ts';
import { record } from '../../journal/journal.ts';
import { writeLetter } from '../../letters/write-letter.ts';
import { Refused } from '../../problems/refused.ts';
import type { Product } from '../../product.ts';
import { keepCityAdministrator } from '../administrators.ts';
import { closeMembership, endDeputyships, withdrawInvitations } from '../close-membership.ts';
import type { From } from '../from.ts';
import { findMember, lockOrganisations } from '../members/find-member.ts';
import type { PersonView } from './people-contract.ts';
import { viewPerson } from './view-person.ts';

type Said = { personId: string; reason: string; from: From };

/** @throws Refused wrong-role, not-found, rule */
export const endSessions = (product: Product, caller: Caller, said: Said): Promise<PersonView> =>
  change(product, caller, {
    ...said,
    permission: 'person.endSessions',
    act: 'person.sessionsEnded',
    letter: null,
    work: async () => ({}),
  });

type Deactivation = Said & { memberships: 'end' | 'rest' };

/** @throws Refused wrong-role, not-found, rule, already-ended */
export const deactivate = (product: Product, caller: Caller, said: Deactivation): Promise<PersonView> =>
  change(product, caller, {
    ...said,
    permission: 'person.deactivate',
    act: 'person.deactivated',
    letter: 'person.deactivated',
    work: async (tx, { status }, at) => {
      if (status === 'deactivated') throw new Refused('already-ended');
      const { personId, reason, from } = said;
      const closing = { at, caller, as: 'administrator', reason, from };
      for (const { id, role } of await presentOf(tx, personId)) {
        await keepCityAdministrator(tx, { role, personId });
        const member = await findMember(tx, id);
        if (member === undefined) continue;
        if (said.memberships === 'end') await closeMembership(product, tx, member, closing);
        // A membership that rests is lent to nobody.
        else await endDeputyships(product, tx, eq(deputies.membershipId, id), closing);
      }
      await endDeputyships(product, tx, eq(deputies.deputyId, personId), closing);
      await withdrawInvitations(tx, eq(invitations.invitedBy, personId), closing);
      await tx.update(people).set({ status: 'deactivated', deactivatedAt: at }).where(eq(people.id, personId));
      return { before: { status }, after: { status: 'deactivated' }, memberships: said.memberships };
    },
  });

/** What rested is there again; what was ended is not. @throws Refused wrong-role, not-found, rule, not-open */
export const reactivate = (product: Product, caller: Caller, said: Said): Promise<PersonView> =>
  change(product, caller, {
    ...said,
    permission: 'person.reactivate',
    act: 'person.reactivated',
    letter: 'person.reactivated',
    work: async (tx, { id, status }) => {
      if (status !== 'deactivated') throw new Refused('not-open');
      await tx.update(people).set({ status: 'active', deactivatedAt: null }).where(eq(people.id, id));
      return { before: { status }, after: { status: 'active' } };
    },
  });

/** Authenticator, recovery codes and passkeys go; they set up new ones at the next sign-in. @throws Refused wrong-role, not-found, rule */
export const resetSecondFactor = (product: Product, caller: Caller, said: Said): Promise<PersonView> =>
  change(product, caller, {
    ...said,
    permission: 'person.resetSecondFactor',
    act: 'person.secondFactorReset',
    letter: 'person.secondFactorReset',
    work: async (tx, { id, authenticator }) => {
      const keys = await tx.delete(passkeys).where(eq(passkeys.personId, id)).returning({ id: passkeys.id });
      await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, id));
      await tx
        .update(people)
        .set({ totpSecret: null, totpConfirmedAt: null, totpLastStep: null })
        .where(eq(people.id, id));
      if (!authenticator && keys.length === 0)
        throw new Refused('rule', { zh: '该账号没有启用第二步验证', en: 'The account has no second factor' });
      return { before: { authenticator, passkeys: keys.length } };
    },
  });

type Held = { id: string; status: PersonView['status']; authenticator: boolean };
type Change = Said & {
  permission: PermissionOn<'held'>;
  act: string;
  letter: string | null;
  /** What the journal is told. */
  work: (tx: Tx, person: Held, at: Date) => Promise<Record<string, unknown>>;
};

/** Sessions end with every one of these acts: what the person may do has changed. */
async function change(
  product: Product,
  caller: Caller,
  { personId, reason, from, permission, act, letter, work }: Change,
): Promise<PersonView> {
  requireHeld(caller, permission);
  if (personId === caller.personId)
    throw new Refused('rule', {
      zh: '不能对自己的账号这样做，请由另一名系统管理员办理',
      en: 'Nobody does this to their own account; another administrator has to',
    });
  // An administrator looks after everybody.
  await beyondCaller(() =>
    product.db.transaction(async (tx) => {
      const present = await presentOf(tx, personId);
      const places = present.map(({ organisationId }) => organisationId);
      // Before the person, as everybody who changes members does.
      await lockOrganisations(
        tx,
        places,
        present.some(({ role }) => role === 'administrator'),
      );
      const [person] = await tx
        .select({ id: people.id, status: people.status, confirmed: people.totpConfirmedAt })
        .from(people)
        .where(eq(people.id, personId))
        .for('update');
      if (person === undefined) throw new Refused('not-found');
      const at = await product.clock.now(tx);
      const details = await work(tx, { ...person, authenticator: person.confirmed !== null }, at);
      await closeSessionsOf(tx, personId);
      const subject = `people/${personId}`;
      const actor = { actorId: caller.personId, role: 'administrator', ...from };
      await record(tx, { at, act, ...actor, subject, details: { ...details, reason } });
      if (letter !== null) await writeLetter(product, tx, { to: { personId }, kind: letter, parameters: { reason } });
    }),
  );
  return viewPerson(product, caller, personId);
}

const presentOf = (tx: Tx, personId: string) =>
  tx
    .select({ id: memberships.id, organisationId: memberships.organisationId, role: memberships.role })
    .from(memberships)
    .where(and(eq(memberships.personId, personId), isNull(memberships.until)));
