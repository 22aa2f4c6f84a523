/** The case row (the truth), its append-only event log, its clocks, receipts, the outbox and the journal. */
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { Evidence } from '../../../workflows/case/evidence.ts';
import type { Facts } from '../../../workflows/case/facts.ts';
import type { Said } from '../../../workflows/case/said.ts';
import { states } from '../../../workflows/case/structure.ts';
import { keysOf } from '../../../workflows/vocabulary/keys.ts';
import { roles } from '../../../workflows/vocabulary/roles.ts';
import { oneOf } from '../checks.ts';
import { fen, id, instant } from '../columns.ts';
import { organisations } from './identity.ts';
import { calls, policies } from './reference.ts';

const leaves = states.filter((state) => state.path !== '' && !state.compound).map((state) => state.path);
const fact = (name: keyof Facts) => sql.raw(`(facts->>'${name}')`);
const factFen = (name: keyof Facts) => sql.raw(`((facts->>'${name}')::bigint)`);
const factId = (name: keyof Facts) => sql.raw(`((facts->>'${name}')::uuid)`);

export const cases = pgTable(
  'cases',
  {
    id: id().primaryKey(),
    number: text().notNull().unique(),
    callId: id()
      .notNull()
      .references(() => calls.id),
    enterpriseId: id()
      .notNull()
      .references(() => organisations.id),
    policyId: text()
      .notNull()
      .references(() => policies.id),
    state: text().notNull(),
    facts: jsonb().$type<Facts>().notNull(),
    seq: integer().notNull(),
    openedAt: instant().notNull(),
    /** When the present state was entered. */
    enteredAt: instant().notNull(),
    updatedAt: instant().notNull(),
    /** The next deadline of the case, for lists; null when nothing runs. */
    dueAt: instant(),
    /** When the director approved it: the order in which short funds are given out. */
    approvedAt: instant(),
    // Columns people query are generated from the facts, so that they cannot differ (workflow.md, "The row is the truth").
    district: text().generatedAlwaysAs(fact('district')),
    providerId: id().generatedAlwaysAs(factId('providerId')),
    diagnosingProviderId: id().generatedAlwaysAs(factId('diagnosingProviderId')),
    agencyId: id().generatedAlwaysAs(factId('agencyId')),
    auditFirmId: id().generatedAlwaysAs(factId('auditFirmId')),
    claimedFen: fen().generatedAlwaysAs(factFen('claimedFen')),
    approvedFen: fen().generatedAlwaysAs(factFen('approvedFen')),
    paidFen: fen().generatedAlwaysAs(factFen('paidFen')),
    recoveredFen: fen().generatedAlwaysAs(factFen('recoveredFen')),
  },
  (t) => [
    check('cases_state', oneOf(t.state, leaves)),
    check(
      'cases_money',
      sql`${t.claimedFen} >= 0 and ${t.approvedFen} >= 0 and ${t.paidFen} >= 0 and ${t.recoveredFen} >= 0
      and ${t.recoveredFen} <= ${t.paidFen} and ${t.approvedFen} <= ${t.claimedFen}`,
    ),
    // One open case of an enterprise in a call.
    uniqueIndex('cases_enterprise_call')
      .on(t.enterpriseId, t.callId)
      .where(sql`${t.state} not in ('withdrawn', 'lapsed', 'notListed', 'terminated')`),
    index('cases_enterprise').on(t.enterpriseId),
    index('cases_call').on(t.callId),
    index('cases_policy').on(t.policyId),
    index('cases_state_due').on(t.state, t.dueAt, t.id),
    index('cases_due').on(t.dueAt, t.id),
    index('cases_district_due').on(t.district, t.dueAt, t.id),
    index('cases_provider').on(t.providerId, t.state),
    index('cases_diagnosing_provider').on(t.diagnosingProviderId),
    index('cases_agency').on(t.agencyId, t.state),
    index('cases_audit_firm').on(t.auditFirmId, t.state),
    index('cases_updated').on(t.updatedAt, t.id),
  ],
);

export const caseEvents = pgTable(
  'case_events',
  {
    caseId: id()
      .notNull()
      .references(() => cases.id),
    seq: integer().notNull(),
    type: text().notNull(),
    at: instant().notNull(),
    actorId: id(),
    role: text().$type<keyof typeof roles>().notNull(),
    said: jsonb().$type<Said>().notNull(),
    seen: jsonb().$type<Evidence>().notNull(),
    fromState: text(),
    toState: text().notNull(),
    policyId: text().notNull(),
    factsHash: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.seq] }),
    index('case_events_actor').on(t.actorId, t.caseId),
    check('case_events_role', oneOf(t.role, keysOf(roles))),
  ],
);

/** A legal deadline: stored as an instant together with how it was computed; moved only by acts. */
export const clocks = pgTable(
  'clocks',
  {
    id: id().primaryKey(),
    caseId: id()
      .notNull()
      .references(() => cases.id),
    name: text().notNull(),
    status: text().$type<'running' | 'paused' | 'ended'>().notNull(),
    /** The event that started it. */
    seq: integer().notNull(),
    startedAt: instant().notNull(),
    dueAt: instant().notNull(),
    provisional: boolean().notNull(),
    /** How the deadline was computed, and every pause with both instants. */
    how: jsonb().notNull(),
    /** When the sweep looks at it next; null while it rests. */
    strikesAt: instant(),
    strikes: smallint().notNull(),
    endedAt: instant(),
  },
  (t) => [
    uniqueIndex('clocks_open').on(t.caseId, t.name).where(sql`${t.status} <> 'ended'`),
    index('clocks_strikes').on(t.strikesAt).where(sql`${t.status} = 'running'`),
    index('clocks_case').on(t.caseId),
    check('clocks_status', oneOf(t.status, ['running', 'paused', 'ended'])),
  ],
);

/** Idempotency: written before the effect, so that a retry keeps the instant; completed with the effect. */
export const receipts = pgTable(
  'receipts',
  {
    actorId: id().notNull(),
    key: text().notNull(),
    bodyHash: text().notNull(),
    receivedAt: instant().notNull(),
    caseId: id(),
    status: smallint(),
    /** Kept as text was sent, so that a retry reads the same letters. */
    answer: json(),
  },
  (t) => [
    primaryKey({ columns: [t.actorId, t.key] }),
    index('receipts_pending').on(t.caseId, t.receivedAt).where(sql`${t.status} is null`),
  ],
);

/** Facts to be told, written with the move; the post room turns each into letters. */
export const outbox = pgTable(
  'outbox',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    caseId: id()
      .notNull()
      .references(() => cases.id),
    seq: integer().notNull(),
    what: text().notNull(),
    at: instant().notNull(),
    handledAt: instant(),
  },
  (t) => [index('outbox_open').on(t.id).where(sql`${t.handledAt} is null`), index('outbox_case').on(t.caseId)],
);

/** Every act of any kind: who, as which role, from where, on what ground. Append-only. */
export const journal = pgTable(
  'journal',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant().notNull(),
    act: text().notNull(),
    actorId: id(),
    role: text(),
    caseId: id(),
    seq: integer(),
    subject: text(),
    details: jsonb().notNull(),
    requestId: text(),
    address: text(),
  },
  (t) => [
    index('journal_case').on(t.caseId),
    index('journal_actor').on(t.actorId, t.at),
    index('journal_act').on(t.act, t.at),
    index('journal_at').on(t.at, t.id),
    index('journal_subject').on(t.subject, t.at).where(sql`${t.subject} is not null`),
  ],
);
