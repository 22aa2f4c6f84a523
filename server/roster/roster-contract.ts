/** Rosters over HTTP: an import with its progress, what was found, what is answered. */
import { z } from 'zod';
import { id, instant, label, named, pageQuery } from '../http/wire-contract.ts';

const count = z.int().min(0);
const option = z.object({ ready: z.boolean(), why: label.nullable() });

export const rosterImportSchema = z
  .object({
    id,
    fileName: z.string(),
    sha256: z.string(),
    sizeBytes: count,
    createdAt: instant,
    createdBy: named,
    state: z.enum(['judging', 'judged', 'importing', 'imported', 'failed']),
    revision: count,
    /** Rows judged, or enterprises taken in, of all. */
    progress: z.object({ done: count, total: count }),
    counts: z
      .object({
        rows: count,
        accepted: count,
        fresh: count,
        changed: count,
        same: count,
        skipped: count,
        error: count,
        question: count,
        warning: count,
        normalised: count,
        answered: count,
      })
      .nullable(),
    /** Findings of each kind that can be listed; of a very bad file not all are kept. */
    most: count,
    /** Errors and questions that have an answer since the last check. */
    answersWaiting: count,
    failure: z.object({ code: z.string(), why: label.nullable() }).nullable(),
    imported: z
      .object({
        at: instant,
        by: named,
        goodRowsOnly: z.boolean(),
        organisations: count,
        changed: count,
        alreadyThere: count,
        accounts: count,
        withoutAccount: count,
        leftBehind: count,
      })
      .nullable(),
    options: z.object({ answer: z.boolean(), check: z.boolean(), importAll: option, importGoodRows: option }),
  })
  .meta({ id: 'RosterImport' });
export const rosterImportListSchema = z
  .object({ items: z.array(rosterImportSchema), next: z.string().nullable() })
  .meta({ id: 'RosterImportList' });

const kind = z.enum(['error', 'question', 'warning', 'normalised', 'answered']);
const decision = z.enum(['leaveOut', 'takeOver', 'keep']);

export const findingListQuery = z.strictObject({ ...pageQuery, kind });
export const findingSchema = z
  .object({
    position: count,
    kind,
    code: z.string(),
    sheet: z.string(),
    /** As Excel shows it; 0 where it is about the whole file. */
    row: count,
    cell: z.string(),
    field: label,
    why: label.nullable(),
    /** What stands in the cell, and what it is taken for. */
    value: z.string(),
    to: z.string().nullable(),
    suggestion: z.string().nullable(),
    choices: z.array(z.string()),
    answer: z.object({ text: z.string().nullable(), decision: decision.nullable() }).nullable(),
    /** How it can be settled here; what can't be is corrected in the file. */
    takes: z.object({ text: z.boolean(), decisions: z.array(decision) }),
    /** Others that say the same of the same text. */
    alike: count,
  })
  .meta({ id: 'RosterFinding' });
export const findingListSchema = z
  .object({ items: z.array(findingSchema), next: z.string().nullable() })
  .meta({ id: 'RosterFindingList' });

/** Neither text nor decision takes an answer back. `alike`: the same for all that say the same of the same text. */
export const answersSchema = z.strictObject({
  revision: count,
  answers: z
    .array(
      z.strictObject({
        position: z.int().min(0).max(1_000_000),
        text: z.string().trim().min(1).max(500).optional(),
        decision: decision.optional(),
        alike: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(100),
});
export const importSchema = z.strictObject({ revision: count, rows: z.enum(['all', 'good']) });

export const exportQuery = z.strictObject({
  district: z.string().min(1).max(20).optional(),
  subIndustry: z.string().min(1).max(60).optional(),
  /** Enterprises with a case in this call, and at this stage. */
  call: z.string().min(1).max(40).optional(),
  stage: z.string().min(1).max(40).optional(),
  contacts: z.enum(['masked', 'full']).optional(),
  /** For what the contact details are needed in full. */
  reason: z.string().trim().min(2).max(500).optional(),
});

export type RosterImportView = z.infer<typeof rosterImportSchema>;
export type RosterImportList = z.infer<typeof rosterImportListSchema>;
export type RosterFinding = z.infer<typeof findingSchema>;
export type RosterFindingList = z.infer<typeof findingListSchema>;
export type RosterAnswersBody = z.infer<typeof answersSchema>;
export type ImportRoster = z.infer<typeof importSchema>;
