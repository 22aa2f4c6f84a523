// npm test: all tests, from a fresh clone on; ends with one line that sums up. With arguments, only vitest runs, with
// these arguments.
import './node-version.mjs';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listenForStop, runNode } from './children.mjs';
import { findChromium } from './chromium.mjs';
import { installOnce } from './install.mjs';
import { isThere, say } from './project.mjs';
import { settle, tallyOfOutput, tallyOfVitest } from './tally.mjs';
import { buildWebOnce } from './web-build.mjs';

const BROWSER_TESTS = 'tests/browser/run.ts';

listenForStop(1);
const args = process.argv.slice(2);
await installOnce();
const tallies =
  args.length > 0 ? [await runVitest()] : [...(await buildWeb()), await runVitest(), ...(await runBrowserTests())];
const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
if (passed + failed === 0) say('No test ran.');
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
process.stdout.write(`${passed} passed, ${failed} failed\n`);

/** A web that cannot be built is one failure; the other tests still have something to say. */
async function buildWeb() {
  try {
    await buildWebOnce();
    return [];
  } catch (error) {
    say(String(error));
    return [{ passed: 0, failed: 1 }];
  }
}

async function runVitest() {
  const folder = mkdtempSync(join(tmpdir(), 'pilotflow-report-'));
  const report = join(folder, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { status } = await runNode(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args]);
  try {
    return settle(tallyOfVitest(readFileSync(report, 'utf8')), status);
  } catch {
    return settle(undefined, status);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function runBrowserTests() {
  if (!isThere(BROWSER_TESTS)) return [];
  const chromium = findChromium();
  if (chromium === undefined) {
    say('Browser tests did not run: no Chromium found (install one, or set CHROMIUM to its path).');
    return [];
  }
  const { status, output } = await runNode(['--import', 'tsx', BROWSER_TESTS], {
    capture: true,
    env: { CHROMIUM: chromium },
  });
  return [settle(tallyOfOutput(output), status)];
}
