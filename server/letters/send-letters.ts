/** The post: sends waiting letters by SMTP, 48 tries in four hours, then a dead letter that is shown (reliability.md). */
import { asc, eq, sql } from 'drizzle-orm';
import { createTransport } from 'nodemailer';
import type { Tx } from '../database/database.ts';
import { people } from '../database/schema/identity.ts';
import { letters } from '../database/schema/letters.ts';
import type { Product } from '../product.ts';
import type { Settings } from '../settings.ts';
import { composeLetter } from './compose-letter.ts';
import { openAddress } from './write-letter.ts';

const TRIES = 48;
const AGAIN_MS = 5 * 60_000;

export type Post = { deliver(product: Product): Promise<{ sent: number; failed: number }>; close(): void };

export function openPost(mail: Settings['mail']): Post | null {
  if (!mail) return null;
  const transport = createTransport({
    url: mail.smtpUrl,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    close: () => transport.close(),
    async deliver(product) {
      const result = { sent: 0, failed: 0 };
      for (;;) {
        const done = await product.db.transaction((tx) =>
          deliverOne(product, tx, (message) => transport.sendMail({ from: mail.from, ...message })),
        );
        if (done === null) return result;
        result[done] += 1;
      }
    },
  };
}

type Message = {
  to: { name: string; address: string };
  subject: string;
  text: string;
  messageId: string;
  headers: Record<string, string>;
};

/**
 * One letter in its own transaction: a crash between sending and marking repeats it with the same Message-ID, which mail
 * programs show once.
 */
async function deliverOne(
  product: Product,
  tx: Tx,
  send: (message: Message) => Promise<unknown>,
): Promise<'sent' | 'failed' | null> {
  const now = await product.clock.now(tx);
  const [letter] = await tx
    .select({
      id: letters.id,
      kind: letters.kind,
      parameters: letters.parameters,
      messageId: letters.messageId,
      tries: letters.tries,
      email: sql<string>`coalesce(${letters.address}, ${people.email})`,
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
  const composed = composeLetter(product, letter);
  const address = openAddress(letter.email, { secret: product.settings.sessionSecret, id: letter.id });
  const tries = letter.tries + 1;
  if (composed === null || address === null) {
    const lastError = composed === null ? 'no words for this kind' : 'the address does not open';
    await tx.update(letters).set({ status: 'dead', tries, lastError, secret: null }).where(eq(letters.id, letter.id));
    return 'failed';
  }
  const { subject, text, link } = composed;
  const message = {
    // As one address: text would be read as a list, and a comma in it would be a second reader.
    to: { name: '', address },
    subject,
    text: link === null ? text : `${text}\n\n${link}`,
    messageId: letter.messageId,
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
  try {
    await send(message);
    await tx
      .update(letters)
      .set({ status: 'sent', tries, sentAt: now, lastError: null, secret: null })
      .where(eq(letters.id, letter.id));
    return 'sent';
  } catch (error) {
    const lastError = (error instanceof Error ? error.message : String(error)).slice(0, 500);
    const status = tries >= TRIES ? ('dead' as const) : ('waiting' as const);
    await tx
      .update(letters)
      .set({
        status,
        tries,
        lastError,
        nextTryAt: new Date(now.getTime() + AGAIN_MS),
        ...(status === 'dead' ? { secret: null } : {}),
      })
      .where(eq(letters.id, letter.id));
    return 'failed';
  }
}
