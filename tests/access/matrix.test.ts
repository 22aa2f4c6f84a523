/** Every operation of the API, asked by everybody about their own things, about others' and about nothing. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isPermission } from '../../workflows/access/permissions.ts';
import { examples } from '../http/cells.ts';
import { openScene, type Scene } from '../http/scene.ts';
import { openStage, runOperation, type Stage } from './run-matrix.ts';

let scene: Scene;
let stage: Stage;
let cells = 0;
beforeAll(async () => {
  scene = await openScene();
  stage = await openStage(scene);
});
afterAll(async () => {
  console.info(`${cells} cells of operation × actor × relation`);
  await scene.close();
});

test('every operation of the document names a permission', () => {
  const { operations } = scene.document();
  expect(operations.filter(({ permission }) => !isPermission(permission))).toEqual([]);
  expect(Object.keys(examples).toSorted()).toEqual(operations.map(({ name }) => name).toSorted());
});

test.each(Object.keys(examples))('%s', async (name) => {
  const operation = scene.document().operations.find((one) => one.name === name);
  if (!operation) throw new Error(`the document has no ${name}`);
  const found = await runOperation(stage, operation);
  cells += found.cells.length;
  expect(found).toMatchObject({ wrong: [], leaks: [], changed: [] });
});
