/** What people sign in with, and their sessions. Secrets are kept as hashes, or sealed where they must be read again. */
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { oneOf } from '../checks.ts';
import { id, instant } from '../columns.ts';
import { people } from './identity.ts';

export const signInMethods = ['password', 'passkey', 'oidc'] as const;
export type SignInMethod = (typeof signInMethods)[number];

/** Opaque sessions: the cookie carries the token, the table its SHA-256 only. All instants are wall time. */
export const sessions = pgTable(
  'sessions',
  {
    tokenHash: text().primaryKey(),
    /** What the person is shown of it, and ends it by. */
    id: id().notNull().unique(),
    personId: id()
      .notNull()
      .references(() => people.id),
    method: text().$type<SignInMethod>().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    /** When the second factor was shown; a passkey is both factors at once. */
    secondFactorAt: instant(),
    /** When the person last showed that it is still them: step-up is asked for when that is long ago. */
    confirmedAt: instant().notNull(),
    userAgent: text().notNull(),
    address: text().notNull(),
  },
  (t) => [
    index('sessions_person').on(t.personId),
    index('sessions_expiry').on(t.expiresAt),
    check('sessions_method', oneOf(t.method, signInMethods)),
  ],
);

/** Failed sign-ins, for progressive lock-out per account and address. */
export const signInFailures = pgTable('sign_in_failures', {
  key: text().primaryKey(),
  failures: integer().notNull(),
  lastAt: instant().notNull(),
  blockedUntil: instant(),
});

/** Each opens the door once when the authenticator is lost. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    codeHash: text().primaryKey(),
    personId: id()
      .notNull()
      .references(() => people.id),
    createdAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [index('recovery_codes_person').on(t.personId)],
);

export const passkeys = pgTable(
  'passkeys',
  {
    /** The credential id, base64url. */
    id: text().primaryKey(),
    personId: id()
      .notNull()
      .references(() => people.id),
    name: text().notNull(),
    publicKey: text().notNull(),
    counter: integer().notNull(),
    transports: text().array().notNull(),
    backedUp: boolean().notNull(),
    createdAt: instant().notNull(),
    lastUsedAt: instant(),
  },
  (t) => [index('passkeys_person').on(t.personId)],
);

const challengeKinds = ['passkeyRegistration', 'passkeySignIn', 'oidc'] as const;

/** One question put to a browser and not yet answered: each is answered once. */
export const challenges = pgTable(
  'challenges',
  {
    /** SHA-256 of what the browser was given. */
    tokenHash: text().primaryKey(),
    kind: text().$type<(typeof challengeKinds)[number]>().notNull(),
    personId: id().references(() => people.id),
    details: jsonb().$type<Record<string, string>>().notNull(),
    expiresAt: instant().notNull(),
  },
  (t) => [
    index('challenges_person').on(t.personId),
    index('challenges_expiry').on(t.expiresAt),
    check('challenges_kind', oneOf(t.kind, challengeKinds)),
  ],
);

/** Who a person is at the government's single sign-on. */
export const federatedIdentities = pgTable(
  'federated_identities',
  {
    issuer: text().notNull(),
    subject: text().notNull(),
    personId: id()
      .notNull()
      .references(() => people.id),
    createdAt: instant().notNull(),
    lastUsedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.issuer, t.subject] }), index('federated_identities_person').on(t.personId)],
);

const mailTokenKinds = ['confirmMail', 'resetPassword'] as const;

/** What a letter carries to show that its reader has the mail address. Of use once, and not for long. */
export const mailTokens = pgTable(
  'mail_tokens',
  {
    tokenHash: text().primaryKey(),
    kind: text().$type<(typeof mailTokenKinds)[number]>().notNull(),
    personId: id()
      .notNull()
      .references(() => people.id),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [index('mail_tokens_person').on(t.personId), check('mail_tokens_kind', oneOf(t.kind, mailTokenKinds))],
);
