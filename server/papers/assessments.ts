/** The questionnaire of a case, by kind, with its level as far as the answers go (grading.md). */
import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import type { Form } from '../../workflows/forms/form-schema.ts';
import { formsOf, formWith } from '../../workflows/forms/forms.ts';
import { type AnswerProblem, type Answers, checkAnswers } from '../../workflows/level/answers.ts';
import { computeLevel, type LevelResult } from '../../workflows/level/compute-level.ts';
import type { Edition } from '../../workflows/level/edition-schema.ts';
import { describeOutcome } from '../../workflows/level/level-words.ts';
import type { Caller } from '../access/caller.ts';
import { lockSeenCase } from '../access/find-case.ts';
import { assessments } from '../database/schema/papers.ts';
import { record as journal } from '../journal/journal.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { openDesk } from './document-desk.ts';
import { assessmentOf, editionOf, noAnswers } from './filed-part.ts';
import { type FiledAssessment, readFilings, roundOf } from './filings.ts';
import { type Desk, draftSince, fills, mayRead, openItems, requireOpen } from './form-access.ts';
import { isSame, keepAssessment } from './keep-filed.ts';
import type { AssessmentKind, AssessmentView, saveAssessmentSchema } from './papers-contract.ts';
import { lastReturn } from './returns.ts';
import { assessmentAt } from './supplement.ts';

type Asked = { caseId: string; kind: AssessmentKind };
type Filled = {
  answers: FiledAssessment['answers'];
  version: number;
  updatedAt: Date | null;
  savedBy?: FiledAssessment['savedBy'];
};
type Sheet = { form: Form; kind: AssessmentKind; editionId: string; edition: Edition };

/** @throws Refused not-found, also where the programme asks no such questionnaire */
export async function getAssessment(
  product: Product,
  caller: Caller,
  { caseId, kind }: Asked,
): Promise<AssessmentView> {
  const desk = await openDesk(product.db, caller, caseId);
  const sheet = await openSheet(product, desk, kind);
  if (!mayRead(desk, sheet.form)) throw new Refused('not-found');
  return presentAssessment(desk, sheet);
}

/** Keeps the answers, complete or not, with their result. @throws Refused not-found, wrong-role, not-open, stale-form, invalid-shape */
export async function saveAssessment(
  product: Product,
  caller: Caller,
  asked: Asked & { body: z.infer<typeof saveAssessmentSchema> },
): Promise<AssessmentView> {
  const { caseId, kind, body } = asked;
  return product.db.transaction(async (tx) => {
    const seen = await lockSeenCase(tx, caller, caseId);
    const desk: Desk = { caller, seen, filings: await readFilings(tx, seen.record) };
    const sheet = await openSheet(product, desk, kind);
    requireOpen(desk, sheet.form, `questionnaire:${kind}`);
    const version = filledBy(desk, sheet)?.version ?? 0;
    if (body.version !== version) throw new Refused('stale-form', { version });
    const problems = checkAnswers(sheet.edition, body.answers);
    const unknown = problems.filter(({ code }) => code.endsWith('-unknown'));
    if (unknown.length > 0) throw new Refused('invalid-shape', { unknown: unknown.map(placeOf).slice(0, 20) });

    const result = problems.length === 0 ? computeLevel(sheet.edition, body.answers) : null;
    const filed = assessmentOf(desk.filings, kind);
    if (filed && filed.updatedAt < seen.record.enteredAt) await keepAssessment(tx, caseId, filed);
    const at = await product.clock.now(tx);
    const round = roundOf(kind, desk.filings);
    const values = {
      edition: sheet.editionId,
      answers: body.answers,
      result,
      level: result?.level ?? null,
      version: version + 1,
      updatedBy: caller.personId,
      updatedAt: at,
    };
    await tx
      .insert(assessments)
      .values({ id: uuidv7(), caseId, kind, round, ...values })
      .onConflictDoUpdate({ target: [assessments.caseId, assessments.kind, assessments.round], set: values });
    const details = { kind, round, version: version + 1, level: values.level };
    await journal(tx, {
      at,
      act: 'assessment.saved',
      actorId: caller.personId,
      role: sheet.form.role,
      caseId,
      seq: seen.record.seq,
      details,
    });
    return presentAssessment({ ...desk, filings: await readFilings(tx, seen.record) }, sheet);
  });
}

async function openSheet(product: Product, { seen: { record }, filings }: Desk, kind: AssessmentKind): Promise<Sheet> {
  const form = formWith(formsOf(await product.policies.get(record.policyId)), kind);
  if (!form) throw new Refused('not-found');
  const editionId = await editionOf(product, record, { kind, filings });
  return { form, kind, editionId, edition: await product.policies.edition(editionId) };
}

/** Answers to another edition are as good as nothing; of what somebody else is at, only what was handed in counts. */
function filledBy(desk: Desk, { form, kind, editionId }: Sheet): Filled | undefined {
  const row = assessmentOf(desk.filings, kind);
  if (row?.edition !== editionId) return undefined;
  const since = fills(desk, form) ? null : draftSince(desk, form);
  if (since === null || row.updatedAt < since) return row;
  const stood = assessmentAt(desk.filings, kind, since);
  return stood ? { answers: stood, version: 0, updatedAt: null } : undefined;
}

function presentAssessment(desk: Desk, sheet: Sheet): AssessmentView {
  const { kind, edition, editionId, form } = sheet;
  const row = filledBy(desk, sheet);
  const answers: Answers = row?.answers ?? noAnswers;
  const problems = checkAnswers(edition, answers);
  const result = computeLevel(edition, answers);
  const complete = problems.length === 0;
  return {
    kind,
    round: roundOf(kind, desk.filings),
    edition: editionId,
    open: openItems(desk, form).has(`questionnaire:${kind}`),
    version: row?.version ?? 0,
    updatedAt: row?.updatedAt?.toISOString() ?? null,
    updatedBy: fills(desk, form) ? (row?.savedBy ?? null) : null,
    answers: row?.answers ?? noAnswers,
    complete,
    problems: problems.map((problem) => ({ code: problem.code, at: placeOf(problem) })),
    level: complete ? result.level : null,
    score: row ? result.score.display : null,
    dimensions: row ? dimensionsOf(result) : [],
    kept: complete ? describeOutcome(result) : null,
    before: stoodBefore(desk, sheet, answers),
  };
}

function stoodBefore({ filings }: Desk, { form, kind, edition }: Sheet, now: Answers): AssessmentView['before'] {
  const returned = lastReturn(filings.returns, form);
  const stood = returned ? assessmentAt(filings, kind, returned.at) : null;
  if (!stood || isSame(stood, now)) return null;
  const { level, score } = computeLevel(edition, stood);
  return { answers: stood, level: checkAnswers(edition, stood).length > 0 ? null : level, score: score.display };
}

const dimensionsOf = ({ dimensions }: LevelResult): AssessmentView['dimensions'] =>
  dimensions.map(({ code, name, display, maxPoints }) => ({ code, name, score: display, maxPoints }));

const placeOf = (problem: AnswerProblem): string => ('question' in problem ? problem.question : problem.scenario);
