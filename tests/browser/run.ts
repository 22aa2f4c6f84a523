/**
 * The browser tests: the product on an empty database, people at their browsers. `--tour` also takes the pictures; `--only TEXT`
 * plays the scenarios with that in their name, and of a chain what comes before them.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { DemonstrationView } from '../../server/reference/reference-contract.ts';
import { applyingTogether } from './application.ts';
import { callLife } from './calls.ts';
import { checkingEligibility, testingOneself } from './eligibility.ts';
import { afterTheWalk, beforeTheWalk, noComplaints } from './everyday.ts';
import { membershipLife } from './members.ts';
import { objectingOnline } from './notices.ts';
import { receipts } from './receipts.ts';
import { registering } from './registration.ts';
import { rosters } from './rosters.ts';
import { appealing, beingCorrected, beingObjectedTo } from './side-paths-application.ts';
import { recovering, takingBack, terminating } from './side-paths-ends.ts';
import { signingIn } from './signing-in.ts';
import { Camera } from './support/camera.ts';
import { openLetters } from './support/letters.ts';
import { startProduct } from './support/product.ts';
import { runScenarios, type Scenario } from './support/scenarios.ts';
import { Office } from './support/seat.ts';
import { missingAnswers } from './support/waits.ts';
import { newWalk, theWalk } from './walk.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const inChain = (chain: string, scenarios: readonly Scenario[]): Scenario[] =>
  scenarios.map((scenario) => ({ ...scenario, chain }));

function chosen(scenarios: readonly Scenario[]): readonly Scenario[] {
  const place = process.argv.indexOf('--only');
  if (place < 0) return scenarios;
  const wanted = (one: Scenario) => one.name.includes(process.argv[place + 1] ?? '');
  return scenarios.filter(
    (one, at) =>
      wanted(one) ||
      (one.chain !== undefined && scenarios.slice(at).some((later) => later.chain === one.chain && wanted(later))),
  );
}

/** `npm test` names the one that it found. */
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const camera = new Camera(process.argv.includes('--tour'));
const product = await startProduct();
const letters = await openLetters(product.dataDir);
const browser = await chromium.launch({ executablePath, args: flags });
try {
  const demonstration: DemonstrationView = await (await fetch(`${product.address}/api/demonstration`)).json();
  const office = new Office(browser, product.address, demonstration.password ?? '');
  const setting = { office, camera, accounts: demonstration.accounts };
  const walk = newWalk(setting, 'qy001@example.com');
  const other = newWalk(setting, 'qy002@example.com');
  const scenarios = [
    ...beforeTheWalk(office, camera, demonstration),
    ...testingOneself(office, camera),
    ...signingIn(office, camera, product),
    ...inChain('registering', registering(office, camera)),
    ...inChain('members', membershipLife(office, camera, letters)),
    ...inChain('calls', callLife(office)),
    ...inChain('eligibility', checkingEligibility(newWalk(setting, 'qy007@example.com'))),
    ...inChain('application', [
      ...applyingTogether(office, letters, { executablePath, flags }),
      ...receipts(office, letters),
    ]),
    // It is closed before the clock of the walk moves on.
    ...inChain('other', [
      ...beingCorrected(other),
      ...beingObjectedTo(other),
      ...appealing(other),
      ...terminating(other),
    ]),
    ...inChain('notice', objectingOnline(newWalk(setting, 'qy008@example.com'), newWalk(setting, 'qy010@example.com'))),
    ...takingBack(other, 'qy003@example.com'),
    ...inChain('walk', theWalk(walk)),
    ...afterTheWalk(office, camera, walk),
    ...inChain('walk', recovering(walk)),
    ...inChain('rosters', rosters(office, camera)),
    noComplaints(office),
  ];
  const { passed, failed } = await runScenarios(chosen(scenarios), async (name) => {
    let seat = 0;
    await office.closeDown(async (page) => {
      seat += 1;
      for (const request of missingAnswers(page)) console.log(`      without an answer: ${request}`);
      const path = join(tmpdir(), `pilotflow-${name.replace(/\W+/g, '-').slice(0, 60)}-${seat}.png`);
      await page.screenshot({ path }).then(
        () => console.log(`      picture: ${path}`),
        () => undefined,
      );
    });
  });
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
  console.log(`${passed} passed, ${failed} failed`);
} finally {
  await browser.close();
  await letters.close();
  await product.stop();
}
