/** Questions put to a browser that are answered once, and soon: kept by the SHA-256 of what the browser was given. */
import { and, eq, gt, lte, sql } from 'drizzle-orm';
import type { Tx } from '../database/database.ts';
import { challenges } from '../database/schema/sign-in.ts';
import { challengeMs } from './session-times.ts';
import { hashToken } from './sessions.ts';

type Kind = typeof challenges.$inferInsert.kind;
type Challenge = { token: string; kind: Kind; personId?: string; details?: Record<string, string> };

/** Those that nobody answered are cleared away on the occasion. */
export async function putChallenge(tx: Tx, { token, kind, personId, details = {} }: Challenge): Promise<void> {
  await tx.delete(challenges).where(lte(challenges.expiresAt, sql`clock_timestamp()`));
  await tx.insert(challenges).values({
    tokenHash: hashToken(token),
    kind,
    personId: personId ?? null,
    details,
    expiresAt: sql`clock_timestamp() + ${`${challengeMs} milliseconds`}::interval`,
  });
}

/** Gone with the first answer, right or wrong. Null when there is none, or no longer. */
export async function takeChallenge(
  tx: Tx,
  { token, kind }: Pick<Challenge, 'token' | 'kind'>,
): Promise<{ personId: string | null; details: Record<string, string> } | null> {
  const [taken] = await tx
    .delete(challenges)
    .where(
      and(
        eq(challenges.tokenHash, hashToken(token)),
        eq(challenges.kind, kind),
        gt(challenges.expiresAt, sql`clock_timestamp()`),
      ),
    )
    .returning({ personId: challenges.personId, details: challenges.details });
  return taken ?? null;
}
