/**
 * A forgotten password, by mail. Whoever asks is told the same after the same time, whether there is such an account or not. The
 * link leads to PUBLIC_URL whatever the request said its host was; its token is kept as a hash, holds half an hour, opens once.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { and, eq, gt, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import type { Reader } from '../database/database.ts';
import { memberships, organisations, people } from '../database/schema/identity.ts';
import { mailTokens, passkeys } from '../database/schema/sign-in.ts';
import { beyondCaller } from '../database/scope.ts';
import { record } from '../journal/journal.ts';
import { writeLetter } from '../letters/write-letter.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import type { Place } from './enter.ts';
import { countersOfReset, countTry } from './lock-out.ts';
import type { ResetPassword } from './password-contract.ts';
import { refuseWeakPassword } from './password-rules.ts';
import { hashPassword } from './passwords.ts';
import { resetLinkMs } from './session-times.ts';
import { closeSessionsOf, hashToken } from './sessions.ts';
import { accountOf } from './sign-in.ts';
import { whenInShanghai } from './wall-time.ts';

/** Longer than the letter takes to write: who measures the answer measures this. */
const ANSWER_AFTER_MS = 300;

/** Nothing comes back, whatever happened. @throws only what the database throws */
export async function askForReset(product: Product, email: string, from: Place): Promise<void> {
  await Promise.all([beyondCaller(() => writeResetLetter(product, accountOf(email), from)), pause(ANSWER_AFTER_MS)]);
}

async function writeResetLetter(product: Product, email: string, { address, requestId }: Place): Promise<void> {
  const { db, clock } = product;
  try {
    await countTry(db, countersOfReset(email), await clock.now(db));
  } catch (error) {
    // The letters of before are on their way; to say so would tell strangers that somebody asked.
    if (error instanceof Refused) return;
    throw error;
  }
  const token = randomBytes(32).toString('base64url');
  await db.transaction(async (tx) => {
    const at = await clock.now(tx);
    await tx.delete(mailTokens).where(lte(mailTokens.expiresAt, sql`clock_timestamp() - interval '1 day'`));
    const [person] = await tx
      .select({ id: people.id })
      .from(people)
      // Who has no password comes in another way, and a letter must not open a new one.
      .where(and(eq(people.email, email), eq(people.status, 'active'), isNotNull(people.passwordHash)));
    const subject = person === undefined ? null : `people/${person.id}`;
    await record(tx, { at, act: 'passwordReset.asked', actorId: null, subject, address, requestId });
    if (person === undefined) return;
    await tx.insert(mailTokens).values({
      tokenHash: hashToken(token),
      kind: 'resetPassword',
      personId: person.id,
      createdAt: sql`clock_timestamp()`,
      expiresAt: sql`clock_timestamp() + ${`${resetLinkMs} milliseconds`}::interval`,
    });
    const parameters = { at: whenInShanghai(), address, minutes: String(resetLinkMs / 60_000) };
    const path = `/reset-password#${token}`;
    await writeLetter(product, tx, { to: { personId: person.id }, kind: 'password.reset', parameters, path });
  });
}

/** Ends every session; the second factor stays as it is. @throws Refused link-expired, weak-password */
export async function resetPassword(product: Product, { token, password }: ResetPassword, from: Place): Promise<void> {
  await beyondCaller(async () => {
    const owner = await findOwner(product.db, token);
    if (owner === null) throw new Refused('link-expired');
    // Before the link is used up: who chose badly chooses again.
    refuseWeakPassword(password, owner);
    await setNewPassword(product, { token, passwordHash: await hashPassword(password), from });
  });
}

const stillGood = (token: string) =>
  and(
    eq(mailTokens.tokenHash, hashToken(token)),
    eq(mailTokens.kind, 'resetPassword'),
    isNull(mailTokens.usedAt),
    gt(mailTokens.expiresAt, sql`clock_timestamp()`),
  );

async function findOwner(reader: Reader, token: string) {
  const rows = await reader
    .select({
      name: people.name,
      email: people.email,
      organisation: organisations.name,
      secondFactor: sql<boolean>`${people.totpConfirmedAt} is not null or exists (select from ${passkeys} where ${passkeys.personId} = ${people.id})`,
    })
    .from(mailTokens)
    .innerJoin(people, and(eq(people.id, mailTokens.personId), eq(people.status, 'active')))
    .leftJoin(memberships, and(eq(memberships.personId, people.id), isNull(memberships.until)))
    .leftJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(stillGood(token));
  const [first] = rows;
  return first === undefined
    ? null
    : { ...first, organisations: rows.flatMap(({ organisation }) => organisation ?? []) };
}

type New = { token: string; passwordHash: string; from: Place };
async function setNewPassword(product: Product, { token, passwordHash, from }: New): Promise<void> {
  const { address, requestId } = from;
  await product.db.transaction(async (tx) => {
    const at = await product.clock.now(tx);
    const [used] = await tx
      .update(mailTokens)
      .set({ usedAt: sql`clock_timestamp()` })
      .where(stillGood(token))
      .returning({ personId: mailTokens.personId });
    if (used === undefined) throw new Refused('link-expired');
    const { personId } = used;
    await tx.update(people).set({ passwordHash, passwordChangedAt: at }).where(eq(people.id, personId));
    await tx
      .delete(mailTokens)
      .where(
        and(
          eq(mailTokens.personId, personId),
          eq(mailTokens.kind, 'resetPassword'),
          or(isNull(mailTokens.usedAt), eq(mailTokens.tokenHash, hashToken(token))),
        ),
      );
    await closeSessionsOf(tx, personId);
    const subject = `people/${personId}`;
    const details = { by: 'link' };
    await record(tx, { at, act: 'person.passwordChanged', actorId: personId, subject, address, requestId, details });
    const parameters = { at: whenInShanghai(), address };
    await writeLetter(product, tx, { to: { personId }, kind: 'password.changed', parameters });
  });
}
