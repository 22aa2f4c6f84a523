/**
 * Puts a case into the public notice of the day, or writes what became of its entry, in the transaction of the move: the public
 * address exists from the moment the clock runs, and the closing instant on it is that of the clock. What is published on one day
 * for one call and closes together is one notice.
 */
import { and, desc, eq, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Clock as Period } from '../../workflows/calendar/clock.ts';
import { describeClock } from '../../workflows/calendar/clock-words.ts';
import { dateInShanghai, yearOf } from '../../workflows/calendar/day.ts';
import { noticeNumber, noticeText, noticeTitle } from '../../workflows/notices/notice-text.ts';
import { type NoticeKind, type NoticeStep, noticeClocks, stepOf } from '../../workflows/notices/steps.ts';
import type { EventType } from '../../workflows/vocabulary/events.ts';
import type { Clock } from '../../workflows/vocabulary/stages.ts';
import type { Tx } from '../database/database.ts';
import { organisations } from '../database/schema/identity.ts';
import { noticeCases, noticeItems, noticeStepRows, notices } from '../database/schema/notices.ts';
import { calls, districts, subIndustries } from '../database/schema/reference.ts';
import { record } from '../journal/journal.ts';

/** A move that a notice may have to tell. `clock` is the one that runs after it under a name, as it was computed. */
export type Told = {
  caseId: string;
  callId: string;
  enterpriseId: string;
  from: string;
  type: EventType;
  to: string;
  seq: number;
  at: Date;
  approvedFen: number;
  clock: (name: Clock) => Period | undefined;
};

/** In a transaction that holds the case and sees beyond the caller. */
export async function keepNotice(tx: () => Tx, told: Told): Promise<void> {
  const found = stepOf(told.from, told.type, told.to);
  if (found === null) return;
  const { kind, step } = found;
  if (step === 'published') await publish(tx(), kind, told);
  else await follow(tx(), { kind, step, told });
}

async function publish(tx: Tx, kind: NoticeKind, told: Told): Promise<void> {
  const period = told.clock(noticeClocks[kind]);
  if (!period) throw new Error(`a notice of case ${told.caseId} without its clock`);
  const names = await namesOf(tx, told);
  // One publication after the other: the second of two at once finds the notice that the first has opened.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('pilotflow notices', 0))`);
  const notice = await noticeOfTheDay(tx, { kind, told, period, call: names.call });
  const [row] = await tx
    .select({ place: sql<number>`coalesce(max(${noticeItems.place}), 0)::int + 1` })
    .from(noticeItems)
    .where(eq(noticeItems.noticeId, notice));
  const id = uuidv7();
  await tx.insert(noticeItems).values({
    id,
    noticeId: notice,
    place: row?.place ?? 1,
    enterprise: names.enterprise,
    district: names.district,
    subIndustry: names.subIndustry,
    amountFen: kind === 'subsidy' ? told.approvedFen : null,
    follows: await lastItem(tx, told.caseId, kind),
  });
  await tx.insert(noticeCases).values({ itemId: id, caseId: told.caseId, seq: told.seq, kind });
  await tx.insert(noticeStepRows).values(stepRow(id, 'published', { told, period }));
}

async function follow(tx: Tx, { kind, step, told }: { kind: NoticeKind; step: NoticeStep; told: Told }): Promise<void> {
  const itemId = await lastItem(tx, told.caseId, kind);
  // Published before the product kept notices: there is no page that could tell it.
  if (itemId === null) return;
  const period = step === 'resumed' ? told.clock(noticeClocks[kind]) : undefined;
  await tx.insert(noticeStepRows).values(stepRow(itemId, step, { told, period }));
}

const stepRow = (
  itemId: string,
  step: NoticeStep,
  { told: { seq, at }, period }: { told: Told; period: Period | undefined },
) => ({
  itemId,
  seq,
  step,
  at,
  dueAt: period ? new Date(period.dueAt) : null,
  provisional: period?.provisional ?? false,
});

async function lastItem(tx: Tx, caseId: string, kind: NoticeKind): Promise<string | null> {
  const [row] = await tx
    .select({ id: noticeCases.itemId })
    .from(noticeCases)
    .where(and(eq(noticeCases.caseId, caseId), eq(noticeCases.kind, kind)))
    .orderBy(desc(noticeCases.seq))
    .limit(1);
  return row?.id ?? null;
}

type Opening = { kind: NoticeKind; told: Told; period: Period; call: { zh: string; en: string } };

async function noticeOfTheDay(tx: Tx, { kind, told: { at, callId }, period, call }: Opening): Promise<string> {
  const publishedOn = dateInShanghai(at.getTime());
  const closesAt = new Date(period.dueAt);
  const [open] = await tx
    .select({ id: notices.id })
    .from(notices)
    .where(
      and(
        eq(notices.callId, callId),
        eq(notices.kind, kind),
        eq(notices.publishedOn, publishedOn),
        eq(notices.closesAt, closesAt),
      ),
    );
  if (open) return open.id;
  const year = yearOf(publishedOn);
  const [row] = await tx
    .select({ before: sql<number>`count(*)::int` })
    .from(notices)
    .where(sql`${notices.publishedOn} between ${`${year}-01-01`} and ${`${year}-12-31`}`);
  const id = uuidv7();
  const number = noticeNumber(year, (row?.before ?? 0) + 1);
  const title = noticeTitle(kind, call);
  const text = noticeText(kind, describeClock(period));
  const { provisional } = period;
  await tx.insert(notices).values({
    id,
    number,
    kind,
    callId,
    title,
    text,
    publishedOn,
    publishedAt: at,
    closesAt,
    provisional,
    how: period,
  });
  await record(tx, {
    at,
    act: 'notice.opened',
    actorId: null,
    role: 'system',
    subject: `notices/${id}`,
    details: { number },
  });
  return id;
}

async function namesOf(tx: Tx, { callId, enterpriseId }: Told) {
  const [call] = await tx.select({ title: calls.title }).from(calls).where(eq(calls.id, callId));
  const [enterprise] = await tx
    .select({ name: organisations.name, district: districts.name, subIndustry: subIndustries.name })
    .from(organisations)
    .leftJoin(districts, eq(districts.code, organisations.district))
    .leftJoin(subIndustries, eq(subIndustries.code, organisations.subIndustry))
    .where(eq(organisations.id, enterpriseId));
  if (!call || !enterprise) throw new Error('a case without its call or enterprise');
  const { name, district, subIndustry } = enterprise;
  return { call: call.title, enterprise: name, district, subIndustry };
}
