/** Signing in and who is signed in. */
import { z } from 'zod';
import { id, instant } from '../http/wire-contract.ts';

export const signInSchema = z.strictObject({ email: z.email().max(254), password: z.string().min(1).max(200) });

export const sessionSchema = z
  .object({
    person: z.object({ id, name: z.string(), email: z.string(), locale: z.enum(['zh-CN', 'en']) }),
    memberships: z.array(
      z.object({
        id,
        role: z.string(),
        /** The caller only stands in for a colleague. */
        deputy: z.boolean(),
        organisation: z.object({ id, name: z.string(), kind: z.string(), district: z.string().nullable() }),
      }),
    ),
    expiresAt: instant,
    /** Demonstration mode: the advancing clock is offered to the administrator. */
    demonstration: z.boolean(),
    /** The product's clock, which in demonstration mode is not the wall's. */
    now: instant,
  })
  .meta({ id: 'Session' });

export const localeSchema = z.strictObject({ locale: z.enum(['zh-CN', 'en']) });

export type SignIn = z.infer<typeof signInSchema>;
export type SessionView = z.infer<typeof sessionSchema>;
