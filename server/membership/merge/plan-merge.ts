/** What each of two organisations has, and why they may not be merged. */
import { eq, getTableColumns, inArray, type SQLWrapper, sql } from 'drizzle-orm';
import { states } from '../../../workflows/case/structure.ts';
import { type MergeRefusal, refuseMerge } from '../../../workflows/organisation/merging.ts';
import type { Caller } from '../../access/caller.ts';
import { requireHeld } from '../../access/require-access.ts';
import type { Reader } from '../../database/database.ts';
import { cases } from '../../database/schema/cases.ts';
import { organisations } from '../../database/schema/identity.ts';
import { beyondCaller } from '../../database/scope.ts';
import { Refused } from '../../problems/refused.ts';
import type { Product } from '../../product.ts';
import type { MergePlan, MergeSide } from './merge-contract.ts';

const ended = states.filter(({ final }) => final).map(({ path }) => path);

export type MergePair = { id: string; into: string };

/** @throws Refused wrong-role, not-found */
export function viewMergePlan({ db }: Product, caller: Caller, pair: MergePair): Promise<MergePlan> {
  requireHeld(caller, 'organisation.merge');
  // Officers and the administrator see every organisation; the counts of members and cases lie beyond some of them.
  return beyondCaller(() => planMerge(db, pair));
}

export async function planMerge(reader: Reader, { id, into }: MergePair): Promise<MergePlan> {
  const rows = await reader
    .select({ ...getTableColumns(organisations), ...counts })
    .from(organisations)
    .where(inArray(organisations.id, [id, into]));
  const [duplicate, staying] = [rows.find((row) => row.id === id), rows.find((row) => row.id === into)];
  if (duplicate === undefined || staying === undefined) throw new Refused('not-found');
  const refusals: MergeRefusal[] = refuseMerge(
    { ...duplicate, merged: duplicate.mergedInto !== null },
    { ...staying, merged: staying.mergedInto !== null },
    { callsOfBoth: id === into ? 0 : await countCallsOfBoth(reader, { id, into }) },
  );
  return { duplicate: viewSide(duplicate), into: viewSide(staying), refusals };
}

const counted = (of: SQLWrapper) => sql<number>`(select count(*)::int from ${of})`;
const named = sql`${organisations.id} in (c.enterprise_id, c.provider_id, c.diagnosing_provider_id, c.agency_id, c.audit_firm_id)`;
const isEnded = sql`c.state = any(${sql.param(ended)}::text[])`;
const counts = {
  openCases: counted(sql`cases c where ${named} and not ${isEnded}`),
  endedCases: counted(sql`cases c where ${named} and ${isEnded}`),
  members: counted(sql`memberships m where m.organisation_id = ${organisations.id} and m.until is null`),
  papers: counted(sql`organisation_papers p where p.organisation_id = ${organisations.id} and p.withdrawn_at is null`),
  hasAccount: sql<boolean>`exists (select from accounts a where a.organisation_id = ${organisations.id})`,
};

type Row = typeof organisations.$inferSelect & {
  openCases: number;
  endedCases: number;
  members: number;
  papers: number;
  hasAccount: boolean;
};

const viewSide = (row: Row): MergeSide => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  creditCode: row.creditCode,
  verification: row.verification,
  createdAt: row.createdAt.toISOString(),
  openCases: row.openCases,
  endedCases: row.endedCases,
  members: row.members,
  papers: row.papers,
  hasAccount: row.hasAccount,
});

async function countCallsOfBoth(reader: Reader, { id, into }: MergePair): Promise<number> {
  const [row] = await reader
    .select({ count: sql<number>`count(distinct ${cases.callId})::int` })
    .from(cases)
    .where(
      sql`${eq(cases.enterpriseId, id)} and exists (select from cases o where o.enterprise_id = ${into} and o.call_id = ${cases.callId})`,
    );
  return row?.count ?? 0;
}
