/**
 * Setting up an authenticator app, changing it for another, removing it. What is not confirmed by a first right code is kept
 * nowhere: the page holds it sealed, so a half-finished set-up leaves the old one as it was.
 */
import { eq } from 'drizzle-orm';
import { renderSVG } from 'uqr';
import type { Caller } from '../../access/caller.ts';
import { people } from '../../database/schema/identity.ts';
import { beyondCaller } from '../../database/scope.ts';
import { record } from '../../journal/journal.ts';
import { Refused } from '../../problems/refused.ts';
import type { Product } from '../../product.ts';
import { seal, unseal } from '../../secrets/sealed.ts';
import type { Place } from '../enter.ts';
import { countersOfProof, forgetTries } from '../lock-out.ts';
import { setUpMs } from '../session-times.ts';
import { rotateSession } from '../sessions.ts';
import { wallTime } from '../wall-time.ts';
import { recordFactor, refuseLast } from './factor-acts.ts';
import type { NewTotp, TotpSetUp } from './factor-contract.ts';
import { hasPasskey } from './passkeys.ts';
import { countProof } from './prove.ts';
import { countRecoveryCodes, forgetRecoveryCodes, renewRecoveryCodes } from './recovery-codes.ts';
import { cleanCode, makeTotpSecret, stepOfCode, totpAddress } from './totp.ts';

const pendingOf = (product: Product, personId: string) =>
  ({ secret: product.settings.sessionSecret, purpose: 'totp', about: `${personId} pending` }) as const;

export async function offerTotp(product: Product, caller: Caller): Promise<NewTotp> {
  const secret = makeTotpSecret();
  const address = totpAddress(secret, caller.email);
  const until = (await wallTime(product.db)).getTime() + setUpMs;
  return {
    pending: seal(JSON.stringify([secret, until]), pendingOf(product, caller.personId)),
    secret: secret.replace(/(.{4})(?=.)/g, '$1 '),
    picture: `data:image/svg+xml;base64,${Buffer.from(renderSVG(address, { ecc: 'M', border: 2 })).toString('base64')}`,
  };
}

/** @throws Refused wrong-code, too-many, link-expired @returns the new token, and codes where there were none */
export async function setUpTotp(
  product: Product,
  caller: Caller,
  { pending, code }: TotpSetUp,
  from: Place,
): Promise<{ token: string; codes: string[] }> {
  const { db, clock, settings } = product;
  const { personId } = caller;
  const opened = unseal(pending, pendingOf(product, personId));
  const [secret, until]: [string, number] = opened === null ? ['', 0] : JSON.parse(opened);
  await countProof(product, personId);
  return beyondCaller(() =>
    db.transaction(async (tx) => {
      const wall = await wallTime(tx);
      if (until < wall.getTime()) throw new Refused('link-expired');
      const step = stepOfCode(secret, cleanCode(code), wall);
      if (step === null) throw new Refused('wrong-code');
      const at = await clock.now(tx);
      const [before] = await tx.select({ at: people.totpConfirmedAt }).from(people).where(eq(people.id, personId));
      const sealed = seal(secret, { secret: settings.sessionSecret, purpose: 'totp', about: personId });
      await tx
        .update(people)
        .set({ totpSecret: sealed, totpConfirmedAt: at, totpLastStep: step })
        .where(eq(people.id, personId));
      await forgetTries(tx, countersOfProof(personId));
      const none = (await countRecoveryCodes(tx, personId)) === 0;
      const codes = none ? await renewRecoveryCodes(tx, { secret: settings.sessionSecret, personId, at }) : [];
      const details = { factor: 'totp', instead: before?.at !== null };
      await recordFactor(product, tx, caller, { act: 'factor.added', from, details });
      return { token: await rotateSession(tx, caller.sessionHash, { secondFactor: true }), codes };
    }),
  );
}

/** @throws Refused not-found, rule when it is the last factor of who must have one */
export async function removeTotp(product: Product, caller: Caller, from: Place): Promise<void> {
  const { personId } = caller;
  await beyondCaller(() =>
    product.db.transaction(async (tx) => {
      const [person] = await tx
        .select({ at: people.totpConfirmedAt })
        .from(people)
        .where(eq(people.id, personId))
        .for('update');
      if (!person?.at) throw new Refused('not-found');
      const another = await hasPasskey(tx, personId);
      if (!another) refuseLast(product, caller);
      await tx
        .update(people)
        .set({ totpSecret: null, totpConfirmedAt: null, totpLastStep: null })
        .where(eq(people.id, personId));
      if (!another) await forgetRecoveryCodes(tx, personId);
      await recordFactor(product, tx, caller, { act: 'factor.removed', from, details: { factor: 'totp' } });
    }),
  );
}

/** @returns the new codes; the old ones are worth nothing from now on. @throws Refused not-found when there is no factor */
export async function renewCodes(product: Product, caller: Caller, from: Place): Promise<string[]> {
  const { db, clock, settings } = product;
  const { personId } = caller;
  return beyondCaller(() =>
    db.transaction(async (tx) => {
      const [person] = await tx.select({ at: people.totpConfirmedAt }).from(people).where(eq(people.id, personId));
      if (!person?.at && !(await hasPasskey(tx, personId))) throw new Refused('not-found');
      const at = await clock.now(tx);
      const { address, requestId } = from;
      const subject = `people/${personId}`;
      await record(tx, { at, act: 'recoveryCodes.renewed', actorId: personId, subject, address, requestId });
      return renewRecoveryCodes(tx, { secret: settings.sessionSecret, personId, at });
    }),
  );
}
