/** An official gets another role of the same office: the old membership ends and a new one begins, both stay readable. */
import { isGuarded } from '../../../workflows/organisation/membership-rules.ts';
import { type PersonRole, roles, rolesOfKind } from '../../../workflows/vocabulary/roles.ts';
import type { Caller } from '../../access/caller.ts';
import { requireHeld } from '../../access/require-access.ts';
import { beyondCaller } from '../../database/scope.ts';
import { addMembership } from '../../identity/people.ts';
import { record } from '../../journal/journal.ts';
import { writeLetter } from '../../letters/write-letter.ts';
import { Refused } from '../../problems/refused.ts';
import type { Product } from '../../product.ts';
import { keepCityAdministrator, otherAdministrators } from '../administrators.ts';
import { closeMembership, lettersAbout } from '../close-membership.ts';
import type { From } from '../from.ts';
import { getSeenMember, listActive, lockMember, type Member } from './find-member.ts';

type Said = { memberId: string; role: string; reason: string; from: From };

/** A guarded role needs two administrators, so it is invited to instead. @throws Refused wrong-role, not-found, already-ended, rule, already-exists */
export async function changeRole(
  product: Product,
  caller: Caller,
  { memberId, role: wanted, reason, from }: Said,
): Promise<void> {
  requireHeld(caller, 'member.changeRole');
  const { member: seen } = await getSeenMember(product, caller, { id: memberId, permission: 'members.list' });
  // An administrator changes the memberships of others.
  await beyondCaller(() =>
    product.db.transaction(async (tx) => {
      const member = await lockMember(tx, seen);
      const role = fitting(member, wanted);
      if (isGuarded(role) && (await otherAdministrators(tx, caller.personId)).length > 0)
        throw new Refused('rule', {
          zh: `“${roles[role].zh}”须由两名系统管理员共同授予：请发出邀请，由另一名系统管理员复核`,
          en: `Two administrators give this role (${roles[role].en}): send an invitation that another one confirms`,
        });
      const present = await listActive(tx, member.organisationId);
      if (present.some((one) => one.personId === member.personId && one.role === role))
        throw new Refused('already-exists', { what: roles[role].zh, whatEn: roles[role].en });
      await keepCityAdministrator(tx, member);
      const at = await product.clock.now(tx);
      const as = 'administrator';
      const { personId, organisationId, administers } = member;
      const by = { at, actorId: caller.personId, role: as };
      // Before the old one ends: they stay in the organisation all the time, and so does what they do there for colleagues.
      const id = await addMembership(tx, { personId, organisationId, role, administers }, by);
      await closeMembership(product, tx, member, { at, caller, as, reason, from });
      const details = { from: member.id, to: id, before: { role: member.role }, after: { role }, reason };
      const subject = `organisations/${organisationId}`;
      await record(tx, {
        at,
        act: 'membership.roleChanged',
        actorId: caller.personId,
        role: as,
        subject,
        details,
        ...from,
      });
      const parameters = { ...lettersAbout({ ...member, role }), reason };
      await writeLetter(product, tx, { to: { personId }, kind: 'membership.roleChanged', parameters });
    }),
  );
}

function fitting({ kind, role }: Member, wanted: string): PersonRole {
  const found = rolesOfKind[kind].find((one) => one === wanted);
  if (found === undefined)
    throw new Refused('rule', { zh: '该单位没有这种角色', en: 'The organisation has no such role' });
  if (found === role) throw new Refused('already-exists', { what: roles[found].zh, whatEn: roles[found].en });
  return found;
}
