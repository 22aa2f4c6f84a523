/** `npm run docs` writes the generated documents; with `--check` it only names those that are stale, and fails. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { documents } from './documents.ts';
import { differingDocuments } from './write-documents.ts';

const { values: said } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const root = fileURLToPath(new URL('../..', import.meta.url));
const differing = await differingDocuments(root, documents, { write: !said.check });
for (const file of differing)
  console.log(said.check ? `stale: ${file} (npm run docs writes it anew)` : `written: ${file}`);
if (differing.length === 0) console.log(`${documents.length} generated documents are up to date`);
if (said.check && differing.length > 0) process.exitCode = 1;
