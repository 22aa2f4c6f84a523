/** Forms, papers and questionnaires of a case. What a form asks is data (workflows/policy/forms-*.json). */
import { z } from 'zod';
import { id, instant, label } from '../http/wire-contract.ts';
import { revealReference } from '../privacy/privacy-contract.ts';

const fieldValue = z.union([z.string().max(4000), z.number(), z.boolean()]);

const savedBy = z.object({ id, name: z.string() });

export const fieldSchema = z.object({
  code: z.string(),
  label,
  help: label.nullable(),
  type: z.enum(['text', 'longText', 'number', 'yuan', 'date', 'yesNo']),
  required: z.boolean(),
  maxLength: z.int().nullable(),
  minimum: z.number().nullable(),
  maximum: z.number().nullable(),
  /** What a good answer looks like. */
  example: label.nullable(),
  unit: label.nullable(),
  /** A declaration: only "yes" will do. */
  mustBeYes: z.boolean().optional(),
});
export const paperSchema = z.object({
  code: z.string(),
  label,
  help: label.nullable(),
  /** Why the city asks for it. */
  why: label.nullable(),
  required: z.boolean(),
  maxFiles: z.int(),
  maxBytes: z.int(),
  /** File extensions with their dot, as `accept` of a file input takes them; the server looks at the content. */
  accepts: z.array(z.string()),
  /** Others than who handed it in download it with a watermark. */
  sensitive: z.boolean(),
});

/** The last time the form was given back: what was asked, and what is different since. */
export const supplementSchema = z.object({
  event: z.string(),
  label,
  at: instant,
  /** Who asked, by role. */
  role: z.string(),
  /** Where the case was put right, or still is. */
  state: z.string(),
  /** Which return to that state it is. */
  nth: z.int(),
  reason: z.string(),
  /** The defects that name an item of the form, in the officer's words. */
  items: z.array(z.object({ code: z.string(), label, why: z.string(), changed: z.boolean() })),
  /** Those that name nothing of the form. */
  remarks: z.array(z.string()),
  /** All items that are not what they were, asked for or not; empty for others while it is being put right. */
  changed: z.array(z.string()),
  /** How it left there; null while it is being put right. Not handed in: the time ran out, or it was given up. */
  answered: z.object({ event: z.string(), label, handedIn: z.boolean(), at: instant, note: z.string() }).nullable(),
});

/** A form with what was filled in so far. */
export const formViewSchema = z
  .object({
    form: z.string(),
    label,
    /** The caller may fill it in now. */
    open: z.boolean(),
    fields: z.array(fieldSchema),
    papers: z.array(paperSchema),
    /** The questionnaire that belongs to it, by kind. */
    questionnaire: z.enum(['self', 'baseline', 'after', 'onSite']).nullable(),
    answers: z.record(z.string(), fieldValue),
    /** Of the answers that are shown masked, those that the caller may ask for. */
    reveals: z.array(revealReference),
    /** Its fields in parts that are done one at a time; empty where it is one part. */
    sections: z.array(z.object({ code: z.string(), label, lead: label.nullable(), fields: z.array(z.string()) })),
    /** What the record of the organisation says to a field, for who fills it in. */
    known: z.record(z.string(), fieldValue),
    version: z.int(),
    updatedAt: instant.nullable(),
    /** Who saved it last, for who fills it in. */
    updatedBy: savedBy.nullable(),
    /** What the caller may change now, by item: `field:staff`, `paper:licence`, `questionnaire:self`. */
    openItems: z.array(z.string()),
    /** What a return asked for, by item, as the notice said it. */
    asked: z.array(z.object({ code: z.string(), why: z.string() })),
    /** The answers as they stood at the last return, to be shown beside the new ones, also to who reviews them again. */
    before: z.record(z.string(), fieldValue).nullable(),
    supplement: supplementSchema.nullable(),
    /** What is still required and missing, in words. */
    missing: z.array(z.object({ code: z.string(), label })),
  })
  .meta({ id: 'Form' });
export const formListSchema = z.object({ items: z.array(formViewSchema) }).meta({ id: 'FormList' });
export const saveFormSchema = z.strictObject({
  answers: z.record(z.string().max(80), fieldValue),
  version: z.int().min(0),
});

export const documentSchema = z
  .object({
    id,
    paper: z.string(),
    name: z.string(),
    mediaType: z.string(),
    sizeBytes: z.int(),
    sha256: z.string(),
    uploadedBy: z.string().nullable(),
    uploadedAt: instant,
    withdrawnAt: instant.nullable(),
  })
  .meta({ id: 'Document' });
export const documentListSchema = z.object({ items: z.array(documentSchema) }).meta({ id: 'DocumentList' });

export const assessmentKinds = ['self', 'baseline', 'after', 'onSite'] as const;
export const answersBody = z.strictObject({
  questions: z.record(z.string().max(20), z.array(z.string().max(4)).max(30)),
  scenarios: z.record(z.string().max(20), z.int().min(0).max(4)),
});
export const assessmentSchema = z
  .object({
    kind: z.enum(assessmentKinds),
    round: z.int(),
    edition: z.string(),
    open: z.boolean(),
    version: z.int(),
    updatedAt: instant.nullable(),
    updatedBy: savedBy.nullable(),
    answers: answersBody,
    complete: z.boolean(),
    problems: z.array(z.object({ code: z.string(), at: z.string() })),
    level: z.int().nullable(),
    score: z.string().nullable(),
    dimensions: z.array(z.object({ code: z.string(), name: z.string(), score: z.string(), maxPoints: z.number() })),
    /** What kept the case from the next level, in words. */
    kept: label.nullable(),
    /** As it stood at the last return, when something is different now. */
    before: z.object({ answers: answersBody, level: z.int().nullable(), score: z.string() }).nullable(),
  })
  .meta({ id: 'Assessment' });
export const saveAssessmentSchema = z.strictObject({ answers: answersBody, version: z.int().min(0) });

export type SupplementView = z.infer<typeof supplementSchema>;
export type FormView = z.infer<typeof formViewSchema>;
export type FieldView = z.infer<typeof fieldSchema>;
export type AssessmentKind = (typeof assessmentKinds)[number];
export type PaperView = z.infer<typeof paperSchema>;
export type DocumentView = z.infer<typeof documentSchema>;
export type AssessmentView = z.infer<typeof assessmentSchema>;
