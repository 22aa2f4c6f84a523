/** Handing over (转办): a membership with its deputyships goes to a colleague; one's own ends or stays. */
import { and, eq, gt, isNull } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { isGuarded } from '../../../workflows/organisation/membership-rules.ts';
import type { Caller } from '../../access/caller.ts';
import type { Tx } from '../../database/database.ts';
import { memberships } from '../../database/schema/identity.ts';
import { deputies } from '../../database/schema/membership.ts';
import { beyondCaller } from '../../database/scope.ts';
import { addMembership } from '../../identity/people.ts';
import { record } from '../../journal/journal.ts';
import { writeLetter } from '../../letters/write-letter.ts';
import { Refused } from '../../problems/refused.ts';
import type { Product } from '../../product.ts';
import { keepAdministrator, keepCityAdministrator } from '../administrators.ts';
import { type Closing, closeMembership, lettersAbout } from '../close-membership.ts';
import type { From } from '../from.ts';
import { getOwnMember, listActive, lockMember, type Member } from './find-member.ts';

type Said = { memberId: string; toPersonId: string; mine: 'ends' | 'stays'; reason: string; from: From };

/** @throws Refused not-found, wrong-role, already-ended, rule */
export async function handOver(product: Product, caller: Caller, said: Said): Promise<void> {
  const { toPersonId, mine, reason, from } = said;
  const own = await getOwnMember(product, caller, said.memberId);
  // The caller's own membership; the colleague's and the deputies' rows are not.
  await beyondCaller(() =>
    product.db.transaction(async (tx) => {
      const member = await lockMember(tx, own);
      const by: Closing = { at: await product.clock.now(tx), caller, as: member.role, reason, from };
      const receiving = await receiver(tx, member, toPersonId, by);
      const moved = await moveDeputyships(tx, member, { id: receiving.id, personId: toPersonId, by });
      if (mine === 'stays' && receiving.known && moved === 0)
        throw new Refused('rule', {
          zh: '对方已担任同一角色，您的身份又保留，没有可转办的内容',
          en: 'They have this role already and yours stays: there is nothing to hand over',
        });
      const details = { from: member.id, to: receiving.id, mine, deputyships: moved, reason };
      const subject = `organisations/${member.organisationId}`;
      const act = { at: by.at, actorId: caller.personId, role: by.as, subject, ...from };
      await record(tx, { ...act, act: 'membership.handedOver', details });
      if (mine === 'ends') {
        if (member.administers)
          await tx.update(memberships).set({ administers: true }).where(eq(memberships.id, receiving.id));
        await keepAdministrator(tx, member);
        await keepCityAdministrator(tx, member);
        await closeMembership(product, tx, member, by);
      }
      const parameters = { ...lettersAbout(member), from: member.name, reason };
      await writeLetter(product, tx, { to: { personId: toPersonId }, kind: 'membership.handedOver', parameters });
    }),
  );
}

/** The colleague's membership in the same role: theirs already, or given now. A guarded role is not given in passing. */
async function receiver(
  tx: Tx,
  { organisationId, personId, role }: Member,
  to: string,
  { at, caller, as }: Closing,
): Promise<{ id: string; known: boolean }> {
  const colleagues = await listActive(tx, organisationId);
  const theirs = colleagues.filter((one) => one.personId === to);
  if (to === personId || theirs.length === 0)
    throw new Refused('rule', {
      zh: '只能转办给本单位的另一名在职成员',
      en: 'It can be handed over to another active member of the same organisation only',
    });
  const same = theirs.find((one) => one.role === role);
  if (same !== undefined) return { id: same.id, known: true };
  if (isGuarded(role))
    throw new Refused('rule', {
      zh: '该角色只能由系统管理员授予；短期请委托代理',
      en: 'This role is given by an administrator only; for some days, name a deputy',
    });
  const by = { at, actorId: caller.personId, role: as };
  return { id: await addMembership(tx, { personId: to, organisationId, role, administers: false }, by), known: false };
}

/** The old rows end and new ones begin, so that who could act when stays readable. */
async function moveDeputyships(
  tx: Tx,
  member: Member,
  { id, personId, by }: { id: string; personId: string; by: Closing },
): Promise<number> {
  const { at, caller } = by;
  const moving = await tx
    .update(deputies)
    .set({ endedAt: at })
    .where(and(eq(deputies.membershipId, member.id), isNull(deputies.endedAt), gt(deputies.until, at)))
    .returning({ deputyId: deputies.deputyId, since: deputies.since, until: deputies.until });
  // Who receives the membership needs no deputyship for it any more.
  for (const { deputyId, since, until } of moving)
    if (deputyId !== personId)
      await tx.insert(deputies).values({
        id: uuidv7(),
        membershipId: id,
        deputyId,
        since: new Date(Math.max(since.getTime(), at.getTime())),
        until,
        createdBy: caller.personId,
        createdAt: at,
      });
  return moving.length;
}
