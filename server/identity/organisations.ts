/** Organisations as they come into the product, through whichever door. */
import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { checkCreditCode, describeCreditCodeRefusal } from '../../workflows/organisation/credit-code.ts';
import type { OrganisationKind } from '../../workflows/vocabulary/roles.ts';
import type { Tx } from '../database/database.ts';
import { organisations } from '../database/schema/identity.ts';
import { record } from '../journal/journal.ts';
import { Refused } from '../problems/refused.ts';
import type { Actor } from './actor.ts';

export type NewOrganisation = Pick<typeof organisations.$inferInsert, 'kind' | 'name'> &
  Partial<Omit<typeof organisations.$inferInsert, 'id' | 'kind' | 'name' | 'nameKey' | 'createdAt'>>;

/** The kinds that stand in a pool, from which they can be suspended and removed. */
export const poolKinds = ['provider', 'agency', 'auditFirm'] as const satisfies readonly OrganisationKind[];
export const isPoolKind = (kind: OrganisationKind): boolean => poolKinds.some((pool) => pool === kind);

/** What "the same name" means: NFKC makes the brackets one width, blanks and capitals do not count. */
export const nameKeyOf = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/[〔【[]/gu, '(')
    .replace(/[〕】\]]/gu, ')')
    .toLowerCase();

/** Pool members begin as admitted. @throws Refused rule, already-exists */
export async function createOrganisation(
  tx: Tx,
  organisation: NewOrganisation,
  { at, actorId, role }: Actor,
): Promise<string> {
  const creditCode = await soundCreditCode(tx, organisation.creditCode ?? null);
  const { kind, name } = organisation;
  if ((kind === 'districtBureau' || kind === 'enterprise') && !organisation.district) {
    throw new Refused('rule', { zh: '须填写所属区县', en: 'A district is required for this kind of organisation' });
  }
  const id = uuidv7();
  const standing = organisation.standing ?? (isPoolKind(kind) ? 'admitted' : 'outside');
  await tx
    .insert(organisations)
    .values({ ...organisation, id, creditCode, nameKey: nameKeyOf(name), standing, createdAt: at });
  await record(tx, {
    at,
    act: 'organisation.created',
    actorId,
    role: role ?? null,
    subject: `organisations/${id}`,
    details: { kind },
  });
  return id;
}

async function soundCreditCode(tx: Tx, text: string | null): Promise<string | null> {
  if (text === null) return null;
  const answer = checkCreditCode(text);
  if (!answer.accepted) throw new Refused('rule', describeCreditCodeRefusal(answer.refusal));
  const [same] = await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(eq(organisations.creditCode, answer.creditCode));
  if (same !== undefined) throw new Refused('already-exists', { what: answer.creditCode });
  return answer.creditCode;
}
