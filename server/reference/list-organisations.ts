/** The pools of providers, agencies and audit firms for those who choose, and the enterprises for those who look after them. */
import { and, asc, eq, getTableColumns, isNull, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { states } from '../../workflows/case/structure.ts';
import type { OrganisationKind, PersonRole } from '../../workflows/vocabulary/roles.ts';
import { type Caller, holds } from '../access/caller.ts';
import type { Reader } from '../database/database.ts';
import { cases } from '../database/schema/cases.ts';
import { organisations } from '../database/schema/identity.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import { nameKeyOf } from '../identity/organisations.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import type { OrganisationView, organisationListQuery } from './reference-contract.ts';

const cityRoles = [
  'officer',
  'director',
  'objectionHandler',
  'treasury',
  'auditor',
  'administrator',
] as const satisfies readonly PersonRole[];
const ended = states.filter(({ final }) => final).map(({ path }) => path);
const cursor = z.tuple([z.string().max(400), z.uuid()]);

/** @throws Refused wrong-role, bad-cursor */
export async function listOrganisations(
  { db }: Product,
  caller: Caller,
  query: z.output<typeof organisationListQuery>,
): Promise<{ items: OrganisationView[]; next: string | null }> {
  const limit = query.limit ?? 50;
  const filters = [
    eq(organisations.kind, query.kind),
    isNull(organisations.mergedInto),
    ...visibleTo(caller, query.kind),
  ];
  if (query.standing !== undefined) filters.push(eq(organisations.standing, query.standing));
  if (query.q) filters.push(sql`${organisations.nameKey} like ${`%${nameKeyOf(query.q).replace(/[\\%_]/g, '\\$&')}%`}`);
  if (query.after !== undefined) {
    const [name, id] = readCursor(query.after, cursor);
    filters.push(sql`(${organisations.name}, ${organisations.id}) > (${name}, ${id}::uuid)`);
  }
  const rows = await select(db)
    .where(and(...filters))
    .orderBy(asc(organisations.name), asc(organisations.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { items: page.map(viewOrganisation), next: last ? writeCursor([last.name, last.id]) : null };
}

/** @throws Refused not-found */
export async function getOrganisation(reader: Reader, id: string): Promise<OrganisationView> {
  const [row] = await select(reader).where(eq(organisations.id, id));
  if (row === undefined) throw new Refused('not-found');
  return viewOrganisation(row);
}

const select = (reader: Reader) =>
  reader.select({ ...getTableColumns(organisations), runningCases }).from(organisations);

const running = (column: AnyPgColumn) =>
  sql`(select count(*)::int from ${cases} where ${column} = ${organisations.id} and ${cases.state} <> all(${sql.param(ended)}::text[]))`;
/** One count by the index of that party, chosen by the kind. */
const runningCases = sql<number>`case ${organisations.kind} when 'provider' then ${running(cases.providerId)}
  when 'agency' then ${running(cases.agencyId)} when 'auditFirm' then ${running(cases.auditFirmId)} else ${running(cases.enterpriseId)} end`;

function visibleTo(caller: Caller, kind: OrganisationKind): SQL[] {
  if (holds(caller, ...cityRoles)) return [];
  const districts = caller.memberships.flatMap(({ role, district }) =>
    role === 'district' && district !== null ? [district] : [],
  );
  if (kind === 'enterprise' && districts.length > 0)
    return [sql`${organisations.district} = any(${sql.param(districts)}::text[])`];
  if (kind !== 'enterprise' && holds(caller, 'enterprise', 'district')) return [];
  throw new Refused('wrong-role', { by: '主管部门', byEn: 'the bureaus' });
}

function viewOrganisation(row: Awaited<ReturnType<typeof select>>[number]): OrganisationView {
  const { id, kind, name, creditCode, district, subIndustry, standing, contact, runningCases } = row;
  return { id, kind, name, creditCode, district, subIndustry, standing, contact, runningCases };
}
