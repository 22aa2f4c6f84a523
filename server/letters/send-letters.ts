/**
 * The post: sends waiting letters by SMTP. A letter is taken for some minutes, sent, and marked: whoever is killed in between
 * leaves a letter that is sent again with the same Message-ID, which mail programs show once.
 */
import { and, asc, eq, sql } from 'drizzle-orm';
import { createTransport } from 'nodemailer';
import { people } from '../database/schema/identity.ts';
import { letters } from '../database/schema/letters.ts';
import type { Product } from '../product.ts';
import type { Settings } from '../settings.ts';
import { tellAdministrators } from './alarm.ts';
import { composeLetter, footerOf } from './compose-letter.ts';
import { failureOf, isServerAway, leaseMs, mostTries, pauseAfter } from './letter-tries.ts';
import { isSealedAddress, openAddress } from './write-letter.ts';

export type Delivered = { sent: number; failed: number };
export type Post = { deliver(product: Product): Promise<Delivered>; close(): void };

type Message = {
  to: { name: string; address: string };
  subject: string;
  text: string;
  messageId: string;
  headers: Record<string, string>;
};
type Send = (message: Message) => Promise<unknown>;

export function openPost(mail: Settings['mail']): Post | null {
  if (!mail) return null;
  const transport = createTransport({
    url: mail.smtpUrl,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    close: () => transport.close(),
    async deliver(product) {
      const result = { sent: 0, failed: 0 };
      for (;;) {
        const done = await deliverOne(product, (message) => transport.sendMail({ from: mail.from, ...message }));
        if (done === 'none') return result;
        result[done === 'sent' ? 'sent' : 'failed'] += 1;
        if (done === 'away') return result;
      }
    },
  };
}

/** No connection to the database is held while the mail server takes its time. */
async function deliverOne(product: Product, send: Send): Promise<'sent' | 'failed' | 'away' | 'none'> {
  const letter = await takeLetter(product);
  if (letter === null) return 'none';
  const composed = composeLetter(product, letter);
  const address = openAddress(letter.email, { secret: product.settings.sessionSecret, id: letter.id });
  if (composed === null || address === null) {
    await giveUp(product, letter.id, composed === null ? 'no words for this kind' : 'the address does not open');
    return 'failed';
  }
  const { subject, text, link } = composed;
  const parts = [text, ...(link === null ? [] : [link]), ...footerOf(product, letter)];
  try {
    await send({
      // As one address: text would be read as a list, and a comma in it would be a second reader.
      to: { name: '', address },
      subject,
      text: parts.join('\n\n'),
      messageId: letter.messageId,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  } catch (error) {
    await keepTrying(product, { ...letter, address }, error);
    return isServerAway(error) ? 'away' : 'failed';
  }
  const sentAt = await product.clock.now(product.db);
  await product.db
    .update(letters)
    .set({ status: 'sent', sentAt, lastError: null, secret: null })
    .where(eq(letters.id, letter.id));
  return 'sent';
}

type Taken = NonNullable<Awaited<ReturnType<typeof takeLetter>>>;

function takeLetter({ db, clock }: Product) {
  return db.transaction(async (tx) => {
    const now = await clock.now(tx);
    const [letter] = await tx
      .select({
        id: letters.id,
        kind: letters.kind,
        parameters: letters.parameters,
        messageId: letters.messageId,
        tries: letters.tries,
        email: sql<string>`coalesce(${letters.address}, ${people.email})`,
        personId: letters.personId,
        locale: people.locale,
        caseId: letters.caseId,
        secret: letters.secret,
      })
      .from(letters)
      .leftJoin(people, eq(people.id, letters.personId))
      .where(sql`${letters.status} = 'waiting' and ${letters.nextTryAt} <= ${now}`)
      .orderBy(asc(letters.nextTryAt))
      .limit(1)
      .for('update', { of: letters, skipLocked: true });
    if (!letter) return null;
    const tries = letter.tries + 1;
    await tx
      .update(letters)
      .set({ tries, nextTryAt: new Date(now.getTime() + leaseMs) })
      .where(eq(letters.id, letter.id));
    return { ...letter, tries };
  });
}

type Tried = Pick<Taken, 'id' | 'tries' | 'email'> & { address: string };

async function keepTrying(product: Product, { id, tries, email, address }: Tried, error: unknown): Promise<void> {
  const said = (error instanceof Error ? error.message : String(error)).slice(0, 500);
  // Mail servers name whom they refuse; an address that is kept sealed stays so.
  const lastError = isSealedAddress(email) ? said.replaceAll(address, '***') : said;
  if (tries >= mostTries[failureOf(error)]) return giveUp(product, id, lastError);
  const now = await product.clock.now(product.db);
  const nextTryAt = new Date(now.getTime() + pauseAfter(tries));
  await product.db.update(letters).set({ lastError, nextTryAt }).where(eq(letters.id, id));
}

/** A dead letter is shown to the administrators, who can send it again. */
const giveUp = (product: Product, id: string, lastError: string): Promise<void> =>
  product.db.transaction(async (tx) => {
    const now = await product.clock.now(tx);
    const given = await tx
      .update(letters)
      .set({ status: 'dead', lastError, secret: null })
      .where(and(eq(letters.id, id), eq(letters.status, 'waiting')))
      .returning({ id: letters.id });
    if (given.length > 0) await tellAdministrators(product, tx, now);
  });
