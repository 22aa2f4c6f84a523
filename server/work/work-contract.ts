/** Contract and plan, progress, draws, inspections. */
import { z } from 'zod';
import { yuan } from '../../workflows/case/said.ts';
import { day, id, instant, label, named, yuanText } from '../http/wire-contract.ts';

export const contractSchema = z
  .object({
    id,
    provider: named.nullable(),
    number: z.string(),
    signedOn: day,
    planStartsOn: day,
    planEndsOn: day,
    dataSecurityClause: z.boolean(),
    open: z.boolean(),
    version: z.int(),
    price: yuanText,
    listPrice: yuanText,
    lines: z.array(
      z.object({
        id,
        category: z.string(),
        name: z.string(),
        listPrice: yuanText,
        price: yuanText,
        vatRateBp: z.int(),
      }),
    ),
    milestones: z.array(z.object({ id, name: z.string(), dueOn: day, doneAt: instant.nullable() })),
  })
  .meta({ id: 'Contract' });
export const contractListSchema = z
  .object({ items: z.array(contractSchema), open: z.boolean() })
  .meta({ id: 'ContractList' });

/** Saves the contract with the provider that the case has now; it is filed by the event `contract.file`. */
export const saveContractSchema = z.strictObject({
  number: z.string().trim().min(1).max(60),
  signedOn: day,
  planStartsOn: day,
  planEndsOn: day,
  dataSecurityClause: z.boolean(),
  version: z.int().min(0),
  lines: z
    .array(
      z.strictObject({
        category: z.string().max(40),
        name: z.string().trim().min(1).max(200),
        listPrice: yuan,
        price: yuan,
        vatRateBp: z.int().min(0).max(10_000),
      }),
    )
    .min(1)
    .max(200),
  milestones: z
    .array(z.strictObject({ name: z.string().trim().min(1).max(200), dueOn: day }))
    .min(1)
    .max(50),
});

export const reportProgressSchema = z.strictObject({
  percent: z.int().min(0).max(100),
  note: z.string().trim().min(1).max(2000),
});
export const progressListSchema = z
  .object({
    items: z.array(
      z.object({ id, percent: z.int(), note: z.string(), reportedBy: z.string().nullable(), reportedAt: instant }),
    ),
  })
  .meta({ id: 'ProgressList' });

/** `at` is `[drawn]` for the agency that was drawn; the others were free or left out with a reason. */
export const drawSchema = z
  .object({
    id,
    seed: z.string(),
    drawn: named,
    drawnAt: instant,
    current: z.boolean(),
    candidates: z.array(z.object({ id, name: z.string(), leftOut: label.nullable() })),
  })
  .meta({ id: 'Draw' });
export const drawListSchema = z.object({ items: z.array(drawSchema) }).meta({ id: 'DrawList' });

export const rubricSchema = z
  .object({
    passTotal: z.number(),
    passAspect: z.number(),
    aspects: z.array(
      z.object({
        code: z.string(),
        label,
        points: z.number(),
        criteria: z.array(z.object({ code: z.string(), label, points: z.number(), evidence: label })),
      }),
    ),
  })
  .meta({ id: 'Rubric' });
export const inspectionSchema = z
  .object({
    id,
    agency: named,
    inspector: z.string().nullable(),
    declaredAt: instant,
    current: z.boolean(),
    open: z.boolean(),
    version: z.int(),
    scores: z.record(z.string(), z.number()),
    findings: z.string(),
    total: z.number(),
    complete: z.boolean(),
    passes: z.boolean(),
    perAspect: z.array(z.object({ code: z.string(), score: z.number() })),
  })
  .meta({ id: 'Inspection' });
export const inspectionListSchema = z
  .object({
    items: z.array(inspectionSchema),
    rubric: rubricSchema,
    /** The caller may sign the no-conflict statement now. */ mayDeclare: z.boolean(),
  })
  .meta({ id: 'InspectionList' });
/** The inspector signs before seeing the case (process.md, "Independence"). */
export const declareNoConflictSchema = z.strictObject({ noConflict: z.literal(true) });
export const saveInspectionSchema = z.strictObject({
  scores: z.record(z.string().max(40), z.int().min(0).max(100)),
  findings: z.string().max(4000),
  version: z.int().min(0),
});

export type ContractView = z.infer<typeof contractSchema>;
export type SaveContract = z.input<typeof saveContractSchema>;
export type DrawView = z.infer<typeof drawSchema>;
export type InspectionView = z.infer<typeof inspectionSchema>;
export type InspectionList = z.infer<typeof inspectionListSchema>;
