/** What the corridor looks up about the work on a case (workflows/case/evidence.ts), in the transaction of the move. */
import { and, desc, eq, or, sql } from 'drizzle-orm';
import { findTie } from '../../workflows/acceptance/independence.ts';
import { judgeInspection } from '../../workflows/acceptance/rubric.ts';
import { daysBetween } from '../../workflows/calendar/day.ts';
import type { Evidence } from '../../workflows/case/evidence.ts';
import type { CaseRecord } from '../access/find-case.ts';
import type { Reader } from '../database/database.ts';
import { caseEvents } from '../database/schema/cases.ts';
import { organisations } from '../database/schema/identity.ts';
import { inspections, progressReports } from '../database/schema/work.ts';
import type { Product } from '../product.ts';
import { findAssignment } from './assignment.ts';
import { findContracts } from './contract-standing.ts';
import { hasDeclared } from './declarations.ts';
import { findDrawsOfRound } from './draws.ts';
import { getRubric } from './inspection-view.ts';
import { identityColumns, isParty } from './parties.ts';

/** The contract of the present provider. A contract without the data-security clause is not complete (decisions.md 14). */
export async function findContractEvidence(
  reader: Reader,
  _product: Product,
  record: CaseRecord,
): Promise<NonNullable<Evidence['contract']> | null> {
  const { accepted, present } = await findContracts(reader, record);
  if (!present?.dataSecurityClause || present.priceFen === 0) return null;
  const priceFen = accepted.reduce((sum, contract) => sum + contract.priceFen, present.priceFen);
  return { priceFen, planEndsOn: present.planEndsOn, planDays: daysBetween(present.planStartsOn, present.planEndsOn) };
}

/** Milestones of the present contract that are not done; those of a provider that left are nobody's any more. */
export async function findMilestonesOpen(reader: Reader, _product: Product, record: CaseRecord): Promise<number> {
  return (await findContracts(reader, record)).present?.milestonesOpen ?? 0;
}

/** The newest report since the present provider was chosen; 0 before any. */
export async function findProgressPercent(reader: Reader, _product: Product, record: CaseRecord): Promise<number> {
  const chosenAt = sql`(select max(${caseEvents.at}) from ${caseEvents} where ${caseEvents.caseId} = ${record.id} and ${caseEvents.type} in ('provider.choose', 'provider.chooseOutOfPool'))`;
  const [newest] = await reader
    .select({ percent: progressReports.percent })
    .from(progressReports)
    .where(
      and(
        eq(progressReports.caseId, record.id),
        sql`${progressReports.reportedAt} >= coalesce(${chosenAt}, '-infinity')`,
      ),
    )
    .orderBy(desc(progressReports.reportedAt), desc(progressReports.id))
    .limit(1);
  return newest?.percent ?? 0;
}

/** What the last request for a change asked for. */
export async function findPendingChange(
  reader: Reader,
  _product: Product,
  record: CaseRecord,
): Promise<NonNullable<Evidence['change']>> {
  const [request] = await reader
    .select({ said: caseEvents.said })
    .from(caseEvents)
    .where(and(eq(caseEvents.caseId, record.id), eq(caseEvents.type, 'change.request')))
    .orderBy(desc(caseEvents.seq))
    .limit(1);
  return { planEndsOn: request?.said.planEndsOn ?? null, contractFen: request?.said.amount ?? null };
}

/** The newest draw since the case came to `acceptance.drawing` this time. */
export async function findDrawnAgency(reader: Reader, _product: Product, record: CaseRecord): Promise<string | null> {
  const [newest] = await findDrawsOfRound(reader, record.id);
  return newest?.drawnId ?? null;
}

/** An admitted agency without any tie to the enterprise or to a provider of the case. */
export async function isAgencyIndependent(
  reader: Reader,
  _product: Product,
  record: CaseRecord,
  agencyId: string,
): Promise<boolean> {
  const found = await reader
    .select({
      ...identityColumns,
      kind: organisations.kind,
      standing: organisations.standing,
      party: sql<boolean>`coalesce(${isParty(record)}, false)`,
    })
    .from(organisations)
    .where(or(eq(organisations.id, agencyId), isParty(record)));
  const agency = found.find(({ id }) => id === agencyId);
  if (agency?.kind !== 'agency' || agency.standing !== 'admitted') return false;
  return (
    findTie(
      agency,
      found.filter(({ party }) => party),
    ) === null
  );
}

export async function isConflictDeclared(
  reader: Reader,
  _product: Product,
  record: CaseRecord,
  personId: string,
): Promise<boolean> {
  const assignment = await findAssignment(reader, record.id, personId);
  return hasDeclared(reader, record, { personId, assignment });
}

/** The inspection of the present assignment; without one it is incomplete and passes nothing. */
export async function findInspection(
  reader: Reader,
  product: Product,
  record: CaseRecord,
): Promise<NonNullable<Evidence['inspection']>> {
  const assignedSeq = sql`(select max(${caseEvents.seq}) from ${caseEvents} where ${caseEvents.caseId} = ${record.id} and ${caseEvents.type} in ('agency.assign', 'agency.replace'))`;
  const [row] = await reader
    .select({ scores: inspections.scores })
    .from(inspections)
    .where(and(eq(inspections.caseId, record.id), sql`${inspections.assignedSeq} = ${assignedSeq}`));
  if (!row) return { complete: false, passes: false };
  const { passes, problems } = judgeInspection(await getRubric(product, record.policyId), row.scores);
  return { complete: problems.length === 0, passes };
}

/** Recorded an inspection in an earlier assignment, or an assessment in an earlier round. */
export async function didInspectBefore(
  reader: Reader,
  _product: Product,
  record: CaseRecord,
  personId: string,
): Promise<boolean> {
  return (await findAssignment(reader, record.id, personId)).tookPartBefore;
}
