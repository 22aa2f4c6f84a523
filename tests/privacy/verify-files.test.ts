/** Invariant I7: papers whose bytes were changed, lost or forgotten on the disk are named by `admin verify`. */
import { createHash } from 'node:crypto';
import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { documents } from '../../server/database/schema/papers.ts';
import { verifyFiles } from '../../server/privacy/verify-files.ts';
import { runAdmin } from '../support/admin.ts';
import { organisationOf } from '../support/case-log.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

let pilot: Pilot;
let person: Caller;
let caseId: string;
beforeAll(async () => {
  pilot = await createPilot();
  person = await pilot.person('enterprise');
  ({ caseId } = await pilot.caseAt('application.draft'));
});
afterAll(() => pilot.close());

async function hand(text: string): Promise<string> {
  const id = uuidv7();
  const key = `2025/${id}`;
  await pilot.product.files.put(key, Readable.from([Buffer.from(text)]));
  await pilot.product.db.insert(documents).values({
    id,
    caseId,
    paper: 'licence',
    name: 'licence.pdf',
    mediaType: 'application/pdf',
    sizeBytes: text.length,
    sha256: createHash('sha256').update(text).digest('hex'),
    storageKey: key,
    uploadedBy: person.personId,
    uploadedFor: organisationOf(person),
    uploadedAt: await pilot.clock.now(),
  });
  return key;
}
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
