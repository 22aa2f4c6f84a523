/**
 * Bytes that no row names (invariant I7): what a crash left behind between writing a file and entering it, or between erasing
 * a row and its bytes. Young ones may still be on their way in.
 */
import { sql } from 'drizzle-orm';
import { retention } from '../../../workflows/privacy/retention.ts';
import type { StoredFile } from '../../files/file-store.ts';
import type { Product } from '../../product.ts';

const BATCH = 500;
const hourMs = 3_600_000;
const youngest = Math.round(retention.orphanFiles.days * 24) * hourMs;

export async function* findOrphans(product: Product): AsyncGenerator<StoredFile> {
  let batch: StoredFile[] = [];
  for await (const file of product.files.list()) {
    if (file.ageMs <= youngest) continue;
    batch.push(file);
    if (batch.length < BATCH) continue;
    yield* await withoutRow(product, batch);
    batch = [];
  }
  yield* await withoutRow(product, batch);
}

export async function removeOrphans(product: Product): Promise<number> {
  let removed = 0;
  for await (const { key } of findOrphans(product)) {
    await product.files.remove(key);
    removed += 1;
  }
  return removed;
}

/** A half-written file has a key of its own, which no row ever names. */
async function withoutRow({ db }: Product, files: readonly StoredFile[]): Promise<StoredFile[]> {
  if (files.length === 0) return [];
  const { rows } = await db.execute<{ key: string }>(sql`
    select k.key from unnest(${sql.param(files.map(({ key }) => key))}::text[]) as k(key)
     where not exists (select from documents where storage_key = k.key)
       and not exists (select from organisation_papers where storage_key = k.key)`);
  const orphans = new Set(rows.map(({ key }) => key));
  return files.filter(({ key }) => orphans.has(key));
}
