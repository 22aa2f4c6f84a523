/** Every route refuses strangers, forgeries, foreign paths, wrong roles and moments, forged pages, and changes nothing. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessCells, otherBody } from './access-cells.ts';
import { askOf, checkCells, checkValid, countAll, counted, examples } from './cells.ts';
import { nobody } from './example.ts';
import { openScene, type Scene } from './scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(async () => {
  console.info(`${countAll()} cells of route × kind refused:`, Object.fromEntries(counted));
  await scene.close();
});

const operationOf = (name: string) => {
  const found = scene.document().operations.find((operation) => operation.name === name);
  if (!found) throw new Error(`the document has no ${name}`);
  return found;
};

test('every operation of the document has an example here, and every example an operation', () => {
  const names = scene.document().operations.map(({ name }) => name);
  expect(Object.keys(examples).toSorted()).toEqual(names.toSorted());
  console.info(`${names.length} operations`);
});

test.each(Object.keys(examples))('%s', async (name) => {
  const operation = operationOf(name);
  const example = await examples[name]?.(scene);
  if (!example) throw new Error('no example');
  expect(operation.public).toBe(example.by === null);
  await checkCells(scene, accessCells(operation, example));
  if (typeof example.foreign !== 'string') {
    const foreign = await scene.send(askOf(operation, example, example.foreign));
    const params = { ...example.params, ...example.foreign.params, id: nobody };
    const missing = await scene.send(askOf(operation, example, { ...example.foreign, params }));
    const told = ({ payload }: { payload: string }) => ({ ...JSON.parse(payload), requestId: '', instance: '' });
    expect(told(foreign), 'what is foreign is not told from what is not there').toEqual(told(missing));
    expect(Object.keys(JSON.parse(foreign.payload))).toEqual(Object.keys(JSON.parse(missing.payload)));
  }
  const done = await checkValid(scene, operation, example);
  await checkCells(scene, otherBody(example, done));
});
