/** Shapes that every route shares: ids, instants, money on the wire, labels, pages, problems. */
import { z } from 'zod';

export const id = z.uuid();
/** ISO 8601 with offset. */
export const instant = z.iso.datetime({ offset: true });
export const day = z.iso.date();
/** Yuan with two decimals, such as "199999.99". */
export const yuanText = z.string().regex(/^-?\d+\.\d{2}$/);
export const label = z.object({ zh: z.string(), en: z.string() });
export const named = z.object({ id, name: z.string() });

/** Whole numbers of the query string: nothing else is coerced. */
const limitText = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(200));

export const pageQuery = { limit: limitText.optional(), after: z.string().max(500).optional() };

/** RFC 9457. `facts` are the figures behind the code. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    requestId: z.string(),
    code: z.string(),
    /** 400: where the shape is wrong, as JSON pointers. */
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
    /** 422: every rule that says no. */
    unmet: z.array(z.object({ code: z.string(), why: z.string(), details: z.array(z.string()) })).optional(),
    facts: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Problem' });

export type Label = z.infer<typeof label>;
export type Problem = z.infer<typeof problemSchema>;
