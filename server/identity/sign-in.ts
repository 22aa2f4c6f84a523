/** Signing in and out. An unknown account and a wrong password are answered alike, in words and in time. */
import { and, eq } from 'drizzle-orm';
import type { Caller } from '../access/caller.ts';
import { people } from '../database/schema/identity.ts';
import { record } from '../journal/journal.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { knownDevice, markDevice } from './known-device.ts';
import { countersOf, countTry, forgetTries } from './lock-out.ts';
import { checkPassword } from './passwords.ts';
import type { SignIn } from './session-contract.ts';
import { closeSession, openSession } from './sessions.ts';

export type From = {
  address: string;
  userAgent: string;
  requestId: string;
  /** The mark of a browser that has been signed in before. */
  mark: string | undefined;
  /** Who is still signed in there: that session ends with the new one. */
  caller: Caller | null;
};

export const accountOf = (email: string): string => email.trim().toLowerCase();

/** @throws Refused wrong-credentials, too-many */
export async function signIn(product: Product, said: SignIn, from: From): Promise<{ token: string; mark: string }> {
  const { db, clock, settings } = product;
  const email = accountOf(said.email);
  const device = knownDevice(settings.sessionSecret, email, from.mark);
  const counters = countersOf(email, from.address, device);
  await countTry(db, counters, await clock.now(db));
  const [person] = await db
    .select({ id: people.id, passwordHash: people.passwordHash })
    .from(people)
    .where(and(eq(people.email, email), eq(people.status, 'active')));
  const right = await checkPassword(person?.passwordHash ?? null, said.password);
  const token = await db.transaction(async (tx) => {
    const act = {
      at: await clock.now(tx),
      actorId: person?.id ?? null,
      address: from.address,
      requestId: from.requestId,
    };
    if (!right || person === undefined) {
      await record(tx, { ...act, act: 'session.refused' });
      return null;
    }
    await forgetTries(tx, counters);
    const before = from.caller === null ? null : await closeSession(tx, from.caller.sessionHash);
    if (before !== null) await record(tx, { ...act, act: 'session.closed', actorId: before });
    await record(tx, { ...act, act: 'session.opened' });
    return openSession(tx, { personId: person.id, userAgent: from.userAgent, address: from.address });
  });
  if (token === null) throw new Refused('wrong-credentials');
  return {
    token,
    mark: device !== null && from.mark !== undefined ? from.mark : markDevice(settings.sessionSecret, email),
  };
}

export async function signOut(
  { db, clock }: Product,
  caller: Caller,
  from: Pick<From, 'address' | 'requestId'>,
): Promise<void> {
  await db.transaction(async (tx) => {
    const personId = await closeSession(tx, caller.sessionHash);
    if (personId !== null)
      await record(tx, { at: await clock.now(tx), act: 'session.closed', actorId: personId, ...from });
  });
}

export async function changeLocale({ db, clock }: Product, caller: Caller, locale: Caller['locale']): Promise<Caller> {
  await db.transaction(async (tx) => {
    await tx.update(people).set({ locale }).where(eq(people.id, caller.personId));
    const details = { before: { locale: caller.locale }, after: { locale } };
    await record(tx, { at: await clock.now(tx), act: 'person.localeChanged', actorId: caller.personId, details });
  });
  return { ...caller, locale };
}
