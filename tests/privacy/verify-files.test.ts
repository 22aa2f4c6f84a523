/** Invariant I7: papers whose bytes were changed, lost or forgotten on the disk are named by `admin verify`. */
import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { verifyFiles } from '../../server/privacy/verify-files.ts';
import { runAdmin } from '../support/admin.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';
import { storePaper } from '../support/stored-paper.ts';

let pilot: Pilot;
let person: Caller;
let caseId: string;
beforeAll(async () => {
  pilot = await createPilot();
  person = await pilot.person('enterprise');
  ({ caseId } = await pilot.caseAt('application.draft'));
});
afterAll(() => pilot.close());

const hand = async (text: string) => (await storePaper(pilot, { caseId, by: person, text })).key;
const placeOf = (key: string) => join(pilot.product.settings.dataDir, key);

test('papers as they came in are in order, and each fault is named by its key', async () => {
  const [whole, changed, lost] = [await hand('whole'), await hand('changed'), await hand('lost')];
  expect(await verifyFiles(pilot.product)).toEqual([]);

  writeFileSync(placeOf(changed), 'CHANGED');
  rmSync(placeOf(lost));
  const forgotten = `2025/${uuidv7()}`;
  writeFileSync(placeOf(forgotten), 'orphan');
  const twoHoursAgo = new Date(Date.now() - 2 * 3_600_000);
  utimesSync(placeOf(forgotten), twoHoursAgo, twoHoursAgo);
  writeFileSync(placeOf(`2025/${uuidv7()}`), 'on its way in');

  const found = await verifyFiles(pilot.product);
  expect(found.map(({ subject }) => subject)).not.toContain(whole);
  expect(found).toHaveLength(3);
  expect(found).toEqual(
    expect.arrayContaining([
      { invariant: 'I7', subject: changed, what: expect.stringMatching(/^its bytes have the hash [0-9a-f]{64}, not /) },
      { invariant: 'I7', subject: lost, what: 'the row has no bytes' },
      { invariant: 'I7', subject: forgotten, what: 'bytes that no row names' },
    ]),
  );
  const { status, text } = await runAdmin(pilot.product, ['verify']);
  expect(status).toBe(1);
  expect(text).toContain(`I7 ${lost}: the row has no bytes`);
});
