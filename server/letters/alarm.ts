/** A letter that was given up is told to the administrators on their screen: the mail is what has failed. Once, until they read it. */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '../database/database.ts';
import { letters } from '../database/schema/letters.ts';
import type { Product } from '../product.ts';
import { findReaders } from './find-readers.ts';
import { writeLetter } from './write-letter.ts';

const kind = 'post.failed';

export async function tellAdministrators(product: Product, tx: Tx, now: Date): Promise<void> {
  const wanted = [{ told: 0, role: 'administrator', organisation: null, district: null }] as const;
  const people = (await findReaders(tx, wanted, now)).map(({ person }) => person);
  if (people.length === 0) return;
  const told = await tx
    .select({ personId: letters.personId })
    .from(letters)
    .where(and(inArray(letters.personId, people), eq(letters.kind, kind), isNull(letters.readAt)));
  const known = new Set(told.map(({ personId }) => personId));
  for (const personId of people)
    if (!known.has(personId)) await writeLetter(product, tx, { to: { personId }, kind, onScreenOnly: true });
}
