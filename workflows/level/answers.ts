/**
 * Answers to an edition's questionnaire, and everything that is wrong with them. The same shape serves the
 * self-assessments, the baseline and the on-site assessment (grading.md).
 */
import { z } from 'zod';
import { questionsOf } from './check-edition.ts';
import type { Edition, Question, Scenario } from './edition-schema.ts';

/** Chosen option keys by question code, and the level by scenario code; 0 is "none of the four". */
export const answersSchema = z.strictObject({
  questions: z.record(z.string().max(20), z.array(z.string().max(4)).max(26)),
  scenarios: z.record(z.string().max(20), z.int().min(0).max(4)),
});

export type Answers = {
  readonly questions: Readonly<Record<string, readonly string[]>>;
  readonly scenarios: Readonly<Record<string, number>>;
};

export type AnswerProblem =
  | { readonly code: 'question-unknown'; readonly question: string }
  | { readonly code: 'question-unanswered'; readonly question: string }
  | { readonly code: 'single-with-several'; readonly question: string }
  | { readonly code: 'option-unknown'; readonly question: string; readonly option: string }
  | { readonly code: 'option-repeated'; readonly question: string; readonly option: string }
  | { readonly code: 'exclusive-combined'; readonly question: string; readonly option: string }
  | {
      readonly code: 'requires-unmet';
      readonly question: string;
      readonly option: string;
      readonly missing: readonly string[];
    }
  | { readonly code: 'scenario-unknown'; readonly scenario: string }
  | { readonly code: 'scenario-unanswered'; readonly scenario: string }
  | { readonly code: 'scenario-level-out-of-range'; readonly scenario: string; readonly level: number };

/** Every problem, in the order of the edition; unknown codes last. Empty when the questionnaire is complete and sound. */
export function checkAnswers(edition: Edition, answers: Answers): AnswerProblem[] {
  const questions = edition.dimensions.flatMap(questionsOf);
  const knownQuestions = new Set(questions.map(({ code }) => code));
  const knownScenarios = new Set(edition.scenarios.map(({ code }) => code));
  return [
    ...questions.flatMap((question) => checkQuestion(question, chosenFor(answers, question))),
    ...edition.scenarios.flatMap((scenario) => checkScenario(scenario, answers)),
    ...Object.keys(answers.questions)
      .filter((code) => !knownQuestions.has(code))
      .map((question) => ({ code: 'question-unknown', question }) as const),
    ...Object.keys(answers.scenarios)
      .filter((code) => !knownScenarios.has(code))
      .map((scenario) => ({ code: 'scenario-unknown', scenario }) as const),
  ];
}

/** The options chosen for a question; none when it isn't answered. */
export function chosenFor(answers: Answers, { code }: Question): readonly string[] {
  return Object.hasOwn(answers.questions, code) ? (answers.questions[code] ?? []) : [];
}

/** The level given to a scenario; undefined when it isn't answered. */
export function levelFor(levels: Answers['scenarios'], { code }: Scenario): number | undefined {
  return Object.hasOwn(levels, code) ? levels[code] : undefined;
}

export function isScenarioLevel(level: number): boolean {
  return Number.isInteger(level) && level >= 0 && level <= 4;
}

function checkQuestion({ code: question, type, options }: Question, chosen: readonly string[]): AnswerProblem[] {
  if (chosen.length === 0) return [{ code: 'question-unanswered', question }];
  const picked = new Set(chosen);
  const problems: AnswerProblem[] = [];
  if (type === 'single' && picked.size > 1) problems.push({ code: 'single-with-several', question });
  for (const option of picked) {
    if (chosen.filter((key) => key === option).length > 1) problems.push({ code: 'option-repeated', question, option });
    const known = options.find(({ key }) => key === option);
    if (!known) {
      problems.push({ code: 'option-unknown', question, option });
      continue;
    }
    if (known.exclusive && picked.size > 1) problems.push({ code: 'exclusive-combined', question, option });
    const missing = (known.requires ?? []).filter((key) => !picked.has(key));
    if (missing.length > 0) problems.push({ code: 'requires-unmet', question, option, missing });
  }
  return problems;
}

function checkScenario(scenario: Scenario, answers: Answers): AnswerProblem[] {
  const level = levelFor(answers.scenarios, scenario);
  if (level === undefined) return [{ code: 'scenario-unanswered', scenario: scenario.code }];
  if (!isScenarioLevel(level)) return [{ code: 'scenario-level-out-of-range', scenario: scenario.code, level }];
  return [];
}
