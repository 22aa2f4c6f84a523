/** An enterprise of a roster, with its contact person as the one who signs in. */
import { eq, sql } from 'drizzle-orm';
import type { RosterRow } from '../../workflows/roster/index.ts';
import type { Reader, Tx } from '../database/database.ts';
import { memberships, organisations, people } from '../database/schema/identity.ts';
import { Refused } from '../problems/refused.ts';
import type { Actor } from './actor.ts';
import { createOrganisation } from './organisations.ts';
import { addMembership, createPerson } from './people.ts';
import { accountOf } from './sign-in.ts';

/** `account` is new, was there already, or is missing because the row names no mail address. */
export type Registered = { organisationId: string; account: 'new' | 'known' | 'none' };

/** Which of these enterprises are there already, by their credit codes. */
export async function findCreditCodes(reader: Reader, rows: readonly RosterRow[]): Promise<ReadonlySet<string | null>> {
  const codes = rows.map(({ creditCode }) => creditCode);
  const found = await reader
    .select({ creditCode: organisations.creditCode })
    .from(organisations)
    .where(sql`${organisations.creditCode} = any(${sql.param(codes)}::text[])`);
  return new Set(found.map(({ creditCode }) => creditCode));
}

/** One person may stand for several enterprises; who works for an authority or in a pool may not. @throws Refused rule, already-exists */
export async function registerEnterprise(
  tx: Tx,
  row: RosterRow,
  { passwordHash, by }: { passwordHash: string; by: Actor },
): Promise<Registered> {
  const { sheet: _, excelRow: __, remark: ___, ...enterprise } = row;
  const organisationId = await createOrganisation(tx, { ...enterprise, kind: 'enterprise' }, by);
  if (row.email === null) return { organisationId, account: 'none' };
  const known = await findContact(tx, row.email);
  const name = row.contact ?? row.legalRepresentative;
  const personId = known ?? (await createPerson(tx, { name, email: row.email, phone: row.phone, passwordHash }, by));
  await addMembership(tx, { personId, organisationId, role: 'enterprise', administers: true }, by);
  return { organisationId, account: known === null ? 'new' : 'known' };
}

async function findContact(tx: Tx, email: string): Promise<string | null> {
  const rows = await tx
    .select({ id: people.id, role: memberships.role })
    .from(people)
    .leftJoin(memberships, eq(memberships.personId, people.id))
    .where(eq(people.email, accountOf(email)));
  if (rows.some(({ role }) => role !== null && role !== 'enterprise')) {
    throw new Refused('rule', {
      zh: `${email} 已是其他单位工作人员的账号，不能作为企业联系人`,
      en: `${email} is the account of somebody in another kind of organisation and cannot stand for an enterprise`,
    });
  }
  return rows[0]?.id ?? null;
}
