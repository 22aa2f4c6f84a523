/** A letter that no move of a case tells: about an account, a membership, an organisation, a message. Sent by the same post. */
import { uuidv7 } from 'uuidv7';
import type { Tx } from '../database/database.ts';
import { letters } from '../database/schema/letters.ts';
import type { Product } from '../product.ts';
import { seal, unseal } from '../secrets/sealed.ts';
import { statusFor } from './letter-status.ts';

export type LetterToWrite = {
  /** `sealed`: not even the table of letters tells the address. */
  to: { personId: string } | { address: string; sealed?: true };
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
    ...('personId' in to ? { personId: to.personId } : { address: addressOf(to, { secret, id }) }),
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

const sealedMark = 'sealed:';
const placeOf = ({ secret, id }: { secret: string; id: string }) =>
  ({ secret, purpose: 'letter', about: `${id} address` }) as const;

const addressOf = (
  { address, sealed }: { address: string; sealed?: true },
  of: { secret: string; id: string },
): string => (sealed ? `${sealedMark}${seal(address, placeOf(of))}` : address);

export const isSealedAddress = (address: string): boolean => address.startsWith(sealedMark);

/** The address of a letter, for the post. Null: sealed with a secret that is no longer known. */
export const openAddress = (address: string, of: { secret: string; id: string }): string | null =>
  isSealedAddress(address) ? unseal(address.slice(sealedMark.length), placeOf(of)) : address;
