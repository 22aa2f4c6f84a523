/** What belongs to a call: the acts that changed it, its quotas by sub-industry, and who holds a place. */
import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { callActs as actNames, type CallChanges } from '../../../workflows/calls/call-acts.ts';
import { keysOf } from '../../../workflows/vocabulary/keys.ts';
import type { PersonRole } from '../../../workflows/vocabulary/roles.ts';
import { oneOf } from '../checks.ts';
import { id, instant } from '../columns.ts';
import { cases } from './cases.ts';
import { people } from './identity.ts';
import { calls, subIndustries } from './reference.ts';

/** A published call is changed by nothing else. Append-only; told to the public without the author. */
export const callActs = pgTable(
  'call_acts',
  {
    id: id().primaryKey(),
    callId: id()
      .notNull()
      .references(() => calls.id),
    act: text().$type<keyof typeof actNames>().notNull(),
    at: instant().notNull(),
    actorId: id()
      .notNull()
      .references(() => people.id),
    role: text().$type<PersonRole>().notNull(),
    reason: text().notNull(),
    before: jsonb().$type<CallChanges>().notNull(),
    after: jsonb().$type<CallChanges>().notNull(),
  },
  (t) => [
    index('call_acts_call').on(t.callId, t.at),
    index('call_acts_actor').on(t.actorId),
    check('call_acts_act', oneOf(t.act, keysOf(actNames))),
    check('call_acts_role', oneOf(t.role, ['officer', 'director'])),
    check('call_acts_reason', sql`char_length(${t.reason}) between 1 and 2000`),
  ],
);

/** At most so many places for a sub-industry, within the quota of the call. */
export const callCeilings = pgTable(
  'call_ceilings',
  {
    callId: id()
      .notNull()
      .references(() => calls.id),
    subIndustry: text()
      .notNull()
      .references(() => subIndustries.code),
    quota: integer().notNull(),
    placesTaken: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.callId, t.subIndustry] }),
    index('call_ceilings_sub_industry').on(t.subIndustry),
    check('call_ceilings_quota', sql`${t.placesTaken} between 0 and ${t.quota}`),
  ],
);

/** Who holds a place now, and of which sub-industry the enterprise was when it got it. */
export const callPlaces = pgTable(
  'call_places',
  {
    caseId: id()
      .primaryKey()
      .references(() => cases.id),
    callId: id()
      .notNull()
      .references(() => calls.id),
    subIndustry: text().references(() => subIndustries.code),
  },
  (t) => [index('call_places_call').on(t.callId, t.subIndustry), index('call_places_sub_industry').on(t.subIndustry)],
);
