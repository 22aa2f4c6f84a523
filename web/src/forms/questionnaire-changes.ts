/** Which answers of a questionnaire are different from what they were, with the words of the edition. */
import type { Answers, Edition } from '../api/types.ts';
import { questionsOf } from '../questionnaire/choose-option.ts';

/** `text: null`: none of the four descriptions of a scenario. */
export type Chosen = { key: string; text: string | null };
export type AnswerChange = {
  code: string;
  of: 'question' | 'scenario';
  no: number;
  text: string;
  old: Chosen[];
  now: Chosen[];
};

export function changesOf(edition: Edition, before: Answers, after: Answers): AnswerChange[] {
  const questions = edition.dimensions.flatMap(questionsOf).map((question) => {
    const chosen = ({ questions: answers }: Answers): Chosen[] =>
      question.options
        .filter(({ key }) => answers[question.code]?.includes(key))
        .map(({ key, text }) => ({ key, text }));
    return {
      code: question.code,
      of: 'question' as const,
      no: question.no,
      text: question.text,
      old: chosen(before),
      now: chosen(after),
    };
  });
  const scenarios = edition.scenarios.map((scenario) => {
    const chosen = ({ scenarios: answers }: Answers): Chosen[] => {
      const level = answers[scenario.code];
      if (level === undefined) return [];
      return [{ key: String(level), text: scenario.levels.find((one) => one.level === level)?.text ?? null }];
    };
    return {
      code: scenario.code,
      of: 'scenario' as const,
      no: scenario.no,
      text: scenario.name,
      old: chosen(before),
      now: chosen(after),
    };
  });
  const keysOf = (list: readonly Chosen[]) => list.map(({ key }) => key).join();
  return [...questions, ...scenarios].filter(({ old, now }) => keysOf(old) !== keysOf(now));
}
