/** Who stands in for whom, and until when. Days are days in Shanghai, the last one counted. */
import { z } from 'zod';
import { day, id, instant, named, pageQuery } from '../../http/wire-contract.ts';

export const deputySchema = z
  .object({
    id,
    principal: named,
    role: z.string(),
    deputy: named,
    since: instant,
    until: instant,
    state: z.enum(['coming', 'running', 'over']),
    endedAt: instant.nullable(),
    /** The caller may end it early: the principal and the deputy can. */
    mayEnd: z.boolean(),
  })
  .meta({ id: 'Deputy' });

export const deputyListSchema = z
  .object({ items: z.array(deputySchema), next: z.string().nullable() })
  .meta({ id: 'DeputyList' });
export const deputyListQuery = z.strictObject({ ...pageQuery, which: z.enum(['present', 'all']).optional() });
export const nameDeputySchema = z.strictObject({ deputyId: id, from: day, until: day });

export type DeputyView = z.infer<typeof deputySchema>;
export type DeputyList = z.infer<typeof deputyListSchema>;
