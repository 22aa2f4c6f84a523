/**
 * Showing a code or the password inside a session: as the second factor right after signing in, and again before something
 * weighty. Counted like guesses at the door, and the session gets a new token, because it may do more from here on.
 */
import { and, eq, isNotNull, isNull, lt, or } from 'drizzle-orm';
import type { Caller } from '../../access/caller.ts';
import type { Tx } from '../../database/database.ts';
import { people } from '../../database/schema/identity.ts';
import { beyondCaller } from '../../database/scope.ts';
import { record } from '../../journal/journal.ts';
import { writeLetter } from '../../letters/write-letter.ts';
import { Refused } from '../../problems/refused.ts';
import type { Product } from '../../product.ts';
import { unseal } from '../../secrets/sealed.ts';
import type { Place } from '../enter.ts';
import { countersOfProof, countTry, forgetTries } from '../lock-out.ts';
import { checkPassword } from '../passwords.ts';
import { rotateSession } from '../sessions.ts';
import { wallTime, whenInShanghai } from '../wall-time.ts';
import { countRecoveryCodes, isRecoveryCode, spendRecoveryCode } from './recovery-codes.ts';
import { cleanCode, isTotpCode, stepOfCode } from './totp.ts';

/** A code of the app or a recovery code. @throws Refused wrong-code, too-many @returns the new token */
export async function showSecondFactor(product: Product, caller: Caller, code: string, from: Place): Promise<string> {
  await countProof(product, caller.personId);
  return judged(product, caller, from, async (tx) => {
    const shown = await codeCounts(product, tx, caller.personId, code);
    if (shown === null) return null;
    await recordProof(product, tx, caller, { from, act: 'session.factorShown', with: shown });
    return rotateSession(tx, caller.sessionHash, { secondFactor: true });
  });
}

/** Step-up. @throws Refused wrong-code, wrong-credentials, too-many @returns the new token */
export async function confirmIdentity(
  product: Product,
  caller: Caller,
  { by, secret }: { by: 'password' | 'code'; secret: string },
  from: Place,
): Promise<string> {
  await countProof(product, caller.personId);
  // Outside of the transaction: the hash takes longer than a connection should be held.
  const rightPassword = by === 'password' && (await isPasswordOf(product, caller.personId, secret));
  const prove = async (tx: Tx): Promise<string | null> => {
    const shown = by === 'code' ? await codeCounts(product, tx, caller.personId, secret) : 'password';
    if (shown === null || (by === 'password' && !rightPassword)) return null;
    await recordProof(product, tx, caller, { from, act: 'session.confirmed', with: shown });
    return rotateSession(tx, caller.sessionHash);
  };
  return judged(product, caller, from, prove, by === 'password' ? 'wrong-credentials' : 'wrong-code');
}

export const countProof = ({ db, clock }: Product, personId: string): Promise<void> =>
  beyondCaller(async () => countTry(db, countersOfProof(personId), await clock.now(db)));

export async function isPasswordOf({ db }: Product, personId: string, password: string): Promise<boolean> {
  const [person] = await beyondCaller(() =>
    db.select({ passwordHash: people.passwordHash }).from(people).where(eq(people.id, personId)),
  );
  return checkPassword(person?.passwordHash ?? null, password);
}

/** In one transaction with everything that a right proof leads to; a wrong one leaves a line in the journal. */
async function judged(
  { db, clock }: Product,
  { personId }: Caller,
  { address, requestId }: Place,
  prove: (tx: Tx) => Promise<string | null>,
  wrong: 'wrong-code' | 'wrong-credentials' = 'wrong-code',
): Promise<string> {
  const token = await beyondCaller(() =>
    db.transaction(async (tx) => {
      const proven = await prove(tx);
      if (proven !== null) await forgetTries(tx, countersOfProof(personId));
      else
        await record(tx, {
          at: await clock.now(tx),
          act: 'session.refused',
          actorId: personId,
          address,
          requestId,
          details: { inside: true },
        });
      return proven;
    }),
  );
  if (token === null) throw new Refused(wrong);
  return token;
}

type Proof = { from: Place; act: string; with: string };
async function recordProof({ clock }: Product, tx: Tx, { personId }: Caller, { from, act, with: shown }: Proof) {
  const { address, requestId } = from;
  await record(tx, { at: await clock.now(tx), act, actorId: personId, address, requestId, details: { with: shown } });
}

/** What the code was, when it counts: each code and each recovery code counts once. */
async function codeCounts(
  product: Product,
  tx: Tx,
  personId: string,
  typed: string,
): Promise<'totp' | 'recoveryCode' | null> {
  const code = cleanCode(typed);
  if (isTotpCode(code)) return (await takeTotp(product, tx, personId, code)) ? 'totp' : null;
  if (!isRecoveryCode(code)) return null;
  const secret = product.settings.sessionSecret;
  if (!(await spendRecoveryCode(tx, code, { secret, personId, at: await product.clock.now(tx) }))) return null;
  const parameters = { at: whenInShanghai(), left: String(await countRecoveryCodes(tx, personId)) };
  await writeLetter(product, tx, { to: { personId }, kind: 'recoveryCode.used', parameters });
  return 'recoveryCode';
}

async function takeTotp({ settings }: Product, tx: Tx, personId: string, code: string): Promise<boolean> {
  const [person] = await tx.select({ sealed: people.totpSecret }).from(people).where(eq(people.id, personId));
  if (!person?.sealed) return false;
  const secret = unseal(person.sealed, { secret: settings.sessionSecret, purpose: 'totp', about: personId });
  const step = secret === null ? null : stepOfCode(secret, code, await wallTime(tx));
  if (step === null) return false;
  // Only forward: whoever looked over a shoulder comes too late with the same code.
  const taken = await tx
    .update(people)
    .set({ totpLastStep: step })
    .where(
      and(
        eq(people.id, personId),
        isNotNull(people.totpConfirmedAt),
        or(isNull(people.totpLastStep), lt(people.totpLastStep, step)),
      ),
    )
    .returning({ id: people.id });
  return taken.length === 1;
}
