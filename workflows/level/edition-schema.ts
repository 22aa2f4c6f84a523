/**
 * An edition of the indicators as data (grading.md): the scored questions, the scenarios and the thresholds. Strict, and
 * consistent in itself: an administrator may correct an edition before it is in use, and a slip must not pay or refuse
 * money. The terms `grade`, `constraint` and `guidance` are the file's; the product says level, binding and advisory.
 */
import { z } from 'zod';
import { checkEdition } from './check-edition.ts';

const code = z.string().regex(/^[A-Z][A-Z0-9-]{0,19}$/);
const text = z.string().min(1).max(500);
const confidence = z.enum(['high', 'medium', 'low']);
const points = z.number().min(0).max(100);

const optionSchema = z.strictObject({
  key: z.string().regex(/^[A-Z]$/),
  text,
  /** Rounded, to read; `pointsExact` decides. */
  points,
  /** Numerator and denominator. */
  pointsExact: z.tuple([z.int().min(0).max(1_000_000), z.int().min(1).max(1_000_000)]),
  /** "None": not to be combined. */
  exclusive: z.literal(true).optional(),
  /** Keys that must be chosen as well. */
  requires: z.array(z.string()).min(1).optional(),
  requiresConfidence: confidence.optional(),
});

const questionSchema = z.strictObject({
  no: z.int().min(1),
  code,
  indicator: text,
  text,
  type: z.enum(['single', 'multi']),
  maxPoints: points,
  confidence,
  options: z.array(optionSchema).min(2).max(26),
  evidenceExamples: z.array(text).optional(),
  onSiteHint: text.optional(),
});

const dimensionSchema = z.strictObject({
  code,
  name: text,
  maxPoints: points,
  subdimensions: z
    .array(z.strictObject({ code, name: text, maxPoints: points, questions: z.array(questionSchema).min(1) }))
    .min(1),
});

const scenarioSchema = z.strictObject({
  no: z.int().min(1),
  code,
  group: code,
  groupName: text,
  name: text,
  /** `constraint` is binding (约束性), `guidance` advisory (指导性). */
  kind: z.enum(['constraint', 'guidance']),
  kindName: text,
  question: text,
  confidence,
  levels: z.array(z.strictObject({ level: z.int().min(1).max(4), text })).length(4),
});

const gradeSchema = z.strictObject({
  grade: z.int().min(1).max(4),
  label: text,
  name: text,
  minScore: z.int().min(0).max(100),
  scenarioLevelAtLeast: z.int().min(1).max(4),
  minScenarios: z.int().min(0),
  minConstraintScenarios: z.int().min(0),
  confidence,
});

const testVectorSchema = z.strictObject({
  name: text,
  score: points,
  /** In the order of the scenarios, or by code with the others at 0. */
  levels: z.array(z.int().min(0).max(4)).optional(),
  levelsByCode: z.record(code, z.int().min(0).max(4)).optional(),
  expect: z.int().min(0).max(4),
});

export const editionSchema = z
  .strictObject({
    edition: z.string().min(1).max(40),
    title: text,
    docNumber: text,
    issuedOn: z.iso.date(),
    sector: z.string().min(1).max(40),
    sourceNote: z.string().max(2000),
    scoring: z.strictObject({
      scoredDimensions: text,
      multiSelect: text,
      compareUnrounded: z.literal(true),
      points: text,
    }),
    dimensions: z.array(dimensionSchema).min(1),
    scenarios: z.array(scenarioSchema).min(1).max(99),
    grades: z.array(gradeSchema).length(4),
    testVectors: z.array(testVectorSchema),
  })
  .superRefine((edition, context) => {
    for (const { path, message } of checkEdition(edition)) context.addIssue({ code: 'custom', path, message });
  });

export type Option = z.infer<typeof optionSchema>;
export type Question = z.infer<typeof questionSchema>;
export type Dimension = z.infer<typeof dimensionSchema>;
export type Scenario = z.infer<typeof scenarioSchema>;
export type Grade = z.infer<typeof gradeSchema>;
export type Edition = z.infer<typeof editionSchema>;
