/** What became of earlier assignments on a case: who inspected, who recused, who was replaced. Read from the event log. */
import { asc, sql } from 'drizzle-orm';
import type { Reader } from '../database/database.ts';
import { caseEvents } from '../database/schema/cases.ts';

export const inspectionEvents = ['inspection.pass', 'inspection.requireRectification', 'inspection.fail'] as const;
const inspects = (type: string): boolean => inspectionEvents.some((event) => event === type);

export type AgencyHistory = { inspected: Set<string>; recused: Set<string>; replaced: Set<string> };

export async function findAgencyHistory(reader: Reader, caseId: string): Promise<AgencyHistory> {
  const events = await reader
    .select({ type: caseEvents.type, agencyId: sql<string | null>`${caseEvents.said}->>'agencyId'` })
    .from(caseEvents)
    .where(
      sql`${caseEvents.caseId} = ${caseId} and (${caseEvents.type} like 'agency.%' or ${caseEvents.type} like 'inspection.%' or ${caseEvents.type} = 'assessment.record')`,
    )
    .orderBy(asc(caseEvents.seq));
  const history: AgencyHistory = { inspected: new Set(), recused: new Set(), replaced: new Set() };
  let agencyId: string | null = null;
  for (const event of events) {
    if (agencyId !== null) {
      if (event.type === 'agency.recuse') history.recused.add(agencyId);
      if (event.type === 'agency.replace') history.replaced.add(agencyId);
      if (inspects(event.type) || event.type === 'assessment.record') history.inspected.add(agencyId);
    }
    if (event.type === 'agency.assign' || event.type === 'agency.replace') agencyId = event.agencyId;
  }
  return history;
}
