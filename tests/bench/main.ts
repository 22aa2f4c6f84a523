/**
 * `npm run bench`: the corridor over HTTP beside the same rows written by a bare driver, and work lists beside a minimal
 * handler, alternating in one run. Ratios and CPU milliseconds are what to compare; absolute figures drift with the machine.
 * `-- --json` prints one object; `-- --seconds 5 --rounds 3`; `-- --only corridor`; `-- --soak 50000` watches the memory over that many moves.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../../server/database/database.ts';
import { startEmbeddedPostgres } from '../../server/database/embedded-postgres.ts';
import { migrate } from '../../server/database/migrate.ts';
import { createPool } from '../../server/database/pool.ts';
import { setUpCity } from '../../server/reference/set-up-city.ts';
import { type Corridor, measureCorridor, measureSoak, type Soak } from './measure-corridor.ts';
import { type ListFigures, measureLists } from './measure-lists.ts';
import { seed } from './seed.ts';
import { answers, collectable, readUse, startServer } from './server.ts';
import type { Stand } from './stand.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    soak: { type: 'string' },
    only: { type: 'string' },
  },
});
const seconds = Number(values.seconds);
const rounds = Number(values.rounds);
const MOVERS = 200;
const say = (line: string) => process.stderr.write(`${line}\n`);

const dataDir = mkdtempSync(join(tmpdir(), 'pilot-bench-'));
const embedded = process.env.DATABASE_URL === undefined ? await startEmbeddedPostgres({ dataDir }) : null;
const appUrl = embedded?.appUrl ?? process.env.DATABASE_URL ?? '';
const adminUrl = embedded?.adminUrl ?? process.env.DATABASE_ADMIN_URL ?? appUrl;
await migrate({ adminUrl, appUrl });
const pool = createPool(adminUrl, { max: 4 });
await openDatabase(pool).transaction((tx) =>
  setUpCity(tx, { at: new Date('2024-01-01T00:00:00Z'), actorId: null, withCalls: false }),
);
const seeded = await seed(pool, { first: 1, last: MOVERS + 200, movers: MOVERS });
const { rows: version } = await pool.query<{ server_version: string }>('show server_version');

const env = {
  DATABASE_URL: appUrl,
  DATABASE_ADMIN_URL: adminUrl,
  DATA_DIR: join(dataDir, 'product'),
  LOG_LEVEL: 'error',
  NODE_ENV: 'development',
  DEMONSTRATION: 'off',
};
const product = await startServer(
  '../../server/main.ts',
  env,
  answers('/health/ready'),
  values.soak === undefined ? [] : collectable,
);
const minimal = await startServer('./minimal-list.ts', env, answers('/api/cases'));
const stand: Stand = { pool, appUrl, seeded, product, minimal, seconds, rounds, say };
try {
  const lists: ListFigures[] = [];
  if (values.only !== 'corridor') {
    lists.push(await measureLists(stand, 200));
    say('growing to 20,000 cases');
    await seed(pool, { first: MOVERS + 201, last: MOVERS + 20_000, movers: MOVERS });
    lists.push(await measureLists(stand, 20_000));
  }
  const corridor = values.only === 'lists' ? undefined : await measureCorridor(stand);
  const soak = values.soak === undefined ? undefined : await measureSoak(stand, Number(values.soak));
  report({
    machine: { cores: cpus().length, node: process.version, postgres: version[0]?.server_version ?? '' },
    ...(corridor ? { corridor } : {}),
    lists,
    startSeconds: product.startSeconds,
    rssMb: (await readUse(product.port)).residentMb,
    ...(soak ? { soak } : {}),
  });
} finally {
  await Promise.all([product.stop(), minimal.stop()]);
  await pool.end();
  await embedded?.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

function report(figures: {
  machine: { cores: number; node: string; postgres: string };
  soak?: Soak;
  corridor?: Corridor;
  lists: ListFigures[];
  startSeconds: number;
  rssMb: number;
}): void {
  if (values.json) return void process.stdout.write(`${JSON.stringify(figures)}\n`);
  const { corridor, lists } = figures;
  const lines = [
    ...(corridor ? linesOf(corridor) : []),
    ...lists.map((list) => [
      `work list at ${list.cases} cases`,
      `${list.perSecond}/s, p95 ${list.p95Ms} ms, ${list.ratioToMinimalHandler} of a minimal handler`,
    ]),
    ['start', `${figures.startSeconds} s`],
    ['resident memory', `${figures.rssMb} MB`],
    ...(figures.soak
      ? [
          [
            `kept over ${figures.soak.moves} moves`,
            `${figures.soak.keptMbAt[0]} MB of heap at first, ${figures.soak.keptMbAt.at(-1)} MB in the end, never more than ${Math.max(...figures.soak.keptMbAt)} MB`,
          ],
        ]
      : []),
  ];
  for (const [name, figure] of lines) process.stdout.write(`${(name ?? '').padEnd(28)} ${figure}\n`);
}

function linesOf(corridor: Corridor): string[][] {
  return [
    [
      'corridor over HTTP',
      `${corridor.perSecond}/s at ${corridor.connections} connections, p50 ${corridor.p50Ms} ms, p99 ${corridor.p99Ms} ms`,
    ],
    [
      'beside the bare driver',
      `${corridor.ratioToBareDriver} of ${corridor.bareDriverPerSecond}/s (same statements), ${corridor.ratioToPlainDriver} of ${corridor.plainDriverPerSecond}/s (one statement per row)`,
    ],
    ['CPU of the application', `${corridor.cpuMsPerMove} ms per move`],
  ];
}
