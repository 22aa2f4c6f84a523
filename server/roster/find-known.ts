/** What the register knows already of the enterprises of a roster. */
import { and, eq, ne, sql } from 'drizzle-orm';
import type { KnownEnterprise, KnownFacts, RosterRow } from '../../workflows/roster/index.ts';
import { organisationKinds } from '../../workflows/vocabulary/roles.ts';
import type { Reader } from '../database/database.ts';
import { memberships, organisations, people } from '../database/schema/identity.ts';
import { accountOf } from '../identity/sign-in.ts';

export async function findKnown(reader: Reader, rows: readonly RosterRow[]): Promise<KnownFacts> {
  const codes = rows.map(({ creditCode }) => creditCode);
  const found = await reader
    .select()
    .from(organisations)
    .where(sql`${organisations.creditCode} = any(${sql.param(codes)}::text[])`);
  const enterprises = new Map<string, KnownEnterprise>();
  const otherKinds = new Map<string, { zh: string; en: string }>();
  for (const { creditCode, kind, mergedInto, ...facts } of found) {
    if (creditCode === null) continue;
    if (kind === 'enterprise' && mergedInto === null) enterprises.set(creditCode, { creditCode, ...facts });
    else otherKinds.set(creditCode, mergedInto === null ? organisationKinds[kind] : merged);
  }
  return { enterprises, otherKinds, officialMails: await findOfficialMails(reader, rows) };
}

const merged = { zh: '已并入其他单位的重复单位', en: 'a duplicate that was merged into another organisation' };

async function findOfficialMails(reader: Reader, rows: readonly RosterRow[]): Promise<ReadonlySet<string>> {
  const mails = rows.flatMap(({ email }) => (email === null ? [] : [accountOf(email)]));
  const found = await reader
    .select({ email: people.email })
    .from(people)
    .innerJoin(memberships, eq(memberships.personId, people.id))
    .where(and(ne(memberships.role, 'enterprise'), sql`${people.email} = any(${sql.param(mails)}::text[])`));
  return new Set(found.map(({ email }) => email));
}
