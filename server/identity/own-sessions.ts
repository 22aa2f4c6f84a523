/** Where somebody is signed in, as they see it themselves, and how they end it from elsewhere. */
import { and, desc, eq, gt, sql } from 'drizzle-orm';
import type { Caller } from '../access/caller.ts';
import type { Reader } from '../database/database.ts';
import { sessions } from '../database/schema/sign-in.ts';
import { beyondCaller } from '../database/scope.ts';
import { record } from '../journal/journal.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { describeDevice } from './describe-device.ts';
import type { Place } from './enter.ts';
import type { SecurityView } from './factors/factor-contract.ts';
import { closeSessionsOf } from './sessions.ts';

const MOST = 100;

export async function listSessions(reader: Reader, caller: Caller): Promise<SecurityView['sessions']> {
  const rows = await reader
    .select()
    .from(sessions)
    .where(and(eq(sessions.personId, caller.personId), gt(sessions.expiresAt, sql`clock_timestamp()`)))
    .orderBy(desc(sessions.lastSeenAt))
    .limit(MOST);
  return rows.map(({ id, method, secondFactorAt, userAgent, address, createdAt, lastSeenAt }) => ({
    id,
    method,
    secondFactor: secondFactorAt !== null,
    device: describeDevice(userAgent),
    address,
    since: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    current: id === caller.sessionId,
  }));
}

/** @throws Refused not-found: of somebody else, or none */
export async function endSession(product: Product, caller: Caller, id: string, from: Place): Promise<void> {
  await beyondCaller(() =>
    product.db.transaction(async (tx) => {
      const ended = await tx
        .delete(sessions)
        .where(and(eq(sessions.id, id), eq(sessions.personId, caller.personId)))
        .returning({ id: sessions.id });
      if (ended.length === 0) throw new Refused('not-found');
      await record(tx, await actOf(product, caller, { from, ended: 1 }));
    }),
  );
}

/** `others` keeps the one that asks. */
export async function endSessions(
  product: Product,
  caller: Caller,
  { which, from }: { which: 'others' | 'all'; from: Place },
): Promise<void> {
  await beyondCaller(() =>
    product.db.transaction(async (tx) => {
      const ended = await closeSessionsOf(tx, caller.personId, which === 'others' ? caller.sessionId : undefined);
      await record(tx, await actOf(product, caller, { from, ended }));
    }),
  );
}

async function actOf({ clock, db }: Product, { personId }: Caller, { from, ended }: { from: Place; ended: number }) {
  const { address, requestId } = from;
  return {
    at: await clock.now(db),
    act: 'sessions.ended',
    actorId: personId,
    subject: `people/${personId}`,
    details: { ended },
    address,
    requestId,
  };
}
