/**
 * Sessions: the cookie carries a random token, the table only its SHA-256. They run on the database's wall time, not on the
 * product's clock (decisions.md 3). `findCaller` stands before every request, so it is one prepared statement and little else.
 */
import { createHash, randomBytes } from 'node:crypto';
import { and, eq, lte, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Caller, Membership } from '../access/caller.ts';
import type { Tx } from '../database/database.ts';
import type { Verification } from '../database/schema/identity.ts';
import { type SignInMethod, sessions } from '../database/schema/sign-in.ts';
import { beyondCaller, inAnyScope } from '../database/scope.ts';
import type { Product } from '../product.ts';

/** After half an hour without a request, and in any case after twelve hours. */
const IDLE_MS = 30 * 60_000;
const LONGEST_MS = 12 * 3_600_000;
/** A request writes only when the last writing one is this long ago. */
const REFRESH_MS = 5 * 60_000;
const IDLE = `interval '${IDLE_MS} milliseconds'`;
const LONGEST = `interval '${LONGEST_MS} milliseconds'`;

/** One JSON value instead of a column each: that halves the driver's work per request. See migration "row security". */
const find = { name: 'find-session', text: 'select find_session($1, $2) as found' };

const refresh = {
  name: 'refresh-session',
  text: `
    update sessions set expires_at = least(created_at + ${LONGEST}, clock_timestamp() + ${IDLE}), last_seen_at = clock_timestamp()
     where token_hash = $1 and expires_at > clock_timestamp()
    returning extract(epoch from expires_at)::float8 * 1000 as "expiresAt"`,
};

type Found = {
  id: string;
  name: string;
  email: string;
  locale: 'zh-CN' | 'en';
  sessionId: string;
  method: Caller['method'];
  confirmedAt: number;
  secondFactor: Caller['secondFactor'];
  expiresAt: number;
  createdAt: number;
  /** The database's wall clock. */
  now: number;
  memberships: (Membership & { since: string; ended: boolean; verification: Verification })[] | null;
};

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Null for a token that is unknown, expired, or of somebody who has been deactivated. */
export async function findCaller(
  { pool, clock }: Pick<Product, 'pool' | 'clock'>,
  token: string,
): Promise<Caller | null> {
  const sessionHash = hashToken(token);
  const { rows } = await inAnyScope(() =>
    pool.query<{ found: Found | null }>({ ...find, values: [sessionHash, clock.set()] }),
  );
  const found = rows[0]?.found ?? null;
  if (found === null) return null;
  let { expiresAt } = found;
  if (expiresAt < Math.min(found.createdAt + LONGEST_MS, found.now + IDLE_MS - REFRESH_MS)) {
    const refreshed = await beyondCaller(() =>
      pool.query<{ expiresAt: number }>({ ...refresh, values: [sessionHash] }),
    );
    expiresAt = refreshed.rows[0]?.expiresAt ?? expiresAt;
  }
  // The longest standing one first.
  const memberships = (found.memberships ?? []).sort((a, b) => (a.since + a.id < b.since + b.id ? -1 : 1));
  const present = memberships.flatMap(({ since: _, ended, ...membership }) => (ended ? [] : [membership]));
  return {
    personId: found.id,
    name: found.name,
    email: found.email,
    locale: found.locale,
    memberships: present.flatMap(({ verification, ...one }) => (verification === 'verified' ? [one] : [])),
    waiting: present.flatMap(({ verification, ...one }) =>
      verification === 'verified' ? [] : [{ ...one, verification }],
    ),
    belongedTo: new Set(memberships.map(({ organisationId }) => organisationId)),
    sessionHash,
    sessionId: found.sessionId,
    method: found.method,
    confirmedAt: new Date(found.confirmedAt),
    secondFactor: found.secondFactor,
    expiresAt: new Date(expiresAt),
  };
}

export type NewSession = {
  personId: string;
  userAgent: string;
  address: string;
  /** By password unless said otherwise. */
  method?: SignInMethod;
  /** A passkey is both factors at once. */
  secondFactor?: boolean;
};

/** The token is told once and kept nowhere. The person's expired sessions are cleared away on the occasion. */
export async function openSession(tx: Tx, session: NewSession): Promise<string> {
  const { personId, userAgent, address, method = 'password', secondFactor = false } = session;
  const token = randomBytes(32).toString('base64url');
  await tx
    .delete(sessions)
    .where(and(eq(sessions.personId, personId), lte(sessions.expiresAt, sql`clock_timestamp()`)));
  await tx.insert(sessions).values({
    tokenHash: hashToken(token),
    id: uuidv7(),
    personId,
    method,
    createdAt: sql`clock_timestamp()`,
    lastSeenAt: sql`clock_timestamp()`,
    confirmedAt: sql`clock_timestamp()`,
    secondFactorAt: secondFactor ? sql`clock_timestamp()` : null,
    expiresAt: sql.raw(`clock_timestamp() + ${IDLE}`),
    userAgent: userAgent.slice(0, 400),
    address,
  });
  return token;
}

/** Whose session it was, or null when there was none. */
export async function closeSession(tx: Tx, sessionHash: string): Promise<string | null> {
  const [closed] = await tx
    .delete(sessions)
    .where(eq(sessions.tokenHash, sessionHash))
    .returning({ personId: sessions.personId });
  return closed?.personId ?? null;
}

/** Everywhere: with a new password nobody stays signed in. */
export async function closeSessionsOf(tx: Tx, personId: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.personId, personId));
}
