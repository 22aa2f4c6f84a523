/** The API's own description: a valid document that tells every operation, and what a client needs to send. */
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { examples } from './cells.ts';
import { type Document, openScene, type Scene } from './scene.ts';

let scene: Scene;
let document: Document;
beforeAll(async () => {
  scene = await openScene();
  document = scene.document();
});
afterAll(() => scene.close());

test('the document is valid OpenAPI 3.1', async () => {
  const validator = new Validator();
  expect(await validator.validate(JSON.parse(document.text))).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
});

test('every operation has a summary, one known tag, and says what it answers', () => {
  const tags = JSON.parse(document.text).tags.map(({ name }: { name: string }) => name);
  for (const { name, summary, tags: own = [], responses } of document.operations) {
    expect(summary, name).toMatch(/^[A-Z].{3,80}[^.]$/);
    expect(own, name).toHaveLength(1);
    expect(tags, name).toContain(own[0]);
    expect(
      Object.keys(responses).filter((status) => /^2\d\d$/.test(status)),
      name,
    ).toHaveLength(1);
    for (const { description } of Object.values(responses)) expect(description, name).not.toMatch(/^Default Response$/);
  }
  const used = new Set(document.operations.flatMap((operation) => operation.tags ?? []));
  expect([...used].toSorted()).toEqual(tags.toSorted());
});

test('every operation tells its refusals as problems', () => {
  const schema = { $ref: '#/components/schemas/Problem' };
  for (const { name, responses } of document.operations)
    expect(responses.default?.content, name).toEqual({ 'application/problem+json': { schema } });
});

test('summaries are told apart', () => {
  const summaries = document.operations.map(({ summary }) => summary);
  expect(new Set(summaries).size).toBe(summaries.length);
});

test('an operation that wants an Idempotency-Key says so', async () => {
  const wanting: string[] = [];
  for (const [name, prepare] of Object.entries(examples)) if ((await prepare(scene)).keyed) wanting.push(name);
  const saying = document.operations.filter(({ parameters }) =>
    parameters.some((one) => one.name === 'Idempotency-Key'),
  );
  expect(saying.map(({ name }) => name).toSorted()).toEqual(wanting.toSorted());
  expect(saying.every(({ parameters }) => parameters.find((one) => one.name === 'Idempotency-Key')?.required)).toBe(
    true,
  );
});

test('strangers are told from people with a session, and writing from reading', () => {
  const { paths }: { paths: Record<string, Record<string, { security: object[] }>> } = JSON.parse(document.text);
  for (const { name, public: open, method } of document.operations) {
    const [, path = ''] = name.split(' ');
    const needs = Object.assign({}, ...(paths[path]?.[method.toLowerCase()]?.security ?? []));
    expect(Object.keys(needs).toSorted(), name).toEqual([
      ...(method === 'GET' ? [] : ['csrf']),
      ...(open ? [] : ['session']),
    ]);
  }
});

test('components have one name each, and nothing is there that nobody refers to', () => {
  for (const name of document.components) {
    expect(name).toMatch(/^([A-Z][a-z]+)+$/);
    expect(name).not.toMatch(/(Input|Output|Schema)\d*$/);
    expect(document.text).toContain(`"#/components/schemas/${name}"`);
  }
  for (const [, name] of document.text.matchAll(/"#\/components\/schemas\/([^"]+)"/g))
    expect(document.components).toContain(name);
});

test('a paper is sent as one file, and comes back as bytes', () => {
  const of = (name: string) => document.operations.find((operation) => operation.name === name);
  expect(of('POST /api/cases/{id}/documents')?.multipart).toBe(true);
  expect(Object.keys(of('GET /api/documents/{id}/content')?.responses[200]?.content ?? {})).toEqual([
    'application/octet-stream',
  ]);
  expect(Object.keys(of('GET /metrics')?.responses[200]?.content ?? {})).toEqual(['text/plain']);
});
