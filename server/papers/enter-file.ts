/** A file into the store and its row into the database: whatever fails, no row without bytes, no bytes without a row. */
import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { PaperType } from '../../workflows/forms/form-schema.ts';
import type { Tx } from '../database/database.ts';
import { documents } from '../database/schema/papers.ts';
import type { Product } from '../product.ts';
import { type Incoming, type Kept, keepBytes } from './keep-bytes.ts';

export type Stored = Kept & { id: string; storageKey: string };

/** `enter` writes the row of `stored.id`. @throws Refused rule, wrong-type, too-large, malformed, no-space, and what `enter` throws */
export async function enterFile<T>(
  product: Product,
  arriving: { incoming: Incoming; accepts: readonly PaperType[] },
  enter: (tx: Tx, stored: Stored) => Promise<T>,
): Promise<T> {
  const id = uuidv7();
  const storageKey = `${(await product.clock.now(product.db)).getUTCFullYear()}/${id}`;
  const kept = await keepBytes(product, storageKey, arriving);
  try {
    return await product.db.transaction((tx) => enter(tx, { ...kept, id, storageKey }));
  } catch (error) {
    if (!(await isEntered(product, id))) await product.files.remove(storageKey);
    throw error;
  }
}

/** A reply to the commit may be lost: bytes go only when it is certain that no row names them. */
async function isEntered({ db }: Product, id: string): Promise<boolean> {
  try {
    const rows = await db.select({ id: documents.id }).from(documents).where(eq(documents.id, id));
    return rows.length > 0;
  } catch {
    return true;
  }
}
