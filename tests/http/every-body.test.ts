/** Every route that takes a body refuses every wrong one, says where it is wrong, and changes nothing. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { saidSchemas } from '../../workflows/case/said.ts';
import { systemEvents } from '../../workflows/vocabulary/events.ts';
import { bodyCells, type Wrong, wrongsOf } from './body-cells.ts';
import { askOf, type Cell, checkCells, checkValid, countAll, counted, examples } from './cells.ts';
import { type Operation, openScene, type Scene, type Schema } from './scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(async () => {
  console.info(`${countAll()} cells of route × kind refused:`, Object.fromEntries(counted));
  await scene.close();
});

function operationOf(name: string): Operation {
  const found = scene.document().operations.find((operation) => operation.name === name);
  if (!found) throw new Error(`the document has no ${name}`);
  return found;
}
const exampleOf = async (name: string) => {
  const example = await examples[name]?.(scene);
  if (!example) throw new Error(`no example of ${name}`);
  return example;
};

test.each(Object.keys(examples).filter((name) => !name.startsWith('GET ')))('%s', async (name) => {
  const operation = operationOf(name);
  const example = await exampleOf(name);
  await checkCells(scene, bodyCells(operation, example));
  await checkValid(scene, operation, example);
});

const moving = 'POST /api/cases/{id}/events';
const cellsOfEvent = async (bodies: readonly { body: unknown; cell: Omit<Cell, 'ask'> }[]): Promise<Cell[]> => {
  const operation = operationOf(moving);
  const example = await exampleOf(moving);
  return bodies.map(({ body, cell }) => ({
    ...cell,
    ask: { ...askOf(operation, example), payload: JSON.stringify(body) },
  }));
};

test('an event that nobody may say is unknown, and so is one that does not exist', async () => {
  const names = [...systemEvents, 'application.vanish', 'constructor', 'toString', 'hasOwnProperty', '__proto__', ' '];
  const cells = names.map((type) => ({
    body: { type },
    cell: { kind: 'special to the route' as const, code: 'unknown-event' },
  }));
  await checkCells(scene, await cellsOfEvent(cells));
});

test('every event is refused in every wrong shape before anything else is asked', async () => {
  const answer = await scene.send({ operation: 'GET /api/machine', by: null });
  const { events }: { events: { type: string; system: boolean; fields: Schema }[] } = answer.json();
  const said = events.filter(({ system }) => !system);
  expect(said.map(({ type }) => type).toSorted()).toEqual(
    Object.keys(saidSchemas)
      .filter((type) => !systemEvents.some((one) => one === type))
      .toSorted(),
  );
  const cells = said.flatMap(({ type, fields }) =>
    oneOfEach(wrongsOf(fields, {})).map(({ kind, path, value, pointer }) => ({
      body: { type, ...filled(fields), [String(path[0])]: value },
      cell: { kind, ...(kind === 'hostile text' || path.length !== 1 ? {} : { pointer }) },
    })),
  );
  await checkCells(scene, await cellsOfEvent(cells));
});

/** The events share their few schemas: each field in each way, once. */
function oneOfEach(wrongs: readonly Wrong[]): Wrong[] {
  return wrongs.filter(
    ({ kind, path }, i) => wrongs.findIndex((one) => one.kind === kind && String(one.path) === String(path)) === i,
  );
}

/** What has to be said, so that one thing at a time is wrong. */
function filled({ properties = {}, required = [] }: Schema): object {
  return Object.fromEntries(
    required.map((name) => [name, properties[name]?.enum?.[0] ?? (properties[name]?.format ? sampleId : '1.00')]),
  );
}
const sampleId = '0198c1de-0000-7000-8000-000000000000';
