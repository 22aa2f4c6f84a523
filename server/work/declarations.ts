/**
 * The no-conflict statement of an inspector (process.md, "Independence"): signed before the case is seen, valid for the
 * assignment it was signed in. Until then the people of an assigned agency see only the header of the case.
 */
import { and, eq, gte, lt, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Caller } from '../access/caller.ts';
import { type CaseRecord, lockSeenCase, requireState, type SeenCase } from '../access/find-case.ts';
import { requireAccess } from '../access/require-access.ts';
import type { Reader, Tx } from '../database/database.ts';
import { inspections } from '../database/schema/work.ts';
import { record as note } from '../journal/journal.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { type Assignment, findAssignment } from './assignment.ts';
import { viewInspections } from './inspection-view.ts';
import { ruleRefusal } from './refuse-faults.ts';
import type { InspectionList } from './work-contract.ts';

export const inspecting = 'acceptance.inspecting';
const assessing = 'assessment.onSite';

/** Everybody but people of the agency sees inside by their role; those by their own signature on this case. */
export async function seesInside(reader: Reader, caller: Caller, { record, roles }: SeenCase): Promise<boolean> {
  if (roles.some((role) => role !== 'agency')) return true;
  const signed = await reader
    .select({ id: inspections.id })
    .from(inspections)
    .where(
      and(
        eq(inspections.caseId, record.id),
        eq(inspections.inspectorId, caller.personId),
        sql`${inspections.agencyId} = ${record.agencyId}::uuid`,
      ),
    )
    .limit(1);
  return signed.length > 0;
}

/** Whether this person may sign now, and has not yet. */
export async function mayDeclare(reader: Reader, caller: Caller, { record, roles }: SeenCase): Promise<boolean> {
  if (!roles.includes('agency') || (record.state !== inspecting && record.state !== assessing)) return false;
  const assignment = await findAssignment(reader, record.id, caller.personId);
  return (
    !(await hasDeclared(reader, record, { personId: caller.personId, assignment })) &&
    !(await isBarred(reader, record, { personId: caller.personId, assignment }))
  );
}

type Signer = { personId: string; assignment: Assignment };

export async function hasDeclared(
  reader: Reader,
  record: CaseRecord,
  { personId, assignment }: Signer,
): Promise<boolean> {
  const found = await reader
    .select({ id: inspections.id })
    .from(inspections)
    .where(
      and(
        eq(inspections.caseId, record.id),
        eq(inspections.inspectorId, personId),
        gte(inspections.assignedSeq, Math.max(1, assignment.assignedSeq)),
        sql`${inspections.agencyId} = ${record.agencyId}::uuid`,
      ),
    );
  return found.length > 0;
}

/** The second inspection goes to other people: neither who recorded the first, nor who signed for it. */
async function isBarred(reader: Reader, record: CaseRecord, { personId, assignment }: Signer): Promise<boolean> {
  if (assignment.tookPartBefore) return true;
  const earlier = await reader
    .select({ id: inspections.id })
    .from(inspections)
    .where(
      and(
        eq(inspections.caseId, record.id),
        eq(inspections.inspectorId, personId),
        lt(inspections.assignedSeq, assignment.assignedSeq),
      ),
    );
  return earlier.length > 0;
}

/** @throws Refused not-found, wrong-role, not-open, rule */
export async function declareNoConflict(product: Product, caller: Caller, caseId: string): Promise<InspectionList> {
  return product.db.transaction(async (tx) => {
    const seen = await lockSeenCase(tx, caller, caseId);
    requireAccess(seen, 'conflict.declare');
    requireState(seen, inspecting, assessing);
    const signer = { personId: caller.personId, assignment: await findAssignment(tx, caseId, caller.personId) };
    if (await isBarred(tx, seen.record, signer))
      throw ruleRefusal('复验、复评须由其他人员进行', 'The second inspection or assessment goes to other people');
    if (!(await hasDeclared(tx, seen.record, signer)))
      await sign(tx, seen.record, { signer, at: await product.clock.now(tx) });
    return viewInspections(tx, product, { seen, caller, mayDeclare: false });
  });
}

/**
 * One row per assignment. Before its result a colleague may take the inspection over and starts with an empty sheet; on the
 * assessment visit a colleague signs a row of their own, so that the inspector of the acceptance stays on record.
 */
async function sign(tx: Tx, record: CaseRecord, { signer, at }: { signer: Signer; at: Date }): Promise<void> {
  const { personId, assignment } = signer;
  const { agencyId } = record;
  if (agencyId === null || assignment.assignedSeq === 0) throw new Refused('not-open', { state: record.state });
  const rows = await tx
    .select({ seq: inspections.assignedSeq })
    .from(inspections)
    .where(and(eq(inspections.caseId, record.id), eq(inspections.assignedSeq, assignment.assignedSeq)));
  const assignedSeq =
    record.state === assessing && rows.length > 0
      ? Math.max(assignment.assignedSeq, assignment.visitSeq)
      : assignment.assignedSeq;
  const fresh = {
    agencyId,
    inspectorId: personId,
    declaredAt: at,
    scores: {},
    findings: '',
    version: 1,
    updatedAt: at,
  };
  const [row] = await tx
    .insert(inspections)
    .values({ id: uuidv7(), caseId: record.id, assignedSeq, ...fresh })
    .onConflictDoUpdate({
      target: [inspections.caseId, inspections.assignedSeq],
      set: { ...fresh, version: sql`${inspections.version} + 1` },
    })
    .returning({ id: inspections.id });
  await note(tx, {
    at,
    act: 'conflict.declared',
    actorId: personId,
    role: 'agency',
    caseId: record.id,
    subject: `inspections/${row?.id}`,
    details: { agencyId, assignedSeq },
  });
}
