/**
 * For some days a colleague acts in a membership that is not theirs, under their own name (代理). The session asks which
 * deputyships run at each request (findCaller), and four eyes count by person, so a deputy cannot approve what they recommended.
 */
import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { addDays, dateInShanghai, endOfDay, startOfDay } from '../../../workflows/calendar/day.ts';
import { refuseLending, refuseTerm, type Term } from '../../../workflows/organisation/membership-rules.ts';
import type { Caller } from '../../access/caller.ts';
import type { Tx } from '../../database/database.ts';
import { deputies } from '../../database/schema/membership.ts';
import { beyondCaller } from '../../database/scope.ts';
import { record } from '../../journal/journal.ts';
import { writeLetter } from '../../letters/write-letter.ts';
import { Refused } from '../../problems/refused.ts';
import type { Product } from '../../product.ts';
import { lettersAbout } from '../close-membership.ts';
import type { From } from '../from.ts';
import { getOwnMember, listActive, lockMember, type Member } from '../members/find-member.ts';

type Said = Term & { memberId: string; deputyId: string; from: string; origin: From };

/** @throws Refused not-found, wrong-role, already-ended, rule */
export async function nameDeputy(product: Product, caller: Caller, said: Said): Promise<void> {
  const own = await getOwnMember(product, caller, said.memberId);
  // The caller's own membership; whether the colleague may be named is asked of rows that are not theirs.
  await beyondCaller(() =>
    product.db.transaction(async (tx) => {
      const member = await lockMember(tx, own);
      const at = await product.clock.now(tx);
      await refuseDeputy(tx, member, said, at);
      const since = new Date(startOfDay(said.from));
      const until = new Date(endOfDay(said.until));
      const id = uuidv7();
      const { deputyId, origin } = said;
      const createdBy = caller.personId;
      await tx
        .insert(deputies)
        .values({ id, membershipId: member.id, deputyId, since, until, createdBy, createdAt: at });
      await record(tx, {
        at,
        act: 'deputy.named',
        actorId: caller.personId,
        role: member.role,
        subject: `organisations/${member.organisationId}`,
        details: { deputyshipId: id, membershipId: member.id, deputyId, since: said.from, until: said.until },
        ...origin,
      });
      const parameters = { ...lettersAbout(member), from: member.name, since: said.from, until: said.until };
      await writeLetter(product, tx, { to: { personId: deputyId }, kind: 'deputy.named', parameters });
    }),
  );
}

/** An official of the same bureau for a director, and in general an active colleague of the same organisation. */
async function refuseDeputy(tx: Tx, member: Member, { deputyId, from, until }: Said, at: Date): Promise<void> {
  const refusal = refuseLending(member.role) ?? refuseTerm({ from, until }, dateInShanghai(at.getTime()));
  if (refusal !== null) throw new Refused('rule', refusal);
  const colleagues = await listActive(tx, member.organisationId);
  if (deputyId === member.personId || !colleagues.some(({ personId }) => personId === deputyId))
    throw new Refused('rule', {
      zh: '代理人须是本单位的另一名在职成员',
      en: 'A deputy is another active member of the same organisation',
    });
  const [other] = await tx
    .select({ id: deputies.id })
    .from(deputies)
    .where(
      and(
        eq(deputies.membershipId, member.id),
        isNull(deputies.endedAt),
        lt(deputies.since, new Date(startOfDay(addDays(until, 1)))),
        gt(deputies.until, new Date(startOfDay(from))),
      ),
    )
    .limit(1);
  if (other !== undefined)
    throw new Refused('rule', {
      zh: '这段时间已有代理人；请先结束原来的代理',
      en: 'Somebody stands in on some of these days already; end that deputyship first',
    });
}
