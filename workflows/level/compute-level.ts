/**
 * The digital level (数字化水平等级): exact points of the scored part, scenarios at each level, and the highest level whose
 * conditions both hold (grading.md). Also what kept the case from the next one, since that is what an enterprise asks.
 */
import type { Rational } from '../money/rational.ts';
import { compareRationals, decimalText, rational, sumOf, zero } from '../money/rational.ts';
import type { Answers } from './answers.ts';
import { chosenFor, isScenarioLevel, levelFor } from './answers.ts';
import { questionsOf } from './check-edition.ts';
import type { Edition, Grade, Question } from './edition-schema.ts';

/** Numerator and denominator in lowest terms, as the edition writes `pointsExact`. */
export type Fraction = readonly [number, number];

/** `display` has two decimals and is cut, so that 39.996 never reads as 40.00. */
export type Points = { readonly exact: Fraction; readonly display: string };

export type ScenarioCount = { readonly level: number; readonly binding: number; readonly advisory: number };

/** A condition of the next level that isn't met. `label` and `name` are the edition's: 二级, 规范级. */
export type Kept = { readonly level: number; readonly label: string; readonly name: string } & (
  | { readonly code: 'score-too-low'; readonly needs: number; readonly has: Points }
  | {
      readonly code: 'too-few-scenarios' | 'too-few-binding-scenarios';
      readonly atLevel: number;
      readonly needs: number;
      readonly has: number;
    }
);

export type LevelOutcome = {
  /** 0 (none) to 4. */
  readonly level: number;
  readonly score: Points;
  /** For each level 1 to 4, the scenarios judged at that level or above. */
  readonly scenariosAtLeast: readonly ScenarioCount[];
  /** The unmet conditions of the next level; empty at level 4. */
  readonly kept: readonly Kept[];
};

export type DimensionScore = { readonly code: string; readonly name: string; readonly maxPoints: number } & Points;

export type LevelResult = LevelOutcome & {
  readonly edition: string;
  readonly dimensions: readonly DimensionScore[];
};

/**
 * The level of a set of answers. Works on unfinished answers too, for a preview: what is missing counts nothing. What
 * `checkAnswers` objects to never counts more than it may: of several choices the lowest, of "none" with others
 * nothing, of an option without those it requires nothing. Ask `checkAnswers` before a result decides anything.
 */
export function computeLevel(edition: Edition, answers: Answers): LevelResult {
  const scored = edition.dimensions.map((dimension) => {
    const sum = sumOf(questionsOf(dimension).map((question) => pointsOf(question, chosenFor(answers, question))));
    const { code, name, maxPoints } = dimension;
    return { sum, dimension: { code, name, maxPoints, ...points(sum) } };
  });
  const total = sumOf(scored.map(({ sum }) => sum));
  return {
    edition: edition.edition,
    ...outcome(edition, total, answers.scenarios),
    dimensions: scored.map(({ dimension }) => dimension),
  };
}

/** The level from a score that is known already, as an exact fraction, and the levels of the scenarios by code. */
export function levelFrom(edition: Edition, score: Fraction, scenarioLevels: Answers['scenarios']): LevelOutcome {
  return outcome(edition, rational(...score), scenarioLevels);
}

function outcome(edition: Edition, score: Rational, levels: Answers['scenarios']): LevelOutcome {
  const scenariosAtLeast = [1, 2, 3, 4].map((level) => countScenarios(edition, levels, level));
  const judged = edition.grades.map((grade) => ({
    grade,
    unmet: unmetOf(grade, score, countScenarios(edition, levels, grade.scenarioLevelAtLeast)),
  }));
  const level = judged.findLast(({ unmet }) => unmet.length === 0)?.grade.grade ?? 0;
  const kept = judged.find(({ grade }) => grade.grade === level + 1)?.unmet ?? [];
  return { level, score: points(score), scenariosAtLeast, kept };
}

function countScenarios({ scenarios }: Edition, levels: Answers['scenarios'], atLeast: number): ScenarioCount {
  const reached = scenarios.filter((scenario) => {
    const level = levelFor(levels, scenario) ?? 0;
    return isScenarioLevel(level) && level >= atLeast;
  });
  const binding = reached.filter(({ kind }) => kind === 'constraint').length;
  return { level: atLeast, binding, advisory: reached.length - binding };
}

function unmetOf(grade: Grade, score: Rational, reached: ScenarioCount): Kept[] {
  const next = { level: grade.grade, label: grade.label, name: grade.name };
  const atLevel = grade.scenarioLevelAtLeast;
  const [needsAll, all] = [grade.minScenarios, reached.binding + reached.advisory];
  const [needsBinding, binding] = [grade.minConstraintScenarios, reached.binding];
  const unmet: Kept[] = [];
  if (compareRationals(score, rational(grade.minScore)) < 0)
    unmet.push({ ...next, code: 'score-too-low', needs: grade.minScore, has: points(score) });
  if (all < needsAll) unmet.push({ ...next, code: 'too-few-scenarios', atLevel, needs: needsAll, has: all });
  if (binding < needsBinding)
    unmet.push({ ...next, code: 'too-few-binding-scenarios', atLevel, needs: needsBinding, has: binding });
  return unmet;
}

function pointsOf({ type, options }: Question, chosen: readonly string[]): Rational {
  const picked = options.filter(({ key }) => chosen.includes(key));
  const counted = picked.map(({ pointsExact, requires }) =>
    requires?.some((key) => !chosen.includes(key)) ? zero : rational(...pointsExact),
  );
  if (type === 'single')
    return counted.reduce((low, one) => (compareRationals(one, low) < 0 ? one : low), counted[0] ?? zero);
  return picked.some(({ exclusive }) => exclusive) ? zero : sumOf(counted);
}

function points(sum: Rational): Points {
  return { exact: [Number(sum.numerator), Number(sum.denominator)], display: decimalText(sum, 2) };
}
