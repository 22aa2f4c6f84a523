/** Two entries of one organisation become one: what each has, why they may not be merged, the reason. */
import { z } from 'zod';
import { id, instant, label } from '../../http/wire-contract.ts';

const side = z.object({
  id,
  name: z.string(),
  kind: z.string(),
  creditCode: z.string().nullable(),
  verification: z.string(),
  createdAt: instant,
  openCases: z.int(),
  endedCases: z.int(),
  members: z.int(),
  papers: z.int(),
  hasAccount: z.boolean(),
});
export const mergePlanSchema = z
  .object({
    /** Disappears from lists and choices. */
    duplicate: side,
    /** The one that stays. */
    into: side,
    /** Why not; none means that it can be done. */
    refusals: z.array(label.extend({ code: z.string() })),
  })
  .meta({ id: 'MergePlan' });
export const mergeQuery = z.strictObject({ into: id });
export const mergeSchema = z.strictObject({ into: id, reason: z.string().trim().min(1).max(500) });

export type MergePlan = z.infer<typeof mergePlanSchema>;
export type MergeSide = z.infer<typeof side>;
