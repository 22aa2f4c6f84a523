/** People, organisations, and who is what in which of them. */
import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { keysOf } from '../../../workflows/vocabulary/keys.ts';
import { organisationKinds, roles } from '../../../workflows/vocabulary/roles.ts';
import { oneOf } from '../checks.ts';
import { fen, id, instant } from '../columns.ts';
import { districts, subIndustries } from './reference.ts';

/** `unverified`: the licence is missing; `waiting`: a bureau is to look at it. */
const verifications = ['unverified', 'waiting', 'verified', 'refused'] as const;
export type Verification = (typeof verifications)[number];

export const people = pgTable(
  'people',
  {
    id: id().primaryKey(),
    name: text().notNull(),
    /** Lower-cased; signs in with it. */
    email: text().notNull().unique(),
    phone: text(),
    /** Null for who comes in by single sign-on or passkey only. */
    passwordHash: text(),
    locale: text().notNull(),
    /** `unconfirmed`: registered, and the mail address not yet shown to be theirs. */
    status: text().$type<'unconfirmed' | 'active' | 'deactivated'>().notNull(),
    createdAt: instant().notNull(),
    passwordChangedAt: instant().notNull(),
    emailConfirmedAt: instant(),
    deactivatedAt: instant(),
    /** Sealed with the session secret (server/secrets/sealed.ts); confirmed once a first code was right. */
    totpSecret: text(),
    totpConfirmedAt: instant(),
    /** The last thirty-second step whose code was used: no code counts twice. */
    totpLastStep: bigint({ mode: 'number' }),
  },
  (t) => [
    index('people_name').on(t.name, t.id),
    check('people_status', oneOf(t.status, ['unconfirmed', 'active', 'deactivated'])),
    check('people_locale', oneOf(t.locale, ['zh-CN', 'en'])),
  ],
);

export const organisations = pgTable(
  'organisations',
  {
    id: id().primaryKey(),
    kind: text().$type<keyof typeof organisationKinds>().notNull(),
    name: text().notNull(),
    /** NFKC, blanks and bracket widths removed: what "the same name" means. */
    nameKey: text().notNull(),
    creditCode: text().unique(),
    district: text().references(() => districts.code),
    subIndustry: text().references(() => subIndustries.code),
    legalRepresentative: text(),
    contact: text(),
    phone: text(),
    email: text(),
    address: text(),
    staff: integer(),
    revenueFen: fen(),
    aboveScale: boolean(),
    specialised: boolean(),
    /** Pool standing of providers, agencies and audit firms. */
    standing: text().$type<'admitted' | 'suspended' | 'removed' | 'outside'>().notNull(),
    /** Whether a bureau has looked at its business licence. What a bureau itself enters is verified. */
    verification: text().$type<Verification>().notNull().default('verified'),
    verificationNote: text(),
    verifiedAt: instant(),
    verifiedBy: id(),
    /** A duplicate points to the organisation that it was merged into. */
    mergedInto: id().references((): AnyPgColumn => organisations.id),
    createdAt: instant().notNull(),
  },
  (t) => [
    check('organisations_kind', oneOf(t.kind, keysOf(organisationKinds))),
    check('organisations_verification', oneOf(t.verification, verifications)),
    index('organisations_verification_waiting').on(t.district).where(sql`${t.verification} = 'waiting'`),
    index('organisations_merged_into').on(t.mergedInto),
    check('organisations_standing', oneOf(t.standing, ['admitted', 'suspended', 'removed', 'outside'])),
    index('organisations_kind_name').on(t.kind, t.nameKey),
    index('organisations_district').on(t.district),
    index('organisations_sub_industry').on(t.subIndustry),
  ],
);

export const memberships = pgTable(
  'memberships',
  {
    id: id().primaryKey(),
    personId: id()
      .notNull()
      .references(() => people.id),
    organisationId: id()
      .notNull()
      .references(() => organisations.id),
    role: text().$type<Exclude<keyof typeof roles, 'system'>>().notNull(),
    since: instant().notNull(),
    /** Ended memberships stay: nobody decides on an organisation they belonged to. */
    until: instant(),
    /** Invites, admits and removes the other members of the organisation. */
    administers: boolean().notNull().default(false),
    endedBy: id(),
    endReason: text(),
  },
  (t) => [
    check(
      'memberships_role',
      oneOf(
        t.role,
        keysOf(roles).filter((role) => role !== 'system'),
      ),
    ),
    uniqueIndex('memberships_current').on(t.personId, t.organisationId, t.role).where(sql`${t.until} is null`),
    index('memberships_organisation').on(t.organisationId),
    index('memberships_person').on(t.personId),
  ],
);
