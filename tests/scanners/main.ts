/**
 * `npm run check:scanners`: sqlmap and wapiti from Debian against a running instance with a signed-in session, over every
 * operation of the OpenAPI document. Passes with no finding of medium or worse; fails when a scanner finds nothing in a server
 * that is weak on purpose, because then it had nothing to say about the product either. Status 3: a scanner is not installed.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../server/database/embedded-postgres.ts';
import { createPool } from '../../server/database/pool.ts';
import { startProduct } from '../browser/support/product.ts';
import type { Finding, Severity } from './finding.ts';
import { signInAndLookAround } from './insider.ts';
import { isInstalled } from './programs.ts';
import { requestsOf } from './requests.ts';
import { runSqlmap } from './sqlmap.ts';
import { runWapiti } from './wapiti.ts';
import { startWeakServer } from './weak-server.ts';

const NOT_INSTALLED = 3;
const missing = ['sqlmap', 'wapiti'].filter((program) => !isInstalled(program));
if (missing.length > 0) {
  console.log(`Not installed: ${missing.join(', ')} (apt-get install ${missing.join(' ')}). Nothing was scanned.`);
  process.exit(NOT_INSTALLED);
}

const folder = mkdtempSync(join(tmpdir(), 'pilotflow-scanners-'));
chmodSync(folder, 0o711);
const failures: string[] = [];
try {
  await tryOnWeakServer();
  if (failures.length === 0) await scanProduct();
} finally {
  if (failures.length === 0) rmSync(folder, { recursive: true, force: true });
  else console.log(`What the scanners said is kept in ${folder}`);
}
for (const failure of failures) console.log(`failed: ${failure}`);
console.log(`${4 - failures.length} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;

/** A scanner that sees nothing where there is something has nothing to say about the product either. */
async function tryOnWeakServer(): Promise<void> {
  const database = await startEmbeddedPostgres({ dataDir: join(folder, 'weak'), throwaway: true });
  const pool = createPool(database.adminUrl, { max: 4 });
  const weak = await startWeakServer(pool);
  try {
    const items = { name: 'items', method: 'GET', path: '/items?name=lamp', body: null, hasValues: true };
    const target = { address: weak.address, cookie: '', folder: join(folder, 'control') };
    const scans = {
      sqlmap: await runSqlmap(target, [items], { seconds: 60 }),
      wapiti: await runWapiti(target, [], { seconds: 60 }),
    };
    for (const [name, { findings, seconds }] of Object.entries(scans)) {
      const serious = findings.filter(isSerious).length;
      console.log(`control: ${name} found ${serious} serious weaknesses in the weak server in ${seconds} s`);
      if (serious === 0) failures.push(`${name} found nothing in a server that is weak on purpose`);
    }
  } finally {
    await weak.close();
    await pool.end();
    await database.stop();
  }
}

async function scanProduct(): Promise<void> {
  const product = await startProduct();
  try {
    const insider = await signInAndLookAround(product.address);
    const requests = requestsOf(insider.document, insider.known);
    const changeable = requests.filter(({ hasValues }) => hasValues);
    const target = { address: product.address, cookie: insider.cookie, folder: join(folder, 'product') };
    const sqlmap = await runSqlmap(target, changeable, { seconds: 420 });
    const share = `${sqlmap.asked} of ${changeable.length} operations with something to change`;
    console.log(`sqlmap: ${share} (${requests.length} in all) in ${sqlmap.seconds} s`);
    if (sqlmap.asked < changeable.length * 0.9) failures.push(`sqlmap came to ${share} only`);
    const wapiti = await runWapiti(
      target,
      requests.filter(({ method }) => method === 'GET'),
      { seconds: 120 },
    );
    console.log(`wapiti: ${wapiti.asked} addresses in ${wapiti.seconds} s`);
    for (const { findings } of [sqlmap, wapiti]) tell(findings);
  } finally {
    await product.stop();
  }
}

function isSerious({ severity }: Finding): boolean {
  return severity !== 'low';
}

function tell(findings: readonly Finding[]): void {
  for (const { scanner, severity, what, where } of findings)
    console.log(`${severity}: ${scanner}: ${what} at ${where}`);
  const count = (severity: Severity) => findings.filter((one) => one.severity === severity).length;
  console.log(`findings: ${count('high')} high, ${count('medium')} medium, ${count('low')} low`);
  const serious = findings.filter(isSerious);
  if (serious.length > 0) failures.push(`${serious.length} findings of medium or worse`);
}
