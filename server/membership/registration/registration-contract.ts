/** Registering: what is typed in three steps, the mail that confirms it, who asks to join an organisation. */
import { z } from 'zod';
import { registrableKinds } from '../../../workflows/organisation/verification.ts';
import { id, instant } from '../../http/wire-contract.ts';

const line = (longest: number) => z.string().trim().min(1).max(longest);
const email = z.email().max(254);
const password = z.string().min(1).max(200);
export const phone = z
  .string()
  .trim()
  .max(30)
  .regex(/^\+?[0-9][0-9 ()-]{4,28}$/);
export const creditCodeText = line(60);

export const organisationFields = {
  name: line(120),
  creditCode: creditCodeText,
  /** Codes of the city's lists; a district is asked of enterprises. */
  district: z
    .string()
    .regex(/^[0-9]{6}$/)
    .optional(),
  subIndustry: line(40).optional(),
  legalRepresentative: line(60),
};

export const registerSchema = z.strictObject({
  /** Made once by the browser for this registration: sent again, it is not a second one. */
  intent: id,
  organisation: z.strictObject({ kind: z.enum(registrableKinds), ...organisationFields }),
  person: z.strictObject({ name: line(60), email, phone, password, locale: z.enum(['zh-CN', 'en']) }),
});
/** The same whether the address has an account or not. */
export const registeredSchema = z.object({ email: z.string(), hours: z.int() }).meta({ id: 'Registered' });
export const resendSchema = z.strictObject({ email });
export const confirmSchema = z.strictObject({ token: z.string().min(20).max(100), password });
export const confirmedSchema = z.object({ email: z.string() }).meta({ id: 'Confirmed' });

export const creditCodeQuery = z.strictObject({ code: creditCodeText });
export const creditCodeSchema = z
  .object({
    /** Half-width, upper case, without blanks. */
    creditCode: z.string(),
    accepted: z.boolean(),
    /** Of a refusal: why, and what to do. */
    why: z.string().nullable(),
    /** Accepted, and yet worth another look. */
    warning: z.string().nullable(),
  })
  .meta({ id: 'CreditCode' });

export const joinRequestSchema = z
  .object({
    id,
    person: z.object({ name: z.string(), email: z.string() }),
    organisation: z.object({ id, name: z.string(), kind: z.string() }),
    role: z.string(),
    createdAt: instant,
    /** Nobody administers the organisation yet: whoever is accepted will. */
    becomesAdministrator: z.boolean(),
  })
  .meta({ id: 'JoinRequest' });
export const joinRequestListSchema = z
  .object({ items: z.array(joinRequestSchema), next: z.string().nullable() })
  .meta({ id: 'JoinRequestList' });
export const decideJoinSchema = z.strictObject({
  decision: z.enum(['accepted', 'declined']),
  reason: z.string().trim().min(1).max(500).optional(),
});
export const joinDecidedSchema = z
  .object({ id, decision: z.enum(['accepted', 'declined']) })
  .meta({ id: 'JoinDecided' });

export type Register = z.output<typeof registerSchema>;
export type RegisterInput = z.input<typeof registerSchema>;
export type CreditCodeView = z.infer<typeof creditCodeSchema>;
export type JoinRequestView = z.infer<typeof joinRequestSchema>;
export type DecideJoin = z.output<typeof decideJoinSchema>;
