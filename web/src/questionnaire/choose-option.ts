/** Ticking an option of a question as the edition allows it: "none" stands alone, some options need others. */
import type { Answers, Edition, Question } from '../api/types.ts';

/** Keys that an option needs and that are not ticked; empty when it may be ticked. */
export function lacking(question: Question, key: string, chosen: readonly string[]): string[] {
  const option = question.options.find((one) => one.key === key);
  return (option?.requires ?? []).filter((needed) => !chosen.includes(needed));
}

/** What is ticked after a click. An option whose needs fell away is unticked as well. */
export function toggleOption(question: Question, chosen: readonly string[], key: string): string[] {
  if (question.type === 'single') return [key];
  const option = question.options.find((one) => one.key === key);
  if (!option || (!chosen.includes(key) && lacking(question, key, chosen).length > 0)) return [...chosen];
  if (chosen.includes(key))
    return supported(
      question,
      chosen.filter((one) => one !== key),
    );
  if (option.exclusive) return [key];
  const exclusive = new Set(question.options.filter((one) => one.exclusive).map((one) => one.key));
  return inOrder(question, [...chosen.filter((one) => !exclusive.has(one)), key]);
}

function supported(question: Question, chosen: readonly string[]): string[] {
  const kept = chosen.filter((key) => lacking(question, key, chosen).length === 0);
  return kept.length === chosen.length ? kept : supported(question, kept);
}

const inOrder = (question: Question, keys: readonly string[]): string[] =>
  question.options.map(({ key }) => key).filter((key) => keys.includes(key));

export const questionsOf = (dimension: Edition['dimensions'][number]): Question[] =>
  dimension.subdimensions.flatMap(({ questions }) => questions);

export type Progress = { answered: number; all: number };

export function progressOf(edition: Edition, answers: Answers, part: string | 'all'): Progress {
  const questions = edition.dimensions.filter(({ code }) => part === 'all' || part === code).flatMap(questionsOf);
  const scenarios = part === 'all' || part === scenarioPart ? edition.scenarios : [];
  return {
    answered:
      questions.filter(({ code }) => (answers.questions[code] ?? []).length > 0).length +
      scenarios.filter(({ code }) => answers.scenarios[code] !== undefined).length,
    all: questions.length + scenarios.length,
  };
}

/** The scenarios' place among the parts of the questionnaire. */
export const scenarioPart = 'scenarios';
