/** `set-up-city`: the pilot's reference data. */
import { setUpCity } from '../reference/set-up-city.ts';
import type { Command } from './command.ts';

export const setUp: Command = async ({ open, out }) => {
  const { db, clock } = await open();
  const added = await db.transaction(async (tx) => setUpCity(tx, { at: await clock.now(tx), actorId: null }));
  const { districts, subIndustries, policies, editions, calls, funds } = added;
  out(
    `新增：区县 ${districts}，细分行业 ${subIndustries}，政策 ${policies}，指标 ${editions}，批次 ${calls}，资金 ${funds}`,
  );
  out(
    `Added: ${districts} districts, ${subIndustries} sub-industries, ${policies} policies, ${editions} editions, ${calls} calls, ${funds} funds`,
  );
  return 0;
};
