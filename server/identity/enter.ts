/** The one way in, whatever was shown at the door: the old session of this browser ends, a new one opens, and both are told. */
import { and, eq } from 'drizzle-orm';
import type { Caller } from '../access/caller.ts';
import type { Tx } from '../database/database.ts';
import { journal } from '../database/schema/cases.ts';
import type { SignInMethod } from '../database/schema/sign-in.ts';
import { record } from '../journal/journal.ts';
import { writeLetter } from '../letters/write-letter.ts';
import type { Product } from '../product.ts';
import { describeDevice } from './describe-device.ts';
import { knownDevice, markDevice } from './known-device.ts';
import { closeSession, openSession } from './sessions.ts';
import { whenInShanghai } from './wall-time.ts';

/** Where a request comes from. */
export type Place = { address: string; userAgent: string; requestId: string };

export type From = Place & {
  /** The mark of a browser that has been signed in before. */
  mark: string | undefined;
  /** Who is still signed in there: that session ends with the new one. */
  caller: Caller | null;
};

/** What the browser is given: the token of the session, and the mark that tells it from strangers' browsers. */
export type Entered = { token: string; mark: string };

type Entering = {
  personId: string;
  email: string;
  method: SignInMethod;
  secondFactor?: boolean;
  confirmedAt?: Date | null;
};

export async function enter(product: Product, tx: Tx, who: Entering, from: From): Promise<Entered> {
  const { settings, clock } = product;
  const { personId, email, ...shown } = who;
  const { address, requestId, userAgent } = from;
  const act = { at: await clock.now(tx), actorId: personId, address, requestId };
  const device = knownDevice(settings.sessionSecret, email, from.mark);
  if (device === null && (await hasBeenHere(tx, personId))) {
    const parameters = { at: whenInShanghai(), address, device: describeDevice(userAgent) };
    await writeLetter(product, tx, { to: { personId }, kind: 'session.newDevice', parameters });
  }
  const before = from.caller === null ? null : await closeSession(tx, from.caller.sessionHash);
  if (before !== null) await record(tx, { ...act, act: 'session.closed', actorId: before });
  await record(tx, { ...act, act: 'session.opened', details: { method: shown.method } });
  const token = await openSession(tx, { personId, userAgent, address, ...shown });
  const mark = device !== null && from.mark !== undefined ? from.mark : markDevice(settings.sessionSecret, email);
  return { token, mark };
}

/** The first browser of an account is new to nobody. */
async function hasBeenHere(tx: Tx, personId: string): Promise<boolean> {
  const before = await tx
    .select({ id: journal.id })
    .from(journal)
    .where(and(eq(journal.actorId, personId), eq(journal.act, 'session.opened')))
    .limit(1);
  return before.length > 0;
}
