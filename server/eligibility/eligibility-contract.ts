/** The front page and the self-test on the wire. */
import { z } from 'zod';
import { checkCodes } from '../../workflows/eligibility/checks.ts';
import { outcomes } from '../../workflows/eligibility/finding.ts';
import { id, instant, label, yuanText } from '../http/wire-contract.ts';

export const checkCode = z.enum(checkCodes);

const publicCall = z.object({
  id,
  code: z.string(),
  title: label,
  opensAt: instant,
  closesAt: instant,
  open: z.boolean(),
});

const checkWords = { code: checkCode, name: label, rule: label, source: label };
export const judgedSchema = z.object({
  ...checkWords,
  next: label,
  outcome: z.enum(outcomes),
  why: label,
});

export const programmeSchema = z
  .object({
    asOf: instant,
    programme: z
      .object({
        title: label,
        source: z.string(),
        rate: z.string(),
        cap: yuanText,
        minimumLevel: z.int(),
        accidentYears: z.int(),
        categories: z.array(z.object({ code: z.string(), name: label, eligible: z.boolean() })),
      })
      .nullable(),
    checks: z.array(z.object(checkWords)),
    stages: z.array(
      z.object({
        stage: z.string(),
        label,
        limit: label.nullable(),
        steps: z.array(z.object({ path: z.string(), label, desk: z.array(label), limit: label.nullable() })),
      }),
    ),
    papers: z.array(
      z.object({ form: label, papers: z.array(z.object({ code: z.string(), label, required: z.boolean() })) }),
    ),
    /** Open ones first, then those that open later. */
    calls: z.array(publicCall),
  })
  .meta({ id: 'Programme' });

const yuan = z.string().regex(/^\d{1,10}(\.\d{1,2})?$/);
/** True: "there is none"; false: "there is"; left out: not answered. */
const statement = z.boolean().optional();

/** Whatever is left out is answered as unknown. */
export const selfTestSchema = z.strictObject({
  creditCode: z.string().trim().min(1).max(60).optional(),
  district: z.string().min(1).max(20).optional(),
  subIndustry: z.string().min(1).max(40).optional(),
  staff: z.int().min(0).max(1_000_000).optional(),
  revenue: yuan.optional(),
  statements: z
    .strictObject({
      notAbnormal: statement,
      notDishonest: statement,
      notEnforced: statement,
      noAccident: statement,
      notFunded: statement,
    })
    .optional(),
  plannedSpend: z
    .array(z.strictObject({ category: z.string().min(1).max(40), amount: yuan }))
    .max(60)
    .optional(),
  level: z.int().min(0).max(4).optional(),
});

export const selfTestAnswerSchema = z
  .object({
    asOf: instant,
    /** `fits`: every rule holds; `open`: something was not answered; `fails`: a rule does not hold. */
    verdict: z.enum(['fits', 'open', 'fails']),
    /** The call that it was judged by. */
    call: publicCall.nullable(),
    checks: z.array(judgedSchema),
    calls: z.array(z.object({ ...publicCall.shape, fits: z.boolean(), against: z.array(label) })),
    estimate: z.object({ base: yuanText, amount: yuanText, capped: z.boolean(), steps: z.array(label) }).nullable(),
  })
  .meta({ id: 'SelfTestAnswer' });

export type ProgrammeView = z.infer<typeof programmeSchema>;
export type SelfTest = z.infer<typeof selfTestSchema>;
export type SelfTestAnswer = z.infer<typeof selfTestAnswerSchema>;
export type JudgedView = z.infer<typeof judgedSchema>;
export type PublicCallView = z.infer<typeof publicCall>;
