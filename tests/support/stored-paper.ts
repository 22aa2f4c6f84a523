/** A paper as an upload leaves it: its bytes in the store, its row with their hash. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { uuidv7 } from 'uuidv7';
import type { Caller } from '../../server/access/caller.ts';
import { documents } from '../../server/database/schema/papers.ts';
import { organisationOf } from './case-log.ts';
import type { Pilot } from './pilot.ts';

type Handing = { caseId: string; by: Caller; text: string };

export async function storePaper({ product, clock }: Pilot, { caseId, by, text }: Handing) {
  const id = uuidv7();
  const key = `2025/${id}`;
  await product.files.put(key, Readable.from([Buffer.from(text)]));
  await product.db.insert(documents).values({
    id,
    caseId,
    paper: 'licence',
    name: 'licence.pdf',
    mediaType: 'application/pdf',
    sizeBytes: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
    storageKey: key,
    uploadedBy: by.personId,
    uploadedFor: organisationOf(by),
    uploadedAt: await clock.now(),
  });
  return { id, key };
}
