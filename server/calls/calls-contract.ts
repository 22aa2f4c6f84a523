/** Calls on the wire: what the bureau drafts and changes, and what everybody may read. */
import { z } from 'zod';
import { callActs } from '../../workflows/calls/call-acts.ts';
import { keysOf } from '../../workflows/vocabulary/keys.ts';
import { id, instant, label } from '../http/wire-contract.ts';

const code = z.string().min(1).max(40);
const title = z.strictObject({ zh: z.string().trim().min(1).max(120), en: z.string().trim().min(1).max(200) });
const notice = z.string().trim().min(1).max(8000);
const scope = z.array(code).min(1).max(100);
const quota = z.int().min(1).max(100_000);
const ceilings = z.record(code, z.int().min(0).max(100_000)).refine((all) => Object.keys(all).length <= 100);
const reason = z.string().trim().min(1).max(2000);
const revision = z.int().min(0).max(1_000_000);

export const callDraftSchema = z.strictObject({
  code: z.string().regex(/^[A-Z0-9][A-Z0-9-]{1,29}$/),
  title,
  notice,
  policyId: z.string().min(1).max(60),
  opensAt: instant,
  closesAt: instant,
  retrofitEndsAt: instant,
  batchEndsAt: instant,
  quota,
  districts: scope,
  subIndustries: scope,
  /** At most so many places for a sub-industry, within the quota; one without an entry has only that of the call. */
  ceilings,
});
export const saveDraftSchema = callDraftSchema.extend({ revision });
export const publishCallSchema = z.strictObject({ revision });
export const amendCallSchema = z.strictObject({
  revision,
  reason,
  title: title.optional(),
  notice: notice.optional(),
  quota: quota.optional(),
  districts: scope.optional(),
  subIndustries: scope.optional(),
  ceilings: ceilings.optional(),
});
export const extendCallSchema = z.strictObject({
  revision,
  reason,
  closesAt: instant.optional(),
  retrofitEndsAt: instant.optional(),
  batchEndsAt: instant.optional(),
});
export const closeCallSchema = z.strictObject({ revision, reason });
export const newSubIndustrySchema = z.strictObject({
  code: z
    .string()
    .max(40)
    .refine((text) => /^[a-z][a-zA-Z0-9]+$/.test(text)),
  name: z.strictObject({ zh: z.string().trim().min(1).max(40), en: z.string().trim().min(1).max(80) }),
  aliases: z.array(z.string().trim().min(1).max(40)).max(40),
  reason,
});

const changes = z.object({
  title: label.optional(),
  notice: z.string().optional(),
  quota: z.int().optional(),
  districts: z.array(z.string()).optional(),
  subIndustries: z.array(z.string()).optional(),
  ceilings: z.record(z.string(), z.int()).optional(),
  closesAt: instant.optional(),
  retrofitEndsAt: instant.optional(),
  batchEndsAt: instant.optional(),
});
/** What changed, when and why; the author is the bureau's business. */
const publicActSchema = z.object({
  act: z.enum(keysOf(callActs)),
  label,
  at: instant,
  reason: z.string(),
  before: changes,
  after: changes,
});
const ceilingSchema = z.object({ subIndustry: z.string(), quota: z.int(), placesTaken: z.int() });

const shared = {
  code: z.string(),
  title: label,
  notice: z.string(),
  policyId: z.string(),
  opensAt: instant,
  closesAt: instant,
  retrofitEndsAt: instant,
  batchEndsAt: instant,
  quota: z.int(),
  placesTaken: z.int(),
  districts: z.array(z.string()),
  subIndustries: z.array(z.string()),
  ceilings: z.array(ceilingSchema),
};
export const managedCallSchema = z
  .object({
    ...shared,
    id,
    publishedAt: instant.nullable(),
    revision: z.int(),
    casesOpened: z.int(),
    acts: z.array(publicActSchema.extend({ by: z.string(), role: z.string() })),
    /** What the caller may do with it now. */
    may: z.array(z.enum(['save', 'publish', 'amend', 'extend', 'close'])),
  })
  .meta({ id: 'ManagedCall' });
export const managedCallListSchema = z.object({ items: z.array(managedCallSchema) }).meta({ id: 'ManagedCallList' });

export const publicCallSchema = z
  .object({
    ...shared,
    publishedAt: instant,
    support: z.object({ title: label, rate: z.string(), cap: z.string(), minimumLevel: z.int() }),
    papers: z.array(
      z.object({
        label,
        help: label.nullable(),
        required: z.boolean(),
        accepts: z.array(z.string()),
        maxBytes: z.int(),
      }),
    ),
    acts: z.array(publicActSchema),
  })
  .meta({ id: 'PublicCall' });
export const publicCallListSchema = z.object({ items: z.array(publicCallSchema) }).meta({ id: 'PublicCallList' });

export const clockSchema = z.object({ now: instant }).meta({ id: 'Clock' });

export type CallDraft = z.output<typeof callDraftSchema>;
export type SaveDraft = z.output<typeof saveDraftSchema>;
export type AmendCall = z.output<typeof amendCallSchema>;
export type ExtendCall = z.output<typeof extendCallSchema>;
export type CloseCall = z.output<typeof closeCallSchema>;
export type NewSubIndustry = z.output<typeof newSubIndustrySchema>;
export type ManagedCall = z.infer<typeof managedCallSchema>;
export type PublicCall = z.infer<typeof publicCallSchema>;
