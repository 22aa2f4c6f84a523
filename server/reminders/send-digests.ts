/**
 * The daily digest: at 8:30 in Shanghai on working days, one letter to everybody for whom something was gathered, and to officials
 * on whose desk something is new or overdue. The row of a person and day is the fence: several servers write it once.
 */
import { and, asc, eq, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { addDays, dateInShanghai, instantOn } from '../../workflows/calendar/day.ts';
import { type Calendar, isWorkingDay } from '../../workflows/calendar/working-days.ts';
import type { Tx } from '../database/database.ts';
import { letters } from '../database/schema/letters.ts';
import { type Digest, mostDigestItems } from '../letters/compose-digest.ts';
import type { Product } from '../product.ts';
import { countWaiting, listCandidates, nothingWaits } from './digest-readers.ts';
import { keepPlace, placeOf } from './rounds.ts';

const name = 'digest';
const time = '08:30';

/** @returns how many digests were written. */
export async function sendDigests(product: Product): Promise<number> {
  const { db, clock, calendar } = product;
  const now = await clock.now(db);
  const day = dateInShanghai(now.getTime());
  if (!isWorkingDay(day, calendar) || now.getTime() < instantOn(day, time)) return 0;
  if ((await placeOf(db, name)).day === day) return 0;
  const since = new Date(instantOn(workingDayBefore(day, calendar), time));
  let written = 0;
  for (let after = ''; ; ) {
    const people = await listCandidates(db, after);
    for (const personId of people) {
      const done = await db.transaction((tx) => writeDigest(tx, { personId, day, since, now }));
      if (done) written += 1;
    }
    const last = people.at(-1);
    if (last === undefined) break;
    after = last;
  }
  await db.transaction((tx) => keepPlace(tx, name, { day }));
  return written;
}

function workingDayBefore(day: string, calendar: Calendar): string {
  let before = addDays(day, -1);
  while (!isWorkingDay(before, calendar)) before = addDays(before, -1);
  return before;
}

type Writing = { personId: string; day: string; since: Date; now: Date };

async function writeDigest(tx: Tx, { personId, day, since, now }: Writing): Promise<boolean> {
  const waiting = await countWaiting(tx, { personId, since, now });
  const [any] = await tx.select({ id: letters.id }).from(letters).where(gatheringOf(personId)).limit(1);
  if (any === undefined && nothingWaits(waiting)) return false;
  const id = uuidv7();
  const claimed = await tx
    .insert(letters)
    .values({
      id,
      personId,
      kind: 'digest.daily',
      parameters: {},
      messageId: `<${id}@letters.pilotflow>`,
      status: 'waiting',
      createdAt: now,
      nextTryAt: now,
      tries: 0,
      // It says nothing that is not on the screen already.
      readAt: now,
      digestDay: day,
    })
    .onConflictDoNothing()
    .returning({ id: letters.id });
  if (claimed.length === 0) return false;
  const gathered = await tx
    .select({ kind: letters.kind, caseId: letters.caseId, parameters: letters.parameters })
    .from(letters)
    .where(gatheringOf(personId))
    .orderBy(asc(letters.createdAt), asc(letters.id))
    .for('update');
  const { waiting: all, fresh, late } = waiting;
  const digest: Digest = {
    ...{ day, waiting: all, fresh, late },
    items: gathered
      .slice(0, mostDigestItems)
      .map(({ parameters, ...one }) => ({ ...one, parameters: texts(parameters) })),
    more: Math.max(0, gathered.length - mostDigestItems),
  };
  await tx.update(letters).set({ parameters: digest }).where(eq(letters.id, id));
  await tx.update(letters).set({ status: 'shown' }).where(gatheringOf(personId));
  return true;
}

const gatheringOf = (personId: string) => and(eq(letters.personId, personId), sql`${letters.status} = 'gathering'`);

function texts(parameters: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(Object(parameters)).map(([name, value]) => [name, String(value)]));
}
