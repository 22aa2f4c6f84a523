/** What reminds people: how they want to be told, nudges, followed cases, reminders that went out, and how long desks usually take. */
import { check, index, integer, jsonb, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { type Delivery, deliveryNames, type TopicName, topicNames } from '../../../workflows/notifications/topics.ts';
import { keysOf } from '../../../workflows/vocabulary/keys.ts';
import { type PersonRole, roles } from '../../../workflows/vocabulary/roles.ts';
import { oneOf } from '../checks.ts';
import { id, instant } from '../columns.ts';
import { cases, clocks } from './cases.ts';
import { people } from './identity.ts';

/** Only what somebody chose; the rest is as workflows/notifications/topics.ts says. */
export const notificationChoices = pgTable(
  'notification_choices',
  {
    personId: id()
      .notNull()
      .references(() => people.id),
    topic: text().$type<TopicName>().notNull(),
    delivery: text().$type<Delivery>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.topic] }),
    check('notification_choices_topic', oneOf(t.topic, topicNames)),
    check('notification_choices_delivery', oneOf(t.delivery, deliveryNames)),
  ],
);

/** Append-only: who asked the desk to hurry, and when. */
export const nudges = pgTable(
  'nudges',
  {
    id: id().primaryKey(),
    caseId: id()
      .notNull()
      .references(() => cases.id),
    personId: id()
      .notNull()
      .references(() => people.id),
    role: text().$type<PersonRole>().notNull(),
    /** Where the case lay. */
    state: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    index('nudges_case').on(t.caseId, t.at),
    index('nudges_person').on(t.personId),
    check('nudges_role', oneOf(t.role, keysOf(roles))),
  ],
);

export const caseFollowers = pgTable(
  'case_followers',
  {
    personId: id()
      .notNull()
      .references(() => people.id),
    caseId: id()
      .notNull()
      .references(() => cases.id),
    since: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.caseId] }), index('case_followers_case').on(t.caseId)],
);

/** One row per deadline and distance, so that a reminder goes out once, whichever server comes first. */
export const deadlineReminders = pgTable(
  'deadline_reminders',
  {
    clockId: id()
      .notNull()
      .references(() => clocks.id),
    /** A deadline that was moved is another one. */
    dueAt: instant().notNull(),
    workingDaysBefore: smallint().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.clockId, t.dueAt, t.workingDaysBefore] })],
);

/** How long cases lay in a state, read off the event log by a round; the newest of each state are kept. */
export const stays = pgTable(
  'stays',
  {
    caseId: id()
      .notNull()
      .references(() => cases.id),
    /** The event that ended it. */
    seq: integer().notNull(),
    state: text().notNull(),
    workingDays: integer().notNull(),
    endedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.seq] }), index('stays_state').on(t.state, t.endedAt)],
);

/** How far a round of background work has come. */
export const rounds = pgTable('rounds', {
  name: text().primaryKey(),
  place: jsonb().$type<Record<string, string>>().notNull(),
});
