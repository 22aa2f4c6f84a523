/** One hostile request to an operation: the valid one of its example with something wrong in it, mostly several things. */
import { gzipSync } from 'node:zlib';
import type { Caller } from '../../server/access/caller.ts';
import { saidSchemas } from '../../workflows/case/said.ts';
import { askOf } from '../http/cells.ts';
import type { Example } from '../http/example.ts';
import type { Ask, Operation } from '../http/scene.ts';
import { boundary } from '../papers/papers-app.ts';
import { allTexts, contentTypes, headers, rawNumbers, texts } from './corpus.ts';
import type { Dice } from './dice.ts';
import { hostileFor, spoil } from './spoil.ts';

export type Cast = {
  /** Who sends, besides the one of the example: of every role, and nobody. */
  others: readonly (Caller | null)[];
  /** Values for path parameters that name things of somebody else. */
  foreign: (operation: Operation) => Record<string, string>;
};
export type Hostile = { ask: Ask; kinds: string[] };

export function hostileRequest(
  operation: Operation,
  example: Example,
  { dice, cast }: { dice: Dice; cast: Cast },
): Hostile {
  let ask = askOf(operation, example);
  const kinds: string[] = [];
  const spoilBy = (kind: string, change: (before: Ask) => Ask) => {
    kinds.push(kind);
    ask = change(ask);
  };
  if (dice.chance(0.35)) spoilBy('another caller', (one) => ({ ...one, by: dice.one(cast.others) }));
  const hasPath = operation.parameters.some((one) => one.in === 'path');
  const place = hasPath ? dice.below(4) : 3;
  if (place === 0)
    spoilBy('a foreign object', (one) => ({ ...one, params: { ...one.params, ...cast.foreign(operation) } }));
  if (place === 1) spoilBy('a hostile path', (one) => withPath(one, operation, dice));
  if (dice.chance(operation.method === 'GET' ? 0.7 : 0.2))
    spoilBy('a hostile query', (one) => withQuery(one, operation, dice));
  if (dice.chance(0.25))
    spoilBy('odd headers', (one) => withHeaders(one, { ...dice.one(headers), ...dice.one(headers) }));
  if (operation.multipart && dice.chance(0.8)) spoilBy('a hostile upload', (one) => withUpload(one, dice));
  else if (operation.method !== 'GET' && dice.chance(0.85))
    spoilBy('a hostile body', (one) => withBody(one, operation, { example, dice }));
  if (kinds.length === 0) spoilBy('a hostile query', (one) => withQuery(one, operation, dice));
  return { ask, kinds };
}

const withHeaders = (ask: Ask, more: Record<string, string>): Ask => ({ ...ask, headers: { ...ask.headers, ...more } });

/** Only what a client can put into one step of a path: the rest would be another route. */
function withPath(ask: Ask, { parameters }: Operation, dice: Dice): Ask {
  const { name } = dice.one(parameters.filter((one) => one.in === 'path'));
  const text = dice.one([dice.one(allTexts), dice.one(texts.path ?? []), dice.one(texts.ids ?? []), 'a'.repeat(190)]);
  const value = dice.chance(0.1)
    ? dice.one(['%zz', '%', '%00', '%c0%af', '%ff%fe', '%ed%a0%80', '..%2f..', '%2e%2e'])
    : encode(text);
  return { ...ask, params: { ...ask.params, [name]: value || '%20' } };
}

const wellFormed = (text: string): string => Buffer.from(text).toString();

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

/** As the browser does, which sends a lone surrogate as U+FFFD. */
const encode = (text: string): string => encodeURIComponent(wellFormed(text)).replace(/^\.+$/, '%2e');

function withQuery(ask: Ask, { parameters }: Operation, dice: Dice): Ask {
  const known = parameters.filter((one) => one.in === 'query');
  const query = [...(ask.query ?? [])];
  for (let n = 1 + dice.below(3); n > 0; n -= 1) {
    const parameter = known.length > 0 && dice.chance(0.7) ? dice.one(known) : null;
    const name =
      parameter?.name ?? dice.one([...(texts.names ?? []), 'limit[]', 'a[b]', 'limit[$gt]', '', 'q', 'access_token']);
    const value = wellFormed(textOf(hostileFor(parameter?.schema ?? { type: 'string' }, dice)).slice(0, 3000));
    query.push([encodeURIComponent(name), value]);
    if (dice.chance(0.2)) query.push([encodeURIComponent(name), value]);
  }
  return { ...ask, query };
}

const events = Object.keys(saidSchemas);

type Making = { example: Example; dice: Dice };

function withBody(ask: Ask, operation: Operation, { example, dice }: Making): Ask {
  const body = example.body ?? {};
  if (dice.chance(0.12))
    return withHeaders({ ...ask, payload: JSON.stringify(body) }, { 'content-type': dice.one(contentTypes) });
  if (dice.chance(0.15))
    return withHeaders(
      { ...ask, payload: rawBody(JSON.stringify(body), dice) },
      { 'content-type': 'application/json' },
    );
  // Of the many things that can be said to a case every one has its turn.
  const said = operation.name.endsWith('/events') && dice.chance(0.7) ? { ...body, type: dice.one(events) } : body;
  const payload = JSON.stringify(spoil(said, operation.body, dice)) ?? '';
  return withHeaders({ ...ask, payload }, { 'content-type': 'application/json' });
}

const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

/** Text and bytes that no writer of JSON makes. */
function rawBody(text: string, dice: Dice): string | Buffer {
  const into = (member: string) => text.replace(/^\{/, `{${member}${text === '{}' ? '' : ','}`);
  return dice.one<() => string | Buffer>([
    () => text.slice(0, dice.below(text.length)),
    () => `${text}${text}`,
    () => `\ufeff${text}`,
    () => into('"__proto__":{"role":"administrator"}'),
    () => into('"\\u005f\\u005fproto\\u005f\\u005f":{"a":1}'),
    () => into('"constructor":{"prototype":{"a":1}}'),
    () => into(text.slice(1, -1) || '"a":1'),
    () => text.replace(/:\s*("[^"]*"|\d+)/, `:${dice.one(rawNumbers)}`),
    () => into(`"a":${dice.one(rawNumbers)}`),
    () => text.replaceAll('"', "'"),
    () => `/* */${text}`,
    () => nested(dice.one([13, 5000, 100_000])),
    () => '['.repeat(500_000),
    () => '{"a":'.repeat(100_000),
    () => `{${Array.from({ length: 20_000 }, (_, i) => `"k${i}":0`).join(',')}}`,
    () => `"${'\\u0000'.repeat(1000)}"`,
    () => Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from([0xff, 0xfe, 0xc0, 0xaf, 0xed, 0xa0, 0x80])]),
    () =>
      Buffer.from(
        text.replace(/"[^"]*"\s*:/, (name) => `${name.slice(0, -2)}\u0080":`),
        'latin1',
      ),
    () => Buffer.from(text, 'utf16le'),
    () => gzipSync(text),
    () => Buffer.alloc(dice.one([1, 1000, 1_048_577]), 0x20),
  ])();
}

function withUpload(ask: Ask, dice: Dice): Ask {
  const line = (name: string, filename: string, type: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="${filename}"\r\ncontent-type: ${type}\r\n`;
  const clean = (text: string) => wellFormed(text).replace(/[\r\n"]/g, '_');
  const named = (name: string) => `${line('file', clean(name), 'application/pdf')}\r\n%PDF-1.4\r\n`;
  const end = `--${boundary}--\r\n`;
  const payload = dice.one<() => string | Buffer>([
    () => named(dice.one(allTexts)) + end,
    () => named('a.pdf').repeat(50) + end,
    () => named('a.pdf'),
    () => `${line(dice.one(texts.names ?? []), 'a.pdf', 'application/pdf')}\r\nx\r\n${end}`,
    () => `${line('file', 'a.pdf', dice.one(contentTypes))}\r\n<svg onload="x"/>\r\n${end}`,
    () => `${line('file', 'a.pdf', 'text/html')}${'x-many: headers\r\n'.repeat(5000)}\r\nx\r\n${end}`,
    () => `${line('file', 'a.pdf', 'text/html')}x-long: ${'y'.repeat(100_000)}\r\n\r\nx\r\n${end}`,
    () => `${line('file', 'a.pdf', 'text/html')}content-transfer-encoding: base64\r\n\r\n=\r\n${end}`,
    () => `--${boundary}\r\n\r\nno headers\r\n${end}`,
    () => `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename*=utf-8''%ff%fe\r\n\r\nx\r\n${end}`,
    () => `--${boundary}\r\ncontent-disposition: attachment\r\n\r\nx\r\n${end}`,
    () => `--${boundary}`.repeat(1000),
    () =>
      Buffer.concat([
        Buffer.from(line('file', 'a', 'x')),
        Buffer.from('\r\nPK\u0003\u0004'),
        Buffer.alloc(300_000, 0xff),
        Buffer.from(`\r\n${end}`),
      ]),
    () => Buffer.alloc(0),
  ])();
  return { ...ask, payload };
}
