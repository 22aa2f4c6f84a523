/** What who objected can follow with number and code: where it stands and what came of it. Wrong ones are all answered alike. */
import { timingSafeEqual } from 'node:crypto';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { notAdmitted, objectionStatuses, outcomeOf, outcomes } from '../../workflows/notices/objecting.ts';
import { clocks } from '../database/schema/cases.ts';
import { noticeItems, noticeStepRows, notices } from '../database/schema/notices.ts';
import { objections } from '../database/schema/objections.ts';
import { beyondCaller } from '../database/scope.ts';
import { record } from '../journal/journal.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { hashOf, plainCode } from './objection-code.ts';
import type { ObjectionFollowed } from './objections-contract.ts';
import { openPart } from './sealed-parts.ts';

/** @throws Refused not-found */
export function followObjection(
  product: Product,
  { requestId, ...typed }: { number: string; code: string; requestId: string },
): Promise<ObjectionFollowed> {
  // The code is the right to see it; nobody is signed in.
  return beyondCaller(async () => {
    const { db } = product;
    const number = typed.number.normalize('NFKC').trim().toUpperCase();
    const [found] = await db
      .select({ objection: objections, enterprise: noticeItems.enterprise, notice: notices.number })
      .from(objections)
      .innerJoin(noticeItems, eq(noticeItems.id, objections.itemId))
      .innerJoin(notices, eq(notices.id, noticeItems.noticeId))
      .where(eq(objections.number, number));
    const given = Buffer.from(hashOf(plainCode(typed.code)));
    const wanted = Buffer.from(found?.objection.codeHash ?? hashOf(''));
    if (!timingSafeEqual(given, wanted) || !found) throw new Refused('not-found');
    const { objection, enterprise, notice } = found;
    const { kind, receivedAt, answerBy, status, decidedAt, ground, words, itemId } = objection;
    await noteFollowed(product, { objection, requestId });
    const steps = await db
      .select()
      .from(noticeStepRows)
      .where(eq(noticeStepRows.itemId, itemId))
      .orderBy(asc(noticeStepRows.seq));
    const outcome = outcomeOf(steps, objection.admittedSeq);
    return {
      number,
      kind,
      receivedAt: receivedAt.toISOString(),
      answerBy: answerBy.toISOString(),
      status,
      statusLabel: objectionStatuses[status],
      enterprise,
      notice,
      decidedAt: decidedAt?.toISOString() ?? null,
      ground: ground === null ? null : notAdmitted[ground],
      // What the bureau notes about a clue stays in the bureau.
      words: words === null || kind === 'clue' ? null : openPart(product, words, [objection.id, 'words']),
      checkBy: status === 'admitted' && outcome === null ? await checkBy(product, objection.caseId) : null,
      outcome: outcome && {
        step: outcome.step,
        label: outcomes[outcome.step],
        at: outcome.at.toISOString(),
        dueAt: outcome.dueAt?.toISOString() ?? null,
        notice: await laterNotice(product, itemId),
      },
    };
  });
}

/** That somebody had the code, so that its misuse can be seen; not from where. */
const noteFollowed = (
  product: Product,
  { objection, requestId }: { objection: { id: string; caseId: string }; requestId: string },
) =>
  product.db.transaction(async (tx) =>
    record(tx, {
      at: await product.clock.now(tx),
      act: 'objection.followed',
      actorId: null,
      caseId: objection.caseId,
      subject: `objections/${objection.id}`,
      requestId,
      address: null,
    }),
  );

async function checkBy({ db }: Product, caseId: string): Promise<string | null> {
  const [clock] = await db
    .select({ dueAt: clocks.dueAt })
    .from(clocks)
    .where(and(eq(clocks.caseId, caseId), isNull(clocks.endedAt), sql`${clocks.name} like '%.objection'`));
  return clock?.dueAt.toISOString() ?? null;
}

/** Where the entry was published again. */
async function laterNotice({ db }: Product, itemId: string): Promise<string | null> {
  const [later] = await db
    .select({ number: notices.number })
    .from(noticeItems)
    .innerJoin(notices, eq(notices.id, noticeItems.noticeId))
    .where(eq(noticeItems.follows, itemId));
  return later?.number ?? null;
}
