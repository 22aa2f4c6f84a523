/**
 * Every agency for a draw: in the pot, or left out and why. Ties leave out for good; an agency that took part in the case
 * before only comes back when nobody else is left, and then with other people (process.md, "Independence").
 */
import { asc, eq, sql } from 'drizzle-orm';
import { describeTie, findTie, type Identity } from '../../workflows/acceptance/independence.ts';
import type { Reader } from '../database/database.ts';
import { organisations } from '../database/schema/identity.ts';
import type { Label } from '../http/wire-contract.ts';
import { type AgencyHistory, findAgencyHistory } from './agency-history.ts';
import { findParties, identityColumns, type PartyIds } from './parties.ts';

export type Candidate = { id: string; name: string; leftOut: Label | null };
type Agency = Identity & { standing: string; freshPeople: number };

export async function judgeAgencies(reader: Reader, of: PartyIds): Promise<Candidate[]> {
  const agencies = await listAgencies(reader, of.id);
  const parties = await findParties(reader, of);
  const history = await findAgencyHistory(reader, of.id);
  const barred = new Map(agencies.map((agency) => [agency.id, whyBarred(agency, parties, history)]));
  const othersFree = agencies.some(({ id }) => barred.get(id) === null && !tookPart(id, history));
  return agencies.map(({ id, name }) => {
    const reason = barred.get(id) ?? null;
    if (reason !== null || !othersFree || !tookPart(id, history)) return { id, name, leftOut: reason };
    return {
      id,
      name,
      leftOut: { zh: '参与过本案此前的验收，另有机构可选', en: 'Took part in the case before, and others are free' },
    };
  });
}

const tookPart = (id: string, { inspected, replaced }: AgencyHistory): boolean => inspected.has(id) || replaced.has(id);

function whyBarred(agency: Agency, parties: readonly Identity[], { recused }: AgencyHistory): Label | null {
  if (agency.standing !== 'admitted') return { zh: '未入库、已暂停或已移出', en: 'Not admitted, suspended or removed' };
  const tie = findTie(agency, parties);
  if (tie !== null) return describeTie(tie);
  if (recused.has(agency.id)) return { zh: '已就本案声明回避', en: 'Has recused itself from this case' };
  return agency.freshPeople > 0
    ? null
    : { zh: '没有未参与过本案验收的人员', en: 'Has nobody who did not inspect this case before' };
}

/** All agencies with the number of their people who neither inspected nor assessed this case. */
function listAgencies(reader: Reader, caseId: string): Promise<Agency[]> {
  // Spelt out: drizzle drops the table's name from columns in the selection of one table.
  const freshPeople = sql<number>`(select count(distinct m.person_id)::int from memberships m
    where m.organisation_id = organisations.id and m.role = 'agency' and m.until is null
      and not exists (select from case_events e where e.case_id = ${caseId} and e.actor_id = m.person_id and (e.type like 'inspection.%' or e.type = 'assessment.record'))
      and not exists (select from inspections i where i.case_id = ${caseId} and i.inspector_id = m.person_id))`;
  return reader
    .select({ ...identityColumns, standing: organisations.standing, freshPeople })
    .from(organisations)
    .where(eq(organisations.kind, 'agency'))
    .orderBy(asc(organisations.id))
    .limit(1000);
}
