/** Ticking options as the edition allows it, on the pilot's own edition. */
import { expect, test } from 'vitest';
import {
  lacking,
  progressOf,
  questionsOf,
  scenarioPart,
  toggleOption,
} from '../../web/src/questionnaire/choose-option.ts';
import { checkAnswers } from '../../workflows/level/answers.ts';
import { editionSchema } from '../../workflows/level/edition-schema.ts';
import editionData from '../../workflows/level/editions/indicators-2024.json' with { type: 'json' };

const edition = editionSchema.parse(editionData);
const questions = edition.dimensions.flatMap(questionsOf);
const question = (code: string) => {
  const found = questions.find((one) => one.code === code);
  if (!found) throw new Error(`no question ${code}`);
  return found;
};

test('"none" stands alone', () => {
  expect(toggleOption(question('Q1'), ['B', 'C'], 'A')).toEqual(['A']);
  expect(toggleOption(question('Q1'), ['A'], 'B')).toEqual(['B']);
});

test('an option that needs others waits for them, and goes when one of them goes', () => {
  expect(lacking(question('Q1'), 'E', ['B'])).toEqual(['C', 'D']);
  expect(toggleOption(question('Q1'), ['B'], 'E')).toEqual(['B']);
  expect(toggleOption(question('Q1'), ['B', 'C', 'D'], 'E')).toEqual(['B', 'C', 'D', 'E']);
  expect(toggleOption(question('Q1'), ['B', 'C', 'D', 'E'], 'C')).toEqual(['B', 'D']);
});

test('a single choice replaces the one before', () => {
  expect(toggleOption(question('Q2'), ['A'], 'C')).toEqual(['C']);
});

test('whatever is clicked in whatever order, the answers have no fault of shape', () => {
  for (const one of questions) {
    const chosen = one.options
      .flatMap(({ key }) => [key, key, key])
      .reduce<string[]>((now, key) => toggleOption(one, now, key), []);
    const problems = checkAnswers(edition, { questions: { [one.code]: chosen }, scenarios: {} });
    expect(
      problems.filter(
        (problem) => 'question' in problem && problem.question === one.code && problem.code !== 'question-unanswered',
      ),
    ).toEqual([]);
  }
});

test('progress counts the questions and the scenarios', () => {
  const answers = { questions: { Q1: ['A'], Q2: [] }, scenarios: { SC01: 0 } };
  expect(progressOf(edition, answers, 'all')).toEqual({ answered: 2, all: 31 });
  expect(progressOf(edition, answers, scenarioPart)).toEqual({ answered: 1, all: 16 });
});
