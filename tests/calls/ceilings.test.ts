/** A limit for a sub-industry holds at listing, whoever comes at once, and the waiting list goes round who can't move up. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { amendCall } from '../../server/calls/change-call.ts';
import { addSubIndustry } from '../../server/calls/sub-industries.ts';
import { sweep } from '../../server/cases/sweep.ts';
import { verifyCases } from '../../server/cases/verify-cases.ts';
import { callCeilings } from '../../server/database/schema/calls.ts';
import { organisations } from '../../server/database/schema/identity.ts';
import { verifyLedger } from '../../server/money/verify-ledger.ts';
import { publishedCall } from '../support/calls.ts';
import { organisationOf } from '../support/case-log.ts';
import { bringClearLists, makeEligible } from '../support/eligible.ts';
import { fillInDrafts } from '../support/full-draft.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';
import { caseOf, move, openDraft, refusal } from './scene.ts';

const copper = 'copperAndAluminium';
const machines = 'highEndEquipment';
const pilots: Pilot[] = [];
afterAll(() => Promise.all(pilots.map((one) => one.close())));

let pilot: Pilot;
let officer: Caller;
beforeEach(async () => {
  pilot = await createPilot();
  pilots.push(pilot);
  officer = await pilot.person('officer');
});

/** As far as the public notice, in this order. */
async function applyWith(callId: string, industries: readonly string[]): Promise<string[]> {
  const district = await pilot.person('district', { district: '420281' });
  const reviewer = await pilot.person('officer');
  await bringClearLists(pilot);
  const applicants: { by: Caller; caseId: string }[] = [];
  for (const subIndustry of industries) {
    const by = await pilot.person('enterprise', { district: '420281' });
    await makeEligible(pilot, by, { subIndustry });
    applicants.push({ by, caseId: await openDraft(pilot, by, callId) });
  }
  await fillInDrafts(pilot, callId);
  for (const { by, caseId } of applicants) {
    await move(pilot, by, { caseId, type: 'application.submit' });
    await move(pilot, district, { caseId, type: 'application.endorse' });
    await move(pilot, reviewer, { caseId, type: 'application.approve' });
  }
  return applicants.map(({ caseId }) => caseId);
}

const statesOf = async (ids: readonly string[]) => Promise.all(ids.map(async (id) => (await caseOf(pilot, id)).state));
const ceilingsOf = async (callId: string) =>
  (await pilot.product.db.select().from(callCeilings).where(eq(callCeilings.callId, callId))).map(
    ({ subIndustry, quota, placesTaken }) => [subIndustry, placesTaken, quota],
  );
async function noticeIsOver(): Promise<void> {
  pilot.clock.moveTo(new Date('2025-01-22T10:00:00+08:00'));
  await sweep(pilot.product);
}
const waiting = 'application.waitlisted';
const listed = 'matching.choosing';

describe('two places for copper among twenty', () => {
  test('the third of copper waits, although the call has places; the others are listed', async () => {
    const call = await publishedCall(pilot, officer);
    const ids = await applyWith(call.id, [copper, copper, copper, machines]);
    await noticeIsOver();
    expect(await statesOf(ids)).toEqual([listed, listed, waiting, listed]);
    expect(await ceilingsOf(call.id)).toEqual([[copper, 2, 2]]);
    expect(await verifyCases(pilot.product)).toEqual([]);
    expect(await verifyLedger(pilot.product)).toEqual([]);
  });

  test('several sweeps at once list two of copper and no more', async () => {
    const call = await publishedCall(pilot, officer);
    const ids = await applyWith(call.id, [copper, copper, copper, copper, copper]);
    pilot.clock.moveTo(new Date('2025-01-22T10:00:00+08:00'));
    await Promise.all(Array.from({ length: 4 }, () => sweep(pilot.product)));
    expect((await statesOf(ids)).filter((state) => state === listed)).toHaveLength(2);
    expect(await verifyLedger(pilot.product)).toEqual([]);
    expect(await verifyCases(pilot.product)).toEqual([]);
  });

  test('who gives a place back lets the next of the same sub-industry up; a raised limit lets up as many as it adds', async () => {
    const call = await publishedCall(pilot, officer);
    const ids = await applyWith(call.id, [copper, copper, copper, copper, machines]);
    await noticeIsOver();
    const [first = ''] = ids;
    const [enterprise] = await pilot.database.adminPool
      .query(
        'select m.person_id, c.enterprise_id from cases c join memberships m on m.organisation_id = c.enterprise_id where c.id = $1',
        [first],
      )
      .then(({ rows }) => rows);
    expect(enterprise).toBeDefined();
    const by = await pilot.person('enterprise', { organisationId: enterprise.enterprise_id });
    await move(pilot, by, { caseId: first, type: 'case.withdraw', said: { reason: '另有安排' } });
    await sweep(pilot.product);
    expect(await statesOf(ids)).toEqual(['withdrawn', listed, listed, waiting, listed]);
    const said = { revision: call.revision, reason: '铜铝企业申报踊跃', ceilings: { [copper]: 3 } };
    await amendCall(pilot.product, officer, call.id, said);
    await sweep(pilot.product);
    expect(await statesOf(ids)).toEqual(['withdrawn', listed, listed, listed, listed]);
    expect(await ceilingsOf(call.id)).toEqual([[copper, 3, 3]]);
    expect(await verifyLedger(pilot.product)).toEqual([]);
    expect(await verifyCases(pilot.product)).toEqual([]);
  });
});

test('one who waits for a full sub-industry does not hold up who waits behind them for the call', async () => {
  const call = await publishedCall(pilot, officer, { quota: 2, ceilings: { [copper]: 1 } });
  const ids = await applyWith(call.id, [copper, copper, machines, machines]);
  await noticeIsOver();
  expect(await statesOf(ids)).toEqual([listed, waiting, listed, waiting]);
  await amendCall(pilot.product, officer, call.id, { revision: call.revision, reason: '名额增加', quota: 3 });
  await sweep(pilot.product);
  expect(await statesOf(ids)).toEqual([listed, waiting, listed, listed]);
  expect(await verifyLedger(pilot.product)).toEqual([]);
});

test('a new sub-industry is at once one of the city’s and can be put into a call', async () => {
  const said = {
    code: 'newEnergy',
    name: { zh: '新能源', en: 'New energy' },
    aliases: ['新能源产业'],
    reason: '逐步拓展',
  };
  const reference = await addSubIndustry(pilot.product, officer, said);
  expect(reference.subIndustries.map(({ code }) => code)).toContain('newEnergy');
  expect(await refusal(addSubIndustry(pilot.product, officer, { ...said, code: 'newEnergy2' }))).toEqual([
    'already-exists',
  ]);
  const call = await publishedCall(pilot, officer);
  const maker = await pilot.person('enterprise', { district: '420281' });
  const theirs = eq(organisations.id, organisationOf(maker));
  await pilot.product.db.update(organisations).set({ subIndustry: 'newEnergy' }).where(theirs);
  expect(await refusal(openDraft(pilot, maker, call.id))).toEqual(['rule']);
  const subIndustries = [...call.subIndustries, 'newEnergy'];
  const widened = await amendCall(pilot.product, officer, call.id, {
    revision: call.revision,
    reason: '逐步拓展',
    subIndustries,
    ceilings: { newEnergy: 5 },
  });
  expect(widened.subIndustries).toContain('newEnergy');
  expect((await caseOf(pilot, await openDraft(pilot, maker, call.id))).state).toBe('application.draft');
});
