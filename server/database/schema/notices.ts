/**
 * Public notices: what was published, until when, and what became of each entry. Append-only and for everybody; which case an entry
 * is about stands apart, because cases are not for everybody.
 */
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { Clock as Period } from '../../../workflows/calendar/clock.ts';
import { type NoticeKind, type NoticeStep, noticeKinds, noticeSteps } from '../../../workflows/notices/steps.ts';
import { keysOf } from '../../../workflows/vocabulary/keys.ts';
import { oneOf } from '../checks.ts';
import { day, fen, id, instant } from '../columns.ts';
import { cases } from './cases.ts';
import { calls } from './reference.ts';

type Label = { zh: string; en: string };

export const notices = pgTable(
  'notices',
  {
    id: id().primaryKey(),
    /** Its address for good. */
    number: text().notNull().unique(),
    kind: text().$type<NoticeKind>().notNull(),
    callId: id()
      .notNull()
      .references(() => calls.id),
    title: jsonb().$type<Label>().notNull(),
    text: jsonb().$type<Label>().notNull(),
    /** The day in Shanghai: what is published on it for one call and closes together stands in one notice. */
    publishedOn: day().notNull(),
    publishedAt: instant().notNull(),
    closesAt: instant().notNull(),
    provisional: boolean().notNull(),
    /** How the closing instant was computed. */
    how: jsonb().$type<Period>().notNull(),
  },
  (t) => [
    uniqueIndex('notices_day').on(t.callId, t.kind, t.publishedOn, t.closesAt),
    index('notices_published').on(t.publishedAt, t.id),
    check('notices_kind', oneOf(t.kind, keysOf(noticeKinds))),
  ],
);

/** As it was published; names are those of that day. */
export const noticeItems = pgTable(
  'notice_items',
  {
    id: id().primaryKey(),
    noticeId: id()
      .notNull()
      .references(() => notices.id),
    place: integer().notNull(),
    enterprise: text().notNull(),
    district: jsonb().$type<Label>(),
    subIndustry: jsonb().$type<Label>(),
    amountFen: fen(),
    /** The entry of an earlier notice in whose place this one was published. */
    follows: id().references((): AnyPgColumn => noticeItems.id),
  },
  (t) => [uniqueIndex('notice_items_place').on(t.noticeId, t.place), uniqueIndex('notice_items_follows').on(t.follows)],
);

/** What became of an entry, in order. The last one is how it stands. */
export const noticeStepRows = pgTable(
  'notice_steps',
  {
    itemId: id()
      .notNull()
      .references(() => noticeItems.id),
    /** That of the case's event. */
    seq: integer().notNull(),
    step: text().$type<NoticeStep>().notNull(),
    at: instant().notNull(),
    /** When the period ends as things stand; null while it rests, and at an end. */
    dueAt: instant(),
    provisional: boolean().notNull(),
  },
  (t) => [primaryKey({ columns: [t.itemId, t.seq] }), check('notice_steps_step', oneOf(t.step, keysOf(noticeSteps)))],
);

/** Which case an entry is about: seen with the case. */
export const noticeCases = pgTable(
  'notice_cases',
  {
    itemId: id()
      .primaryKey()
      .references(() => noticeItems.id),
    caseId: id()
      .notNull()
      .references(() => cases.id),
    seq: integer().notNull(),
    kind: text().$type<NoticeKind>().notNull(),
  },
  (t) => [uniqueIndex('notice_cases_case').on(t.caseId, t.seq)],
);
