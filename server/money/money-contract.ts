/** Spend lines, the computation, funds, payments, accounts, credit checks. */
import { z } from 'zod';
import { yuan } from '../../workflows/case/said.ts';
import { day, id, instant, label, yuanText } from '../http/wire-contract.ts';
import { revealReference } from '../privacy/privacy-contract.ts';

export const spendLineSchema = z.object({
  id,
  category: z.string(),
  name: z.string(),
  contract: yuanText,
  invoiced: yuanText,
  paid: yuanText,
  vatRateBp: z.int(),
  contractOn: day,
  invoiceCode: z.string(),
  invoiceOn: day,
  paidOn: day,
  payment: z.enum(['transfer', 'acceptanceBill']),
  billDueOn: day.nullable(),
  relatedParty: z.boolean(),
  verdict: z.enum(['allowed', 'cutInPart', 'cut']).nullable(),
  allowed: yuanText.nullable(),
  cutReason: z.string().nullable(),
  cutNote: z.string().nullable(),
});
export const spendSchema = z
  .object({
    /** The caller may edit the lines / decide on them now. */
    open: z.boolean(),
    auditOpen: z.boolean(),
    lines: z.array(spendLineSchema),
    claimed: yuanText,
    undecided: z.int(),
    computation: z
      .object({
        base: yuanText,
        amount: yuanText,
        capped: z.boolean(),
        steps: z.array(z.object({ label, amount: yuanText.nullable() })),
      })
      .nullable(),
    shares: z.object({ enterprise: yuanText, providerDiscount: yuanText, government: yuanText }).nullable(),
  })
  .meta({ id: 'Spend' });

const lineInput = z.strictObject({
  category: z.string().max(40),
  name: z.string().trim().min(1).max(200),
  contract: yuan,
  invoiced: yuan,
  paid: yuan,
  vatRateBp: z.int().min(0).max(10_000),
  contractOn: day,
  /** Invoice code and number as printed; normalised before it is compared (money.md, traps). */
  invoiceCode: z.string().trim().min(1).max(60),
  invoiceOn: day,
  paidOn: day,
  payment: z.enum(['transfer', 'acceptanceBill']),
  billDueOn: day.optional(),
  relatedParty: z.boolean(),
});
/** Replaces the lines as a whole. */
export const saveSpendSchema = z.strictObject({ lines: z.array(lineInput).max(300) });

export const cutReasons = [
  'notEligible',
  'outsideWindow',
  'notPaid',
  'overContract',
  'relatedParty',
  'noEvidence',
  'other',
] as const;
export const verdictsSchema = z.strictObject({
  verdicts: z
    .array(
      z.strictObject({
        lineId: id,
        verdict: z.enum(['allowed', 'cutInPart', 'cut']),
        allowed: yuan.optional(),
        cutReason: z.enum(cutReasons).optional(),
        cutNote: z.string().max(1000).optional(),
      }),
    )
    .min(1)
    .max(300),
});

export const accountSchema = z
  .object({
    bank: z.string(),
    holder: z.string(),
    /** Masked but for the last four, except for the enterprise's own people. */
    number: z.string(),
    updatedAt: instant,
    reveals: z.array(revealReference),
  })
  .meta({ id: 'Account' });
export const saveAccountSchema = z.strictObject({
  bank: z.string().trim().min(2).max(100),
  holder: z.string().trim().min(2).max(100),
  number: z.string().regex(/^\d{8,30}$/),
});

export const creditCheckSchema = z
  .object({ id, result: z.enum(['clear', 'adverse']), source: z.string(), note: z.string(), checkedAt: instant })
  .meta({ id: 'CreditCheck' });
export const creditCheckListSchema = z.object({ items: z.array(creditCheckSchema) }).meta({ id: 'CreditCheckList' });
export const saveCreditCheckSchema = z.strictObject({
  result: z.enum(['clear', 'adverse']),
  source: z.string().trim().min(1).max(200),
  note: z.string().max(1000),
});

export const fundSchema = z.object({
  id,
  source: z.string(),
  name: z.string(),
  appropriated: yuanText,
  committed: yuanText,
  paid: yuanText,
  recovered: yuanText,
  room: yuanText,
});
export const fundListSchema = z.object({ items: z.array(fundSchema) }).meta({ id: 'FundList' });

export const paymentListSchema = z
  .object({
    items: z.array(
      z.object({
        id,
        amount: yuanText,
        bank: z.string(),
        holder: z.string(),
        accountNumber: z.string(),
        status: z.enum(['issued', 'settled', 'returned']),
        issuedAt: instant,
        closedAt: instant.nullable(),
        bankReference: z.string().nullable(),
        reveals: z.array(revealReference),
      }),
    ),
  })
  .meta({ id: 'PaymentList' });

export type SpendView = z.infer<typeof spendSchema>;
export type SpendLineView = z.infer<typeof spendLineSchema>;
export type SaveSpend = z.input<typeof saveSpendSchema>;
export type FundView = z.infer<typeof fundSchema>;
