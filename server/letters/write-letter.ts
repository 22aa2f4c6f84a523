/** A letter that no move of a case tells: about an account, a membership, an organisation, a message. Sent by the same post. */
import { uuidv7 } from 'uuidv7';
import type { Tx } from '../database/database.ts';
import { letters } from '../database/schema/letters.ts';
import type { Product } from '../product.ts';
import { seal } from '../secrets/sealed.ts';
import { statusFor } from './letter-status.ts';

export type LetterToWrite = {
  to: { personId: string } | { address: string };
  /** A key of letter-words.ts. */
  kind: string;
  /** The case that it is about: once it is sent, the letter still leads there. */
  caseId?: string;
  /** Fills the words. Never what only the reader may know: that is `path`. */
  parameters?: Readonly<Record<string, string>>;
  /** Where the letter leads, below PUBLIC_URL, with the token that only its reader may have. Kept sealed, erased once sent. */
  path?: string;
  /** Never by mail. */
  onScreenOnly?: true;
};

export async function writeLetter(
  product: Product,
  tx: Tx,
  { to, kind, caseId, parameters = {}, path, onScreenOnly }: LetterToWrite,
) {
  const id = uuidv7();
  const now = await product.clock.now(tx);
  const secret = product.settings.sessionSecret;
  await tx.insert(letters).values({
    id,
    ...('personId' in to ? { personId: to.personId } : { address: to.address }),
    caseId: caseId ?? null,
    kind,
    parameters,
    secret: path === undefined ? null : seal(path, { secret, purpose: 'letter', about: id }),
    messageId: `<${id}@letters.pilotflow>`,
    status: onScreenOnly ? 'shown' : 'personId' in to ? statusFor(kind, to.personId) : 'waiting',
    createdAt: now,
    nextTryAt: now,
    tries: 0,
  });
}
