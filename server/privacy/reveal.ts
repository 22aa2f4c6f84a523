/** Shows one masked value in full to who may see it: counted, and in the journal with the reason, never with the value. */
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { permissions } from '../../workflows/access/permissions.ts';
import { type Caller, holds } from '../access/caller.ts';
import type { Tx } from '../database/database.ts';
import { journal } from '../database/schema/cases.ts';
import { beyondCaller } from '../database/scope.ts';
import { record } from '../journal/journal.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { findValue } from './find-value.ts';
import type { Revealed, revealBody } from './privacy-contract.ts';

/** A morning of telephoning, and not the whole register. */
const most = 60;
const withinMs = 3_600_000;
const seconds = 60;
const act = 'personal.revealed';

type Asked = { body: z.output<typeof revealBody>; requestId: string; address: string };

/** @throws Refused not-found, wrong-role, too-many */
export async function reveal(product: Product, caller: Caller, { body, ...from }: Asked): Promise<Revealed> {
  const { by } = permissions['personal.reveal'];
  if (!holds(caller, ...by)) throw new Refused('wrong-role', { by: '主管部门', byEn: 'the bureaus' });
  const { value, role, caseId } = await findValue(product, caller, body);
  // The caller's own earlier entries are counted whatever the policies let them read of the journal.
  await beyondCaller(() =>
    product.db.transaction(async (tx) => {
      const at = await product.clock.now(tx);
      await countReveal(tx, caller.personId, at);
      const { subject, field, reason } = body;
      await record(tx, {
        at,
        act,
        actorId: caller.personId,
        role,
        caseId,
        subject,
        details: { field, reason },
        ...from,
      });
    }),
  );
  return { value, seconds };
}

/** One after the other for each person, so that a hundred at once are a hundred. */
async function countReveal(tx: Tx, personId: string, at: Date): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`reveal ${personId}`}, 0))`);
  const since = new Date(at.getTime() - withinMs);
  const rows = await tx
    .select({ at: journal.at })
    .from(journal)
    .where(and(eq(journal.actorId, personId), eq(journal.act, act), gt(journal.at, since)))
    .orderBy(asc(journal.at))
    .limit(most);
  const [first] = rows;
  if (first === undefined || rows.length < most) return;
  throw new Refused('too-many', { seconds: Math.ceil((first.at.getTime() + withinMs - at.getTime()) / 1000) });
}
