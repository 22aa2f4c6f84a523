/** How one case goes on, for everybody who sees it. Asked beside the case, so that the case itself stays as quick as it is. */
import { and, desc, eq, gte } from 'drizzle-orm';
import { addDays, dateInShanghai } from '../../workflows/calendar/day.ts';
import { workingDaysBetween } from '../../workflows/calendar/working-days.ts';
import { isFinal, metaOf } from '../../workflows/case/structure.ts';
import { mayNudgeFrom, refuseNudge } from '../../workflows/notifications/nudge-rules.ts';
import type { Caller } from '../access/caller.ts';
import { getSeenCase, type SeenCase } from '../access/find-case.ts';
import { allows, requireAccess } from '../access/require-access.ts';
import type { Reader } from '../database/database.ts';
import { outbox } from '../database/schema/cases.ts';
import { caseFollowers, nudges } from '../database/schema/reminders.ts';
import type { Product } from '../product.ts';
import type { PaceView } from './reminders-contract.ts';
import { findUsual } from './usual-duration.ts';

const nudgesShown = 10;

/** @throws Refused not-found */
export async function viewPace(product: Product, caller: Caller, caseId: string): Promise<PaceView> {
  const { db } = product;
  const seen = await getSeenCase(db, caller, caseId);
  requireAccess(seen, 'case.read');
  const { state, enteredAt } = seen.record;
  const now = (await product.clock.now(db)).getTime();
  const shown = await db
    .select()
    .from(nudges)
    .where(eq(nudges.caseId, caseId))
    .orderBy(desc(nudges.at), desc(nudges.id))
    .limit(nudgesShown);
  const first = addDays(dateInShanghai(enteredAt.getTime()), 1);
  return {
    since: enteredAt.toISOString(),
    workingDays: workingDaysBetween(first, dateInShanghai(now), product.calendar).count,
    usual: isFinal(state) ? null : await findUsual(product, state),
    escalatedAt: await escalatedAt(db, seen),
    nudges: shown.map((one) => ({
      at: one.at.toISOString(),
      role: one.role,
      mine: one.personId === caller.personId,
      stateName: { zh: metaOf(one.state).zh, en: metaOf(one.state).en },
    })),
    nudge: await nudgeOf(product, caller, { seen, now }),
    following: await isFollowing(db, caller, caseId),
  };
}

async function nudgeOf(
  { db, calendar }: Product,
  caller: Caller,
  { seen, now }: { seen: SeenCase; now: number },
): Promise<PaceView['nudge']> {
  if (!allows(seen, 'case.nudge')) return null;
  const lastAt = await lastNudge(db, caller, seen.record.id);
  const refusal = refuseNudge({ state: seen.record.state, roles: seen.roles, lastAt, now }, calendar);
  const tooSoon = refusal?.code === 'tooSoon' && lastAt !== null;
  return {
    ready: refusal === null,
    why: refusal === null ? null : { ...refusal.why },
    againFrom: tooSoon ? new Date(mayNudgeFrom(lastAt, calendar)).toISOString() : null,
  };
}

/** The person's own last one on the case, in whichever role. */
export async function lastNudge(reader: Reader, { personId }: Caller, caseId: string): Promise<number | null> {
  const [last] = await reader
    .select({ at: nudges.at })
    .from(nudges)
    .where(and(eq(nudges.caseId, caseId), eq(nudges.personId, personId)))
    .orderBy(desc(nudges.at))
    .limit(1);
  return last?.at.getTime() ?? null;
}

/** Of the present stay: what was late before is over. */
async function escalatedAt(reader: Reader, { record }: SeenCase): Promise<string | null> {
  const [last] = await reader
    .select({ at: outbox.at })
    .from(outbox)
    .where(and(eq(outbox.caseId, record.id), eq(outbox.what, 'deadline.escalated'), gte(outbox.at, record.enteredAt)))
    .orderBy(desc(outbox.at))
    .limit(1);
  return last?.at.toISOString() ?? null;
}

async function isFollowing(reader: Reader, { personId }: Caller, caseId: string): Promise<boolean> {
  const found = await reader
    .select({ since: caseFollowers.since })
    .from(caseFollowers)
    .where(and(eq(caseFollowers.personId, personId), eq(caseFollowers.caseId, caseId)));
  return found.length > 0;
}
