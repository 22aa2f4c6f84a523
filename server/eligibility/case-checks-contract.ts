/** The checks of a case, what officers look up, waivers, lists, on the wire. */
import { z } from 'zod';
import { listChecks, lookedUpChecks } from '../../workflows/eligibility/checks.ts';
import { day, id, instant, pageQuery } from '../http/wire-contract.ts';
import { checkCode, judgedSchema } from './eligibility-contract.ts';

const snapshotSchema = z.object({
  says: z.enum(['clear', 'adverse']),
  source: z.string(),
  asOf: day,
  /** Null for the enterprise. */
  note: z.string().nullable(),
  recordedBy: z.string().nullable(),
  recordedAt: instant,
});
const waiverSchema = z.object({
  id,
  state: z.enum(['asked', 'approved', 'refused']),
  /** Null for the enterprise. */
  reason: z.string().nullable(),
  askedBy: z.string().nullable(),
  askedAt: instant,
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  decisionReason: z.string().nullable(),
});

export const caseChecksSchema = z
  .object({
    asOf: instant,
    checks: z.array(
      z.object({
        ...judgedSchema.shape,
        /** The source that decided. */
        basis: z
          .object({ by: z.enum(['enterprise', 'list', 'officer']), source: z.string(), asOf: day.nullable() })
          .nullable(),
        waived: z.boolean(),
        waiver: waiverSchema.nullable(),
        snapshots: z.array(snapshotSchema),
        /** What the caller may do about it now. */
        may: z.object({ lookUp: z.boolean(), askWaiver: z.boolean(), decideWaiver: z.boolean() }),
      }),
    ),
    /** Keep the enterprise from handing it in. */
    blocksSubmission: z.array(checkCode),
    /** Neither hold nor are waived. */
    unsettled: z.array(checkCode),
  })
  .meta({ id: 'CaseChecks' });

const words = (most: number) => z.string().trim().min(1).max(most);

export const lookUpSchema = z.strictObject({
  check: z.enum(lookedUpChecks),
  says: z.enum(['clear', 'adverse']),
  source: words(200),
  asOf: day,
  note: z.string().trim().max(1000),
});
export const askWaiverSchema = z.strictObject({ check: checkCode, reason: words(2000) });
export const decideWaiverSchema = z.strictObject({ decision: z.enum(['approved', 'refused']), reason: words(2000) });

export const listKind = z.enum(listChecks);
export const importListQuery = z.strictObject({ kind: listKind, source: words(200), asOf: day });
export const listListQuery = z.strictObject(pageQuery);
export const eligibilityListSchema = z
  .object({
    id,
    kind: listKind,
    source: z.string(),
    asOf: day,
    fileName: z.string(),
    sha256: z.string(),
    rowCount: z.int(),
    importedBy: z.string(),
    importedAt: instant,
  })
  .meta({ id: 'EligibilityList' });
export const eligibilityListListSchema = z
  .object({ items: z.array(eligibilityListSchema), next: z.string().nullable() })
  .meta({ id: 'EligibilityListList' });

export type CaseChecksView = z.infer<typeof caseChecksSchema>;
export type EligibilityListView = z.infer<typeof eligibilityListSchema>;
export type LookUp = z.infer<typeof lookUpSchema>;
export type AskWaiver = z.infer<typeof askWaiverSchema>;
export type DecideWaiver = z.infer<typeof decideWaiverSchema>;
