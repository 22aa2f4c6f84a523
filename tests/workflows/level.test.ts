import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answers } from '../../workflows/level/answers.ts';
import { checkAnswers } from '../../workflows/level/answers.ts';
import { questionsOf } from '../../workflows/level/check-edition.ts';
import { computeLevel, levelFrom } from '../../workflows/level/compute-level.ts';
import { editionSchema } from '../../workflows/level/edition-schema.ts';
import { edition2024 } from '../../workflows/level/editions.ts';
import { describeKept, describeOutcome } from '../../workflows/level/level-words.ts';
import { rational } from '../../workflows/money/rational.ts';

const edition = edition2024;
const questions = edition.dimensions.flatMap(questionsOf);
const allAt = (level: number) => Object.fromEntries(edition.scenarios.map(({ code }) => [code, level]));

/** Hundredths of a point as an exact fraction. */
const hundredths = (score: number): [number, number] => [Math.round(score * 100), 100];

/** Every question with the first option, every scenario at 0: complete and worth nothing. */
const nothing: Answers = {
  questions: Object.fromEntries(questions.map(({ code }) => [code, ['A']])),
  scenarios: allAt(0),
};

const everything: Answers = {
  questions: Object.fromEntries(
    questions.map(({ code, type, options }) => [
      code,
      type === 'multi'
        ? options.filter(({ exclusive }) => !exclusive).map(({ key }) => key)
        : [options.at(-1)?.key ?? ''],
    ]),
  ),
  scenarios: allAt(4),
};

const withAnswer = (answers: Answers, code: string, keys: string[]): Answers => ({
  ...answers,
  questions: { ...answers.questions, [code]: keys },
});

describe('the 2024 edition', () => {
  test.each(edition.testVectors)(
    '$name: $score points give level $expect',
    ({ score, levels, levelsByCode, expect: level }) => {
      const byOrder = Object.fromEntries(edition.scenarios.map(({ code }, i) => [code, levels?.[i] ?? 0]));
      expect(levelFrom(edition, hundredths(score), levelsByCode ?? byOrder).level).toBe(level);
    },
  );

  test('has 15 questions for 50, 30 and 20 points and 16 scenarios, 10 of them binding', () => {
    expect(questions).toHaveLength(15);
    expect(edition.dimensions.map(({ name, maxPoints }) => [name, maxPoints])).toEqual([
      ['数字化基础', 50],
      ['数字化管理', 30],
      ['数字化成效', 20],
    ]);
    expect(edition.scenarios).toHaveLength(16);
    expect(edition.scenarios.filter(({ kind }) => kind === 'constraint')).toHaveLength(10);
  });

  test.each([
    [1, 20, 6, 3],
    [2, 40, 6, 3],
    [3, 60, 8, 5],
    [4, 80, 10, 6],
  ])(
    'level %i needs %i points, %i scenarios and %i binding ones, and one less of any is not enough',
    (level, score, all, binding) => {
      const codes = (kind: string, n: number) => edition.scenarios.filter((one) => one.kind === kind).slice(0, n);
      const at = (bindingOnes: number, advisoryOnes: number) =>
        Object.fromEntries(
          [...codes('constraint', bindingOnes), ...codes('guidance', advisoryOnes)].map(({ code }) => [code, level]),
        );
      const reached = (points: number, scenarios: Record<string, number>) =>
        levelFrom(edition, hundredths(points), scenarios).level;
      expect(reached(score, at(binding, all - binding))).toBe(level);
      expect(reached(score - 0.01, at(binding, all - binding))).toBeLessThan(level);
      expect(reached(100, at(binding, all - binding - 1))).toBeLessThan(level);
      expect(reached(100, at(binding - 1, Math.min(6, all - binding + 1)))).toBeLessThan(level);
    },
  );

  test('a faulty correction is refused: points, thresholds, codes, unknown fields', () => {
    const spoil = (change: (copy: typeof edition) => unknown) => {
      const copy = structuredClone(edition);
      change(copy);
      return editionSchema.safeParse(copy).success;
    };
    const firstGrade = (copy: typeof edition) => copy.grades[0] ?? expect.fail('no grade');
    const firstOption = (copy: typeof edition) =>
      copy.dimensions[0]?.subdimensions[0]?.questions[0]?.options[1] ?? expect.fail('no option');
    expect(spoil(() => undefined)).toBe(true);
    expect(spoil((copy) => Object.assign(firstOption(copy), { pointsExact: [3, 1] }))).toBe(false);
    expect(spoil((copy) => Object.assign(firstOption(copy), { requires: ['Z'] }))).toBe(false);
    expect(spoil((copy) => Object.assign(firstGrade(copy), { minScore: 41 }))).toBe(false);
    expect(spoil((copy) => Object.assign(firstGrade(copy), { minScenarios: 17 }))).toBe(false);
    expect(spoil((copy) => copy.scenarios.push(...copy.scenarios.slice(0, 1)))).toBe(false);
    expect(spoil((copy) => Object.assign(copy, { extra: 1 }))).toBe(false);
    expect(spoil((copy) => copy.dimensions.pop())).toBe(false);
    expect(spoil((copy) => Object.assign(firstGrade(copy), { minScore: 25 }))).toBe(true);
  });
});

describe('points', () => {
  test('everything is exactly 100 points and level 4, nothing is 0 and no level', () => {
    expect(computeLevel(edition, everything)).toMatchObject({
      level: 4,
      score: { exact: [100, 1], display: '100.00' },
      kept: [],
    });
    expect(computeLevel(edition, nothing)).toMatchObject({ level: 0, score: { exact: [0, 1] } });
    expect(checkAnswers(edition, everything)).toEqual([]);
    expect(checkAnswers(edition, nothing)).toEqual([]);
  });

  test('sevenths add up exactly and are cut only to be shown', () => {
    const one = computeLevel(edition, withAnswer(nothing, 'Q4', ['B']));
    expect(one.score).toEqual({ exact: [5, 7], display: '0.71' });
    const seven = computeLevel(edition, withAnswer(nothing, 'Q4', ['B', 'C', 'D', 'E', 'F', 'G', 'H']));
    expect(seven.score).toEqual({ exact: [5, 1], display: '5.00' });
    expect(seven.dimensions.map(({ code, display }) => [code, display])).toEqual([
      ['BASE', '5.00'],
      ['MGMT', '0.00'],
      ['EFFECT', '0.00'],
    ]);
  });

  test('a score a hair below a threshold neither reaches it nor reads as if it did', () => {
    const { level, score, kept } = levelFrom(edition, [39_999, 1000], allAt(2));
    expect([level, score.display]).toEqual([1, '39.99']);
    expect(kept).toMatchObject([{ code: 'score-too-low', level: 2, needs: 40 }]);
  });

  test('counts binding and advisory scenarios at each level', () => {
    const { scenariosAtLeast } = levelFrom(edition, [0, 1], { ...allAt(1), SC01: 4, SC02: 3, SC03: 9, SC99: 4 });
    expect(scenariosAtLeast).toEqual([
      { level: 1, binding: 9, advisory: 6 },
      { level: 2, binding: 1, advisory: 1 },
      { level: 3, binding: 1, advisory: 1 },
      { level: 4, binding: 1, advisory: 0 },
    ]);
  });
});

describe('what kept the case from the next level', () => {
  test('is said in words: too few binding scenarios', () => {
    const vector = edition.testVectors.find(({ name }) => name === '约束性不足');
    const found = levelFrom(edition, [55, 1], vector?.levelsByCode ?? {});
    expect(found.kept.map(describeKept)).toEqual([
      {
        zh: '一级（初始级）要求其中约束性场景至少 3 个达到 1 级及以上，实际 2 个',
        en: 'Level 1 needs at least 3 binding scenarios at level 1 or above; there are 2',
      },
    ]);
  });

  test('names every unmet condition, and none at the top', () => {
    const found = levelFrom(edition, [50, 1], allAt(2));
    expect(found.kept.map(({ code }) => code)).toEqual([
      'score-too-low',
      'too-few-scenarios',
      'too-few-binding-scenarios',
    ]);
    expect(describeOutcome(found).zh).toContain('三级（集成级）要求得分不低于 60 分，实得 50.00 分');
    expect(describeOutcome(levelFrom(edition, [100, 1], allAt(4))).zh).toBe('已达到最高等级');
  });
});

describe('answers that cannot stand', () => {
  const problems = (answers: Answers) => checkAnswers(edition, answers).map(({ code }) => code);

  test.each([
    ['question-unanswered', withAnswer(nothing, 'Q2', [])],
    ['single-with-several', withAnswer(nothing, 'Q2', ['B', 'C'])],
    ['option-unknown', withAnswer(nothing, 'Q2', ['Z'])],
    ['option-repeated', withAnswer(nothing, 'Q4', ['B', 'B'])],
    ['exclusive-combined', withAnswer(nothing, 'Q4', ['A', 'B'])],
    ['requires-unmet', withAnswer(nothing, 'Q1', ['B', 'C', 'E'])],
    ['question-unknown', withAnswer(nothing, 'constructor', ['A'])],
    ['scenario-unknown', { ...nothing, scenarios: { ...nothing.scenarios, SC17: 1 } }],
    ['scenario-level-out-of-range', { ...nothing, scenarios: { ...nothing.scenarios, SC01: 5 } }],
    ['scenario-level-out-of-range', { ...nothing, scenarios: { ...nothing.scenarios, SC01: 1.5 } }],
  ])('%s', (code, answers) => {
    expect(problems(answers)).toEqual([code]);
  });

  test('an empty questionnaire misses every question and every scenario', () => {
    expect(problems({ questions: {}, scenarios: {} })).toHaveLength(31);
  });

  test('never count more than a sound answer would', () => {
    const points = (code: string, keys: string[]) => computeLevel(edition, withAnswer(nothing, code, keys)).score.exact;
    expect(points('Q2', ['E', 'B'])).toEqual([3, 2]);
    expect(points('Q4', ['A', 'B'])).toEqual([0, 1]);
    expect(points('Q1', ['B', 'C', 'E'])).toEqual([4, 1]);
    expect(points('Q4', ['B', 'B', 'Z'])).toEqual([5, 7]);
  });
});

describe('laws of the level', () => {
  const answers: fc.Arbitrary<Answers> = fc
    .tuple(
      fc.tuple(
        ...questions.map(({ options }) =>
          fc.subarray(options.filter(({ exclusive }) => !exclusive).map(({ key }) => key)),
        ),
      ),
      fc.tuple(...edition.scenarios.map(() => fc.integer({ min: 0, max: 4 }))),
    )
    .map(([chosen, levels]) => ({
      questions: Object.fromEntries(
        questions.map(({ code, type }, i) => [
          code,
          type === 'multi' ? (chosen[i] ?? []) : (chosen[i] ?? []).slice(0, 1),
        ]),
      ),
      scenarios: Object.fromEntries(edition.scenarios.map(({ code }, i) => [code, levels[i] ?? 0])),
    }));

  test('a better answer never lowers the score or the level', () => {
    fc.assert(
      fc.property(answers, fc.nat({ max: 14 }), fc.nat({ max: 15 }), fc.nat({ max: 25 }), (before, q, s, pick) => {
        const [question, scenario] = [questions[q], edition.scenarios[s]];
        if (!question || !scenario) return;
        const open = question.options.filter(({ exclusive }) => !exclusive);
        const key = open[pick % open.length]?.key ?? '';
        const had = before.questions[question.code] ?? [];
        const best = [...had, key].toSorted().at(-1) ?? key;
        const better: Answers = {
          questions: {
            ...before.questions,
            [question.code]: question.type === 'multi' ? [...new Set([...had, key])] : [best],
          },
          scenarios: { ...before.scenarios, [scenario.code]: Math.min(4, (before.scenarios[scenario.code] ?? 0) + 1) },
        };
        const [one, two] = [computeLevel(edition, before), computeLevel(edition, better)];
        expect(two.level).toBeGreaterThanOrEqual(one.level);
        expect(two.score.exact[0] * one.score.exact[1]).toBeGreaterThanOrEqual(one.score.exact[0] * two.score.exact[1]);
      }),
    );
  });

  test('a level below 4 always says what kept it, and meeting exactly that is the next level', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 10_000 }),
        fc.array(fc.nat({ max: 4 }), { minLength: 16, maxLength: 16 }),
        (score, levels) => {
          const scenarios = Object.fromEntries(edition.scenarios.map(({ code }, i) => [code, levels[i] ?? 0]));
          const found = levelFrom(edition, [score, 100], scenarios);
          expect(found.kept.length === 0).toBe(found.level === 4);
          const onlyScore = found.kept.every(({ code }) => code === 'score-too-low');
          const needed = found.kept[0];
          if (needed && onlyScore)
            expect(levelFrom(edition, [needed.needs, 1], scenarios).level).toBeGreaterThan(found.level);
        },
      ),
    );
  });

  test('points never exceed the maxima of their dimensions', () => {
    fc.assert(
      fc.property(answers, (given) => {
        for (const { exact, maxPoints } of computeLevel(edition, given).dimensions)
          expect(rational(...exact).numerator <= BigInt(maxPoints) * rational(...exact).denominator).toBe(true);
      }),
    );
  });
});
