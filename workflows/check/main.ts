/**
 * `npm run check:workflow`: the exhaustive check of the case machine, and the hunt for planted faults. `--fast` explores
 * little and hunts only with `--mutate`; `--json` prints one object. One process and no I/O but the page it prints.
 */
import { figuresOf, type Summary, summaryOf, withMutants } from './figures.ts';
import { hunter } from './hunt.ts';
import { mutants } from './mutants.ts';
import { printed } from './printed.ts';
import { gaping, instalment, quick, thorough } from './variants.ts';

const known = ['--fast', '--mutate', '--json'];
const said = process.argv.slice(2);
const strange = said.filter((word) => !known.includes(word));
if (strange.length > 0) {
  console.error(`unknown: ${strange.join(' ')}; there are ${known.join(', ')}`);
  process.exitCode = 1;
} else run();

function run(): void {
  const fast = said.includes('--fast');
  const startedAt = performance.now();
  const summaries: Summary[] = (fast ? quick : [...thorough, instalment, gaping]).map(summaryOf);
  const explored = figuresOf(summaries);
  const figures = fast && !said.includes('--mutate') ? explored : withMutants(explored, mutants.map(hunter()));
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  const ok = figures.faults.length === 0;
  const report = { ok, seconds, machines: { case: figures } };
  console.log(said.includes('--json') ? JSON.stringify(report, null, 2) : printed(figures, summaries, seconds));
  process.exitCode = ok ? 0 : 1;
}
