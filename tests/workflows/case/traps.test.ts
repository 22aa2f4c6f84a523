// The traps of workflow.md that concern the machine, each as the product must behave.
import { expect, test } from 'vitest';
import { createContext } from '../../../workflows/case/kit.ts';
import { isEventType, metaOf, states, strikeOf } from '../../../workflows/case/structure.ts';
import { begin, decide, optionsFor } from '../../../workflows/engine.ts';
import { aDraft, caseAt, complete, pilot, soFar } from './case-builder.ts';

const ends = states.filter(({ final }) => final).map(({ path }) => path);

test.each(ends)('trap 1: a case that ended as %s is closed to everyone, the root events included', (path) => {
  const ended = caseAt(path);
  expect(ended.refusal('enterprise', 'case.withdraw')).toEqual(['closed']);
  expect(ended.refusal('system', 'case.terminate', { seen: { terminationDecided: true } })).toEqual(['closed']);
  expect(ended.refusal('director', 'allowance.grant', { said: { allowance: 'recusals' } })).toEqual(['closed']);
  expect(optionsFor(path, ended, { roles: ['enterprise', 'director'], seen: {} })).toEqual([]);
});

test('trap 2: the context is made without input too, and the case starts with its facts', () => {
  expect(() => createContext(undefined)).not.toThrow();
  const started = begin({ policyId: pilot.id, enterpriseId: 'e', district: 'd1' }, pilot);
  expect(started).toMatchObject({
    path: 'application.draft',
    facts: { enterpriseId: 'e', district: 'd1', policyId: pilot.id },
    clocks: { start: ['application.draft'], pause: [] },
  });
});

test('trap 2: the facts survive every step, though the factory runs again without input', () => {
  const submitted = aDraft().say('enterprise', 'application.submit', {
    seen: { callOpen: true, missing: [], ineligible: [] },
  });
  expect(submitted.facts.enterpriseId).toBe('enterprise');
});

test.each([
  'xstate.init',
  'xstate.done.state.case',
  'xstate.after.10.case',
  'application.pay',
  'toString',
  '__proto__',
])('trap 3: %s is not an event of the product, and moves nothing', (forged) => {
  expect(isEventType(forged)).toBe(false);
  const now = aDraft();
  const happening = JSON.parse(JSON.stringify({ type: forged, by: 'system', said: {}, seen: {} }));
  expect(decide(now.path, now, happening)).toEqual({ accepted: false, refusal: { code: 'notHere' } });
});

test('trap 3: a refusal is never silent: it says closed, not here, not yours or every need', () => {
  const now = aDraft();
  expect(now.refusal('officer', 'application.approve')).toEqual(['notHere']);
  expect(now.refusal('officer', 'application.submit')).toEqual(['notYours']);
  expect(now.refusal('enterprise', 'application.submit', { seen: { callOpen: false, missing: ['licence'] } })).toEqual([
    'callOpen',
    'nothingMissing',
    'eligible',
  ]);
  expect(
    now.try('enterprise', 'application.submit', { seen: { callOpen: true, missing: ['licence'], ineligible: [] } }),
  ).toEqual({
    accepted: false,
    refusal: { code: 'unmet', unmet: [{ code: 'nothingMissing', details: ['licence'] }] },
  });
});

test('trap 3: evidence that nobody gathered is a need that does not hold, not an exception', () => {
  for (const { path, steps } of states.filter(({ compound, final }) => !compound && !final))
    for (const { event, permit } of steps) {
      const [by] = permit.by;
      if (by) expect(() => decide(path, caseAt(path), { type: event, by, said: {}, seen: {} })).not.toThrow();
    }
  expect(aDraft().refusal('enterprise', 'application.submit')).toEqual(['callOpen', 'nothingMissing', 'eligible']);
});

test('trap 4: a transfer to another district starts the clock of the same state anew', () => {
  const transferred = caseAt('application.districtReview').say('district', 'application.transfer', {
    said: { district: 'd2' },
    seen: { districtKnown: true },
  });
  expect(transferred.path).toBe('application.districtReview');
  expect(transferred.facts.district).toBe('d2');
  expect(transferred.clocks.start).toEqual(['application.districtReview']);
});

test('trap 4: a grant stays where it is and touches no clock', () => {
  const granted = caseAt('application.cityReview').say('director', 'allowance.grant', {
    said: { allowance: 'cityReturns' },
  });
  expect(granted.path).toBe('application.cityReview');
  expect(granted.clocks.start).toEqual([]);
});

test('trap 4: what is stored is the path of one leaf, and only the ends on the top level end a case', () => {
  for (const { path, compound, final } of states.filter(({ path }) => path !== ''))
    expect(path.split('.').length, path).toBe(compound || final ? 1 : 2);
});

test('trap 5: every initial state is the first of its stage, and every target is a state', () => {
  const entered = Object.fromEntries(
    states.flatMap(({ steps }) => steps.flatMap(({ to }) => (to ? [[to.split('.')[0], to]] : []))),
  );
  expect(Object.keys(entered)).toEqual(expect.arrayContaining(['application', 'matching', 'recovery', 'completed']));
  for (const { steps } of states) for (const { to } of steps) if (to !== null) expect(metaOf(to).zh, to).not.toBe(to);
});

test('trap 8: a strike of the clock says what the state makes of it, and escalating clocks say nothing', () => {
  expect(strikeOf('application.draft', 'application.draft')).toBe('deadline.passed');
  expect(strikeOf('matching.choosing', 'matching')).toBe('stage.expired');
  expect(strikeOf('application.cityReview', 'application.cityReview')).toBeNull();
  // A clock of a state that was left meanwhile says nothing here.
  expect(strikeOf('application.cityReview', 'application.draft')).toBeNull();
});

test('a clock that rests is named while it rests, and started again on the way back', () => {
  const asked = caseAt('application.cityReview').say('officer', 'application.return');
  expect(asked.clocks).toEqual({
    start: ['application.supplement'],
    pause: ['application.districtReview', 'application.cityReview'],
  });
  expect(asked.say('enterprise', 'application.resubmit', complete).clocks.start).toEqual(['application.cityReview']);
});

test('the acceptance clock rests while the package is checked', () => {
  const requested = caseAt('acceptance.preparing', soFar.contracted).say('enterprise', 'acceptance.request', {
    seen: { missing: [], edition: '2025' },
  });
  expect(requested.clocks.pause).toEqual(['acceptance.preparing']);
  expect(requested.facts.indicatorEdition).toBe('2025');
});
