/** The figures of the check: one summary per exploration, small enough to cross a process, and their sum. */

import { equivalents } from './equivalents.ts';
import { explore } from './explore.ts';
import type { Hunted } from './hunt.ts';
import { everyState, everyStep, progressOf, unevenForks, unwatched } from './progress.ts';
import type { Variant } from './variants.ts';

export type Summary = {
  name: string;
  situations: number;
  moves: number;
  asked: number;
  reached: string[];
  taken: string[];
  deadlocks: string[];
  deadEnds: string[];
  standstills: string[];
  broken: { law: string; where: string; times: number }[];
};

export type Figures = {
  states: number;
  statesReached: number;
  transitions: number;
  transitionsTaken: number;
  situations: number;
  moves: number;
  asked: number;
  deadlocks: number;
  deadEnds: number;
  brokenLaws: number;
  /** Everything behind a figure that is not as it must be, in words. */
  faults: string[];
  /** States where only a withdrawal, a termination or the director's grant is left, by design. */
  standstills: string[];
  mutants?: number;
  mutantsCaught?: number;
  equivalent?: { mutant: string; argument: string }[];
};

export function summaryOf(variant: Variant): Summary {
  const x = explore(variant);
  const { deadlocks, deadEnds, standstills, clockCycles } = progressOf(x);
  const broken = [...x.broken].map(([law, at]) => ({ law, ...at }));
  const circles = clockCycles.map((where) => ({ law: 'no clock turns in circles', where, times: 1 }));
  return {
    name: variant.name,
    situations: x.moments.length,
    moves: x.edges.length,
    asked: x.asked,
    reached: [...new Set(x.moments.map(({ path }) => path))],
    taken: [...x.taken.keys()],
    deadlocks,
    deadEnds,
    standstills,
    broken: [...broken, ...circles],
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

export function figuresOf(summaries: readonly Summary[]): Figures {
  const reached = new Set(summaries.flatMap((one) => one.reached));
  const taken = new Set(summaries.flatMap((one) => one.taken));
  const still = [
    ...unwatched().map((path) => `no clock watches ${path}`),
    ...unevenForks().map((fork) => `uneven fork: ${fork}`),
  ];
  const broken = summaries.flatMap(({ name, broken: laws }) =>
    laws.map(({ law, where, times }) => `broken in "${name}": ${law}: ${where} (${times} times)`),
  );
  const stuck = summaries.flatMap(({ name, deadlocks, deadEnds }) => [
    ...deadlocks.map((path) => `deadlock in "${name}": ${path}`),
    ...deadEnds.map((path) => `no way to an end in "${name}": ${path}`),
  ]);
  return {
    states: everyState.length,
    statesReached: everyState.filter((path) => reached.has(path)).length,
    transitions: everyStep.length,
    transitionsTaken: everyStep.filter((step) => taken.has(step)).length,
    situations: sum(summaries.map((one) => one.situations)),
    moves: sum(summaries.map((one) => one.moves)),
    asked: sum(summaries.map((one) => one.asked)),
    deadlocks: sum(summaries.map((one) => one.deadlocks.length)),
    deadEnds: sum(summaries.map((one) => one.deadEnds.length)),
    brokenLaws: broken.length + still.length,
    faults: [
      ...broken,
      ...still,
      ...stuck,
      ...everyState.filter((path) => !reached.has(path)).map((path) => `never reached: ${path}`),
      ...everyStep.filter((step) => !taken.has(step)).map((step) => `never taken: ${step}`),
    ],
    standstills: [...new Set(summaries.flatMap((one) => one.standstills))],
  };
}

export function withMutants(figures: Figures, hunted: readonly Hunted[]): Figures {
  const argued = (name: string) => Object.hasOwn(equivalents, name);
  const names = new Set(hunted.map(({ name }) => name));
  const faults = [
    ...hunted
      .filter(({ name, caughtBy }) => caughtBy === null && !argued(name))
      .map(({ name }) => `not caught: ${name}`),
    ...hunted
      .filter(({ name, caughtBy }) => caughtBy !== null && argued(name))
      .map(({ name, caughtBy }) => `argued to change nothing, but caught by "${caughtBy}": ${name}`),
    ...Object.keys(equivalents)
      .filter((name) => !names.has(name))
      .map((name) => `argued about, but there is no such mutant: ${name}`),
  ];
  return {
    ...figures,
    faults: [...figures.faults, ...faults],
    mutants: hunted.length,
    mutantsCaught: hunted.filter(({ caughtBy }) => caughtBy !== null).length,
    equivalent: Object.entries(equivalents).map(([mutant, argument]) => ({ mutant, argument })),
  };
}
