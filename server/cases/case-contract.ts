/** A case as its people see it: where it is, whose desk, until when, what they may do next and why not. */
import { z } from 'zod';
import { day, id, instant, label, named, pageQuery, yuanText } from '../http/wire-contract.ts';

export const optionSchema = z.object({
  type: z.string(),
  label,
  ready: z.boolean(),
  blockedBy: z.array(z.object({ code: z.string(), why: z.string(), details: z.array(z.string()) })),
  /** What will be checked when it is said. */
  asks: z.array(z.object({ code: z.string(), why: z.string() })),
});

export const clockSchema = z.object({
  name: z.string(),
  startedAt: instant,
  dueAt: instant,
  status: z.enum(['running', 'paused']),
  provisional: z.boolean(),
  /** What happens when it strikes: the case moves by itself, or it is escalated. */
  silent: z.enum(['moves', 'escalates']),
  workingDaysUsed: z.int(),
  workingDaysLeft: z.int(),
});

export const caseRowSchema = z.object({
  id,
  number: z.string(),
  seq: z.int(),
  state: z.string(),
  stateName: label,
  stage: z.string(),
  desk: z.array(z.string()),
  enterprise: named,
  provider: named.nullable(),
  call: z.object({ id, code: z.string() }),
  district: z.string(),
  openedAt: instant,
  enteredAt: instant,
  updatedAt: instant,
  dueAt: instant.nullable(),
  overdue: z.boolean(),
  claimed: yuanText,
  approved: yuanText,
  paid: yuanText,
});

export const caseViewSchema = caseRowSchema
  .extend({
    policyId: z.string(),
    /** The caller's roles on this case. */
    roles: z.array(z.string()),
    ended: z.boolean(),
    diagnosingProvider: named.nullable(),
    agency: named.nullable(),
    auditFirm: named.nullable(),
    planEndsOn: day.nullable(),
    level: z.int().nullable(),
    levelConfirmed: z.boolean(),
    indicatorEdition: z.string().nullable(),
    pendingChange: z.string().nullable(),
    money: z.object({
      contract: yuanText,
      claimed: yuanText,
      base: yuanText,
      entitled: yuanText,
      recommended: yuanText,
      approved: yuanText,
      issued: yuanText,
      paid: yuanText,
      ordered: yuanText,
      recovered: yuanText,
      writtenOff: yuanText,
    }),
    clocks: z.array(clockSchema),
    allowances: z.array(z.object({ name: z.string(), label, used: z.int(), left: z.int() })),
    journey: z.array(z.object({ stage: z.string(), label, is: z.enum(['done', 'here', 'ahead']) })),
    /** Forms and questionnaires that this state asks the caller to fill in (see the forms route). */
    forms: z.array(z.string()),
    options: z.array(optionSchema),
  })
  .meta({ id: 'Case' });

export const openCaseSchema = z.strictObject({ callId: id });

export const caseListQuery = z.strictObject({
  ...pageQuery,
  sort: z.enum(['due', '-updated', 'number']).optional(),
  state: z.string().max(60).optional(),
  stage: z.string().max(30).optional(),
  /** `mine`: only what waits for the caller. */
  desk: z.enum(['mine']).optional(),
  district: z.string().max(40).optional(),
  call: z.uuid().optional(),
  /** Part of the enterprise's name or of the case number. */
  q: z.string().max(80).optional(),
});

export const caseListSchema = z
  .object({ items: z.array(caseRowSchema), next: z.string().nullable() })
  .meta({ id: 'CaseList' });

export const eventBodySchema = z.looseObject({ type: z.string().min(1).max(60) });

export const historySchema = z
  .object({
    items: z.array(
      z.object({
        seq: z.int(),
        type: z.string(),
        label,
        at: instant,
        role: z.string(),
        /** Null where the caller may not know the person. */
        actor: z.string().nullable(),
        fromState: z.string().nullable(),
        toState: z.string(),
        toStateName: label,
        said: z.record(z.string(), z.unknown()),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'History' });

export const terminationSchema = z
  .object({
    id,
    state: z.enum(['proposed', 'answered', 'decided', 'dismissed']),
    grounds: z.string(),
    proposedAt: instant,
    answerDueAt: instant,
    answer: z.string().nullable(),
    answeredAt: instant.nullable(),
    decision: z.string().nullable(),
    decidedAt: instant.nullable(),
  })
  .meta({ id: 'Termination' });
export const proposeTerminationSchema = z.strictObject({ grounds: z.string().trim().min(1).max(2000) });
export const answerTerminationSchema = z.strictObject({ answer: z.string().trim().min(1).max(2000) });
export const decideTerminationSchema = z.strictObject({
  decision: z.enum(['terminate', 'dismiss']),
  reason: z.string().trim().min(1).max(2000),
});
export const proposeCorrectionSchema = z.strictObject({
  to: z.string().min(1).max(60),
  reason: z.string().trim().min(1).max(2000),
});

export type CaseView = z.infer<typeof caseViewSchema>;
export type CaseRow = z.infer<typeof caseRowSchema>;
export type CaseListQuery = z.infer<typeof caseListQuery>;
export type CaseList = z.infer<typeof caseListSchema>;
export type CaseOption = z.infer<typeof optionSchema>;
export type ClockView = z.infer<typeof clockSchema>;
export type History = z.infer<typeof historySchema>;
export type TerminationView = z.infer<typeof terminationSchema>;
