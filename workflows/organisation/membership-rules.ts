/** Who may belong where, and who may stand in for whom. Each rule answers with a refusal in both languages, or null. */
import { addDays, type Day } from '../calendar/day.ts';
import { type Label, type OrganisationKind, organisationKinds, type PersonRole } from '../vocabulary/roles.ts';

const offices: readonly OrganisationKind[] = ['districtBureau', 'bureau', 'treasury', 'auditOffice'];

/** Its members are officials. The city's administrators look after them; a party looks after its own. */
export const isOffice = (kind: OrganisationKind): boolean => offices.includes(kind);

/** Power over money or over people: given by an administrator only, and with the word of a second one where there is one. */
export const guardedRoles: readonly PersonRole[] = ['director', 'treasury', 'administrator'];
export const isGuarded = (role: PersonRole): boolean => guardedRoles.includes(role);

/**
 * Officials never belong to a party, and nobody belongs to two sides of one case: all of a person's present memberships are in
 * organisations of one kind. What they belonged to before counts as a conflict of interest case by case instead.
 */
export function refuseMixedKinds(present: readonly OrganisationKind[], kind: OrganisationKind): Label | null {
  const other = present.find((one) => one !== kind);
  if (other === undefined) return null;
  const [is, would] = [organisationKinds[other], organisationKinds[kind]];
  return {
    zh: `该账号现为“${is.zh}”类单位的成员，不能同时加入“${would.zh}”类单位；须先退出原单位`,
    en: `The account belongs to an organisation of another kind (${is.en}) and cannot join one of this kind (${would.en}) before it has left`,
  };
}

const longestDays = 180;
export type Term = { from: Day; until: Day };

/** Of a deputyship, both days counted. */
export function refuseTerm({ from, until }: Term, today: Day): Label | null {
  if (from < today) return { zh: '代理不能从过去的日期开始', en: 'A deputyship cannot begin in the past' };
  if (until < from) return { zh: '结束日期早于开始日期', en: 'The last day lies before the first' };
  if (until >= addDays(from, longestDays))
    return {
      zh: `代理最长 ${longestDays} 天；更长时间请转办`,
      en: `A deputyship lasts ${longestDays} days at most; for longer, hand over the membership`,
    };
  return null;
}

/** Lending it would undo the second administrator's word on who becomes one. */
export function refuseLending(role: PersonRole): Label | null {
  if (role !== 'administrator') return null;
  return {
    zh: '系统管理员的职责不能代理；请另行任命一名系统管理员',
    en: 'An administrator cannot be deputised for; appoint a second administrator instead',
  };
}
