/** Public notices as everybody reads them: what was published, and how each entry stands. */
import { z } from 'zod';
import { noticeKinds, noticeSteps } from '../../workflows/notices/steps.ts';
import { keysOf } from '../../workflows/vocabulary/keys.ts';
import { id, instant, label, pageQuery, yuanText } from '../http/wire-contract.ts';

const kind = z.enum(keysOf(noticeKinds));
const number = z.string();

const summary = {
  number,
  kind,
  kindLabel: label,
  title: label,
  publishedAt: instant,
  /** Too late from this instant on. */
  closesAt: instant,
  /** The holiday notice of a year that it touches is not published yet. */
  provisional: z.boolean(),
  /** Whether something in it is still published or held. */
  open: z.boolean(),
  entries: z.int(),
};

export const noticeListQuery = z.strictObject({ ...pageQuery, kind: kind.optional() });
export const noticeListSchema = z
  .object({ items: z.array(z.object(summary).meta({ id: 'NoticeSummary' })), next: z.string().nullable() })
  .meta({ id: 'NoticeList' });

export const noticeItemSchema = z
  .object({
    id,
    place: z.int(),
    enterprise: z.string(),
    district: label.nullable(),
    subIndustry: label.nullable(),
    /** As it was published. */
    amount: yuanText.nullable(),
    /** How it stands now, and since when. */
    step: z.enum(keysOf(noticeSteps)),
    stepLabel: label,
    at: instant,
    /** Until when one may object, as things stand; null while the period rests, and at an end. */
    dueAt: instant.nullable(),
    provisional: z.boolean(),
    /** Whether an objection is taken now. */
    objectable: z.boolean(),
    /** The earlier notice in whose place it was published, and the later one that took its place. */
    follows: number.nullable(),
    followedBy: number.nullable(),
  })
  .meta({ id: 'NoticeItem' });

export const noticeParams = z.strictObject({ number: z.string().max(60) });
export const noticeQuery = z.strictObject(pageQuery);
export const noticeSchema = z
  .object({
    ...summary,
    text: label,
    /** How the closing instant came about. */
    period: label,
    call: z.object({ code: z.string(), title: label }),
    /** The server's, for a countdown. */
    now: instant,
    items: z.array(noticeItemSchema),
    next: z.string().nullable(),
    /** Told before anything is typed or uploaded. */
    limits: z.object({ files: z.int(), fileBytes: z.int(), statement: z.int(), types: z.array(z.string()) }),
  })
  .meta({ id: 'Notice' });

export type NoticeList = z.infer<typeof noticeListSchema>;
export type NoticeItemView = z.infer<typeof noticeItemSchema>;
export type NoticeView = z.infer<typeof noticeSchema>;
