/** The letter that shows a mail address to be its reader's: a link of use once, for two days; the table keeps its hash only. */
import { randomBytes } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../database/database.ts';
import { letters } from '../../database/schema/letters.ts';
import { mailTokens } from '../../database/schema/sign-in.ts';
import { hashToken } from '../../identity/sessions.ts';
import { writeLetter } from '../../letters/write-letter.ts';
import type { Product } from '../../product.ts';

export const CONFIRM_HOURS = 48;

/** However often somebody asks, a stranger's mailbox is not filled: so many letters of a kind in an hour. */
export async function hasRoomFor(
  product: Product,
  tx: Tx,
  { personId, kind, most }: { personId: string; kind: string; most: number },
): Promise<boolean> {
  const hourAgo = new Date((await product.clock.now(tx)).getTime() - 3_600_000);
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(letters)
    .where(and(eq(letters.personId, personId), eq(letters.kind, kind), sql`${letters.createdAt} > ${hourAgo}`));
  return (row?.count ?? 0) < most;
}

export async function sendConfirmation(
  product: Product,
  tx: Tx,
  { personId, name, organisation }: { personId: string; name: string; organisation: string },
): Promise<void> {
  const token = randomBytes(32).toString('base64url');
  await tx.insert(mailTokens).values({
    tokenHash: hashToken(token),
    kind: 'confirmMail',
    personId,
    createdAt: sql`clock_timestamp()`,
    expiresAt: sql`clock_timestamp() + ${CONFIRM_HOURS}::int * interval '1 hour'`,
  });
  await writeLetter(product, tx, {
    to: { personId },
    kind: 'registration.confirm',
    parameters: { name, organisation, hours: String(CONFIRM_HOURS) },
    path: `/confirm-mail#${token}`,
  });
}
