/** Wrong callers, paths, moments, keys and queries of an operation, derived from the document and its example. */
import { askOf, type Cell, type Kind, newKey } from './cells.ts';
import { type Change, type Example, nobody } from './example.ts';
import type { Ask, Operation, Parameter } from './scene.ts';

export function accessCells(operation: Operation, example: Example): Cell[] {
  return [
    ...callers(operation, example),
    ...operation.parameters.filter((one) => one.in === 'path').flatMap((one) => paths(operation, example, one)),
    ...changed('a foreign path', operation, example, example.foreign),
    ...changed('the wrong role', operation, example, example.wrongRole),
    ...changed('the wrong state', operation, example, example.wrongState),
    ...changed('a stale version', operation, example, example.stale),
    ...Object.values(example.special ?? {}).flatMap((one) => changed('special to the route', operation, example, one)),
    ...keysOf(operation, example),
    ...queries(operation, example),
  ];
}

function changed(kind: Kind, operation: Operation, example: Example, change: Change | string): Cell[] {
  if (typeof change === 'string') return [];
  return [{ kind, ask: askOf(operation, example, change), status: change.status, code: change.code }];
}

function callers(operation: Operation, example: Example): Cell[] {
  const ask = askOf(operation, example);
  const cells: Cell[] = [];
  if (!operation.public)
    cells.push(
      { kind: 'no session', ask: { ...ask, by: null } },
      { kind: 'a session that is none', ask: withHeaders({ ...ask, by: null }, { cookie: 'pilotflow_session=none' }) },
    );
  if (operation.method !== 'GET')
    cells.push(
      { kind: 'no CSRF header', ask: withHeaders(ask, { 'x-csrf': null }) },
      { kind: 'a foreign origin', ask: withHeaders(ask, { 'x-csrf': null, origin: 'https://elsewhere.example' }) },
    );
  return cells;
}

const withHeaders = (ask: Ask, headers: Record<string, string | null>): Ask => ({
  ...ask,
  headers: { ...ask.headers, ...headers },
});

function paths(operation: Operation, example: Example, { name, schema }: Parameter): Cell[] {
  const at = (kind: Kind, value: string): Cell => ({
    kind,
    ask: askOf(operation, example, { params: { ...example.params, [name]: value } }),
  });
  const misshaped =
    schema.format === 'uuid'
      ? ['not-a-uuid', '0', `${nobody}0`, '%7B%7D', `${nobody}%27--`]
      : schema.pattern || schema.enum
        ? ['Not-A-Code', '0', 'a'.repeat(41), 'constructor%27']
        : ['a'.repeat(61)];
  // A value of another set is a wrong shape, and never a path to nothing.
  const isNumber = schema.pattern?.includes('\\d') === true;
  const words = isNumber ? ['999999999999'] : ['nothing', 'constructor', 'toString'];
  const absent = schema.format === 'uuid' ? [nobody] : schema.enum ? [] : words;
  return [
    ...misshaped.map((value) => at('a malformed path', value)),
    ...absent.map((value) => at('a path to nothing', value)),
    ...['%00', 'a%E2%80%AEb'].map((value) => at('hostile text in the path', value)),
  ];
}

function keysOf(operation: Operation, example: Example): Cell[] {
  if (!example.keyed) return [];
  return [null, 'short', 'with a space', 'x'.repeat(129), '钥匙钥匙钥匙钥匙'].map((key) => ({
    kind: 'no idempotency key',
    ask: withHeaders(askOf(operation, example), { 'idempotency-key': key }),
  }));
}

/** To be asked after the valid request, with its key. */
export function otherBody(example: Example, done: Ask): Cell[] {
  if (!example.keyed) return [];
  const key = done.headers?.['idempotency-key'] ?? newKey();
  const [[field] = []] = Object.entries(example.body ?? {}).slice(-1);
  const other = {
    ...example.body,
    ...(example.otherBody ?? (field === 'callId' ? { callId: nobody } : { defects: [] })),
  };
  return [
    {
      kind: 'the same key for another body',
      ask: { ...withHeaders(done, { 'idempotency-key': key }), payload: JSON.stringify(other) },
    },
  ];
}

const cursor = (keys: unknown): string => Buffer.from(JSON.stringify(keys)).toString('base64url');
const forged = ['x', '!!', 'bnVsbA', cursor([]), cursor({}), cursor(['a']), cursor([-1]), cursor(['a', nobody, 1])];

function queries(operation: Operation, example: Example): Cell[] {
  const known = operation.parameters.filter((one) => one.in === 'query');
  if (known.length === 0) return [];
  const given = Object.entries(example.query ?? {});
  const ask = askOf(operation, example);
  const asked = (kind: Kind, query: readonly (readonly [string, string])[]): Cell => ({ kind, ask: { ...ask, query } });
  const cells = [
    asked('an unknown query field', [...given, ['unheardOf', '1']]),
    asked('an unknown query field', [...given, ['__proto__', '1']]),
  ];
  for (const { name, schema, required } of known) {
    const others = given.filter(([field]) => field !== name);
    const as = (kind: Kind, value: string) => cells.push(asked(kind, [...others, [name, value]]));
    if (required) cells.push(asked('a query field missing', others));
    const value = given.find(([field]) => field === name)?.[1] ?? '1';
    cells.push(asked('a query field twice', [...others, [name, value], [name, value]]));
    as('hostile text in the query', 'a\0b');
    as('hostile text in the query', 'a\u202eb');
    if (name === 'limit') for (const n of ['0', '201', 'abc', '1.5', '-1', '', '1e2']) as('a limit out of range', n);
    else if (name === 'after') for (const text of forged) as('a forged cursor', text);
    else if (schema.enum || schema.pattern) as('a query value that is not accepted', 'Nonsense!');
    if (schema.maxLength !== undefined) as('a query value that is not accepted', 'x'.repeat(schema.maxLength + 1));
  }
  return cells;
}
