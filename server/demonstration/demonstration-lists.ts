/** The lists of the demonstration city, as of its first day: firms that do not exist are on them, and none of the roster. */
import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { dateInShanghai } from '../../workflows/calendar/day.ts';
import { checkOf, listChecks } from '../../workflows/eligibility/checks.ts';
import type { Tx } from '../database/database.ts';
import { memberships } from '../database/schema/identity.ts';
import { addList } from '../eligibility/add-list.ts';
import { Dice } from './dice.ts';
import { MadeUp } from './made-up.ts';

const NAMED = 3;

export async function bringInLists(tx: Tx, { at, seed }: { at: Date; seed: number }): Promise<void> {
  const [officer] = await tx
    .select({ actorId: memberships.personId })
    .from(memberships)
    .where(eq(memberships.role, 'officer'))
    .orderBy(memberships.id)
    .limit(1);
  if (officer === undefined) return;
  const madeUp = new MadeUp(new Dice(seed + 2_000_003));
  for (const kind of listChecks) {
    const rows = Array.from({ length: NAMED }, (_, nth) => ({
      row: nth + 2,
      creditCode: madeUp.creditCode('91', '420200'),
      name: `演示${nth + 1}号（不存在）有限公司`,
      note: '演示数据',
    }));
    const list = {
      kind,
      source: `${checkOf(kind).source.zh}（演示）`,
      asOf: dateInShanghai(at.getTime()),
      fileName: `${kind}.xlsx`,
      sha256: createHash('sha256')
        .update(JSON.stringify([kind, rows]))
        .digest('hex'),
      rows,
    };
    await addList(tx, list, { at, actorId: officer.actorId, role: 'officer' });
  }
}
