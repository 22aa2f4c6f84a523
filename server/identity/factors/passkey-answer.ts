/** Showing a passkey: to sign in without even a mail address, or inside a session as step-up. */
import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server';
import { and, eq, lt, or } from 'drizzle-orm';
import type { Caller } from '../../access/caller.ts';
import type { Tx } from '../../database/database.ts';
import { people } from '../../database/schema/identity.ts';
import { passkeys } from '../../database/schema/sign-in.ts';
import { beyondCaller } from '../../database/scope.ts';
import { record } from '../../journal/journal.ts';
import { Refused } from '../../problems/refused.ts';
import type { Product } from '../../product.ts';
import { putChallenge, takeChallenge } from '../challenges.ts';
import { type Entered, enter, type From, type Place } from '../enter.ts';
import { rotateSession } from '../sessions.ts';
import type { PasskeyAnswer } from './factor-contract.ts';
import { challengeIn } from './passkeys.ts';
import { relyingParty } from './relying-party.ts';

/** Which passkey it will be, the device asks its user: nothing is told about any account. */
export async function askForPasskey(product: Product): Promise<Record<string, unknown>> {
  const { rpID } = relyingParty(product.settings);
  const options = await generateAuthenticationOptions({ rpID, userVerification: 'required' });
  await beyondCaller(() =>
    product.db.transaction((tx) => putChallenge(tx, { token: options.challenge, kind: 'passkeySignIn' })),
  );
  return { ...options };
}

/** @throws Refused wrong-passkey */
export async function signInByPasskey(product: Product, answer: PasskeyAnswer, from: From): Promise<Entered> {
  return beyondCaller(async () => {
    const shown = await verify(product, answer);
    return product.db.transaction(async (tx) => {
      if (shown === null || !(await count(product, tx, shown))) throw new Refused('wrong-passkey');
      const { personId, email } = shown;
      return enter(product, tx, { personId, email, method: 'passkey', secondFactor: true }, from);
    });
  });
}

/** Step-up. @throws Refused wrong-passkey also for somebody else's @returns the new token */
export async function confirmByPasskey(
  product: Product,
  caller: Caller,
  answer: PasskeyAnswer,
  from: Place,
): Promise<string> {
  const { personId, sessionHash } = caller;
  return beyondCaller(async () => {
    const shown = await verify(product, answer);
    return product.db.transaction(async (tx) => {
      if (shown?.personId !== personId || !(await count(product, tx, shown))) throw new Refused('wrong-passkey');
      const { address, requestId } = from;
      const at = await product.clock.now(tx);
      const details = { with: 'passkey' };
      await record(tx, { at, act: 'session.confirmed', actorId: personId, address, requestId, details });
      return rotateSession(tx, sessionHash, { secondFactor: true });
    });
  });
}

type Shown = { passkeyId: string; personId: string; email: string; counter: number };

async function verify(product: Product, answer: PasskeyAnswer): Promise<Shown | null> {
  const { id, clientDataJSON, authenticatorData, signature } = answer;
  const challenge = challengeIn(clientDataJSON);
  const taken = await product.db.transaction((tx) => takeChallenge(tx, { token: challenge, kind: 'passkeySignIn' }));
  const [known] = await product.db
    .select({ passkey: passkeys, personId: people.id, email: people.email })
    .from(passkeys)
    .innerJoin(people, eq(people.id, passkeys.personId))
    .where(and(eq(passkeys.id, id), eq(people.status, 'active')));
  if (taken === null || known === undefined) return null;
  const { rpID, origin } = relyingParty(product.settings);
  const { publicKey, counter, transports } = known.passkey;
  const verified = await verifyAuthenticationResponse({
    response: {
      id,
      rawId: id,
      type: 'public-key',
      response: { clientDataJSON, authenticatorData, signature },
      clientExtensionResults: {},
    },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    credential: { id, publicKey: Uint8Array.from(Buffer.from(publicKey, 'base64url')), counter, transports },
    requireUserVerification: true,
  }).catch(() => null);
  if (!verified?.verified) return null;
  const { personId, email } = known;
  return { passkeyId: id, personId, email, counter: verified.authenticationInfo.newCounter };
}

/** A counter that stands still or goes back is a copy of the device; devices that do not count say 0 for ever. */
async function count({ clock }: Product, tx: Tx, { passkeyId, counter }: Shown): Promise<boolean> {
  const notYet = counter === 0 ? eq(passkeys.counter, 0) : or(eq(passkeys.counter, 0), lt(passkeys.counter, counter));
  const counted = await tx
    .update(passkeys)
    .set({ counter, lastUsedAt: await clock.now(tx) })
    .where(and(eq(passkeys.id, passkeyId), notYet))
    .returning({ id: passkeys.id });
  return counted.length === 1;
}
