/**
 * Progressive lock-out. A try is counted before the password is looked at, so that a hundred at once are a hundred tries, and
 * taken back when it was right. Who signs in from a browser that has been signed in before has a counter of their own:
 * however hard strangers try, they cannot keep a director out. Unknown accounts are counted like known ones.
 */
import { createHash } from 'node:crypto';
import { eq, inArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '../database/database.ts';
import { signInFailures } from '../database/schema/sign-in.ts';
import { Refused } from '../problems/refused.ts';

/** From the `free`th failure on there is a pause after each: `first` seconds, every time `factor` as long, up to `most`. */
type Ladder = { free: number; first: number; factor: number; most: number };
const ladders = {
  account: { free: 30, first: 5, factor: 1.2, most: 60 },
  pair: { free: 10, first: 30, factor: 2, most: 3600 },
  device: { free: 10, first: 30, factor: 2, most: 3600 },
  // Codes and passwords asked for inside a session. By account only: whoever comes here has the password or the session
  // already, and a million codes must last for centuries.
  proof: { free: 10, first: 30, factor: 2, most: 3600 },
  // Letters that reset a password: strangers can ask for them, and must not fill somebody's mailbox.
  reset: { free: 3, first: 600, factor: 2, most: 14_400 },
} as const satisfies Record<string, Ladder>;

export type Counter = { ladder: Ladder; key: string };

const counter = (kind: keyof typeof ladders, ...about: readonly string[]): Counter => ({
  ladder: ladders[kind],
  key: createHash('sha256')
    .update(JSON.stringify([kind, ...about]))
    .digest('base64url'),
});

/** `device` is the number of a browser that this account has been signed in from, or null. */
export function countersOf(email: string, address: string, device: string | null): Counter[] {
  return device === null
    ? [counter('pair', address, email), counter('account', email)]
    : [counter('device', device, email)];
}

export const countersOfProof = (personId: string): Counter[] => [counter('proof', personId)];

export const countersOfReset = (email: string): Counter[] => [counter('reset', email)];

/** @throws Refused too-many, with the seconds to wait */
export async function countTry(db: Db, counters: readonly Counter[], now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    for (const each of counters) await countOne(tx, each, now);
    // Failures are forgotten after a day; a few old rows are cleared away with every try.
    await tx.execute(sql`delete from sign_in_failures where key in
      (select key from sign_in_failures where last_at < ${now}::timestamptz - interval '1 day' limit 20 for update skip locked)`);
  });
}

/** A right password takes the failures back. */
export async function forgetTries(tx: Tx, counters: readonly Counter[]): Promise<void> {
  await tx.delete(signInFailures).where(
    inArray(
      signInFailures.key,
      counters.map(({ key }) => key),
    ),
  );
}

async function countOne(tx: Tx, { key, ladder: { free, first, factor, most } }: Counter, now: Date): Promise<void> {
  const nth = sql`case when f.last_at < ${now}::timestamptz - interval '1 day' then 1 else f.failures + 1 end`;
  const { rowCount } = await tx.execute(sql`
    insert into sign_in_failures as f (key, failures, last_at) values (${key}, 1, ${now})
    on conflict (key) do update set failures = ${nth}, last_at = excluded.last_at, blocked_until = case when ${nth} >= ${free}::int
      then excluded.last_at + least(${most}::float8, ${first}::float8 * power(${factor}::float8, least(${nth} - ${free}::int, 100))) * interval '1 second' end
    where f.blocked_until is null or f.blocked_until <= excluded.last_at`);
  if (rowCount === 1) return;
  const [blocked] = await tx
    .select({ until: signInFailures.blockedUntil })
    .from(signInFailures)
    .where(eq(signInFailures.key, key));
  const left = (blocked?.until?.getTime() ?? now.getTime()) - now.getTime();
  throw new Refused('too-many', { seconds: Math.max(1, Math.ceil(left / 1000)) });
}
