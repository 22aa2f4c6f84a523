/** Takes every second factor of somebody away, so that they set up a new one at their next sign-in. A letter tells them. */
import { eq } from 'drizzle-orm';
import type { Tx } from '../../database/database.ts';
import { people } from '../../database/schema/identity.ts';
import { passkeys } from '../../database/schema/sign-in.ts';
import { record } from '../../journal/journal.ts';
import { writeLetter } from '../../letters/write-letter.ts';
import type { Product } from '../../product.ts';
import { closeSessionsOf } from '../sessions.ts';
import { whenInShanghai } from '../wall-time.ts';
import { forgetRecoveryCodes } from './recovery-codes.ts';

/** `actorId` is null for the command line. Who may do this is the caller's to have asked. */
export async function resetFactors(
  product: Product,
  tx: Tx,
  { personId, actorId }: { personId: string; actorId: string | null },
): Promise<void> {
  await tx
    .update(people)
    .set({ totpSecret: null, totpConfirmedAt: null, totpLastStep: null })
    .where(eq(people.id, personId));
  await tx.delete(passkeys).where(eq(passkeys.personId, personId));
  await forgetRecoveryCodes(tx, personId);
  await closeSessionsOf(tx, personId);
  const at = await product.clock.now(tx);
  await record(tx, { at, act: 'factors.reset', actorId, subject: `people/${personId}` });
  await writeLetter(product, tx, { to: { personId }, kind: 'factors.reset', parameters: { at: whenInShanghai() } });
}
