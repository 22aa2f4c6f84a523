/**
 * Sets the pilot city up: districts, sub-industries, policies, the indicator edition, the calls of the plan and the funds.
 * What is there already stays as it is, so it can be run again.
 */

import { sql } from 'drizzle-orm';
import { shippedEditions } from '../../workflows/level/editions.ts';
import dayePolicy from '../../workflows/policy/daye-technical-retrofit-2024.json' with { type: 'json' };
import pilotPolicy from '../../workflows/policy/huangshi-pilot-2024.json' with { type: 'json' };
import { policySchema } from '../../workflows/policy/policy-schema.ts';
import type { RosterReference } from '../../workflows/roster/index.ts';
import type { Tx } from '../database/database.ts';
import { districts, indicatorEditions, policies, subIndustries } from '../database/schema/reference.ts';
import { record } from '../journal/journal.ts';
import { cityFolder, readReference } from '../roster/read-reference.ts';
import { addCall, pilotCalls } from './calls.ts';
import { addPilotFunds } from './pilot-funds.ts';

/** The pilot's districts and sub-industries, with the words that rosters use for them. */
export { cityFolder };

export const pilotPolicyId = pilotPolicy.id;
const shippedPolicies = [policySchema.parse(pilotPolicy), policySchema.parse(dayePolicy)];
/** 《中小企业数字化水平评测指标（2024年版）》 holds from the beginning of the pilot. */
const inForceFrom = new Date('2024-01-01T00:00:00+08:00');
const LOCK = 7_104_202_402;

export type CitySetUp = {
  districts: number;
  subIndustries: number;
  policies: number;
  editions: number;
  calls: number;
  funds: number;
};

/** How many of each were new. `withCalls: false` leaves the calls of the plan out. */
export async function setUpCity(
  tx: Tx,
  { at, actorId, withCalls = true }: { at: Date; actorId: string | null; withCalls?: boolean },
): Promise<CitySetUp> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
  const city = await readReference(cityFolder);
  const added: CitySetUp = {
    ...(await addLists(tx, city)),
    ...(await addRules(tx, at)),
    calls: 0,
    funds: await addPilotFunds(tx, at),
  };
  if (withCalls) for (const call of pilotCalls(city)) added.calls += await addCall(tx, call, { at, actorId });
  await record(tx, { at, act: 'city.setUp', actorId, details: added });
  return added;
}

async function addLists(tx: Tx, city: RosterReference): Promise<Pick<CitySetUp, 'districts' | 'subIndustries'>> {
  const row = ({ code, name, aliases }: RosterReference['districts'][number]) => ({
    code,
    name: { ...name },
    aliases: [...aliases],
  });
  const newDistricts = await tx
    .insert(districts)
    .values(city.districts.map(row))
    .onConflictDoNothing()
    .returning({ code: districts.code });
  const newIndustries = await tx
    .insert(subIndustries)
    .values(city.subIndustries.map(row))
    .onConflictDoNothing()
    .returning({ code: subIndustries.code });
  return { districts: newDistricts.length, subIndustries: newIndustries.length };
}

async function addRules(tx: Tx, createdAt: Date): Promise<Pick<CitySetUp, 'policies' | 'editions'>> {
  const policyRows = shippedPolicies.map((body) => ({ id: body.id, body, createdAt }));
  const newPolicies = await tx.insert(policies).values(policyRows).onConflictDoNothing().returning({ id: policies.id });
  const editionRows = shippedEditions.map((body) => ({ id: body.edition, body, inForceFrom, createdAt }));
  const newEditions = await tx
    .insert(indicatorEditions)
    .values(editionRows)
    .onConflictDoNothing()
    .returning({ id: indicatorEditions.id });
  return { policies: newPolicies.length, editions: newEditions.length };
}
