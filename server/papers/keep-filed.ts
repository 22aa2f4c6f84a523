/**
 * What was filed is kept before it is changed, so that old can be shown beside new: beside the present row `form` there
 * are rows `form@version`, and for a questionnaire `questionnaire:kind.round@version`, its answers as one flat record.
 */
import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { Answers } from '../../workflows/level/answers.ts';
import type { Tx } from '../database/database.ts';
import { assessments, caseForms } from '../database/schema/papers.ts';
import type { FiledAssessment, FiledForm } from './filings.ts';
import type { AssessmentKind, answersBody } from './papers-contract.ts';

type Filled = z.infer<typeof answersBody>;
type Flat = Record<string, string | number>;

export async function keepForm(tx: Tx, caseId: string, { form, version }: FiledForm): Promise<void> {
  const [row] = await tx
    .select()
    .from(caseForms)
    .where(and(eq(caseForms.caseId, caseId), eq(caseForms.form, form)));
  if (row)
    await tx
      .insert(caseForms)
      .values({ ...row, form: `${form}@${version}` })
      .onConflictDoNothing();
}

export async function keepAssessment(tx: Tx, caseId: string, { kind, round }: FiledAssessment): Promise<void> {
  const [row] = await tx
    .select()
    .from(assessments)
    .where(and(eq(assessments.caseId, caseId), eq(assessments.kind, kind), eq(assessments.round, round)));
  if (row)
    await tx
      .insert(caseForms)
      .values({
        caseId,
        form: `${keptName(kind, round)}${row.version}`,
        answers: flatten(row.answers),
        version: row.version,
        updatedBy: row.updatedBy,
        updatedAt: row.updatedAt,
      })
      .onConflictDoNothing();
}

/** How the names of the kept rows of one questionnaire begin. */
export const keptName = (kind: AssessmentKind, round: number): string => `questionnaire:${kind}.${round}@`;

export const isSame = (one: Answers, other: Answers): boolean =>
  JSON.stringify(flatten(one)) === JSON.stringify(flatten(other));

/** In a fixed order, so that equal answers are equal as text. */
export function flatten({ questions, scenarios }: Answers): Flat {
  const flat: [string, string | number][] = [
    ...Object.entries(questions).map(([code, keys]): [string, string] => [`q:${code}`, keys.toSorted().join(' ')]),
    ...Object.entries(scenarios).map(([code, level]): [string, number] => [`s:${code}`, level]),
  ];
  return Object.fromEntries(flat.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

export function unflatten(flat: Readonly<Record<string, unknown>>): Filled {
  const of = (mark: string) =>
    Object.entries(flat).flatMap(([name, value]) => (name.startsWith(mark) ? [[name.slice(2), value] as const] : []));
  return {
    questions: Object.fromEntries(of('q:').map(([code, keys]) => [code, String(keys).split(' ').filter(Boolean)])),
    scenarios: Object.fromEntries(of('s:').map(([code, level]) => [code, Number(level)])),
  };
}
