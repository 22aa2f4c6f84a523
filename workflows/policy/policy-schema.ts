/**
 * The parameters of a programme, as data. A policy is immutable once a call names it; a case keeps the one it was
 * listed under (workflow.md, "Parameters"). Money is whole fen, rates are exact fractions.
 */
import { z } from 'zod';
import { allowanceNames } from '../vocabulary/allowances.ts';
import { clockNames, stageNames } from '../vocabulary/stages.ts';

const label = z.strictObject({ zh: z.string().min(1).max(200), en: z.string().min(1).max(200) });
const date = z.iso.date();
const fen = z.int().min(0).max(1_000_000_000_000);

/** A length counted from the event that starts the clock, or an instant that a row names. */
export const clockSpecSchema = z.union([
  z.strictObject({
    n: z.int().min(1).max(3660),
    unit: z.enum(['workingDays', 'days']),
    countsFirstDay: z.boolean().optional(),
    /** A paused clock resumes with at least so many working days. */
    atLeastOnResume: z.int().min(1).max(365).optional(),
    /** A silent clock that strikes again and again, in its own length. */
    repeats: z.boolean().optional(),
  }),
  z.strictObject({ until: z.enum(['callCloses', 'batchEnds', 'retrofitWindowEnds', 'planEnds']) }),
]);

const expenseCategory = z.strictObject({
  code: z.string().regex(/^[a-z][a-zA-Z0-9]{1,39}$/),
  name: label,
  class: z.enum(['software', 'cloud', 'dataCapture', 'implementation', 'training', 'other']),
  eligible: z.boolean(),
  shareCapBp: z.int().min(0).max(10_000).optional(),
  evidence: z.array(z.string()).max(10),
});

export const policySchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{2,59}$/),
    title: label,
    source: z.string().max(500),
    stages: z.array(z.enum(stageNames)).min(3),
    subsidy: z.strictObject({
      rate: z.strictObject({ numerator: z.int().min(1), denominator: z.int().min(1) }),
      capFen: fen,
      /** 0 where the programme uses no level. */
      minimumLevel: z.int().min(0).max(4),
      baseNetOfVat: z.boolean(),
      paidTest: z.enum(['invoice', 'payment', 'smaller']),
      billCountsFrom: z.enum(['issue', 'due']),
      /** Contract, invoice, payment and acceptance all lie between this day and the end of the batch's window. */
      spendFrom: date,
      minimumSpendFen: fen,
      shortFund: z.enum(['queueByApproval']),
      /** Instalments are a machine of their own; until it is there no programme may switch them on. */
      instalments: z.literal(false),
    }),
    expenseCategories: z.array(expenseCategory).min(1).max(60),
    clocks: z.record(z.enum(clockNames), clockSpecSchema),
    allowances: z.record(z.enum(allowanceNames), z.int().min(0).max(20)),
    escalation: z.strictObject({ afterWorkingDays: z.int().min(1), repeatWorkingDays: z.int().min(1) }),
    /** Who may apply. Optional: policies of before are immutable, and workflows/eligibility/rules.ts says what holds for them. */
    eligibility: z
      .strictObject({
        /** What the codes of the city's districts begin with (GB/T 2260). */
        cityPrefix: z.string().regex(/^[0-9]{2,6}$/),
        /** No major accident within so many years. */
        accidentYears: z.int().min(1).max(20),
        /** What somebody outside said counts for so many days; then it has to be looked up again. */
        freshDays: z.int().min(1).max(3660),
        smallAndMediumOnly: z.boolean(),
      })
      .optional(),
    planMaxDays: z.int().min(1).max(3660),
    stalledAfterDays: z.int().min(1).max(3660),
    indicatorEdition: z.string().min(1).max(40),
    rubric: z.string().min(1).max(60),
    forms: z.string().min(1).max(60),
    /**
     * The application is handed in under a commitment that the legal representative has confirmed. `paper`: the form's paper
     * that may take its place, signed and sealed; `insteadOf`: the form's box that it makes needless. Left out: not asked.
     */
    commitment: z
      .strictObject({
        letter: z.string().min(1).max(60),
        form: z.string().min(1).max(40),
        paper: z.string().min(1).max(40),
        paperCounts: z.boolean(),
        insteadOf: z.string().min(1).max(40).optional(),
      })
      .optional(),
  })
  .superRefine((policy, context) => {
    const used = new Set<string>(policy.stages);
    const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['stages'], message });
    const order = policy.stages.map((stage) => stageNames.indexOf(stage));
    if (order.some((at, i) => i > 0 && at <= (order[i - 1] ?? -1)))
      refuse('stages: in the order of the case, each once');
    for (const needed of ['application', 'acceptance', 'subsidy'])
      if (!used.has(needed)) refuse(`stages: ${needed} is always in use`);
    if (used.has('diagnosis') && !used.has('matching'))
      refuse('stages: diagnosis needs matching, since a provider diagnoses');
    if (used.has('matching') && !used.has('retrofit')) refuse('stages: matching needs retrofit');
    if (used.has('assessment') !== policy.subsidy.minimumLevel > 0)
      refuse('stages: assessment is in use exactly when there is a minimum level');
  });

export type ClockSpec = z.infer<typeof clockSpecSchema>;
export type Policy = z.infer<typeof policySchema>;
export type ExpenseCategory = Policy['expenseCategories'][number];
