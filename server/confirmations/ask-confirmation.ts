/** Sends the legal representative the link: one letter with a token that is of use once, for some days, for this draft. */
import { randomBytes } from 'node:crypto';
import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { addDays, dateInShanghai, endOfDay } from '../../workflows/calendar/day.ts';
import type { Caller } from '../access/caller.ts';
import type { Tx } from '../database/database.ts';
import { commitmentConfirmations } from '../database/schema/confirmations.ts';
import { widenTx } from '../database/scope.ts';
import { hashToken } from '../identity/sessions.ts';
import { record as journal } from '../journal/journal.ts';
import { writeLetter } from '../letters/write-letter.ts';
import type { From } from '../membership/from.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { getEnterprise, holdCommitment, requireComplete } from './commitment-desk.ts';

const VALID_DAYS = 7;
/** So long a second letter to the same address is a slip of the hand. */
const AGAIN_MS = 600_000;

type Asking = { caseId: string; email: string; from: From };

/** @throws Refused not-found, wrong-role, not-open, rule */
export async function askConfirmation(
  product: Product,
  caller: Caller,
  { caseId, email, from }: Asking,
): Promise<void> {
  await product.db.transaction(async (tx) => {
    const { seen, role, committed } = await holdCommitment(tx, product, caller, {
      caseId,
      permission: 'commitment.ask',
    });
    await requireComplete(product, seen, committed);
    if (committed.standing.by === 'representative') throw new Refused('rule', alreadyConfirmed);
    const at = await product.clock.now(tx);
    await replaceLink(tx, { caseId, email, at });

    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(endOfDay(addDays(dateInShanghai(at.getTime()), VALID_DAYS)));
    const id = uuidv7();
    await tx.insert(commitmentConfirmations).values({
      id,
      caseId,
      letter: committed.terms.letter,
      askedBy: caller.personId,
      askedAt: at,
      email,
      tokenHash: hashToken(token),
      expiresAt,
    });
    const enterprise = await getEnterprise(tx, seen.record.enterpriseId);
    // Letters are nobody's to see; whose this one is was decided above.
    await widenTx(tx);
    await writeLetter(product, tx, {
      to: { address: email },
      kind: 'commitment.asked',
      parameters: {
        enterprise: enterprise.name,
        number: seen.record.number,
        asker: caller.name,
        until: dateInShanghai(expiresAt.getTime() - 1),
      },
      path: `/commitment#${token}`,
    });
    await journal(tx, {
      at,
      act: 'commitment.asked',
      actorId: caller.personId,
      role,
      caseId,
      seq: seen.record.seq,
      details: { confirmationId: id, contentHash: committed.standing.contentHash },
      ...from,
    });
  });
}

/** An older link opens nothing any more. */
async function replaceLink(tx: Tx, { caseId, email, at }: { caseId: string; email: string; at: Date }): Promise<void> {
  const open = and(
    eq(commitmentConfirmations.caseId, caseId),
    isNotNull(commitmentConfirmations.tokenHash),
    isNull(commitmentConfirmations.confirmedAt),
    isNull(commitmentConfirmations.withdrawnAt),
  );
  const [last] = await tx
    .select({ email: commitmentConfirmations.email, askedAt: commitmentConfirmations.askedAt })
    .from(commitmentConfirmations)
    .where(open)
    .orderBy(desc(commitmentConfirmations.id))
    .limit(1);
  if (last?.email === email && at.getTime() - last.askedAt.getTime() < AGAIN_MS) throw new Refused('rule', justSent);
  await tx.update(commitmentConfirmations).set({ withdrawnAt: at }).where(open);
}

const alreadyConfirmed = {
  zh: '法定代表人已确认当前内容，无须再次发送',
  en: 'The legal representative has confirmed this very content',
};
const justSent = {
  zh: '确认链接刚刚发到这个邮箱，请先查收（含垃圾邮件箱）；10 分钟后可再次发送',
  en: 'The link has just been sent there; look at the mail, spam included. It can be sent again after ten minutes',
};
