/** The mailbox of a demonstration: letters that wait to be sent to an address. Outside of a demonstration it does not exist. */
import { desc, eq, sql } from 'drizzle-orm';
import { people } from '../database/schema/identity.ts';
import { letters } from '../database/schema/letters.ts';
import { beyondCaller } from '../database/scope.ts';
import { composeLetter } from '../letters/compose-letter.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import type { LetterList } from './letters-contract.ts';

const MOST = 20;

/** The latest first. @throws Refused not-found outside of a demonstration */
export async function listLetters(product: Product, address: string): Promise<LetterList> {
  if (!product.settings.demonstration) throw new Refused('not-found');
  const email = address.trim().toLowerCase();
  // Nobody is signed in, and the address is anybody's: all people of a demonstration are made up.
  const rows = await beyondCaller(() =>
    product.db
      .select({
        id: letters.id,
        at: letters.createdAt,
        kind: letters.kind,
        parameters: letters.parameters,
        caseId: letters.caseId,
        secret: letters.secret,
        locale: people.locale,
      })
      .from(letters)
      .leftJoin(people, eq(people.id, letters.personId))
      .where(sql`coalesce(${letters.address}, ${people.email}) = ${email}`)
      .orderBy(desc(letters.createdAt), desc(letters.id))
      .limit(MOST),
  );
  const items = rows.flatMap(({ id, at, ...letter }) => {
    const composed = composeLetter(product, { id, ...letter });
    if (composed === null) return [];
    const { subject, text, link } = composed;
    // The page may be reached under another name than PUBLIC_URL: a path leads on from wherever it is read.
    const path = link === null ? null : link.slice(product.settings.publicUrl.length);
    return [{ id, at: at.toISOString(), subject, text, link: path }];
  });
  return { items };
}
