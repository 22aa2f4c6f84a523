/** The own password, changed from inside: the old one is asked for, everybody else in the account is signed out, a letter tells. */
import { eq } from 'drizzle-orm';
import type { Caller } from '../access/caller.ts';
import { people } from '../database/schema/identity.ts';
import { beyondCaller } from '../database/scope.ts';
import { record } from '../journal/journal.ts';
import { writeLetter } from '../letters/write-letter.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import type { Place } from './enter.ts';
import { hasPasskey } from './factors/passkeys.ts';
import { countProof, isPasswordOf } from './factors/prove.ts';
import { countersOfProof, forgetTries } from './lock-out.ts';
import type { ChangePassword } from './password-contract.ts';
import { refuseWeakPassword } from './password-rules.ts';
import { hashPassword } from './passwords.ts';
import { mustHaveFactor, requireConfirmed } from './session-gate.ts';
import { closeSessionsOf, rotateSession } from './sessions.ts';
import { whenInShanghai } from './wall-time.ts';

/** @throws Refused wrong-credentials, confirm-identity, weak-password, too-many @returns the new token */
export async function changeOwnPassword(
  product: Product,
  caller: Caller,
  { current, next }: ChangePassword,
  from: Place,
): Promise<string> {
  const { db, clock } = product;
  const { personId } = caller;
  const [person] = await beyondCaller(() =>
    db
      .select({ hash: people.passwordHash, totpAt: people.totpConfirmedAt })
      .from(people)
      .where(eq(people.id, personId)),
  );
  if (person?.hash) {
    await countProof(product, personId);
    if (!(await isPasswordOf(product, personId, current ?? ''))) throw new Refused('wrong-credentials');
  } else requireConfirmed(caller);
  const keys = await beyondCaller(() => hasPasskey(db, personId));
  refuseWeakPassword(next, {
    ...caller,
    organisations: caller.memberships.map(({ organisation }) => organisation),
    secondFactor: keys || Boolean(person?.totpAt) || mustHaveFactor(product, caller),
  });
  const passwordHash = await hashPassword(next);
  return beyondCaller(() =>
    db.transaction(async (tx) => {
      const at = await clock.now(tx);
      await forgetTries(tx, countersOfProof(personId));
      await tx.update(people).set({ passwordHash, passwordChangedAt: at }).where(eq(people.id, personId));
      await closeSessionsOf(tx, personId, caller.sessionId);
      const { address, requestId } = from;
      const subject = `people/${personId}`;
      await record(tx, { at, act: 'person.passwordChanged', actorId: personId, subject, address, requestId });
      const parameters = { at: whenInShanghai(), address };
      await writeLetter(product, tx, { to: { personId }, kind: 'password.changed', parameters });
      return rotateSession(tx, caller.sessionHash);
    }),
  );
}
