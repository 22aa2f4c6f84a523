// The machine that screens draw is the machine that decides, whole.
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, buildApp } from '../../server/app.ts';
import { viewMachine } from '../../server/reference/machine-view.ts';
import { corrections } from '../../workflows/case/corrections.ts';
import { states } from '../../workflows/case/structure.ts';
import { allowanceNames } from '../../workflows/vocabulary/allowances.ts';
import { events, systemEvents } from '../../workflows/vocabulary/events.ts';
import { stageNames } from '../../workflows/vocabulary/stages.ts';
import { Browser } from '../support/browser.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

let pilot: Pilot;
let app: App;
beforeAll(async () => {
  pilot = await createPilot();
  app = await buildApp(pilot.product);
});
afterAll(async () => {
  await app.close();
  await pilot.close();
});

const machine = viewMachine();

test('every state that a case can be in is there once, with its words in both languages', () => {
  const leaves = states.filter(({ path, compound }) => path !== '' && !compound).map(({ path }) => path);
  expect(machine.states.map(({ path }) => path)).toEqual(leaves);
  expect(machine.states.length).toBeGreaterThan(50);
  for (const { label } of machine.states)
    expect(label).toEqual({ zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/^[A-Z]/) });
});

test('every open state says whose desk it is, and every end that it is one', () => {
  for (const { path, desk, final } of machine.states) expect([path, desk.length > 0]).toEqual([path, !final]);
  expect(machine.states.filter(({ final }) => final)).toHaveLength(8);
});

test('side tracks are the detours and what follows the journey, not the stations', () => {
  const side = machine.states.filter(({ sideTrack }) => sideTrack).map(({ path }) => path);
  expect(side).toContain('application.supplement');
  expect(side).toContain('appeal.hearing');
  expect(side).toContain('recovery.review');
  for (const station of [
    'application.draft',
    'diagnosis.onSite',
    'acceptance.inspecting',
    'subsidy.payable',
    'completed',
  ])
    expect(side).not.toContain(station);
  expect(side).toHaveLength(18);
});

test('every event is there with a strict JSON schema of what is said with it', () => {
  expect(machine.events.map(({ type }) => type)).toEqual(Object.keys(events));
  expect(
    machine.events
      .filter(({ system }) => system)
      .map(({ type }) => type)
      .sort(),
  ).toEqual([...systemEvents].sort());
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  for (const { type, fields } of machine.events) {
    const accepts = ajv.compile(fields);
    expect([type, accepts({ nobodyAskedFor: 1 })]).toEqual([type, false]);
  }
  const fields = machine.events.find(({ type }) => type === 'recovery.order')?.fields;
  expect(ajv.compile(fields ?? {})({ amount: '199999.99', reason: '多付' })).toBe(true);
});

test('stages, allowances and corrections are those of the rules', () => {
  expect(machine.stages.map(({ name }) => name)).toEqual(stageNames);
  expect(machine.allowances.map(({ name }) => name)).toEqual(allowanceNames);
  expect(machine.corrections).toEqual(corrections);
});

test('strangers may read it, and read it once', async () => {
  const stranger = new Browser(app);
  const answer = await stranger.ask('/api/machine');
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toEqual(JSON.parse(JSON.stringify(machine)));
  expect(answer.headers['content-type']).toContain('application/json');
  expect(answer.headers['cache-control']).toContain('public');
  const again = await stranger.ask('/api/machine', { headers: { 'if-none-match': String(answer.headers.etag) } });
  expect(again.statusCode).toBe(304);
  expect(again.body).toBe('');
});
