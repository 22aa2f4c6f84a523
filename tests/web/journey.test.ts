/** The line with the stations, drawn from what the API says. */
import { expect, test } from 'vitest';
import { drawLine } from '../../web/src/cases/journey-line.ts';
import { tabsOf } from '../../web/src/cases/tabs-of.ts';

const label = (text: string) => ({ zh: text, en: text });
const journey = (...are: ('done' | 'here' | 'ahead')[]) =>
  are.map((is, at) => ({ stage: `stage${at}`, label: label(`S${at}`), is }));
const machineWith = (path: string, sideTrack: boolean) => ({
  roles: {},
  stages: [],
  events: [],
  allowances: [],
  corrections: [],
  states: [{ path, label: label(path), stage: 'stage1', desk: [], clock: null, silent: null, final: false, sideTrack }],
});

test('the state stands under the station where the case is', () => {
  const view = { journey: journey('done', 'here', 'ahead'), state: 'a.b', stateName: label('核查'), ended: false };
  const line = drawLine(view, machineWith('a.b', false));
  expect(line.stations.map(({ state }) => state?.zh ?? null)).toEqual([null, '核查', null]);
  expect(line.side).toBeNull();
  expect(line.end).toBeNull();
});

test('a side track is drawn only while the case is on it', () => {
  const view = {
    journey: journey('done', 'here', 'ahead'),
    state: 'a.supplement',
    stateName: label('补正'),
    ended: false,
  };
  expect(drawLine(view, machineWith('a.supplement', true)).side).toEqual({ at: 1, label: label('补正') });
  expect(drawLine(view, machineWith('a.supplement', false)).side).toBeNull();
});

test('an appeal leaves the line at the last station that was done', () => {
  const view = {
    journey: journey('done', 'done', 'ahead'),
    state: 'appeal.hearing',
    stateName: label('复核'),
    ended: false,
  };
  expect(drawLine(view, machineWith('appeal.hearing', true)).side?.at).toBe(1);
});

test('an ended case shows its end', () => {
  const view = { journey: journey('done', 'done', 'done'), state: 'completed', stateName: label('办结'), ended: true };
  expect(drawLine(view).end).toEqual(label('办结'));
});

test('tabs appear as the case reaches what they show', () => {
  const none = '0.00';
  const money = {
    contract: none,
    claimed: none,
    base: none,
    entitled: none,
    recommended: none,
    approved: none,
    issued: none,
    paid: none,
    ordered: none,
    recovered: none,
    writtenOff: none,
  };
  const at = (here: number) =>
    ['application', 'matching', 'diagnosis', 'retrofit', 'acceptance', 'assessment', 'subsidy'].map((stage, index) => ({
      stage,
      label: label(stage),
      is: index < here ? ('done' as const) : index === here ? ('here' as const) : ('ahead' as const),
    }));
  const tabs = (here: number, roles: string[]) => tabsOf({ journey: at(here), roles, money, ended: false });
  expect(tabs(0, ['district'])).toEqual(['forms', 'messages', 'eligibility', 'levels', 'history']);
  expect(tabs(3, ['provider'])).toEqual(['forms', 'messages', 'levels', 'contract', 'spend', 'history']);
  expect(tabs(6, ['officer'])).toEqual([
    'forms',
    'messages',
    'eligibility',
    'levels',
    'contract',
    'spend',
    'acceptance',
    'money',
    'measures',
    'history',
  ]);
});
