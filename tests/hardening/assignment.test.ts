/** Nobody sets what they were not asked for: every body, query and path of the document is closed, and bounded. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openScene, type Scene, type Schema } from '../http/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

/** What is open or without an end in a schema of a request, by its place. */
function loose(schema: Schema, at: string): string[] {
  if (schema.anyOf) return schema.anyOf.flatMap((one, i) => loose(one, `${at}|${i}`));
  switch (schema.type) {
    case 'object': {
      const { properties = {}, additionalProperties: others } = schema;
      const open = others === undefined || others === true;
      const inside = Object.entries(properties).flatMap(([name, one]) => loose(one, `${at}/${name}`));
      const named = typeof others === 'object' ? loose(others, `${at}/*`) : [];
      return [...(open && Object.keys(properties).length > 0 ? [`${at} takes any field`] : []), ...inside, ...named];
    }
    case 'array':
      return [
        ...(schema.maxItems === undefined ? [`${at} has no longest list`] : []),
        ...(schema.items ? loose(schema.items, `${at}[]`) : []),
      ];
    case 'string': {
      const bounded = schema.maxLength !== undefined || schema.enum || schema.format || schema.pattern;
      return bounded ? [] : [`${at} has no longest text`];
    }
    default:
      return [];
  }
}

test('every body names its fields and bounds them', () => {
  const bodies = scene.document().operations.filter(({ body }) => body !== null);
  expect(bodies.length).toBeGreaterThan(10);
  console.info(`${bodies.length} bodies`);
  const found = bodies.flatMap(({ name, body }) => loose(body ?? {}, name));
  // Read by the corridor itself, which knows the fields of each event (workflows/case/said.ts) and refuses all others.
  expect(found.filter((one) => !one.startsWith('POST /api/cases/{id}/events'))).toEqual([]);
});

test('every text in a path or a query has an end', () => {
  const found = scene
    .document()
    .operations.flatMap(({ name, parameters }) =>
      parameters.filter((one) => one.in !== 'header').flatMap((one) => loose(one.schema, `${name}?${one.name}`)),
    );
  expect(found).toEqual([]);
});

test('an open or endless schema would be found', () => {
  expect(loose({ type: 'object', properties: { a: { type: 'string' } } }, 'x')).toEqual([
    'x takes any field',
    'x/a has no longest text',
  ]);
});
