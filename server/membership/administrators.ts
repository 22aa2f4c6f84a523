/** An organisation keeps somebody who administers it, and the city keeps an administrator. */
import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Reader, Tx } from '../database/database.ts';
import { memberships, people } from '../database/schema/identity.ts';
import { Refused } from '../problems/refused.ts';
import { listActive, type Member } from './members/find-member.ts';

export const lastOfOrganisation = {
  zh: '您是该单位最后一名管理员，请先指定或邀请另一名管理员',
  en: 'This is the last administrator of the organisation; name or invite another one first',
};
export const lastOfCity = {
  zh: '这是最后一名系统管理员，请先任命另一名系统管理员',
  en: 'This is the last administrator of the city; appoint another one first',
};

/** Active people other than this one who are administrators of the city. */
export async function otherAdministrators(reader: Reader, personId: string): Promise<string[]> {
  const found = await reader
    .selectDistinct({ personId: memberships.personId })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        eq(memberships.role, 'administrator'),
        isNull(memberships.until),
        eq(people.status, 'active'),
        ne(people.id, personId),
      ),
    )
    .limit(50);
  return found.map((one) => one.personId);
}

/** With the bureaus held. @throws Refused rule */
export async function keepCityAdministrator(
  tx: Tx,
  { role, personId }: Pick<Member, 'role' | 'personId'>,
): Promise<void> {
  if (role !== 'administrator') return;
  if ((await otherAdministrators(tx, personId)).length === 0) throw new Refused('rule', lastOfCity);
}

/** With the organisation held: `member` is about to administer it no more. @throws Refused rule */
export async function keepAdministrator(tx: Tx, member: Member): Promise<void> {
  if (!member.administers) return;
  const others = (await listActive(tx, member.organisationId)).filter(
    ({ id, administers }) => administers && id !== member.id,
  );
  if (others.length === 0) throw new Refused('rule', lastOfOrganisation);
}
