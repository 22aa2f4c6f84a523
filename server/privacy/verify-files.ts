/**
 * Invariant I7 (reliability.md): every paper's row has its bytes, with the hash that was taken when they came in, and no bytes
 * older than an hour are without a row.
 */
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { sql } from 'drizzle-orm';
import type { Product } from '../product.ts';
import { findOrphans } from './retention/orphan-files.ts';

export type FileViolation = { invariant: 'I7'; subject: string; what: string };
type Paper = { key: string; sha256: string };

const BATCH = 500;
/** Files are read side by side as far as a disk profits from it. */
const AT_ONCE = 4;

export async function verifyFiles(product: Product): Promise<FileViolation[]> {
  const found: FileViolation[] = [];
  const violate = (subject: string, what: string) => found.push({ invariant: 'I7', subject, what });
  for await (const papers of batches(product)) {
    const waiting = papers[Symbol.iterator]();
    const reader = async () => {
      for (const { key, sha256 } of waiting) {
        const what = await faultOf(product, key, sha256);
        if (what !== null) violate(key, what);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, reader));
  }
  for await (const { key } of findOrphans(product)) violate(key, 'bytes that no row names');
  return found.sort((a, b) => (a.subject < b.subject ? -1 : 1));
}

async function* batches({ db }: Product): AsyncGenerator<Paper[]> {
  for (let after = ''; ; ) {
    const { rows } = await db.execute<Paper>(sql`
      select storage_key as key, sha256 from (
        select storage_key, sha256 from documents union all select storage_key, sha256 from organisation_papers) p
       where storage_key > ${after} order by storage_key limit ${BATCH}`);
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
    after = rows.at(-1)?.key ?? '';
  }
}

async function faultOf({ files, db }: Product, key: string, sha256: string): Promise<string | null> {
  const hash = await files.get(key).then(hashOf, () => null);
  if (hash === sha256) return null;
  // Withdrawn for long, and erased while we were reading: then there is no row either.
  const { rows } = await db.execute(sql`
    select from documents where storage_key = ${key} union all select from organisation_papers where storage_key = ${key}`);
  if (rows.length === 0) return null;
  return hash === null ? 'the row has no bytes' : `its bytes have the hash ${hash}, not ${sha256}`;
}

async function hashOf(bytes: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of bytes) hash.update(chunk);
  return hash.digest('hex');
}
