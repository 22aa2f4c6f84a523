/** The lists of the demonstration city, as of its first day: firms that do not exist are on them, and none of the roster. */
import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { dateInShanghai } from '../../workflows/calendar/day.ts';
import { type ListCheck, listChecks } from '../../workflows/eligibility/checks.ts';
import type { Tx } from '../database/database.ts';
import { memberships } from '../database/schema/identity.ts';
import { addList } from '../eligibility/add-list.ts';
import { Dice } from './dice.ts';
import { MadeUp } from './made-up.ts';

const NAMED = 3;
const sources: Record<ListCheck, string> = {
  notAbnormal: '国家企业信用信息公示系统（演示）',
  notDishonest: '信用中国（演示）',
  notEnforced: '中国执行信息公开网（演示）',
  noAccident: '市应急局事故通报（演示）',
  notFunded: '市财政局专项资金台账（演示）',
};

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
      source: sources[kind],
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
