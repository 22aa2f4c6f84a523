/** What a city sets up: districts, sub-industries, policies, indicator editions, calls. */
import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from '../columns.ts';

type Label = { zh: string; en: string };

export const districts = pgTable('districts', {
  code: text().primaryKey(),
  name: jsonb().$type<Label>().notNull(),
  aliases: text().array().notNull(),
});

export const subIndustries = pgTable('sub_industries', {
  code: text().primaryKey(),
  name: jsonb().$type<Label>().notNull(),
  aliases: text().array().notNull(),
});

/** Immutable: a trigger refuses every change of a row (migration "guards"). */
export const policies = pgTable('policies', {
  id: text().primaryKey(),
  body: jsonb().notNull(),
  createdAt: instant().notNull(),
});

/** Editions of the level indicators; immutable like policies. */
export const indicatorEditions = pgTable('indicator_editions', {
  id: text().primaryKey(),
  body: jsonb().notNull(),
  inForceFrom: instant().notNull(),
  createdAt: instant().notNull(),
});

export const calls = pgTable(
  'calls',
  {
    id: id().primaryKey(),
    code: text().notNull().unique(),
    title: jsonb().$type<Label>().notNull(),
    notice: text().notNull(),
    policyId: text()
      .notNull()
      .references(() => policies.id),
    opensAt: instant().notNull(),
    closesAt: instant().notNull(),
    retrofitEndsAt: instant().notNull(),
    batchEndsAt: instant().notNull(),
    quota: integer().notNull(),
    placesTaken: integer().notNull(),
    casesOpened: integer().notNull(),
    districts: text().array().notNull(),
    subIndustries: text().array().notNull(),
    /** Null: a draft, which the bureau alone sees. */
    publishedAt: instant(),
    /** Whoever wrote on the draft: none of them publishes it. */
    authors: uuid().array().notNull().default([]),
    /** Grows with every change, so that nobody overwrites what they have not seen. */
    revision: integer().notNull().default(0),
  },
  (t) => [
    index('calls_policy').on(t.policyId),
    check('calls_window', sql`${t.opensAt} < ${t.closesAt} and ${t.closesAt} <= ${t.batchEndsAt}`),
    check('calls_quota', sql`${t.placesTaken} between 0 and ${t.quota}`),
  ],
);

/** Demonstration only: how far its clock is ahead of the wall's. The row says that this database is a demonstration. */
export const demonstrationClock = pgTable(
  'demonstration_clock',
  { id: integer().primaryKey(), offsetMs: bigint({ mode: 'number' }).notNull() },
  (t) => [check('demonstration_clock_one', sql`${t.id} = 1`)],
);
