/** Wrong bodies of an operation, derived from the schema in the document and the body of its example. */
import { askOf, type Cell, type Kind } from './cells.ts';
import type { Example } from './example.ts';
import type { Ask, Operation, Schema } from './scene.ts';

type Path = readonly (string | number)[];
/** `value` is undefined to take it away. */
export type Wrong = { kind: Kind; path: Path; value: unknown; pointer: string };

export function bodyCells(operation: Operation, example: Example): Cell[] {
  if (operation.method === 'GET') return [];
  const ask = askOf(operation, example);
  const json = (kind: Kind, payload: string, more: Partial<Cell> = {}): Cell => ({
    kind,
    ask: withType({ ...ask, payload }, 'application/json'),
    ...more,
  });
  const common = [
    json('malformed JSON', '{"a":'),
    json('malformed JSON', '{"a":1}{'),
    json('malformed JSON', '\u0000'),
    json('an empty body', ''),
    json('too large', `"${'x'.repeat(1_048_577)}"`),
    ...['text/plain', 'application/xml', 'application/x-www-form-urlencoded'].map(
      (type): Cell => ({
        kind: 'another content type',
        ask: withType({ ...ask, payload: example.body ? JSON.stringify(example.body) : 'a=1' }, type),
      }),
    ),
  ];
  const { body: schema } = operation;
  const { body } = example;
  if (schema === null || body === undefined) return common;
  const text = JSON.stringify(body);
  const into = (member: string) =>
    text.replace(/^\{(.?)/, (_, next: string) => `{${member}${next === '}' ? '}' : `,${next}`}`);
  return [
    ...common,
    { kind: 'no body', ask: without(ask) },
    ...[`[${text}]`, '"text"', '42', 'null'].map((payload) => json('another top level', payload)),
    json('a prototype', into('"__proto__":{"admin":true}')),
    json('a prototype', into('"constructor":{"prototype":{"admin":true}}')),
    json('a prototype', into('"extra":{"__proto__":{"admin":true}}')),
    json('too deep', into(`"extra":${'{"a":'.repeat(40)}1${'}'.repeat(40)}`)),
    json('too deep', into(`"extra":${'['.repeat(5000)}${']'.repeat(5000)}`)),
    ...wrongsOf(schema, body).map(({ kind, path, value, pointer }) =>
      json(kind, JSON.stringify(put(body, path, value)), kind === 'hostile text' ? {} : { pointer }),
    ),
  ];
}

const withType = (ask: Ask, type: string): Ask => ({ ...ask, headers: { ...ask.headers, 'content-type': type } });
const without = ({ payload: _, ...ask }: Ask): Ask => ask;

/** The value with another one at this place. */
export function put(value: unknown, [step, ...rest]: Path, change: unknown): unknown {
  if (step === undefined) return change;
  if (Array.isArray(value)) return value.map((member: unknown, i) => (i === step ? put(member, rest, change) : member));
  const members = Object.entries(Object(value));
  const [, old] = members.find(([name]) => name === step) ?? [];
  return Object.fromEntries([...members.filter(([name]) => name !== step), [step, put(old, rest, change)]]);
}

const hostile = ['a\0b', 'a\ud800b', 'a\u202eb'];
const pointerOf = (path: Path): string => path.map((step) => `/${step}`).join('');

/** Every way in which a value of this schema can be wrong in itself. */
export function wrongsOf(schema: Schema, value: unknown, path: Path = []): Wrong[] {
  const wrong = (kind: Kind, other: unknown, at: Path = path, pointer = pointerOf(at)): Wrong => ({
    kind,
    path: at,
    value: other,
    pointer,
  });
  if (schema.anyOf) return [null, [], {}].map((other) => wrong('another type', other));
  if (schema.enum) return ['nonsense', null].map((other) => wrong('another type', other));
  const types = path.length === 0 ? [] : (otherTypes[schema.type ?? ''] ?? []).map((one) => wrong('another type', one));
  switch (schema.type) {
    case 'object':
      return [...types, ...membersOf(schema, value, path)];
    case 'array': {
      const list = Array.isArray(value) ? value : [];
      const [first] = list;
      const most = schema.maxItems;
      return [
        ...types,
        ...(schema.minItems ? [wrong('out of range', [])] : []),
        ...(most !== undefined && first !== undefined ? [wrong('out of range', Array(most + 1).fill(first))] : []),
        ...(schema.items && first !== undefined ? wrongsOf(schema.items, first, [...path, 0]) : []),
      ];
    }
    case 'string':
      return [
        ...types,
        ...hostile.map((text) => wrong('hostile text', text)),
        wrong(schema.maxLength === undefined ? 'another type' : 'too long', 'x'.repeat((schema.maxLength ?? 5000) + 1)),
        ...(schema.minLength ? [wrong('out of range', '')] : []),
        ...(schema.format || schema.pattern ? [wrong('another type', 'nonsense')] : []),
      ];
    case 'integer':
    case 'number':
      return [
        ...types,
        ...(schema.minimum === undefined ? [] : [wrong('out of range', schema.minimum - 1)]),
        ...(schema.maximum === undefined ? [] : [wrong('out of range', schema.maximum + 1)]),
      ];
    default:
      return types;
  }
}

const otherTypes: Readonly<Record<string, readonly unknown[]>> = {
  string: [7, null, ['text']],
  integer: ['7', 1.5, null],
  number: ['7', null],
  boolean: ['true', null],
  array: [{}, null],
  object: [[], null],
};

function membersOf(schema: Schema, value: unknown, path: Path): Wrong[] {
  const { properties = {}, required = [], additionalProperties: others, propertyNames } = schema;
  const members = new Map(Object.entries(Object(value)));
  const at = (name: string): Path => [...path, name];
  const found = Object.entries(properties).flatMap(([name, one]) => wrongsOf(one, members.get(name), at(name)));
  for (const name of required)
    found.push({ kind: 'a field missing', path: at(name), value: undefined, pointer: pointerOf(at(name)) });
  if (others === false)
    for (const name of ['unheardOf', 'constructor'])
      found.push({ kind: 'an unknown field', path: at(name), value: 1, pointer: pointerOf(path) });
  if (typeof others === 'object' && Object.keys(others).length > 0) {
    found.push(...wrongsOf(others, undefined, at('someKey')));
    const most = propertyNames?.maxLength;
    const long = 'k'.repeat((most ?? 0) + 1);
    const fitting = others.type === 'array' ? [] : 1;
    if (most !== undefined)
      found.push({ kind: 'too long', path: at(long), value: fitting, pointer: pointerOf(at(long)) });
    found.push({ kind: 'hostile text', path: at('a\u202eb'), value: fitting, pointer: '' });
  }
  return found;
}
