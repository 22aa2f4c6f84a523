/** The journal as auditors and administrators see it. */
import { z } from 'zod';
import { day, id, instant, label, named, pageQuery } from '../http/wire-contract.ts';

const filters = {
  /** An id, or a part of the name, or the whole mail address. */
  actor: z.string().min(1).max(100).optional(),
  /** `session.opened`, or `session.*` for all of a kind. */
  act: z
    .string()
    .regex(/^[a-z][A-Za-z]{0,40}\.([A-Za-z]{1,60}|\*)$/)
    .optional(),
  caseNumber: z.string().min(1).max(60).optional(),
  subject: z.string().min(1).max(120).optional(),
  address: z.string().min(1).max(64).optional(),
  /** Days in Shanghai, both counted. */
  from: day.optional(),
  to: day.optional(),
};

export const journalQuery = z.strictObject({ ...pageQuery, ...filters });
export const exportFormats = ['xlsx', 'csv', 'ndjson'] as const;
export const journalExportQuery = z.strictObject({ format: z.enum(exportFormats), ...filters });

export const journalRowSchema = z.object({
  id: z.int(),
  at: instant,
  act: z.string(),
  label,
  actor: named.nullable(),
  role: z.string().nullable(),
  case: z.object({ id, number: z.string() }).nullable(),
  /** What it is about when that is no case; `name` where there is one to show. */
  subject: z.object({ kind: z.string(), id: z.string(), name: z.string().nullable() }).nullable(),
  address: z.string().nullable(),
  requestId: z.string().nullable(),
  /** Its place in the chain; null for the seconds until it has one. */
  position: z.int().nullable(),
});
export const journalPageSchema = z.object({ items: z.array(journalRowSchema), next: z.string().nullable() });

export const journalEntrySchema = journalRowSchema.extend({
  seq: z.int().nullable(),
  fromState: z.string().nullable(),
  toState: z.string().nullable(),
  /** The reason that was given for a move of a case; for those who see the case. */
  ground: z.string().nullable(),
  /** What was recorded beside, `before` and `after` among it. Null where it could tell who raised an objection. */
  details: z.record(z.string(), z.unknown()).nullable(),
  hash: z.string().nullable(),
});

export const sealSchema = z.object({
  day,
  position: z.int(),
  head: z.string(),
  sealedAt: instant,
  publicKey: z.string(),
  /** `holds`: signed by a known key, and the chain still has this head there. */
  state: z.enum(['holds', 'differs', 'unknownKey']),
});
export const sealListSchema = z.object({
  items: z.array(sealSchema),
  next: z.string().nullable(),
  /** Entries in the chain, and those on their way into it (at most 1000 are counted). */
  chained: z.int(),
  waiting: z.int(),
  /** The check of the last day before it was sealed; the whole journal is verified by command. */
  lastVerified: z.object({ at: instant, ok: z.boolean(), firstBad: z.int().nullable() }).nullable(),
});

export type JournalRow = z.infer<typeof journalRowSchema>;
export type JournalEntryView = z.infer<typeof journalEntrySchema>;
export type SealView = z.infer<typeof sealSchema>;
export type SealList = z.infer<typeof sealListSchema>;
export type JournalFilter = Omit<z.output<typeof journalExportQuery>, 'format'>;
export type ExportFormat = (typeof exportFormats)[number];
