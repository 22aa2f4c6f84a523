/** The work on a case: contract, plan, progress, spend, draws, inspections, termination and correction proposals. */
import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { oneOf } from '../checks.ts';
import { day, fen, id, instant } from '../columns.ts';
import { cases } from './cases.ts';
import { organisations, people } from './identity.ts';

/** One contract per provider of the case; after a provider change a second one, accepted parts add up. */
export const contracts = pgTable(
  'contracts',
  {
    id: id().primaryKey(),
    caseId: id()
      .notNull()
      .references(() => cases.id),
    providerId: id().references(() => organisations.id),
    number: text().notNull(),
    signedOn: day().notNull(),
    planStartsOn: day().notNull(),
    planEndsOn: day().notNull(),
    dataSecurityClause: boolean().notNull(),
    version: integer().notNull(),
    updatedBy: id()
      .notNull()
      .references(() => people.id),
    updatedAt: instant().notNull(),
  },
  (t) => [
    index('contracts_case').on(t.caseId),
    index('contracts_provider').on(t.providerId),
    index('contracts_updated_by').on(t.updatedBy),
    check('contracts_plan', sql`${t.planStartsOn} <= ${t.planEndsOn}`),
  ],
);

export const contractLines = pgTable(
  'contract_lines',
  {
    id: id().primaryKey(),
    contractId: id()
      .notNull()
      .references(() => contracts.id),
    category: text().notNull(),
    name: text().notNull(),
    listPriceFen: fen().notNull(),
    priceFen: fen().notNull(),
    vatRateBp: integer().notNull(),
    position: integer().notNull(),
  },
  (t) => [
    index('contract_lines_contract').on(t.contractId, t.position),
    check('contract_lines_price', sql`${t.priceFen} > 0 and ${t.listPriceFen} >= ${t.priceFen}`),
  ],
);

export const milestones = pgTable(
  'milestones',
  {
    id: id().primaryKey(),
    contractId: id()
      .notNull()
      .references(() => contracts.id),
    name: text().notNull(),
    dueOn: day().notNull(),
    doneAt: instant(),
    position: integer().notNull(),
  },
  (t) => [index('milestones_contract').on(t.contractId, t.position)],
);

export const progressReports = pgTable(
  'progress_reports',
  {
    id: id().primaryKey(),
    caseId: id()
      .notNull()
      .references(() => cases.id),
    percent: integer().notNull(),
    note: text().notNull(),
    reportedBy: id()
      .notNull()
      .references(() => people.id),
    reportedAt: instant().notNull(),
  },
  (t) => [
    index('progress_reports_case').on(t.caseId, t.reportedAt),
    index('progress_reports_by').on(t.reportedBy),
    check('progress_reports_percent', sql`${t.percent} between 0 and 100`),
  ],
);

export const spendLines = pgTable(
  'spend_lines',
  {
    id: id().primaryKey(),
    caseId: id()
      .notNull()
      .references(() => cases.id),
    contractLineId: id().references(() => contractLines.id),
    category: text().notNull(),
    name: text().notNull(),
    contractFen: fen().notNull(),
    invoicedFen: fen().notNull(),
    paidFen: fen().notNull(),
    vatRateBp: integer().notNull(),
    contractOn: day().notNull(),
    /** Normalised code and number: the same invoice never twice, in any case or call. */
    invoiceKey: text().notNull().unique(),
    invoiceOn: day().notNull(),
    paidOn: day().notNull(),
    payment: text().$type<'transfer' | 'acceptanceBill'>().notNull(),
    billDueOn: day(),
    relatedParty: boolean().notNull(),
    verdict: text().$type<'allowed' | 'cutInPart' | 'cut'>(),
    allowedFen: fen(),
    cutReason: text(),
    cutNote: text(),
    decidedBy: id().references(() => people.id),
    decidedAt: instant(),
    updatedAt: instant().notNull(),
    position: integer().notNull(),
  },
  (t) => [
    index('spend_lines_case').on(t.caseId, t.position),
    index('spend_lines_contract_line').on(t.contractLineId),
    index('spend_lines_decided_by').on(t.decidedBy),
    check(
      'spend_lines_amounts',
      sql`${t.contractFen} >= 0 and ${t.invoicedFen} >= 0 and ${t.paidFen} >= 0 and (${t.allowedFen} is null or ${t.allowedFen} >= 0)`,
    ),
    check('spend_lines_verdict', oneOf(t.verdict, ['allowed', 'cutInPart', 'cut'])),
    check('spend_lines_payment', oneOf(t.payment, ['transfer', 'acceptanceBill'])),
  ],
);

/** A random draw among the independent agencies, kept with its seed and everybody who was left out and why. */
export const agencyDraws = pgTable(
  'agency_draws',
  {
    id: id().primaryKey(),
    caseId: id()
      .notNull()
      .references(() => cases.id),
    seq: integer().notNull(),
    seed: text().notNull(),
    candidates: jsonb().notNull(),
    drawnId: id()
      .notNull()
      .references(() => organisations.id),
    drawnBy: id()
      .notNull()
      .references(() => people.id),
    drawnAt: instant().notNull(),
  },
  (t) => [
    index('agency_draws_case').on(t.caseId, t.drawnAt),
    index('agency_draws_drawn').on(t.drawnId),
    index('agency_draws_by').on(t.drawnBy),
  ],
);

/** One inspection per assignment of an agency; the no-conflict statement opens it. */
export const inspections = pgTable(
  'inspections',
  {
    id: id().primaryKey(),
    caseId: id()
      .notNull()
      .references(() => cases.id),
    /** `seq` of the event that assigned the agency. */
    assignedSeq: integer().notNull(),
    agencyId: id()
      .notNull()
      .references(() => organisations.id),
    inspectorId: id()
      .notNull()
      .references(() => people.id),
    declaredAt: instant().notNull(),
    scores: jsonb().$type<Record<string, number>>().notNull(),
    findings: text().notNull(),
    version: integer().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('inspections_assignment').on(t.caseId, t.assignedSeq),
    index('inspections_agency').on(t.agencyId),
    index('inspections_inspector').on(t.inspectorId),
  ],
);

export const terminations = pgTable(
  'terminations',
  {
    id: id().primaryKey(),
    caseId: id()
      .notNull()
      .references(() => cases.id),
    state: text().notNull(),
    grounds: text().notNull(),
    proposedBy: id()
      .notNull()
      .references(() => people.id),
    proposedAt: instant().notNull(),
    answerDueAt: instant().notNull(),
    answer: text(),
    answeredAt: instant(),
    decidedBy: id().references(() => people.id),
    decidedAt: instant(),
    decision: text(),
  },
  (t) => [
    uniqueIndex('terminations_open').on(t.caseId).where(sql`${t.state} in ('proposed', 'answered')`),
    index('terminations_case').on(t.caseId),
    index('terminations_proposed_by').on(t.proposedBy),
    index('terminations_decided_by').on(t.decidedBy),
    check('terminations_state', oneOf(t.state, ['proposed', 'answered', 'decided', 'dismissed'])),
  ],
);

export const correctionProposals = pgTable(
  'correction_proposals',
  {
    id: id().primaryKey(),
    caseId: id()
      .notNull()
      .references(() => cases.id),
    /** The proposal is about this very situation; a later move makes it void. */
    seq: integer().notNull(),
    to: text().notNull(),
    reason: text().notNull(),
    proposedBy: id()
      .notNull()
      .references(() => people.id),
    proposedAt: instant().notNull(),
  },
  (t) => [index('correction_proposals_case').on(t.caseId), index('correction_proposals_by').on(t.proposedBy)],
);
