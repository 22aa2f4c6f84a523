/** Passkeys of a person: adding, naming, removing. Each is both factors at once, so the device must have verified its user. */
import { createHash } from 'node:crypto';
import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';
import { asc, count, eq } from 'drizzle-orm';
import type { Caller } from '../../access/caller.ts';
import type { Reader } from '../../database/database.ts';
import { people } from '../../database/schema/identity.ts';
import { passkeys } from '../../database/schema/sign-in.ts';
import { beyondCaller } from '../../database/scope.ts';
import { record } from '../../journal/journal.ts';
import { Refused } from '../../problems/refused.ts';
import type { Product } from '../../product.ts';
import { putChallenge, takeChallenge } from '../challenges.ts';
import type { Place } from '../enter.ts';
import { rotateSession } from '../sessions.ts';
import { recordFactor, refuseLast } from './factor-acts.ts';
import type { PasskeyRegistration } from './factor-contract.ts';
import { countRecoveryCodes, forgetRecoveryCodes, renewRecoveryCodes } from './recovery-codes.ts';
import { relyingParty } from './relying-party.ts';

const MOST = 20;

export async function hasPasskey(reader: Reader, personId: string): Promise<boolean> {
  const [found] = await reader.select({ n: count() }).from(passkeys).where(eq(passkeys.personId, personId));
  return (found?.n ?? 0) > 0;
}

/** What a passkey is called in addresses: credential ids can be longer than an address may be. */
export function referenceOf(credentialId: string): string {
  const hex = createHash('sha256').update(credentialId).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** @throws Refused not-found: of somebody else, or none */
async function credentialOf(reader: Reader, personId: string, reference: string): Promise<string> {
  const found = (await listPasskeys(reader, personId)).find(({ id }) => referenceOf(id) === reference);
  if (found === undefined) throw new Refused('not-found');
  return found.id;
}

export const listPasskeys = (reader: Reader, personId: string) =>
  reader.select().from(passkeys).where(eq(passkeys.personId, personId)).orderBy(asc(passkeys.createdAt)).limit(MOST);

/** What the browser needs to make one. @throws Refused rule when there are too many */
export async function offerPasskey(product: Product, caller: Caller): Promise<Record<string, unknown>> {
  const { personId, email, name } = caller;
  const known = await beyondCaller(() => listPasskeys(product.db, personId));
  if (known.length >= MOST)
    throw new Refused('rule', {
      zh: `最多可添加 ${MOST} 个通行密钥`,
      en: `There can be ${MOST} passkeys at most`,
    });
  const { rpName, rpID } = relyingParty(product.settings);
  const options = await generateRegistrationOptions({
    rpName,
    rpID,
    userName: email,
    userDisplayName: name,
    userID: Uint8Array.from(Buffer.from(personId)),
    attestationType: 'none',
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await beyondCaller(() =>
    product.db.transaction((tx) =>
      putChallenge(tx, { token: options.challenge, kind: 'passkeyRegistration', personId }),
    ),
  );
  return { ...options };
}

/** @throws Refused wrong-passkey @returns the new token, and recovery codes where there were none */
export async function addPasskey(
  product: Product,
  caller: Caller,
  said: PasskeyRegistration,
  from: Place,
): Promise<{ token: string; codes: string[] }> {
  const { personId } = caller;
  const credential = await verifyNew(product, personId, said);
  const { db, clock, settings } = product;
  return beyondCaller(() =>
    db.transaction(async (tx) => {
      const at = await clock.now(tx);
      const { id, publicKey, counter } = credential;
      await tx.insert(passkeys).values({
        id,
        personId,
        name: said.name,
        publicKey: Buffer.from(publicKey).toString('base64url'),
        counter,
        transports: said.transports,
        backedUp: credential.backedUp,
        createdAt: at,
      });
      const none = (await countRecoveryCodes(tx, personId)) === 0;
      const codes = none ? await renewRecoveryCodes(tx, { secret: settings.sessionSecret, personId, at }) : [];
      await recordFactor(product, tx, caller, { act: 'factor.added', from, details: { factor: 'passkey' } });
      return { token: await rotateSession(tx, caller.sessionHash, { secondFactor: true }), codes };
    }),
  );
}

async function verifyNew(product: Product, personId: string, said: PasskeyRegistration) {
  const challenge = challengeIn(said.clientDataJSON);
  const taken = await beyondCaller(() =>
    product.db.transaction((tx) => takeChallenge(tx, { token: challenge, kind: 'passkeyRegistration' })),
  );
  if (taken?.personId !== personId) throw new Refused('wrong-passkey');
  const { rpID, origin } = relyingParty(product.settings);
  const { id, clientDataJSON, attestationObject, transports } = said;
  const verified = await verifyRegistrationResponse({
    response: {
      id,
      rawId: id,
      type: 'public-key',
      response: { clientDataJSON, attestationObject, transports },
      clientExtensionResults: {},
    },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
  }).catch(() => null);
  if (!verified?.verified) throw new Refused('wrong-passkey');
  return { ...verified.registrationInfo.credential, backedUp: verified.registrationInfo.credentialBackedUp };
}

/** The challenge that the browser says it answers; whether it was ours the table tells. */
export function challengeIn(clientDataJSON: string): string {
  try {
    const said: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'));
    const challenge: unknown = typeof said === 'object' && said !== null ? Reflect.get(said, 'challenge') : null;
    return typeof challenge === 'string' ? challenge : '';
  } catch {
    return '';
  }
}

/** `id` is the reference. @throws Refused not-found */
export async function renamePasskey(
  product: Product,
  caller: Caller,
  { id, name, from }: { id: string; name: string; from: Place },
): Promise<void> {
  const { personId } = caller;
  await beyondCaller(() =>
    product.db.transaction(async (tx) => {
      const credentialId = await credentialOf(tx, personId, id);
      await tx.update(passkeys).set({ name }).where(eq(passkeys.id, credentialId));
      const { address, requestId } = from;
      const at = await product.clock.now(tx);
      const subject = `people/${personId}`;
      await record(tx, { at, act: 'factor.renamed', actorId: personId, subject, address, requestId });
    }),
  );
}

/** @throws Refused not-found, rule when it is the last factor of who must have one */
export async function removePasskey(product: Product, caller: Caller, id: string, from: Place): Promise<void> {
  const { personId } = caller;
  await beyondCaller(() =>
    product.db.transaction(async (tx) => {
      // One at a time: two that remove the last two at once must not both find another one left.
      const [person] = await tx
        .select({ totpAt: people.totpConfirmedAt })
        .from(people)
        .where(eq(people.id, personId))
        .for('update');
      const credentialId = await credentialOf(tx, personId, id);
      await tx.delete(passkeys).where(eq(passkeys.id, credentialId));
      const another = Boolean(person?.totpAt) || (await hasPasskey(tx, personId));
      if (!another) {
        refuseLast(product, caller);
        await forgetRecoveryCodes(tx, personId);
      }
      await recordFactor(product, tx, caller, { act: 'factor.removed', from, details: { factor: 'passkey' } });
    }),
  );
}
