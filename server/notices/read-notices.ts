/** Public notices for everybody: a page of them, newest first, and one with its entries. */
import { eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { describeClock } from '../../workflows/calendar/clock-words.ts';
import { formatYuan } from '../../workflows/money/fen.ts';
import { objectionLimits, refuseObjection } from '../../workflows/notices/objecting.ts';
import { type NoticeKind, type NoticeStep, noticeKinds, noticeSteps } from '../../workflows/notices/steps.ts';
import { notices } from '../database/schema/notices.ts';
import { calls } from '../database/schema/reference.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import type { NoticeItemView, NoticeList, NoticeView } from './notices-contract.ts';
import { objectionTypes } from './objection-types.ts';

type Paged = { limit?: number | undefined; after?: string | undefined };
type Label = { zh: string; en: string };

/** With its table: within a subquery a bare `id` would be that of the entry. */
const ofNotice = sql.raw('notices.id');

/** How an entry stands: its last step. */
const lastStep = sql`lateral (select s.step, s.at, s.due_at, s.provisional from notice_steps s
  where s.item_id = i.id order by s.seq desc limit 1) last`;

/** Something is still published or held: past the closing instant only what an objection has held up. */
const openAt = (now: Date): SQL<boolean> => sql<boolean>`exists (select from notice_items i, ${lastStep}
  where i.notice_id = ${ofNotice} and (last.step = 'held' or last.due_at > ${now}))`;
const entries = sql<number>`(select count(*)::int from notice_items i where i.notice_id = ${ofNotice})`;

const noticeColumns = (now: Date) => ({
  id: notices.id,
  number: notices.number,
  kind: notices.kind,
  title: notices.title,
  publishedAt: notices.publishedAt,
  closesAt: notices.closesAt,
  provisional: notices.provisional,
  open: openAt(now),
  entries,
});

const byInstant = z.tuple([z.iso.datetime(), z.uuid()]);

/** @throws Refused bad-cursor */
export async function listNotices(
  { db, clock }: Product,
  { kind, limit = 20, after }: Paged & { kind?: NoticeKind | undefined },
): Promise<NoticeList> {
  const now = await clock.now(db);
  const [at, id] = after === undefined ? [] : readCursor(after, byInstant);
  const rows = await db
    .select(noticeColumns(now))
    .from(notices)
    .where(
      sql`${kind === undefined ? sql`true` : eq(notices.kind, kind)} and ${
        at === undefined ? sql`true` : sql`(${notices.publishedAt}, ${notices.id}) < (${new Date(at)}, ${id}::uuid)`
      }`,
    )
    .orderBy(sql`${notices.publishedAt} desc, ${notices.id} desc`)
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(present),
    next: last ? writeCursor([last.publishedAt.toISOString(), last.id]) : null,
  };
}

const byPlace = z.tuple([z.int().min(0).max(1_000_000)]);

/** @throws Refused not-found, bad-cursor */
export async function getNotice(
  { db, clock }: Product,
  { number, limit = 200, after }: Paged & { number: string },
): Promise<NoticeView> {
  const now = await clock.now(db);
  const from = after === undefined ? 0 : readCursor(after, byPlace)[0];
  const [notice] = await db
    .select({ ...noticeColumns(now), text: notices.text, how: notices.how, code: calls.code, call: calls.title })
    .from(notices)
    .innerJoin(calls, eq(calls.id, notices.callId))
    .where(eq(notices.number, number));
  if (!notice) throw new Refused('not-found');
  const { rows } = await db.execute<ItemRow>(sql`
    select i.id, i.place, i.enterprise, i.district, i.sub_industry, i.amount_fen, last.step, last.at, last.due_at, last.provisional,
           (select n.number from notice_items f join notices n on n.id = f.notice_id where f.id = i.follows) as follows,
           (select n.number from notice_items f join notices n on n.id = f.notice_id where f.follows = i.id) as followed_by
      from notice_items i, ${lastStep}
     where i.notice_id = ${notice.id} and i.place > ${from}
     order by i.place limit ${limit + 1}`);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const { files, fileBytes, statement } = objectionLimits;
  return {
    ...present(notice),
    text: notice.text,
    period: describeClock(notice.how),
    call: { code: notice.code, title: notice.call },
    now: now.toISOString(),
    items: page.map((row) => presentItem(row, now)),
    next: last ? writeCursor([last.place]) : null,
    limits: { files, fileBytes, statement, types: [...objectionTypes] },
  };
}

type Row = {
  number: string;
  kind: NoticeKind;
  title: Label;
  publishedAt: Date;
  closesAt: Date;
  provisional: boolean;
  open: boolean;
  entries: number;
};

const present = ({ number, kind, title, publishedAt, closesAt, provisional, open, entries }: Row) => ({
  number,
  kind,
  kindLabel: noticeKinds[kind],
  title,
  publishedAt: publishedAt.toISOString(),
  closesAt: closesAt.toISOString(),
  provisional,
  open,
  entries,
});

type ItemRow = {
  id: string;
  place: number;
  enterprise: string;
  district: Label | null;
  sub_industry: Label | null;
  amount_fen: number | null;
  step: NoticeStep;
  at: Date;
  due_at: Date | null;
  provisional: boolean;
  follows: string | null;
  followed_by: string | null;
};

function presentItem(row: ItemRow, now: Date): NoticeItemView {
  // Drizzle hands instants of its own statements on as Postgres wrote them.
  const dueAt = row.due_at === null ? null : new Date(row.due_at);
  return {
    id: row.id,
    place: row.place,
    enterprise: row.enterprise,
    district: row.district,
    subIndustry: row.sub_industry,
    amount: row.amount_fen === null ? null : formatYuan(Number(row.amount_fen)),
    step: row.step,
    stepLabel: noticeSteps[row.step],
    at: new Date(row.at).toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    provisional: row.provisional,
    objectable: refuseObjection({ step: row.step, dueAt: dueAt?.getTime() ?? null }, now.getTime()) === null,
    follows: row.follows,
    followedBy: row.followed_by,
  };
}
