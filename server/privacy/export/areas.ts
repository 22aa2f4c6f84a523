/**
 * What an organisation's export holds: of the organisation, and of every case that is its own. The files of the authority — draws,
 * inspections under way, credit checks, proposals — and who objected are in none of them.
 */
import { and, arrayContains, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { caseEvents, cases, clocks } from '../../database/schema/cases.ts';
import { memberships, organisations } from '../../database/schema/identity.ts';
import { organisationPapers } from '../../database/schema/membership.ts';
import { messages } from '../../database/schema/messages.ts';
import { accounts, payments } from '../../database/schema/money.ts';
import { assessments, caseForms, documents } from '../../database/schema/papers.ts';
import {
  contractLines,
  contracts,
  milestones,
  progressReports,
  spendLines,
  terminations,
} from '../../database/schema/work.ts';

export type Area = { file: string; table: PgTable; where: (id: string) => SQL | undefined };

/** Asked with the organisation. */
export const areasOfOrganisation: readonly Area[] = [
  { file: 'organisation.json', table: organisations, where: (id) => eq(organisations.id, id) },
  { file: 'members.json', table: memberships, where: (id) => eq(memberships.organisationId, id) },
  { file: 'account.json', table: accounts, where: (id) => eq(accounts.organisationId, id) },
  { file: 'papers.json', table: organisationPapers, where: (id) => eq(organisationPapers.organisationId, id) },
  { file: 'contracts-as-provider.json', table: contracts, where: (id) => eq(contracts.providerId, id) },
  { file: 'messages.json', table: messages, where: (id) => arrayContains(messages.readers, [id]) },
  { file: 'case-papers.json', table: documents, where: (id) => eq(documents.uploadedFor, id) },
];

const ofItsContracts = (column: typeof contractLines.contractId | typeof milestones.contractId) => (id: string) =>
  sql`${column} in (select id from contracts where case_id = ${id})`;

/** Asked with a case of an enterprise. Forms and questionnaires are those that the enterprise fills in. */
export const areasOfCase: readonly Area[] = [
  { file: 'case.json', table: cases, where: (id) => eq(cases.id, id) },
  { file: 'history.json', table: caseEvents, where: (id) => eq(caseEvents.caseId, id) },
  { file: 'deadlines.json', table: clocks, where: (id) => eq(clocks.caseId, id) },
  { file: 'forms.json', table: caseForms, where: (id) => and(eq(caseForms.caseId, id), isEnterprises) },
  {
    file: 'questionnaires.json',
    table: assessments,
    where: (id) => and(eq(assessments.caseId, id), inArray(assessments.kind, ['self', 'after'])),
  },
  { file: 'contracts.json', table: contracts, where: (id) => eq(contracts.caseId, id) },
  { file: 'contract-lines.json', table: contractLines, where: ofItsContracts(contractLines.contractId) },
  { file: 'milestones.json', table: milestones, where: ofItsContracts(milestones.contractId) },
  { file: 'progress.json', table: progressReports, where: (id) => eq(progressReports.caseId, id) },
  { file: 'spend.json', table: spendLines, where: (id) => eq(spendLines.caseId, id) },
  { file: 'terminations.json', table: terminations, where: (id) => eq(terminations.caseId, id) },
  { file: 'payments.json', table: payments, where: (id) => eq(payments.caseId, id) },
];

/** Saved by somebody who belongs or belonged to the enterprise of the case: others' forms are theirs. */
const isEnterprises = sql`exists (select from memberships m join cases c on c.enterprise_id = m.organisation_id
    where c.id = case_forms.case_id and m.person_id = case_forms.updated_by)`;
