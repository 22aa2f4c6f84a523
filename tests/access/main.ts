/**
 * `npm run check:access`: the access matrix against the running application over HTTP, on a throw-away Postgres, and then the
 * hunt for faults planted in the access model. `-- --json` prints one object; `-- --without-mutants` leaves the hunt out.
 */
import { parseArgs } from 'node:util';
import { isPermission } from '../../workflows/access/permissions.ts';
import { openScene, type Scene } from '../http/scene.ts';
import { createPilot } from '../support/pilot.ts';
import { derived } from './faults.ts';
import { type Hunt, hunt } from './hunt.ts';
import { overHttp } from './over-http.ts';
import { type Findings, nothingFound, openStage, runOperation } from './run-matrix.ts';
import { openStand, type Stand } from './stand.ts';

const { values: said } = parseArgs({
  options: { json: { type: 'boolean', default: false }, 'without-mutants': { type: 'boolean', default: false } },
});
// Libraries of the tests say things about themselves: the one object stands alone on the output.
if (said.json) console.info = console.error;
const startedAt = performance.now();
const stand = await openStand();
try {
  const { found, figures } = await matrix(stand);
  const hunted = said['without-mutants'] ? null : await hunting(stand);
  report(found, { ...figures, ...(hunted ? { mutants: hunted.mutants, mutantsCaught: hunted.caught } : {}) }, hunted);
} finally {
  await stand.stop();
}

/** As in production: the application's own role, both walls standing. */
async function matrix(on: Stand): Promise<{ found: Findings; figures: Record<string, number> }> {
  return onScene(on, 'application', async (scene) => {
    const { operations } = scene.document();
    const stage = await openStage(scene);
    const found = nothingFound();
    for (const operation of operations) {
      const one = await runOperation(stage, operation);
      found.cells.push(...one.cells);
      found.wrong.push(...one.wrong);
      found.leaks.push(...one.leaks);
      found.changed.push(...one.changed);
    }
    const figures = {
      operations: operations.length,
      actors: new Set(found.cells.map(({ actor }) => actor)).size,
      relations: new Set(found.cells.map(({ relation }) => relation)).size,
      cells: found.cells.length,
      wrong: found.wrong.length,
      undocumentedRoutes: operations.filter(({ permission }) => !isPermission(permission)).length,
      canaryLeaks: found.leaks.length,
      changedAfterDeny: found.changed.length,
    };
    return { found, figures };
  });
}

/** As the owner of the tables: what the second wall would hold back, the model alone must hold back. */
function hunting(on: Stand): Promise<Hunt> {
  return onScene(on, 'owner', async (scene) => hunt(await openStage(scene), scene.document().operations));
}

async function onScene<T>(on: Stand, as: 'application' | 'owner', work: (scene: Scene) => Promise<T>): Promise<T> {
  const database = await on.database(`access_${as}`, as);
  const scene = await openScene({ pilot: await createPilot({ database }), carry: overHttp });
  try {
    return await work(scene);
  } finally {
    await scene.close();
  }
}

function report(found: Findings, figures: Record<string, number>, hunted: Hunt | null): void {
  const { wrong, leaks, changed } = found;
  const survivors = hunted?.survivors ?? [];
  const faults = [...wrong, ...leaks, ...changed, ...survivors.map((name) => `not noticed: ${name}`)];
  const ok = faults.length === 0 && figures.undocumentedRoutes === 0 && (figures.cells ?? 0) > 0;
  const equivalent = hunted?.equivalent ?? [];
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  if (said.json) console.log(JSON.stringify({ ok, ...figures, equivalent, faults, seconds }, null, 2));
  else
    console.log(
      [
        ...Object.entries(figures).map(([name, figure]) => `${name.padEnd(20)} ${figure}`),
        ...(equivalent.length > 0 ? ['', `${equivalent.length} faults change nothing:`] : []),
        ...grouped(equivalent),
        ...(faults.length > 0 ? ['', 'FAULTS', ...faults.map((fault) => `  ${fault}`)] : []),
        '',
        `${ok ? 'Everybody may what they may, and nothing else.' : `${faults.length} faults.`} ${seconds} s`,
      ].join('\n'),
    );
  process.exitCode = ok ? 0 : 1;
}

/** Each argument once, with the faults it is about; then what is written from something else. */
function grouped(equivalent: Hunt['equivalent']): string[] {
  const by = new Map<string, string[]>();
  for (const { mutant, argument } of equivalent) by.set(argument, [...(by.get(argument) ?? []), mutant]);
  const lines = [...by].map(([argument, names]) => `  ${argument}:\n    ${names.join('\n    ')}`);
  return [...lines, ...Object.entries(derived).map(([name, argument]) => `  ${name}: not planted, ${argument}`)];
}
