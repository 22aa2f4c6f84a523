/** The browser tests: the product on an empty database, people at their browsers. `--tour` also takes the pictures. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { DemonstrationView } from '../../server/reference/reference-contract.ts';
import { afterTheWalk, beforeTheWalk } from './everyday.ts';
import { Camera } from './support/camera.ts';
import { startProduct } from './support/product.ts';
import { runScenarios } from './support/scenarios.ts';
import { Office } from './support/seat.ts';
import { theWalk, type Walk } from './walk.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** `npm test` names the one that it found. */
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const camera = new Camera(process.argv.includes('--tour'));
const product = await startProduct();
const browser = await chromium.launch({ executablePath, args: flags });
try {
  const demonstration: DemonstrationView = await (await fetch(`${product.address}/api/demonstration`)).json();
  const office = new Office(browser, product.address, demonstration.password ?? '');
  const walk: Walk = { office, camera, accounts: demonstration.accounts, enterprise: 'qy001@example.com', caseId: '' };
  const scenarios = [
    ...beforeTheWalk(office, camera, demonstration),
    ...theWalk(walk).map((step) => ({ ...step, chain: true })),
    ...afterTheWalk(office, camera, walk),
  ];
  const { passed, failed } = await runScenarios(scenarios, async (name) => {
    const path = join(tmpdir(), `pilotflow-${name.replace(/\W+/g, '-').slice(0, 60)}.png`);
    await office.last?.screenshot({ path }).then(
      () => console.log(`      picture: ${path}`),
      () => undefined,
    );
    await office.last
      ?.context()
      .close()
      .catch(() => undefined);
  });
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
  console.log(`${passed} passed, ${failed} failed`);
} finally {
  await browser.close();
  await product.stop();
}
