/**
 * Signing in through the single sign-on: there and back again with one errand per browser. It opens accounts of staff that are
 * there already, and never makes one.
 */
import { randomBytes } from 'node:crypto';
import { and, eq, exists, inArray, isNull, sql } from 'drizzle-orm';
import type { PersonRole } from '../../../workflows/vocabulary/roles.ts';
import type { Tx } from '../../database/database.ts';
import { memberships, people } from '../../database/schema/identity.ts';
import { federatedIdentities } from '../../database/schema/sign-in.ts';
import { beyondCaller } from '../../database/scope.ts';
import { record } from '../../journal/journal.ts';
import { Refused } from '../../problems/refused.ts';
import type { Product } from '../../product.ts';
import { putChallenge, takeChallenge } from '../challenges.ts';
import { type Entered, enter, type From } from '../enter.ts';
import { addressFor, type Errand, type Identity, identityFrom, newErrand } from './provider.ts';

/** Whose account a mail address of the government may open. Enterprises and agencies have passwords of their own. */
const staff: readonly PersonRole[] = [
  'district',
  'officer',
  'director',
  'objectionHandler',
  'treasury',
  'auditor',
  'administrator',
];

/** @returns where to send the browser, and the token that it keeps meanwhile. @throws Refused not-found, sso-failed */
export async function beginSso(
  product: Product,
  { fresh }: { fresh: boolean },
): Promise<{ url: string; token: string }> {
  const errand = newErrand();
  const url = await addressFor(product, errand, { fresh });
  const token = randomBytes(32).toString('base64url');
  await beyondCaller(() =>
    product.db.transaction((tx) => putChallenge(tx, { token, kind: 'oidc', details: { ...errand } })),
  );
  return { url, token };
}

type Return = { token: string | undefined; answer: string; from: From };

/** @throws Refused sso-failed, sso-stranger */
export async function finishSso(product: Product, { token, answer, from }: Return): Promise<Entered> {
  return beyondCaller(async () => {
    const errand = await errandOf(product, token);
    const identity = await identityFrom(product, answer, errand);
    return product.db.transaction(async (tx) => {
      const person = (await findLinked(tx, product, identity)) ?? (await linkByMail(tx, product, identity, from));
      if (person === null) throw new Refused('sso-stranger');
      const { multiFactor: secondFactor, authenticatedAt: confirmedAt } = identity;
      return enter(product, tx, { ...person, method: 'oidc', secondFactor, confirmedAt }, from);
    });
  });
}

/** Of this browser, once: an answer that somebody else was sent back with opens nothing here. */
async function errandOf(product: Product, token: string | undefined): Promise<Errand> {
  const taken =
    token === undefined ? null : await product.db.transaction((tx) => takeChallenge(tx, { token, kind: 'oidc' }));
  const { state, nonce, verifier } = taken?.details ?? {};
  if (state === undefined || nonce === undefined || verifier === undefined) throw new Refused('sso-failed');
  return { state, nonce, verifier };
}

type Person = { personId: string; email: string };

async function findLinked(tx: Tx, { clock }: Product, { issuer, subject }: Identity): Promise<Person | null> {
  const same = and(eq(federatedIdentities.issuer, issuer), eq(federatedIdentities.subject, subject));
  const [linked] = await tx
    .update(federatedIdentities)
    .set({ lastUsedAt: await clock.now(tx) })
    .where(same)
    .returning({ personId: federatedIdentities.personId });
  if (linked === undefined) return null;
  const [person] = await tx
    .select({ personId: people.id, email: people.email })
    .from(people)
    .where(and(eq(people.id, linked.personId), eq(people.status, 'active'), isStaff(tx)));
  if (person === undefined) throw new Refused('sso-stranger');
  return person;
}

/** The first time: the mail address, which the provider must have verified, of somebody who is staff today. */
async function linkByMail(tx: Tx, { clock }: Product, identity: Identity, from: From): Promise<Person | null> {
  const { email, issuer, subject } = identity;
  if (email === null) return null;
  const [person] = await tx
    .select({ personId: people.id, email: people.email })
    .from(people)
    .where(and(eq(people.email, email), eq(people.status, 'active'), isStaff(tx)));
  if (person === undefined) return null;
  const at = await clock.now(tx);
  const { personId } = person;
  // One account, one identity per provider: a second one with the same mail address is not let in by it.
  const [other] = await tx
    .select({ subject: federatedIdentities.subject })
    .from(federatedIdentities)
    .where(and(eq(federatedIdentities.personId, personId), eq(federatedIdentities.issuer, issuer)));
  if (other !== undefined) return null;
  await tx.insert(federatedIdentities).values({ issuer, subject, personId, createdAt: at, lastUsedAt: at });
  const { address, requestId } = from;
  const about = `people/${personId}`;
  await record(tx, { at, act: 'identity.linked', actorId: personId, subject: about, address, requestId });
  return person;
}

const isStaff = (tx: Tx) =>
  exists(
    tx
      .select({ one: sql`1` })
      .from(memberships)
      .where(
        and(eq(memberships.personId, people.id), isNull(memberships.until), inArray(memberships.role, [...staff])),
      ),
  );
