/**
 * Where the work of an agency stands on a case, by the sequence of its events: the present assignment, the present round of
 * on-site assessment, and whether somebody took part in what is to be repeated by other people.
 */
import { sql } from 'drizzle-orm';
import type { Reader } from '../database/database.ts';
import { caseEvents } from '../database/schema/cases.ts';

export type Assignment = {
  /** `seq` of the event that assigned the agency; 0 before any. */
  assignedSeq: number;
  /** `seq` of the event that last brought the case to the on-site assessment; 0 before any. */
  visitSeq: number;
  /** This person recorded an inspection in an earlier assignment, or an assessment in an earlier round. */
  tookPartBefore: boolean;
};

/** An assessment sent back for correction stays with its people; a second one, or one after an appeal, goes to others. */
export async function findAssignment(reader: Reader, caseId: string, personId: string): Promise<Assignment> {
  const of = sql`${caseEvents.caseId} = ${caseId}`;
  const { rows } = await reader.execute<Assignment>(sql`
    with at as (
      select coalesce(max(seq) filter (where type in ('agency.assign', 'agency.replace')), 0) as assigned_seq,
             coalesce(max(seq) filter (where to_state = 'assessment.onSite'), 0) as visit_seq,
             coalesce(max(seq) filter (where type in ('agency.assign', 'agency.replace', 'assessment.retry')
               or (type = 'appeal.uphold' and to_state = 'assessment.onSite')), 0) as round_seq
        from ${caseEvents} where ${of})
    select at.assigned_seq as "assignedSeq", at.visit_seq as "visitSeq",
           exists (select from ${caseEvents} where ${of} and actor_id = ${personId}::uuid
             and ((type like 'inspection.%' and seq < at.assigned_seq) or (type = 'assessment.record' and seq < at.round_seq))) as "tookPartBefore"
      from at`);
  const [found] = rows;
  return found ?? { assignedSeq: 0, visitSeq: 0, tookPartBefore: false };
}
