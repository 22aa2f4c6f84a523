// The table of workflow.md, written down once more: every state, every event of it, and everywhere it may lead.
import { expect, test } from 'vitest';
import { corrections } from '../../../workflows/case/corrections.ts';
import { saidSchemas } from '../../../workflows/case/said.ts';
import { deskOf, findState, states, strikeOf } from '../../../workflows/case/structure.ts';
import { reasoned } from '../../../workflows/check/authority.ts';
import pilotJson from '../../../workflows/policy/huangshi-pilot-2024.json' with { type: 'json' };
import { policySchema } from '../../../workflows/policy/policy-schema.ts';
import { type EventType, events } from '../../../workflows/vocabulary/events.ts';
import { keysOf } from '../../../workflows/vocabulary/keys.ts';
import { clockNames } from '../../../workflows/vocabulary/stages.ts';
import { TABLE } from './workflow-table.ts';

const leaves = states.filter((state) => !state.compound && !state.final);
const ends = [
  'completed',
  'recovered',
  'unsubsidised',
  'notListed',
  'notAccepted',
  'withdrawn',
  'lapsed',
  'terminated',
];
const sorted = (names: Iterable<string>) => [...new Set(names)].sort();

test('the machine has the states of the table and no others', () => {
  expect(sorted(leaves.map(({ path }) => path))).toEqual(sorted(Object.keys(TABLE)));
});

test('the machine has the eight ends and no others', () => {
  expect(sorted(states.filter(({ final }) => final).map(({ path }) => path))).toEqual(sorted(ends));
});

test.each(Object.entries(TABLE))('%s takes the events of its row, and they lead where the row says', (path, row) => {
  const found: Partial<Record<EventType, string[]>> = {};
  for (const { event, to } of findState(path)?.steps ?? [])
    if (event !== 'case.correct') found[event] = sorted([...(found[event] ?? []), to ?? path]);
  expect(found).toEqual(Object.fromEntries(Object.entries(row.events).map(([event, to]) => [event, sorted(to)])));
});

test.each(Object.entries(TABLE))('%s lies on the desk of its row, and silence does what it says', (path, row) => {
  expect(deskOf(path)).toEqual(row.desk);
  const clock = findState(path)?.clock ?? null;
  if (row.silent === 'stage') expect(clock).toBeNull();
  else {
    expect(clock).toBe(path);
    expect(clock && strikeOf(path, clock)).toBe(row.silent === 'moves' ? 'deadline.passed' : null);
  }
});

test('matching and retrofit have a clock of their whole stage, which ends the case', () => {
  for (const stage of ['matching', 'retrofit'] as const) {
    expect(strikeOf(`${stage}.${stage === 'matching' ? 'outOfPool' : 'underway'}`, stage)).toBe('stage.expired');
    expect(findState(stage)?.steps.map(({ event, to }) => [event, to])).toEqual([['stage.expired', 'lapsed']]);
  }
});

test('withdrawal, termination and the grant are possible anywhere', () => {
  const found = findState('')?.steps.map(({ event, to }) => `${event} ${to ?? 'stays'}`);
  expect(sorted(found ?? [])).toEqual([
    'allowance.grant stays',
    'case.terminate recovery.review',
    'case.terminate terminated',
    'case.withdraw recovery.review',
    'case.withdraw withdrawn',
  ]);
});

test('corrections in the machine are the pairs of the table, each between two of its states', () => {
  const found = states.flatMap((state) => state.steps.filter(({ event }) => event === 'case.correct'));
  expect(found.map(({ from, to }) => ({ from, to }))).toEqual(corrections);
  for (const { from, to } of corrections) expect([TABLE[from], TABLE[to]]).not.toContain(undefined);
});

test('every event of the vocabulary is of some state, and every clock of the vocabulary is started by one', () => {
  expect(sorted(states.flatMap((state) => state.steps.map(({ event }) => event)))).toEqual(sorted(keysOf(events)));
  expect(sorted(states.flatMap(({ clock }) => clock ?? []))).toEqual(sorted(clockNames));
});

test('the pilot gives every clock a length', () => {
  expect(sorted(Object.keys(policySchema.parse(pilotJson).clocks))).toEqual(sorted(clockNames));
});

test('whatever needs a reason carries one on the wire', () => {
  const asksForReason = keysOf(saidSchemas).filter((type) => {
    const { error } = saidSchemas[type].safeParse({});
    return error?.issues.some(({ path }) => path[0] === 'reason');
  });
  expect(sorted(asksForReason)).toEqual(sorted(reasoned));
});
