/** Receipts of an application: which there are, and what a stranger with the paper is told. */
import { z } from 'zod';
import { instant, label } from '../http/wire-contract.ts';

/** The number of the case and which of its submissions it is: `HS-2025-0001-R1`. */
export const receiptNumber = z.string().min(1).max(60);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const receiptSchema = z
  .object({
    number: z.string(),
    event: z.string(),
    label,
    receivedAt: instant,
    /** SHA-256 of everything that was filed. */
    hash,
    /** Where the QR leads. */
    verifyUrl: z.string(),
  })
  .meta({ id: 'Receipt' });
export const receiptListSchema = z.object({ items: z.array(receiptSchema) }).meta({ id: 'ReceiptList' });

export const verifyQuery = z.strictObject({
  code: z.string().max(80),
  /** The hash as the paper shows it, or its beginning. */
  hash: z.string().max(71).optional(),
});

/** Nothing but what the paper itself shows, and only to who has its code. */
export const verifiedSchema = z
  .object({
    genuine: z.literal(true),
    number: z.string(),
    caseNumber: z.string(),
    receivedAt: instant,
    hash,
  })
  .meta({ id: 'VerifiedReceipt' });

export type ReceiptView = z.infer<typeof receiptSchema>;
export type VerifiedReceipt = z.infer<typeof verifiedSchema>;
