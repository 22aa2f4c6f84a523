/** The commitment letter of an application, and how its legal representative confirms it. */
import { z } from 'zod';
import { id, instant, label } from '../http/wire-contract.ts';

const letterSchema = z.object({ title: label, opening: label, paragraphs: z.array(label) });
/** SHA-256 in hexadecimal. */
const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const commitmentSchema = z
  .object({
    /** The programme asks for none: everything else is empty. */
    needed: z.boolean(),
    letter: letterSchema.nullable(),
    /** What would be confirmed now. */
    contentHash: z.string().nullable(),
    /** `lapsed`: it was confirmed, and the content is different since. */
    standing: z.enum(['none', 'confirmed', 'lapsed', 'paper']),
    confirmed: z.object({ at: instant, name: z.string(), way: z.enum(['link', 'account']) }).nullable(),
    /** The link that is on its way. */
    asked: z.object({ email: z.string(), at: instant, expiresAt: instant }).nullable(),
    /** As the record of the organisation names them. */
    representative: z.string().nullable(),
    /** Everything else is there, so that it can be confirmed. */
    complete: z.boolean(),
    /** The form is open for the caller: they may send the link. */
    open: z.boolean(),
    /** The caller is the legal representative by name, and may confirm here. */
    own: z.boolean(),
    /** The paper that may take its place. */
    paper: z.object({ code: z.string(), counts: z.boolean() }).nullable(),
  })
  .meta({ id: 'Commitment' });

export const askSchema = z.strictObject({ email: z.email().max(120) });
export const confirmSchema = z.strictObject({ name: z.string().trim().min(2).max(60), contentHash: hash });

const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
export const openLinkSchema = z.strictObject({ token });
export const confirmByLinkSchema = z.strictObject({ token, ...confirmSchema.shape });

/** All that will be submitted, for who has the link. */
export const linkedCommitmentSchema = z
  .object({
    enterprise: z.string(),
    creditCode: z.string().nullable(),
    number: z.string(),
    caseId: id,
    letter: letterSchema,
    fields: z.array(z.object({ label, value: z.union([z.string(), z.number(), z.boolean()]), type: z.string() })),
    papers: z.array(z.object({ label, name: z.string(), sizeBytes: z.int(), sha256: z.string() })),
    /** The level of the self-assessment as far as it is complete. */
    selfAssessment: z.object({ level: z.int().nullable(), score: z.string().nullable() }).nullable(),
    contentHash: z.string(),
    expiresAt: instant,
    confirmedAt: instant.nullable(),
  })
  .meta({ id: 'LinkedCommitment' });

export type CommitmentView = z.infer<typeof commitmentSchema>;
export type LinkedCommitment = z.infer<typeof linkedCommitmentSchema>;
export type Confirming = z.infer<typeof confirmSchema>;
