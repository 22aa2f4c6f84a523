/** The second factor, passkeys and the security page on the wire. */
import { z } from 'zod';
import { id, instant } from '../../http/wire-contract.ts';

/** Six digits of the app, or a recovery code. */
export const codeSchema = z.strictObject({ code: z.string().min(6).max(40) });
export const confirmationSchema = z.strictObject({
  by: z.enum(['password', 'code']),
  secret: z.string().min(1).max(200),
});

export const newTotpSchema = z
  .object({
    /** Sealed; to be sent back with the first code. */
    pending: z.string(),
    /** For typing in where no picture can be taken. */
    secret: z.string(),
    /** A data: address of an SVG. */
    picture: z.string(),
  })
  .meta({ id: 'NewTotp' });
export const totpSetUpSchema = z.strictObject({
  pending: z.string().min(1).max(1000),
  code: z.string().min(6).max(40),
});
/** Empty when there were codes already. */
export const recoveryCodesSchema = z.object({ codes: z.array(z.string()) }).meta({ id: 'RecoveryCodes' });

const encoded = (most: number) => z.string().min(1).max(most);
const passkeyName = z.string().trim().min(1).max(60);

/** The browser's options as the library makes them; of use to the browser only. */
export const passkeyOptionsSchema = z
  .object({ options: z.record(z.string(), z.unknown()) })
  .meta({ id: 'PasskeyOptions' });
export const passkeyRegistrationSchema = z.strictObject({
  name: passkeyName,
  id: encoded(1400),
  clientDataJSON: encoded(4000),
  attestationObject: encoded(16_000),
  transports: z.array(z.string().min(1).max(20)).max(10),
});
export const passkeyAnswerSchema = z.strictObject({
  id: encoded(1400),
  clientDataJSON: encoded(4000),
  authenticatorData: encoded(4000),
  signature: encoded(4000),
});
export const passkeyNameSchema = z.strictObject({ name: passkeyName });
export const passkeySchema = z.object({
  id,
  name: z.string(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  /** Kept by the maker of the device as well, so that it outlives the device. */
  backedUp: z.boolean(),
});
export const ownSessionSchema = z.object({
  id,
  method: z.enum(['password', 'passkey', 'oidc']),
  secondFactor: z.boolean(),
  device: z.string(),
  address: z.string(),
  since: instant,
  lastSeenAt: instant,
  current: z.boolean(),
});
export const securitySchema = z
  .object({
    /** Officials who decide or pay, and administrators, must have one. */
    factorRequired: z.boolean(),
    totpSince: instant.nullable(),
    recoveryCodesLeft: z.int(),
    /** False where the product is reached by an address that passkeys cannot be bound to. */
    passkeysPossible: z.boolean(),
    passkeys: z.array(passkeySchema),
    /** Null for who signs in without one. */
    passwordSince: instant.nullable(),
    shortestPassword: z.int(),
    singleSignOn: z.boolean(),
    sessions: z.array(ownSessionSchema),
  })
  .meta({ id: 'Security' });

export type NewTotp = z.infer<typeof newTotpSchema>;
export type TotpSetUp = z.infer<typeof totpSetUpSchema>;
export type PasskeyRegistration = z.infer<typeof passkeyRegistrationSchema>;
export type PasskeyAnswer = z.infer<typeof passkeyAnswerSchema>;
export type Confirmation = z.infer<typeof confirmationSchema>;
export type RecoveryCodes = z.infer<typeof recoveryCodesSchema>;
export type SecurityView = z.infer<typeof securitySchema>;
