/** How people come into an organisation, stand in for one another and leave it, and what shows that it exists. */
import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { PersonRole } from '../../../workflows/vocabulary/roles.ts';
import { oneOf } from '../checks.ts';
import { id, instant } from '../columns.ts';
import { memberships, organisations, people } from './identity.ts';

export const invitations = pgTable(
  'invitations',
  {
    id: id().primaryKey(),
    organisationId: id()
      .notNull()
      .references(() => organisations.id),
    email: text().notNull(),
    role: text().$type<PersonRole>().notNull(),
    administers: boolean().notNull(),
    /** SHA-256 of what the letter carries. */
    tokenHash: text().notNull().unique(),
    invitedBy: id()
      .notNull()
      .references(() => people.id),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    /** To a role with power over money or people: another administrator agrees before the letter goes out. */
    needsConfirmation: boolean().notNull().default(false),
    confirmedBy: id(),
    confirmedAt: instant(),
    acceptedAt: instant(),
    acceptedBy: id().references(() => people.id),
    withdrawnAt: instant(),
  },
  (t) => [
    uniqueIndex('invitations_open')
      .on(t.organisationId, t.email, t.role)
      .where(sql`${t.acceptedAt} is null and ${t.withdrawnAt} is null`),
    index('invitations_invited_by').on(t.invitedBy),
    index('invitations_accepted_by').on(t.acceptedBy),
  ],
);

/** A second registrant of the same organisation asks its administrator. */
export const joinRequests = pgTable(
  'join_requests',
  {
    id: id().primaryKey(),
    organisationId: id()
      .notNull()
      .references(() => organisations.id),
    personId: id()
      .notNull()
      .references(() => people.id),
    note: text().notNull(),
    createdAt: instant().notNull(),
    decision: text().$type<'accepted' | 'declined'>(),
    decidedBy: id().references(() => people.id),
    decidedAt: instant(),
    reason: text(),
  },
  (t) => [
    uniqueIndex('join_requests_open').on(t.organisationId, t.personId).where(sql`${t.decision} is null`),
    index('join_requests_person').on(t.personId),
    index('join_requests_decided_by').on(t.decidedBy),
    check('join_requests_decision', oneOf(t.decision, ['accepted', 'declined'])),
  ],
);

/** For some days somebody else of the same organisation acts in a membership that is not theirs, under their own name. */
export const deputies = pgTable(
  'deputies',
  {
    id: id().primaryKey(),
    membershipId: id()
      .notNull()
      .references(() => memberships.id),
    deputyId: id()
      .notNull()
      .references(() => people.id),
    since: instant().notNull(),
    until: instant().notNull(),
    createdBy: id()
      .notNull()
      .references(() => people.id),
    createdAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    index('deputies_membership').on(t.membershipId),
    index('deputies_deputy').on(t.deputyId, t.until),
    index('deputies_created_by').on(t.createdBy),
    check('deputies_dates', sql`${t.since} < ${t.until}`),
  ],
);

/** What an organisation shows a bureau to be verified: its business licence. */
export const organisationPapers = pgTable(
  'organisation_papers',
  {
    id: id().primaryKey(),
    organisationId: id()
      .notNull()
      .references(() => organisations.id),
    paper: text().$type<'licence'>().notNull(),
    name: text().notNull(),
    mediaType: text().notNull(),
    sizeBytes: bigint({ mode: 'number' }).notNull(),
    sha256: text().notNull(),
    storageKey: text().notNull().unique(),
    uploadedBy: id()
      .notNull()
      .references(() => people.id),
    uploadedAt: instant().notNull(),
    withdrawnAt: instant(),
  },
  (t) => [
    index('organisation_papers_organisation').on(t.organisationId),
    index('organisation_papers_uploaded_by').on(t.uploadedBy),
    check('organisation_papers_paper', oneOf(t.paper, ['licence'])),
  ],
);
