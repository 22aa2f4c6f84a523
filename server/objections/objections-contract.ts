/** Objections and clues: what is handed in, what who handed it in can follow, and what the handlers read and decide. */
import { z } from 'zod';
import { notAdmitted, objectionLimits, objectionStatuses, outcomes } from '../../workflows/notices/objecting.ts';
import { noticeSteps } from '../../workflows/notices/steps.ts';
import { keysOf } from '../../workflows/vocabulary/keys.ts';
import { id, instant, label, pageQuery } from '../http/wire-contract.ts';

const line = (most: number) => z.string().trim().min(1).max(most);
const kind = z.enum(['objection', 'clue']);
const statement = line(objectionLimits.statement);

/** In writing, by name, signed or sealed: the signed paper is uploaded first and named here. */
export const objectionBody = z.strictObject({
  item: id,
  name: line(100),
  /** Identity card, or the code of the organisation for which is signed. */
  identity: line(60),
  contact: line(200),
  /** Where a letter tells that there is an answer. */
  email: z.email().max(254).optional(),
  statement,
  papers: z.array(id).min(1).max(objectionLimits.files),
  truthful: z.literal(true),
});
/** Without a name: looked into inside the bureau, holds nothing. */
export const clueBody = z.strictObject({ item: id, statement, papers: z.array(id).max(objectionLimits.files) });

export const paperSchema = z
  .object({ id, name: z.string().nullable(), mediaType: z.string(), sizeBytes: z.int() })
  .meta({ id: 'ObjectionPaper' });

export const filedSchema = z
  .object({ number: z.string(), code: z.string(), kind, receivedAt: instant, answerBy: instant })
  .meta({ id: 'ObjectionFiled' });

export const followBody = z.strictObject({ number: line(40), code: line(60) });
const how = {
  number: z.string(),
  kind,
  receivedAt: instant,
  /** By when it is said whether it is admitted. */
  answerBy: instant,
  status: z.enum(keysOf(objectionStatuses)),
  statusLabel: label,
  enterprise: z.string(),
  notice: z.string(),
};
export const followedSchema = z
  .object({
    ...how,
    decidedAt: instant.nullable(),
    ground: label.nullable(),
    words: z.string().nullable(),
    /** Until when what was admitted is looked into. */
    checkBy: instant.nullable(),
    outcome: z
      .object({
        step: z.enum(keysOf(outcomes)),
        label,
        at: instant,
        dueAt: instant.nullable(),
        notice: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'ObjectionFollowed' });

export const objectionListQuery = z.strictObject({ ...pageQuery, state: z.enum(['open', 'done']).optional() });
const row = {
  id,
  ...how,
  overdue: z.boolean(),
  caseId: id,
  caseNumber: z.string(),
  step: z.enum(keysOf(noticeSteps)),
  stepLabel: label,
};
export const objectionListSchema = z
  .object({ items: z.array(z.object(row).meta({ id: 'ObjectionRow' })), next: z.string().nullable() })
  .meta({ id: 'ObjectionList' });
/** Null where something is sealed with a secret that is no longer known; a clue has no name. */
export const objectionSchema = z
  .object({
    ...row,
    name: z.string().nullable(),
    identity: z.string().nullable(),
    contact: z.string().nullable(),
    statement: z.string().nullable(),
    papers: z.array(paperSchema),
    ground: label.nullable(),
    words: z.string().nullable(),
    grounds: z.array(z.object({ code: z.enum(keysOf(notAdmitted)), label })),
    decidable: z.boolean(),
  })
  .meta({ id: 'Objection' });

export const decisionBody = z.strictObject({
  decision: z.enum(['admit', 'notAdmit', 'close']),
  /** Only of what is not admitted. */
  ground: z.enum(keysOf(notAdmitted)).optional(),
  words: z.string().trim().max(objectionLimits.words),
});

export type ObjectionBody = z.output<typeof objectionBody>;
export type ClueBody = z.output<typeof clueBody>;
export type FileObjection = z.input<typeof objectionBody>;
export type FileClue = z.input<typeof clueBody>;
export type ObjectionFiled = z.infer<typeof filedSchema>;
export type ObjectionFollowed = z.infer<typeof followedSchema>;
export type ObjectionPaper = z.infer<typeof paperSchema>;
export type ObjectionList = z.infer<typeof objectionListSchema>;
export type ObjectionRow = ObjectionList['items'][number];
export type ObjectionView = z.infer<typeof objectionSchema>;
export type Decide = z.infer<typeof decisionBody>;
