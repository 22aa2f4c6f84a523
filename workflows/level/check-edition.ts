/**
 * What a schema can't say about an edition of the indicators: codes are unique, points add up to their maxima and to
 * 100, `requires` names options of the same question, and no level is easier to reach than the one below it.
 */
import type { Rational } from '../money/rational.ts';
import { compareRationals, rational, sumOf } from '../money/rational.ts';
import type { Dimension, Edition, Grade, Question } from './edition-schema.ts';

export type EditionFault = { readonly path: (string | number)[]; readonly message: string };

/** Every fault of an edition that has the right shape; empty when it may be used. */
export function checkEdition(edition: Pick<Edition, 'dimensions' | 'scenarios' | 'grades'>): EditionFault[] {
  const questions = edition.dimensions.flatMap(questionsOf);
  const faults = [
    ...repeated(questions.map(({ code }) => code)).map((code) =>
      fault(['dimensions'], `question ${code} is there twice`),
    ),
    ...repeated(edition.scenarios.map(({ code }) => code)).map((code) =>
      fault(['scenarios'], `scenario ${code} is there twice`),
    ),
    ...questions.flatMap(checkQuestion),
    ...edition.dimensions.flatMap(checkDimension),
    ...checkGrades(edition),
  ];
  if (compareRationals(sumOf(edition.dimensions.map(({ maxPoints }) => exactly(maxPoints))), rational(100)) !== 0)
    faults.push(fault(['dimensions'], 'the dimensions add up to 100 points'));
  for (const scenario of edition.scenarios)
    if (scenario.levels.some(({ level }, i) => level !== i + 1))
      faults.push(fault(['scenarios'], `${scenario.code}: levels 1 to 4 in order`));
  return faults;
}

export function questionsOf(dimension: Dimension): Question[] {
  return dimension.subdimensions.flatMap(({ questions }) => questions);
}

function checkQuestion(question: Question): EditionFault[] {
  const faults: EditionFault[] = [];
  const say = (message: string) => faults.push(fault(['dimensions'], `${question.code}: ${message}`));
  const keys = new Set(question.options.map(({ key }) => key));
  if (keys.size !== question.options.length) say('an option key is there twice');
  for (const { key, points, pointsExact, exclusive, requires } of question.options) {
    if (Math.abs(points - pointsExact[0] / pointsExact[1]) > 0.000_001) say(`${key}: points and pointsExact differ`);
    if (exclusive && pointsExact[0] !== 0) say(`${key}: an exclusive option has no points`);
    if (requires?.some((needed) => needed === key || !keys.has(needed)))
      say(`${key}: requires an option that isn't there`);
  }
  const each = question.options.map(({ pointsExact }) => rational(...pointsExact));
  const most = question.type === 'multi' ? sumOf(each) : largest(each);
  if (compareRationals(most, exactly(question.maxPoints)) !== 0) say('the options give another maximum than maxPoints');
  return faults;
}

function checkDimension(dimension: Dimension): EditionFault[] {
  const faults: EditionFault[] = [];
  const compare = (name: string, maxPoints: number, parts: readonly { maxPoints: number }[]) => {
    const sum = sumOf(parts.map((part) => exactly(part.maxPoints)));
    if (compareRationals(sum, exactly(maxPoints)) !== 0)
      faults.push(fault(['dimensions'], `${name}: parts and maximum differ`));
  };
  compare(dimension.code, dimension.maxPoints, dimension.subdimensions);
  for (const part of dimension.subdimensions) compare(part.code, part.maxPoints, part.questions);
  return faults;
}

function checkGrades({ grades, scenarios }: Pick<Edition, 'grades' | 'scenarios'>): EditionFault[] {
  const faults: EditionFault[] = [];
  const binding = scenarios.filter(({ kind }) => kind === 'constraint').length;
  grades.forEach((grade, i) => {
    const below = grades[i - 1];
    const say = (message: string) => faults.push(fault(['grades', i], message));
    if (grade.grade !== i + 1) say('grades 1 to 4 in order');
    if (grade.minScenarios > scenarios.length || grade.minConstraintScenarios > Math.min(binding, grade.minScenarios))
      say('asks for more scenarios than there are');
    if (below && isEasier(grade, below)) say('no level is easier to reach than the one below it');
  });
  return faults;
}

function isEasier(grade: Grade, below: Grade): boolean {
  return (
    grade.minScore <= below.minScore ||
    grade.scenarioLevelAtLeast < below.scenarioLevelAtLeast ||
    grade.minScenarios < below.minScenarios ||
    grade.minConstraintScenarios < below.minConstraintScenarios
  );
}

/** Maxima are written with at most three decimals: 7.5. */
function exactly(points: number): Rational {
  return rational(Math.round(points * 1000), 1000);
}

function largest(each: readonly Rational[]): Rational {
  return each.reduce((most, one) => (compareRationals(one, most) > 0 ? one : most), rational(0));
}

function repeated(codes: readonly string[]): string[] {
  return codes.filter((code, i) => codes.indexOf(code) !== i);
}

function fault(path: (string | number)[], message: string): EditionFault {
  return { path, message };
}
