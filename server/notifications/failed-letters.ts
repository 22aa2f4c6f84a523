/** Letters that did not reach the mail server: which, why, and once more. For administrators; what a letter says stays its reader's. */
import { and, desc, eq, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { maskMail } from '../../workflows/privacy/mask.ts';
import type { Caller } from '../access/caller.ts';
import { requireHeld } from '../access/require-access.ts';
import { people } from '../database/schema/identity.ts';
import { letters } from '../database/schema/letters.ts';
import { beyondCaller } from '../database/scope.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import { record } from '../journal/journal.ts';
import { letterWords } from '../letters/letter-words.ts';
import { isSealedAddress } from '../letters/write-letter.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import type { FailedLetterList } from './notifications-contract.ts';

const failed = or(
  eq(letters.status, 'dead'),
  and(eq(letters.status, 'waiting'), sql`${letters.lastError} is not null`),
);

type Asked = { limit?: number | undefined; after?: string | undefined; english: boolean };

/** Newest first. @throws Refused wrong-role, bad-cursor */
export async function listFailedLetters(
  { db }: Product,
  caller: Caller,
  { limit = 50, after, english }: Asked,
): Promise<FailedLetterList> {
  requireHeld(caller, 'failedLetter.list');
  const before = after === undefined ? undefined : olderThan(after);
  // They are other people's; the administrator is told that they failed and to whom, masked.
  const rows = await beyondCaller(() =>
    db
      .select({
        id: letters.id,
        at: letters.createdAt,
        kind: letters.kind,
        to: sql<string>`coalesce(${letters.address}, ${people.email}, '')`,
        tries: letters.tries,
        status: letters.status,
        nextTryAt: letters.nextTryAt,
        error: letters.lastError,
      })
      .from(letters)
      .leftJoin(people, eq(people.id, letters.personId))
      .where(and(failed, before))
      .orderBy(desc(letters.createdAt), desc(letters.id))
      .limit(limit + 1),
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(({ id, at, kind, to, tries, status, nextTryAt, error }) => ({
      id,
      at: at.toISOString(),
      subject: subjectOf(kind, english),
      to: isSealedAddress(to) ? '***' : maskMail(to),
      tries,
      status: status === 'dead' ? ('dead' as const) : ('trying' as const),
      nextTryAt: status === 'dead' ? null : nextTryAt.toISOString(),
      error: (error ?? '').replace(/[^\s<>"'()]+@[^\s<>"'()]+/g, maskMail),
    })),
    next: last ? writeCursor([last.id]) : null,
  };
}

/** Of its kind, without what it was filled with. */
function subjectOf(kind: string, english: boolean): string {
  const words = letterWords[kind]?.subject;
  return (english ? words?.en : words?.zh)?.replace(/\{\w+\}/g, '…') ?? kind;
}

const cursor = z.tuple([z.uuid()]);
const olderThan = (text: string): SQL =>
  sql`(${letters.createdAt}, ${letters.id}) < (select l.created_at, l.id from letters l where l.id = ${readCursor(text, cursor)[0]}::uuid)`;

/** Links that only the mailbox may know are erased with a letter that was given up: such a letter would lead nowhere. */
const linked = ['registration.confirm', 'password.reset', 'invitation.sent'];

/** @throws Refused wrong-role, not-found, already-ended */
export async function sendAgain({ db, clock }: Product, caller: Caller, letterId: string): Promise<void> {
  const role = requireHeld(caller, 'failedLetter.sendAgain');
  await beyondCaller(() =>
    db.transaction(async (tx) => {
      const [letter] = await tx.select().from(letters).where(eq(letters.id, letterId)).for('update');
      if (!letter || (letter.status !== 'dead' && letter.lastError === null)) throw new Refused('not-found');
      if (letter.status === 'sent' || letter.status === 'shown') throw new Refused('not-found');
      if (letter.status === 'dead' && linked.includes(letter.kind)) throw expired();
      const at = await clock.now(tx);
      await tx.update(letters).set({ status: 'waiting', tries: 0, nextTryAt: at }).where(eq(letters.id, letterId));
      await record(tx, { at, act: 'letter.sentAgain', actorId: caller.personId, role, subject: `letters/${letterId}` });
    }),
  );
}

const expired = () =>
  new Refused('rule', {
    zh: '这封邮件中的链接已失效，请本人重新申请',
    en: 'The link in this letter is no longer valid; its reader asks for a new one',
  });
