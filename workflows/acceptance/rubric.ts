/**
 * The acceptance rubric as data, and the judgement of an inspection by it (decisions.md 13; the plan's four aspects,
 * 三（一）4): whole points per criterion, passed from 60 in all and 10 in each aspect.
 */
import { z } from 'zod';
import rubric2024Data from '../policy/rubric-2024.json' with { type: 'json' };

const label = z.strictObject({ zh: z.string().min(1).max(200), en: z.string().min(1).max(200) });
const code = z.string().regex(/^[a-z][a-zA-Z0-9]{1,39}$/);

const criterionSchema = z.strictObject({
  /** Unique in the rubric; scores name it. */
  code,
  name: label,
  points: z.int().min(1).max(100),
  /** What the inspector must attach; each by its own code, unique in the rubric. */
  evidence: z
    .array(z.strictObject({ code, name: label }))
    .min(1)
    .max(10),
});

export const rubricSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{2,59}$/),
    title: label,
    source: z.string().max(500),
    passFrom: z.strictObject({ total: z.int().min(0).max(100), perAspect: z.int().min(0).max(100) }),
    aspects: z.array(z.strictObject({ code, name: label, criteria: z.array(criterionSchema).min(3).max(5) })).length(4),
  })
  .superRefine((rubric, context) => {
    const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['aspects'], message });
    const criteria = rubric.aspects.flatMap((aspect) => aspect.criteria);
    const evidence = criteria.flatMap((criterion) => criterion.evidence);
    for (const named of [rubric.aspects, criteria, evidence])
      if (new Set(named.map((one) => one.code)).size !== named.length) refuse('aspects: every code is used once');
    for (const aspect of rubric.aspects)
      if (pointsOf(aspect.criteria) !== 25) refuse(`aspects: ${aspect.code} has 25 points`);
  });

export type Rubric = z.infer<typeof rubricSchema>;

/** The pilot's rubric; `Policy.rubric` names it by `id`. */
export const rubric2024: Rubric = rubricSchema.parse(rubric2024Data);

/** Points by criterion code. */
export type InspectionScores = Readonly<Record<string, number>>;

export type InspectionProblem =
  | { readonly code: 'criterion-unscored'; readonly criterion: string }
  | { readonly code: 'criterion-unknown'; readonly criterion: string }
  | {
      readonly code: 'points-out-of-range';
      readonly criterion: string;
      readonly points: number;
      readonly maxPoints: number;
    };

export type InspectionJudgement = {
  readonly total: number;
  readonly perAspect: readonly {
    readonly code: string;
    readonly points: number;
    readonly maxPoints: number;
    /** Reaches the minimum of an aspect. */
    readonly enough: boolean;
  }[];
  /** Enough in all and in each aspect, and the sheet has no problem. */
  readonly passes: boolean;
  readonly problems: readonly InspectionProblem[];
};

/**
 * Adds up an inspection's sheet and judges it. Every criterion needs whole points from 0 to its maximum; a criterion
 * with a problem adds nothing and the sheet doesn't pass.
 */
export function judgeInspection(rubric: Rubric, scores: InspectionScores): InspectionJudgement {
  const problems: InspectionProblem[] = [];
  const perAspect = rubric.aspects.map((aspect) => {
    let points = 0;
    for (const criterion of aspect.criteria) {
      const problem = problemOf(criterion, scores);
      if (problem) problems.push(problem);
      else points += scores[criterion.code] ?? 0;
    }
    const maxPoints = pointsOf(aspect.criteria);
    return { code: aspect.code, points, maxPoints, enough: points >= rubric.passFrom.perAspect };
  });
  const known = new Set(rubric.aspects.flatMap(({ criteria }) => criteria.map((criterion) => criterion.code)));
  for (const criterion of Object.keys(scores))
    if (!known.has(criterion)) problems.push({ code: 'criterion-unknown', criterion });
  const total = pointsOf(perAspect);
  const enough = total >= rubric.passFrom.total && perAspect.every((aspect) => aspect.enough);
  return { total, perAspect, passes: enough && problems.length === 0, problems };
}

function problemOf(
  criterion: { code: string; points: number },
  scores: InspectionScores,
): InspectionProblem | undefined {
  const points = Object.hasOwn(scores, criterion.code) ? scores[criterion.code] : undefined;
  if (points === undefined) return { code: 'criterion-unscored', criterion: criterion.code };
  if (Number.isInteger(points) && points >= 0 && points <= criterion.points) return undefined;
  return { code: 'points-out-of-range', criterion: criterion.code, points, maxPoints: criterion.points };
}

function pointsOf(parts: readonly { points: number }[]): number {
  return parts.reduce((sum, { points }) => sum + points, 0);
}
