// The exhaustive check in its small form on every commit, with planted faults as the control that it can fail.
import { describe, expect, test } from 'vitest';
import { equivalents } from '../../../workflows/check/equivalents.ts';
import { figuresOf, summaryOf, withMutants } from '../../../workflows/check/figures.ts';
import { hunter } from '../../../workflows/check/hunt.ts';
import { mutants } from '../../../workflows/check/mutants.ts';
import { knownStandstills } from '../../../workflows/check/progress.ts';
import { chances, fast, quick } from '../../../workflows/check/variants.ts';

describe('every situation of small policies', () => {
  const figures = figuresOf(quick.map(summaryOf));

  test('breaks no law, leaves no case stuck, reaches every state and takes every transition', () => {
    expect(figures.faults).toEqual([]);
    expect(figures.statesReached).toBe(figures.states);
    expect(figures.transitionsTaken).toBe(figures.transitions);
    expect(figures.states).toBe(54);
  });

  test('answers with every figure that the outside relies on', () => {
    expect(Object.keys(withMutants(figures, []))).toEqual(
      expect.arrayContaining([
        ...['states', 'statesReached', 'transitions', 'transitionsTaken', 'situations'],
        ...['deadlocks', 'deadEnds', 'brokenLaws', 'mutants', 'mutantsCaught', 'equivalent'],
      ]),
    );
  });

  test('stands still without a way on only where the last chance was used and the director may grant one', () => {
    expect(figures.standstills).toEqual(knownStandstills);
  });
});

describe('planted faults', () => {
  const hunt = hunter([fast, ...chances]);
  const planted = [
    'reasonGiven always holds',
    'fourEyes always holds',
    'levelReached always holds',
    'districtReturnsLeft always holds',
    'noPaymentUnderway always holds',
    'anyone may: application.districtReview application.endorse #0',
    'branch always open: subsidy.directorReview subsidy.approve #0',
    'creditClear forgotten: subsidy.payable payment.issue',
  ];

  test.each(planted)('%s: is caught', (name) => {
    const mutant = mutants.find((one) => one.name === name);
    expect(mutant && hunt(mutant).caughtBy).toEqual(expect.any(String));
  });

  test('the machine is sound again after the hunt', () => {
    expect(summaryOf(fast).broken).toEqual([]);
  });

  test('every fault that is argued to change nothing is one that is planted', () => {
    const names = mutants.map(({ name }) => name);
    for (const name of Object.keys(equivalents)) expect(names).toContain(name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('a fault that nothing catches is reported, and so is an argument that does not hold', () => {
    const [argued = ''] = Object.keys(equivalents);
    const none = figuresOf([]);
    const hunted = [
      { name: 'some need', caughtBy: null, in: null },
      { name: argued, caughtBy: 'a law', in: fast.name },
    ];
    const { faults, mutantsCaught } = withMutants({ ...none, faults: [] }, hunted);
    expect(faults).toContain('not caught: some need');
    expect(faults).toContain(`argued to change nothing, but caught by "a law": ${argued}`);
    expect(mutantsCaught).toBe(1);
  });
});
