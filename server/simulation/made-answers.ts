/**
 * Answers to the questionnaire that reach a wanted level by the edition itself: scenarios first, then the options of the
 * scored questions are raised and lowered until the score lies where it should. `computeLevel` has the last word.
 */

import { checkAnswers } from '../../workflows/level/answers.ts';
import { computeLevel } from '../../workflows/level/compute-level.ts';
import type { Edition, Grade, Question } from '../../workflows/level/edition-schema.ts';
import type { Dice } from '../demonstration/dice.ts';

export type MadeAnswers = { questions: Record<string, string[]>; scenarios: Record<string, number> };

const TRIES = 400;

/** Complete and sound answers with exactly this level. @throws when the edition leaves no way to it */
export function makeAnswers(edition: Edition, level: number, dice: Dice): MadeAnswers {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const answers = attempt(edition, level, dice);
    if (checkAnswers(edition, answers).length === 0 && computeLevel(edition, answers).level === level) return answers;
  }
  throw new Error(`no answers to edition ${edition.edition} with level ${level} were found`);
}

/** What keeps the answers from the next level: the score, the scenarios, or the binding ones among them. */
const brakes = ['score', 'scenarios', 'binding'] as const;

function attempt(edition: Edition, level: number, dice: Dice): MadeAnswers {
  const reached = gradeOf(edition, level);
  const next = gradeOf(edition, level + 1);
  const brake = dice.pick(brakes);
  const least = reached?.minScore ?? 0;
  const below = brake === 'score' && next ? next.minScore : 100;
  return {
    scenarios: scenariosFor(edition, { reached, next: brake === 'score' ? undefined : next, brake, dice }),
    questions: questionsFor(edition, { least, below, dice }),
  };
}

const gradeOf = ({ grades }: Edition, level: number): Grade | undefined => grades.find(({ grade }) => grade === level);

type ScenarioWish = { reached: Grade | undefined; next: Grade | undefined; brake: string; dice: Dice };

/** Enough scenarios for the grade reached, and too few for the next one where they are the brake. */
function scenariosFor(edition: Edition, { reached, next, brake, dice }: ScenarioWish): Record<string, number> {
  const at = reached?.scenarioLevelAtLeast ?? 0;
  const drawn = new Map(edition.scenarios.map(({ code }) => [code, dice.next()]));
  const order = edition.scenarios.toSorted((a, b) => (drawn.get(a.code) ?? 0) - (drawn.get(b.code) ?? 0));
  const binding = order.filter(({ kind }) => kind === 'constraint');
  const advisory = order.filter(({ kind }) => kind !== 'constraint');
  const most = next === undefined ? 4 : Math.max(at, next.scenarioLevelAtLeast - 1);
  const levels: Record<string, number> = Object.fromEntries(
    order.map(({ code }) => [code, Math.min(most, dice.between(Math.max(0, at - 1), 4))]),
  );
  for (const { code } of binding.slice(0, reached?.minConstraintScenarios ?? 0))
    levels[code] = Math.max(at, levels[code] ?? 0);
  const rest = [...binding.slice(reached?.minConstraintScenarios ?? 0), ...advisory];
  const missing = (reached?.minScenarios ?? 0) - (reached?.minConstraintScenarios ?? 0);
  for (const { code } of rest.slice(0, Math.max(0, missing))) levels[code] = Math.max(at, levels[code] ?? 0);
  // A near miss: one binding scenario too few for the next grade, however many advisory ones reach it.
  if (brake === 'binding' && next) for (const { code } of advisory) levels[code] = next.scenarioLevelAtLeast;
  return levels;
}

type ScoreWish = { least: number; below: number; dice: Dice };

function questionsFor(edition: Edition, { least, below, dice }: ScoreWish): Record<string, string[]> {
  const ladders = edition.dimensions
    .flatMap(({ subdimensions }) => subdimensions.flatMap(({ questions }) => questions))
    .map((question) => {
      const rungs = rungsOf(question);
      return { code: question.code, rungs, at: dice.below(rungs.length) };
    });
  // Rounded on the way; whether the level is right is asked of the exact computation at the end.
  const score = () => ladders.reduce((sum, { rungs, at }) => sum + (rungs[at]?.points ?? 0), 0);
  for (let step = 0, now = score(); step < 300 && (now < least || now >= below); step += 1, now = score()) {
    const ladder = dice.pick(ladders);
    const wanted = ladder.at + (now < least ? 1 : -1);
    ladder.at = Math.min(ladder.rungs.length - 1, Math.max(0, wanted));
  }
  return Object.fromEntries(ladders.map(({ code, rungs, at }) => [code, [...(rungs[at]?.keys ?? [])]]));
}

type Rung = { keys: string[]; points: number };

/** Choices of a question from the poorest to the richest, each allowed by itself. */
function rungsOf({ type, options }: Question): Rung[] {
  const rung = (chosen: Question['options']): Rung => ({
    keys: chosen.map(({ key }) => key),
    points: chosen.reduce((sum, { points }) => sum + points, 0),
  });
  if (type === 'single') return options.map((option) => rung([option]));
  const more = options.filter(({ exclusive }) => !exclusive);
  // Options that require others stand behind them; were it otherwise, the check at the end would try again.
  return [
    ...options.filter(({ exclusive }) => exclusive).map((option) => rung([option])),
    ...more.map((_, i) => rung(more.slice(0, i + 1))),
  ];
}
