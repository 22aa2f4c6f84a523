/** The demonstration city: reference data, staff and pools, an open call, and the first enterprises of the roster. */
import { join } from 'node:path';
import { addDays, dateInShanghai, endOfDay, instantOn } from '../../workflows/calendar/day.ts';
import type { RosterReference } from '../../workflows/roster/index.ts';
import type { Db } from '../database/database.ts';
import { people } from '../database/schema/identity.ts';
import { hashPassword } from '../identity/passwords.ts';
import { registerEnterprise } from '../identity/register-enterprise.ts';
import type { Product } from '../product.ts';
import { addCall, type NewCall, pilotScope } from '../reference/calls.ts';
import { cityFolder, setUpCity } from '../reference/set-up-city.ts';
import { readReference } from '../roster/read-reference.ts';
import { readRoster } from '../roster/read-roster.ts';
import { bringInCast } from './bring-in-cast.ts';
import { castOf } from './cast.ts';
import { startOffset } from './demonstration-clock.ts';
import { bringInLists } from './demonstration-lists.ts';

/** No secret: these accounts exist in demonstration mode only, which production and outside databases never have. */
export const demonstrationPassword = 'Shuzhuantong2024';
export const demonstrationSeed = 2024;
export const demonstrationRoster = join(cityFolder, 'roster-batch1.xlsx');
const ENTERPRISES = 12;

export async function isEmpty(db: Db): Promise<boolean> {
  const anybody = await db.select({ id: people.id }).from(people).limit(1);
  return anybody.length === 0;
}

export async function seedDemonstration({ db, clock }: Product): Promise<void> {
  const city = await readReference(cityFolder);
  const roster = await readRoster(demonstrationRoster, city);
  const passwordHash = await hashPassword(demonstrationPassword);
  await db.transaction(async (tx) => {
    const by = { at: await clock.now(tx), actorId: null };
    await setUpCity(tx, by);
    await addCall(tx, openCall(by.at, city), by);
    await bringInCast(tx, castOf(demonstrationSeed, city.districts), { passwordHash, by });
    await bringInLists(tx, { at: by.at, seed: demonstrationSeed });
    for (const row of roster.acceptedRows.slice(0, ENTERPRISES))
      await registerEnterprise(tx, row, { passwordHash, by });
    await startOffset(tx);
  });
}

/** Open since last week and for two months more, with windows as long as the pilot's. */
function openCall(at: Date, city: RosterReference): NewCall {
  const today = dateInShanghai(at.getTime());
  return {
    ...pilotScope(city),
    code: `DEMO${today.slice(0, 4)}`,
    title: { zh: '演示批次', en: 'Demonstration call' },
    notice: '演示用批次：请以演示账号登录，体验申报、对接、诊断、改造、验收、评级与补助的全过程。',
    opensAt: new Date(instantOn(addDays(today, -7), '09:00')),
    closesAt: new Date(instantOn(addDays(today, 60), '17:00')),
    retrofitEndsAt: new Date(endOfDay(addDays(today, 270))),
    batchEndsAt: new Date(endOfDay(addDays(today, 330))),
  };
}
