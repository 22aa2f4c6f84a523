/** Calls for applications: the two of the pilot's plan (decisions.md 12), and adding one. */
import { uuidv7 } from 'uuidv7';
import { endOfDay, instantOn } from '../../workflows/calendar/day.ts';
import type { RosterReference } from '../../workflows/roster/index.ts';
import type { Tx } from '../database/database.ts';
import { calls } from '../database/schema/reference.ts';
import { record } from '../journal/journal.ts';

export type NewCall = Omit<typeof calls.$inferInsert, 'id' | 'placesTaken' | 'casesOpened' | 'publishedAt'>;

/** Published from the start. 0 when its code is taken already. */
export async function addCall(
  tx: Tx,
  call: NewCall,
  { at, actorId }: { at: Date; actorId: string | null },
): Promise<0 | 1> {
  const row = { ...call, id: uuidv7(), placesTaken: 0, casesOpened: 0, publishedAt: at };
  const [added] = await tx.insert(calls).values(row).onConflictDoNothing().returning({ id: calls.id });
  if (added === undefined) return 0;
  await record(tx, { at, act: 'call.published', actorId, subject: `calls/${added.id}`, details: { code: call.code } });
  return 1;
}

/** What all calls of the pilot have in common. */
export const pilotScope = (city: RosterReference) => ({
  policyId: 'huangshi-pilot-2024',
  quota: 160,
  districts: city.districts.map(({ code }) => code),
  subIndustries: city.subIndustries.map(({ code }) => code),
});

export function pilotCalls(city: RosterReference): NewCall[] {
  const everywhere = pilotScope(city);
  return [
    {
      ...everywhere,
      code: 'HS2024-1',
      title: { zh: '黄石市中小企业数字化转型试点（第一批）', en: 'Huangshi SME digital-transformation pilot, batch 1' },
      notice:
        '关于组织申报黄石市中小企业数字化转型试点企业（第一批）的通知：2024 年 1 月 8 日 9 时至 3 月 29 日 17 时申报，改造截至 2024 年 9 月 30 日，10 月验收。',
      opensAt: new Date(instantOn('2024-01-08', '09:00')),
      closesAt: new Date(instantOn('2024-03-29', '17:00')),
      retrofitEndsAt: new Date(endOfDay('2024-09-30')),
      // Acceptance in October 2024.
      batchEndsAt: new Date(endOfDay('2024-10-31')),
    },
    {
      ...everywhere,
      code: 'HS2025-2',
      title: { zh: '黄石市中小企业数字化转型试点（第二批）', en: 'Huangshi SME digital-transformation pilot, batch 2' },
      notice:
        '关于组织申报黄石市中小企业数字化转型试点企业（第二批）的通知：2025 年 1 月 6 日 9 时至 2 月 28 日 17 时申报，改造截至 2025 年 10 月 31 日，年底前验收。',
      opensAt: new Date(instantOn('2025-01-06', '09:00')),
      closesAt: new Date(instantOn('2025-02-28', '17:00')),
      retrofitEndsAt: new Date(endOfDay('2025-10-31')),
      // The plan's phase of summing up and acceptance ends with December 2025.
      batchEndsAt: new Date(endOfDay('2025-12-31')),
    },
  ];
}
