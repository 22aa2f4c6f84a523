/** `npm run simulate`: prints the table, or with `--json` one line; everything else goes to standard error. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demonstrationRoster } from '../demonstration/seed-demonstration.ts';
import { readSettings } from '../settings.ts';
import { readArguments, type SimulationArguments } from './arguments.ts';
import { simulate } from './simulate.ts';
import { tableOf } from './table.ts';

try {
  process.exitCode = await run(readArguments(process.argv.slice(2)));
} catch (error) {
  // A wrong argument or setting is explained by its message; the place in our code would only be in the way.
  console.error(error instanceof Error && error.constructor === Error ? error.message : error);
  process.exitCode = 1;
}

async function run({ roster = demonstrationRoster, enterprises, seed, json }: SimulationArguments): Promise<0 | 1> {
  const folder = await mkdtemp(join(tmpdir(), 'pilotflow-simulate-'));
  try {
    const { DATA_DIR, DATABASE_URL } = process.env;
    const own = DATA_DIR ? {} : { DATA_DIR: join(folder, 'data'), SESSION_SECRET: randomBytes(32).toString('hex') };
    // Standard output is for the result alone.
    const settings = readSettings({ ...process.env, ...own, LOG_LEVEL: 'silent', DEMONSTRATION: 'off' });
    const report = await simulate({
      settings,
      throwaway: !DATA_DIR && !DATABASE_URL,
      roster,
      enterprises,
      seed,
      say: (line) => console.error(line),
    });
    console.log(json ? JSON.stringify(report) : tableOf(report));
    return report.ok ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
