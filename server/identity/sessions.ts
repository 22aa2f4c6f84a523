/**
 * Sessions: the cookie carries a random token, the table only its SHA-256. They run on the database's wall time, not on the
 * product's clock (decisions.md 3). `findCaller` stands before every request, so it is one prepared statement and little else.
 */
import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, lte, ne, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Caller, Membership } from '../access/caller.ts';
import type { Tx } from '../database/database.ts';
import type { Verification } from '../database/schema/identity.ts';
import { type SignInMethod, sessions } from '../database/schema/sign-in.ts';
import { beyondCaller, inAnyScope } from '../database/scope.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { refreshEveryMs, shortestIdleMs, timesFor } from './session-times.ts';

/** One JSON value instead of a column each: that halves the driver's work per request. See migration "session lookup". */
const find = { name: 'find-session', text: 'select find_session($1, $2) as found' };

const refresh = {
  name: 'refresh-session',
  text: `
    update sessions set expires_at = least(created_at + $3::interval, clock_timestamp() + $2::interval), last_seen_at = clock_timestamp()
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
  own: FoundMembership[] | null;
  /** Of others, for whom the person is deputy now. */
  lent: FoundMembership[] | null;
};
type FoundMembership = Membership & { since: string; ended: boolean; verification: Verification };

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * Null for a token that is unknown, expired, or of somebody who has been deactivated. `unattended`: a page asked by itself, and
 * nobody stays signed in by leaving it open.
 */
export async function findCaller(
  { pool, clock }: Pick<Product, 'pool' | 'clock'>,
  token: string,
  { unattended = false }: { unattended?: boolean } = {},
): Promise<Caller | null> {
  const sessionHash = hashToken(token);
  const { rows } = await inAnyScope(() =>
    pool.query<{ found: Found | null }>({ ...find, values: [sessionHash, clock.set()] }),
  );
  const found = rows[0]?.found ?? null;
  if (found === null) return null;
  // The longest standing one first.
  const memberships = [...(found.own ?? []), ...(found.lent ?? [])].sort((a, b) =>
    a.since + a.id < b.since + b.id ? -1 : 1,
  );
  const present = memberships.flatMap(({ since: _, ended, ...membership }) => (ended ? [] : [membership]));
  const times = timesFor(present);
  const end = found.createdAt + times.longestMs;
  if (end <= found.now) return null;
  let { expiresAt } = found;
  if (!unattended && expiresAt < Math.min(end, found.now + times.idleMs - refreshEveryMs)) {
    const values = [sessionHash, `${times.idleMs} milliseconds`, `${times.longestMs} milliseconds`];
    const refreshed = await beyondCaller(() => pool.query<{ expiresAt: number }>({ ...refresh, values }));
    expiresAt = refreshed.rows[0]?.expiresAt ?? expiresAt;
  }
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
    expiresAt: new Date(Math.min(expiresAt, end)),
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
  /** When the person showed who they are, where that was not just now: at the single sign-on, this morning. */
  confirmedAt?: Date | null;
};

/** The token is told once and kept nowhere. The person's expired sessions are cleared away on the occasion. */
export async function openSession(tx: Tx, session: NewSession): Promise<string> {
  const { personId, userAgent, address, method = 'password', secondFactor = false, confirmedAt = null } = session;
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
    confirmedAt: confirmedAt ?? sql`clock_timestamp()`,
    secondFactorAt: secondFactor ? sql`clock_timestamp()` : null,
    // Until the first request, which knows what the person is: no longer than anybody's.
    expiresAt: sql.raw(`clock_timestamp() + interval '${shortestIdleMs} milliseconds'`),
    userAgent: userAgent.slice(0, 400),
    address,
  });
  return token;
}

/** What the person has just shown in a session; both are instants of the database's wall time. */
export type Shown = { secondFactor?: true };

/**
 * A new token for the same session, whenever it may do more than before: whoever knew the old one does not get the new rights.
 * @throws Refused not-signed-in when the session has ended meanwhile
 */
export async function rotateSession(tx: Tx, sessionHash: string, { secondFactor }: Shown = {}): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const rotated = await tx
    .update(sessions)
    .set({
      tokenHash: hashToken(token),
      confirmedAt: sql`clock_timestamp()`,
      ...(secondFactor ? { secondFactorAt: sql`clock_timestamp()` } : {}),
    })
    .where(and(eq(sessions.tokenHash, sessionHash), gt(sessions.expiresAt, sql`clock_timestamp()`)))
    .returning({ id: sessions.id });
  if (rotated.length === 0) throw new Refused('not-signed-in');
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

/** Everywhere: with a new password nobody stays signed in. `except` is the session that is kept. */
export async function closeSessionsOf(tx: Tx, personId: string, except?: string): Promise<number> {
  const others = except === undefined ? undefined : ne(sessions.id, except);
  const { rowCount } = await tx.delete(sessions).where(and(eq(sessions.personId, personId), others));
  return rowCount ?? 0;
}
