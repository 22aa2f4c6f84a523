// How the tests run: against a real Postgres that tests/support/one-server.ts brings up once for all files.
import { defineConfig } from 'vitest/config';

// vitest 5 shows failures with Map.groupBy, which Node 20 does not have: without it a failed test says nothing.
if (!('groupBy' in Map)) Object.defineProperty(Map, 'groupBy', { value: groupBy, configurable: true });

function groupBy<Item, Key>(items: Iterable<Item>, keyOf: (item: Item, index: number) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index);
    index += 1;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/one-server.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Generous: a slow machine is no failure, and nothing here measures time.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
  },
});
