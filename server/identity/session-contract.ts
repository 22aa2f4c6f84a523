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
    /** Permissions that they hold wherever, by name in docs/access.md: what the pages offer is no copy of the rules. */
    may: z.array(z.string()),
    /** What has to be done before anything else opens: `show` the second factor, or `setUp` one. */
    owes: z.enum(['show', 'setUp']).nullable(),
    /** In organisations that nobody has verified yet: they give no role, and the person is shown what is missing. */
    waiting: z.array(
      z.object({
        id,
        role: z.string(),
        organisation: z.object({ id, name: z.string(), kind: z.string(), district: z.string().nullable() }),
        verification: z.enum(['unverified', 'waiting', 'refused']),
        administers: z.boolean(),
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

/** What the sign-in page offers beside the password. */
export const waysSchema = z.object({ singleSignOn: z.boolean(), passkeys: z.boolean() }).meta({ id: 'SignInWays' });

/** `fresh`: to confirm, so that the provider asks again. */
export const beginSsoSchema = z.strictObject({ fresh: z.boolean() });
/** A page of the provider. */
export const ssoAddressSchema = z.object({ url: z.string() }).meta({ id: 'SingleSignOnAddress' });
/** The query with which the provider sent the browser back. */
export const finishSsoSchema = z.strictObject({ answer: z.string().min(1).max(4000) });

export type SignIn = z.infer<typeof signInSchema>;
export type SessionView = z.infer<typeof sessionSchema>;
export type SignInWays = z.infer<typeof waysSchema>;
