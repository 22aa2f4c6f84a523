/**
 * Ten codes for the day when the authenticator is lost. Shown once; kept as HMAC under the session secret, so that a copy of the
 * database alone does not help to guess them. Each opens once.
 */
import { createHmac, randomInt } from 'node:crypto';
import { and, count, eq, isNull } from 'drizzle-orm';
import type { Reader, Tx } from '../../database/database.ts';
import { recoveryCodes } from '../../database/schema/sign-in.ts';
import { cleanCode } from './totp.ts';

const HOW_MANY = 10;
/** None that look alike on paper. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 10;

export const isRecoveryCode = (clean: string): boolean => new RegExp(`^[${letters}]{${LENGTH}}$`).test(clean);

const hashOf = (secret: string, personId: string, code: string): string =>
  createHmac('sha256', secret)
    .update(JSON.stringify(['recovery', personId, cleanCode(code)]))
    .digest('hex');

/** Takes the place of those that were there. @returns the codes, as they are to be written down */
export async function renewRecoveryCodes(
  tx: Tx,
  { secret, personId, at }: { secret: string; personId: string; at: Date },
): Promise<string[]> {
  const codes = Array.from({ length: HOW_MANY }, () => {
    const drawn = Array.from({ length: LENGTH }, () => letters[randomInt(letters.length)]).join('');
    return `${drawn.slice(0, 5)}-${drawn.slice(5)}`;
  });
  await forgetRecoveryCodes(tx, personId);
  await tx
    .insert(recoveryCodes)
    .values(codes.map((code) => ({ codeHash: hashOf(secret, personId, code), personId, createdAt: at })));
  return codes;
}

export async function forgetRecoveryCodes(tx: Tx, personId: string): Promise<void> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
}

/** Of two who use the same code at once, one is right. */
export async function spendRecoveryCode(
  tx: Tx,
  code: string,
  { secret, personId, at }: { secret: string; personId: string; at: Date },
): Promise<boolean> {
  const used = await tx
    .update(recoveryCodes)
    .set({ usedAt: at })
    .where(
      and(
        eq(recoveryCodes.codeHash, hashOf(secret, personId, code)),
        eq(recoveryCodes.personId, personId),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ personId: recoveryCodes.personId });
  return used.length === 1;
}

export async function countRecoveryCodes(reader: Reader, personId: string): Promise<number> {
  const [left] = await reader
    .select({ n: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.personId, personId), isNull(recoveryCodes.usedAt)));
  return left?.n ?? 0;
}
