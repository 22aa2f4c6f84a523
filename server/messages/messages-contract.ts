/** Messages on a case: what is read, what is written, and to whom the caller may write. */
import { z } from 'zod';
import { audienceNames } from '../../workflows/messages/audience.ts';
import { id, instant, label } from '../http/wire-contract.ts';
import { documentSchema, paperSchema } from '../papers/papers-contract.ts';

const audience = z.enum(audienceNames);

export const messageSchema = z
  .object({
    id,
    at: instant,
    text: z.string(),
    /** Null outside the bureau for who wrote there: parties see the office. */
    author: z.object({ role: z.string(), name: z.string().nullable(), organisation: z.string() }),
    mine: z.boolean(),
    unread: z.boolean(),
    /** Who reads it beside the author's own colleagues. */
    to: z.array(z.object({ name: audience, label, organisation: z.string().nullable() })),
    papers: z.array(documentSchema),
    /** Papers that go with it and that the caller may not open, or not yet. */
    closedPapers: z.int(),
  })
  .meta({ id: 'Message' });

const readerSchema = z.object({
  name: audience,
  label,
  organisation: z.string().nullable(),
  ready: z.boolean(),
  /** Why they cannot be chosen. */
  why: label.nullable(),
});

export const messageListSchema = z
  .object({
    /** Newest first. */
    items: z.array(messageSchema),
    next: z.string().nullable(),
    unread: z.int(),
    writing: z.object({
      ready: z.boolean(),
      why: label.nullable(),
      /** For whom the caller writes; null for who only reads. Their own side reads it anyway and is not among the readers. */
      side: audience.nullable(),
      readers: z.array(readerSchema),
      /** What a file that goes with a message may be. */
      files: paperSchema,
    }),
  })
  .meta({ id: 'MessageList' });

export const writeMessageSchema = z.strictObject({
  text: z.string().trim().min(1).max(4000),
  audience: z.array(audience).min(1).max(5),
  /** Papers of this case that the author may read. */
  documents: z.array(id).max(10),
});
export const readToSchema = z.strictObject({ upTo: id });
export const unreadSchema = z.object({ unread: z.int() }).meta({ id: 'Unread' });

export type MessageView = z.infer<typeof messageSchema>;
export type MessageList = z.infer<typeof messageListSchema>;
export type WriteMessage = z.infer<typeof writeMessageSchema>;
export type ReaderView = z.infer<typeof readerSchema>;
