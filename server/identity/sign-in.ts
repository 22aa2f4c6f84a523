/** Signing in by password, and out. An unknown account and a wrong password are answered alike, in words and in time. */
import { and, eq } from 'drizzle-orm';
import type { Caller } from '../access/caller.ts';
import { people } from '../database/schema/identity.ts';
import { beyondCaller } from '../database/scope.ts';
import { record } from '../journal/journal.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { type Entered, enter, type From, type Place } from './enter.ts';
import { knownDevice } from './known-device.ts';
import { countersOf, countTry, forgetTries } from './lock-out.ts';
import { checkPassword } from './passwords.ts';
import type { SignIn } from './session-contract.ts';
import { closeSession } from './sessions.ts';

export const accountOf = (email: string): string => email.trim().toLowerCase();

/** Whose account it is, nobody knows before: all of it looks beyond what a stranger sees. @throws Refused wrong-credentials, too-many */
export const signIn = (product: Product, said: SignIn, from: From): Promise<Entered> =>
  beyondCaller(() => signInBeyond(product, said, from));

async function signInBeyond(product: Product, said: SignIn, from: From): Promise<Entered> {
  const { db, clock, settings } = product;
  const email = accountOf(said.email);
  const counters = countersOf(email, from.address, knownDevice(settings.sessionSecret, email, from.mark));
  await countTry(db, counters, await clock.now(db));
  const [person] = await db
    .select({ id: people.id, passwordHash: people.passwordHash })
    .from(people)
    .where(and(eq(people.email, email), eq(people.status, 'active')));
  const right = await checkPassword(person?.passwordHash ?? null, said.password);
  const entered = await db.transaction(async (tx) => {
    if (!right || person === undefined) {
      const { address, requestId } = from;
      await record(tx, {
        at: await clock.now(tx),
        act: 'session.refused',
        actorId: person?.id ?? null,
        address,
        requestId,
      });
      return null;
    }
    await forgetTries(tx, counters);
    return enter(product, tx, { personId: person.id, email, method: 'password' }, from);
  });
  if (entered === null) throw new Refused('wrong-credentials');
  return entered;
}

export async function signOut({ db, clock }: Product, caller: Caller, from: Place): Promise<void> {
  const { address, requestId } = from;
  await beyondCaller(() =>
    db.transaction(async (tx) => {
      const personId = await closeSession(tx, caller.sessionHash);
      if (personId !== null)
        await record(tx, { at: await clock.now(tx), act: 'session.closed', actorId: personId, address, requestId });
    }),
  );
}

export async function changeLocale({ db, clock }: Product, caller: Caller, locale: Caller['locale']): Promise<Caller> {
  await beyondCaller(() =>
    db.transaction(async (tx) => {
      await tx.update(people).set({ locale }).where(eq(people.id, caller.personId));
      const details = { before: { locale: caller.locale }, after: { locale } };
      await record(tx, { at: await clock.now(tx), act: 'person.localeChanged', actorId: caller.personId, details });
    }),
  );
  return { ...caller, locale };
}
