// npm run check: what must be true before a commit. Every step runs, so that one look shows everything.
// `-- --without-tests` leaves the tests out.
import './node-version.mjs';
import { auditPackages } from './audit.mjs';
import { listenForStop, runNode } from './children.mjs';
import { installOnce } from './install.mjs';
import { isThere, say } from './project.mjs';

const DOCUMENTS = 'server/docs/main.ts';

listenForStop(1);
await installOnce();
/** @type {[string, string[]][]} */
const steps = [
  ['types', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']],
  ['lint', ['node_modules/@biomejs/biome/bin/biome', 'check']],
];
if (isThere(DOCUMENTS)) steps.push(['generated documents', ['--import', 'tsx', DOCUMENTS, '--check']]);
// The import rules are among the tests.
if (!process.argv.includes('--without-tests')) steps.push(['tests', ['server/bootstrap/test.mjs']]);

const failed = [];
for (const [name, args] of steps) {
  say(`--- ${name}`);
  const { status } = await runNode(args);
  if (status !== 0) failed.push(name);
}
say('--- known weaknesses');
if (!auditPackages()) failed.push('known weaknesses');
say(failed.length === 0 ? 'check: everything holds' : `check failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
