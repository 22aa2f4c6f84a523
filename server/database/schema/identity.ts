/** People, organisations, memberships, sessions. */
import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { keysOf } from '../../../workflows/vocabulary/keys.ts';
import { organisationKinds, roles } from '../../../workflows/vocabulary/roles.ts';
import { oneOf } from '../checks.ts';
import { fen, id, instant } from '../columns.ts';
import { districts, subIndustries } from './reference.ts';

export const people = pgTable(
  'people',
  {
    id: id().primaryKey(),
    name: text().notNull(),
    /** Lower-cased; signs in with it. */
    email: text().notNull().unique(),
    phone: text(),
    passwordHash: text().notNull(),
    locale: text().notNull(),
    status: text().notNull(),
    createdAt: instant().notNull(),
    passwordChangedAt: instant().notNull(),
  },
  (t) => [
    check('people_status', oneOf(t.status, ['active', 'deactivated'])),
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
    createdAt: instant().notNull(),
  },
  (t) => [
    check('organisations_kind', oneOf(t.kind, keysOf(organisationKinds))),
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
  ],
);

/** Opaque sessions: the cookie carries the token, the table its SHA-256 only. */
export const sessions = pgTable(
  'sessions',
  {
    tokenHash: text().primaryKey(),
    personId: id()
      .notNull()
      .references(() => people.id),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    userAgent: text().notNull(),
    address: text().notNull(),
  },
  (t) => [index('sessions_person').on(t.personId), index('sessions_expiry').on(t.expiresAt)],
);

/** Failed sign-ins, for progressive lock-out per account and address. */
export const signInFailures = pgTable('sign_in_failures', {
  key: text().primaryKey(),
  failures: integer().notNull(),
  lastAt: instant().notNull(),
  blockedUntil: instant(),
});
