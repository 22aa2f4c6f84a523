/** The inspector's sheet: points per criterion of the rubric, saved as often as needed until the result is recorded. */
import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { type InspectionProblem, judgeInspection } from '../../workflows/acceptance/rubric.ts';
import type { Caller } from '../access/caller.ts';
import { getSeenCase, lockSeenCase, requireState } from '../access/find-case.ts';
import { requireAccess } from '../access/require-access.ts';
import { inspections } from '../database/schema/work.ts';
import { record as note } from '../journal/journal.ts';
import { Refused, type UnmetNeed } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { findAssignment } from './assignment.ts';
import { inspecting, mayDeclare, seesInside } from './declarations.ts';
import { getRubric, viewInspections } from './inspection-view.ts';
import { refuseFaults, ruleRefusal } from './refuse-faults.ts';
import type { InspectionList, saveInspectionSchema } from './work-contract.ts';

export async function listInspections(product: Product, caller: Caller, caseId: string): Promise<InspectionList> {
  const seen = await getSeenCase(product.db, caller, caseId);
  requireAccess(seen, 'inspection.read');
  const may = await mayDeclare(product.db, caller, seen);
  const list = await viewInspections(product.db, product, { seen, caller, mayDeclare: may });
  return (await seesInside(product.db, caller, seen)) ? list : { ...list, items: [] };
}

type Sheet = z.output<typeof saveInspectionSchema>;

/** @throws Refused not-found, wrong-role, not-open, stale-form, rule */
export async function saveInspection(
  product: Product,
  caller: Caller,
  { caseId, sheet }: { caseId: string; sheet: Sheet },
): Promise<InspectionList> {
  return product.db.transaction(async (tx) => {
    const seen = await lockSeenCase(tx, caller, caseId);
    requireAccess(seen, 'inspection.save');
    requireState(seen, inspecting);
    const { assignedSeq } = await findAssignment(tx, caseId, caller.personId);
    const [row] = await tx
      .select()
      .from(inspections)
      .where(and(eq(inspections.caseId, caseId), eq(inspections.assignedSeq, assignedSeq)));
    if (row?.inspectorId !== caller.personId)
      throw ruleRefusal(
        '须由已签署无利益冲突声明的验收人员填写',
        'Only the inspector who signed the no-conflict statement may fill this in',
      );
    if (row.version !== sheet.version) throw new Refused('stale-form', { version: row.version });
    const rubric = await getRubric(product, seen.record.policyId);
    refuseFaults(judgeInspection(rubric, sheet.scores).problems.flatMap(faultOf));
    const at = await product.clock.now(tx);
    await tx
      .update(inspections)
      .set({ scores: sheet.scores, findings: sheet.findings, version: row.version + 1, updatedAt: at })
      .where(eq(inspections.id, row.id));
    await note(tx, {
      at,
      act: 'inspection.saved',
      actorId: caller.personId,
      role: 'agency',
      caseId,
      subject: `inspections/${row.id}`,
      details: { version: row.version + 1 },
    });
    return viewInspections(tx, product, { seen, caller, mayDeclare: false });
  });
}

/** A criterion without points is no fault while the sheet is being filled in. */
function faultOf(problem: InspectionProblem): UnmetNeed[] {
  if (problem.code === 'criterion-unscored') return [];
  const { criterion } = problem;
  if (problem.code === 'criterion-unknown')
    return [
      {
        code: problem.code,
        zh: `评分表没有“${criterion}”这一项`,
        en: `The rubric has no criterion "${criterion}"`,
        details: [],
      },
    ];
  return [
    {
      code: problem.code,
      zh: `“${criterion}”应为 0 至 ${problem.maxPoints} 的整数`,
      en: `"${criterion}" takes whole points from 0 to ${problem.maxPoints}`,
      details: [],
    },
  ];
}
