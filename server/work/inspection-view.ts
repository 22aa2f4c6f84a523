/** Inspections of a case as they are shown, with the rubric they are judged by. */
import { asc, eq } from 'drizzle-orm';
import { judgeInspection, type Rubric, rubric2024 } from '../../workflows/acceptance/rubric.ts';
import type { Caller } from '../access/caller.ts';
import type { SeenCase } from '../access/find-case.ts';
import type { Reader } from '../database/database.ts';
import { nameOf } from '../database/name-of.ts';
import { organisations } from '../database/schema/identity.ts';
import { inspections } from '../database/schema/work.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { findAssignment } from './assignment.ts';
import type { InspectionList, InspectionView } from './work-contract.ts';

const inspecting = 'acceptance.inspecting';
const rubrics: readonly Rubric[] = [rubric2024];

/** The rubric that a policy names. @throws Refused not-found */
export async function getRubric(product: Product, policyId: string): Promise<Rubric> {
  const policy = await product.policies.get(policyId);
  const rubric = rubrics.find(({ id }) => id === policy.rubric);
  if (!rubric) throw new Refused('not-found', { what: policy.rubric });
  return rubric;
}

export type Viewing = { seen: SeenCase; caller: Caller; mayDeclare: boolean };

/** The enterprise sees an inspection once it is concluded, and never who inspected. */
export async function viewInspections(
  reader: Reader,
  product: Product,
  { seen, caller, mayDeclare }: Viewing,
): Promise<InspectionList> {
  const { record, roles } = seen;
  const rubric = await getRubric(product, record.policyId);
  const { assignedSeq } = await findAssignment(reader, record.id, caller.personId);
  const rows = await reader
    .select({ row: inspections, agency: organisations.name, inspector: nameOf(inspections.inspectorId) })
    .from(inspections)
    .innerJoin(organisations, eq(organisations.id, inspections.agencyId))
    .where(eq(inspections.caseId, record.id))
    .orderBy(asc(inspections.assignedSeq));
  const outsider = roles.every((role) => role === 'enterprise');
  const items = rows.map(({ row, agency, inspector }): InspectionView => {
    const current = row.agencyId === record.agencyId && row.assignedSeq >= assignedSeq;
    const open = record.state === inspecting && row.assignedSeq === assignedSeq && row.inspectorId === caller.personId;
    return {
      id: row.id,
      agency: { id: row.agencyId, name: agency },
      inspector: outsider ? null : inspector,
      declaredAt: row.declaredAt.toISOString(),
      current,
      open,
      version: row.version,
      scores: row.scores,
      findings: row.findings,
      ...judged(rubric, row.scores),
    };
  });
  return {
    items: outsider && record.state === inspecting ? items.filter(({ current }) => !current) : items,
    rubric: viewRubric(rubric),
    mayDeclare,
  };
}

function judged(rubric: Rubric, scores: Record<string, number>) {
  const { total, passes, problems, perAspect } = judgeInspection(rubric, scores);
  return {
    total,
    passes,
    complete: problems.length === 0,
    perAspect: perAspect.map(({ code, points }) => ({ code, score: points })),
  };
}

function viewRubric({ passFrom, aspects }: Rubric): InspectionList['rubric'] {
  return {
    passTotal: passFrom.total,
    passAspect: passFrom.perAspect,
    aspects: aspects.map(({ code, name, criteria }) => ({
      code,
      label: name,
      points: criteria.reduce((sum, { points }) => sum + points, 0),
      criteria: criteria.map((criterion) => ({
        code: criterion.code,
        label: criterion.name,
        points: criterion.points,
        evidence: {
          zh: criterion.evidence.map((paper) => paper.name.zh).join('；'),
          en: criterion.evidence.map((paper) => paper.name.en).join('; '),
        },
      })),
    })),
  };
}
