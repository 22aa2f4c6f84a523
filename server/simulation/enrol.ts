/** The city as the simulation finds it: reference data, one call with a quota, the cast, and the enterprises of the roster. */

import { hash } from '@node-rs/argon2';
import type { RosterReference, RosterRow } from '../../workflows/roster/index.ts';
import { bringInCast } from '../demonstration/bring-in-cast.ts';
import { type CastOrganisation, castOf } from '../demonstration/cast.ts';
import { Dice } from '../demonstration/dice.ts';
import { MadeUp } from '../demonstration/made-up.ts';
import { registerEnterprise } from '../identity/register-enterprise.ts';
import type { Product } from '../product.ts';
import { addCall, pilotCalls } from '../reference/calls.ts';
import { setUpCity } from '../reference/set-up-city.ts';

/** No secret: the database is made for one run. */
export const simulationPassword = 'Simulation2025';
/** The second batch of the plan: its window opens when the simulated clock starts (decisions.md 4, 12). */
export const simulatedCall = 'HS2025-2';

export type Enrolment = { city: RosterReference; rows: readonly RosterRow[]; seed: number; quota: number };

/** @returns the ids of the enterprises' organisations in the order of the rows */
export async function enrol(
  { db, clock }: Product,
  { city, rows, seed, quota }: Enrolment,
): Promise<{ organisationIds: string[] }> {
  // Two hundred people sign in at once: what makes a password hard to guess would be most of the work.
  const passwordHash = await hash(simulationPassword, { memoryCost: 64, timeCost: 1, parallelism: 1 });
  return db.transaction(async (tx) => {
    const by = { at: await clock.now(tx), actorId: null };
    await setUpCity(tx, { ...by, withCalls: false });
    for (const call of pilotCalls(city).filter(({ code }) => code === simulatedCall))
      await addCall(tx, { ...call, quota }, by);
    const cast = [...castOf(seed, city.districts), ...outsiders(seed)];
    await bringInCast(tx, cast, { passwordHash, by });
    const organisationIds: string[] = [];
    for (const row of rows) {
      // One account per enterprise, whatever the roster says: in life one contact person may stand for several.
      const email = `${row.creditCode.toLowerCase()}@example.com`;
      organisationIds.push((await registerEnterprise(tx, { ...row, email }, { passwordHash, by })).organisationId);
    }
    return { organisationIds };
  });
}

/** Providers that were never admitted: they can only be chosen out of the pool. */
function outsiders(seed: number): CastOrganisation[] {
  const madeUp = new MadeUp(new Dice(seed + 1_000_003));
  return ['楚天', '江汉', '荆楚'].map((word, index) => ({
    organisation: {
      kind: 'provider',
      name: `武汉${word}系统集成有限公司`,
      creditCode: madeUp.creditCode('91', '420106'),
      legalRepresentative: madeUp.person(),
      phone: madeUp.telephone(),
      address: madeUp.address('武汉市'),
      standing: 'outside',
    },
    people: [
      { name: madeUp.person(), email: `outsider${index + 1}@example.com`, phone: madeUp.mobile(), role: 'provider' },
    ],
  }));
}
