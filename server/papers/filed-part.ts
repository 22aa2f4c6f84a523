/** What of the filings counts for one form now: answers, papers and questionnaire of the party whose form it is. */
import type { Answers, Form, QuestionnaireKind } from '../../workflows/forms/form-schema.ts';
import { type Shortcoming, shortcomingsOf } from '../../workflows/forms/missing.ts';
import { checkAnswers } from '../../workflows/level/answers.ts';
import type { PersonRole } from '../../workflows/vocabulary/roles.ts';
import type { CaseRecord } from '../access/find-case.ts';
import type { Product } from '../product.ts';
import { type FiledAssessment, type FiledForm, type Filings, roundOf } from './filings.ts';

/** The organisation that has this role on the case now; null when nobody has. */
export function partyOf(record: CaseRecord, role: PersonRole): string | null {
  switch (role) {
    case 'enterprise':
      return record.enterpriseId;
    case 'provider':
      return record.providerId;
    case 'agency':
      return record.agencyId;
    case 'auditFirm':
      return record.auditFirmId;
    default:
      return null;
  }
}

/** The party a form's content comes from: of a diagnosis who diagnosed, whoever retrofits later. */
export const authorOf = (record: CaseRecord, form: Form): string | null =>
  form.role === 'provider' ? (record.diagnosingProviderId ?? record.providerId) : partyOf(record, form.role);

/** The stored row, whoever saved it: its version is what the next save must name. */
export const rowOf = (filings: Filings, form: Form): FiledForm | undefined =>
  filings.forms.find((row) => row.form === form.code);

/** The answers that count. What an earlier provider or agency wrote is not carried over to the next. */
export function answersOf(filings: Filings, record: CaseRecord, form: Form): FiledForm | undefined {
  const row = rowOf(filings, form);
  const author = authorOf(record, form);
  return row && author !== null && row.savedFor.includes(author) ? row : undefined;
}

export function presentPapers(filings: Filings, record: CaseRecord, form: Form): ReadonlySet<string> {
  const author = authorOf(record, form);
  const since =
    form.freshPapers && form.openIn.some(({ state }) => state === record.state) ? record.enteredAt : new Date(0);
  const counting = filings.papers.filter(
    ({ uploadedFor, uploadedAt, withdrawnAt }) => withdrawnAt === null && uploadedFor === author && uploadedAt >= since,
  );
  return new Set(counting.map(({ paper }) => paper));
}

export function assessmentOf(filings: Filings, kind: QuestionnaireKind): FiledAssessment | undefined {
  const round = roundOf(kind, filings);
  return filings.assessments.find((row) => row.kind === kind && row.round === round);
}

/**
 * The id of a questionnaire's edition: the policy's, kept as it was begun; frozen for what is assessed after the retrofit
 * (workflow.md, "Parameters").
 */
export async function editionOf(
  product: Product,
  record: CaseRecord,
  asked: { kind: QuestionnaireKind; filings: Filings },
): Promise<string> {
  const { kind, filings } = asked;
  const frozen = kind === 'after' || kind === 'onSite' ? record.facts.indicatorEdition : null;
  const begun = frozen ?? assessmentOf(filings, kind)?.edition;
  return begun ?? (await product.policies.get(record.policyId)).indicatorEdition;
}

/** Everything the form still lacks, in words. */
export async function findShortcomings(
  product: Product,
  record: CaseRecord,
  asked: { form: Form; filings: Filings },
): Promise<Shortcoming[]> {
  const { form, filings } = asked;
  const answers: Answers = answersOf(filings, record, form)?.answers ?? {};
  return shortcomingsOf(
    form,
    answers,
    presentPapers(filings, record, form),
    await countProblems(product, record, asked),
  );
}

async function countProblems(
  product: Product,
  record: CaseRecord,
  { form, filings }: { form: Form; filings: Filings },
): Promise<number> {
  if (form.questionnaire === null) return 0;
  const editionId = await editionOf(product, record, { kind: form.questionnaire, filings });
  const filled = assessmentOf(filings, form.questionnaire);
  // Answers to another edition are answers to other questions.
  const answers = filled?.edition === editionId ? filled.answers : noAnswers;
  return checkAnswers(await product.policies.edition(editionId), answers).length;
}
export const noAnswers = { questions: {}, scenarios: {} };
