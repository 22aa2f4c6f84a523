/** Personal values that are shown masked and how to ask for the whole of one; who raised an objection; what is kept. */
import { z } from 'zod';
import { id, instant, label } from '../http/wire-contract.ts';

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** Names one masked value; only what the caller may ask for is named in an answer. */
export const revealReference = z
  .object({ subject: z.string(), field: z.string() })
  .meta({ id: 'RevealReference', description: 'Send it to POST /api/reveals with a reason' });

export const revealBody = z.strictObject({
  /** `organisations/ID`, `payments/ID` or `cases/ID`. */
  subject: z
    .string()
    .max(80)
    .regex(new RegExp(`^(organisations|payments|cases)/${uuid}$`)),
  /** `organisation.phone`, `account.number`, `payment.account`, or `form.` and the code of the field. */
  field: z
    .string()
    .max(60)
    .regex(/^(organisation|account|payment|form)\.[a-zA-Z0-9]{1,40}$/),
  reason: z.string().trim().min(2).max(500),
});

export const revealedSchema = z
  .object({
    value: z.string(),
    /** For how long a screen shows it. */
    seconds: z.int(),
  })
  .meta({ id: 'Revealed' });

/** Unsealed for an objection handler of that case. Null: sealed with a secret that is no longer known. */
export const objectorSchema = z.object({
  id,
  name: z.string().nullable(),
  contact: z.string().nullable(),
  statement: z.string().nullable(),
  recordedAt: instant,
});
export const objectorListSchema = z
  .object({
    items: z.array(objectorSchema),
    /** Whether another one can be recorded now. */
    open: z.boolean(),
  })
  .meta({ id: 'ObjectorList' });
export const recordObjectorBody = z.strictObject({
  name: z.string().trim().min(1).max(100),
  contact: z.string().trim().min(1).max(200),
  statement: z.string().trim().min(1).max(4000),
});

/** What is kept about a person and their organisation, from the data map. */
export const privacySchema = z
  .object({
    person: z.object({ name: z.string(), email: z.string(), phone: z.string().nullable() }),
    areas: z.array(
      z.object({
        about: z.enum(['person', 'organisation', 'case']),
        title: label,
        purpose: label,
        seenBy: z.array(label),
        /** Null: by the archive rule. */
        days: z.number().nullable(),
        after: label,
        ground: label,
      }),
    ),
  })
  .meta({ id: 'Privacy' });

export type PrivacyView = z.infer<typeof privacySchema>;
export type ObjectorList = z.infer<typeof objectorListSchema>;
export type RecordObjector = z.input<typeof recordObjectorBody>;
export type RevealReference = z.infer<typeof revealReference>;
export type Reveal = z.input<typeof revealBody>;
export type Revealed = z.infer<typeof revealedSchema>;
