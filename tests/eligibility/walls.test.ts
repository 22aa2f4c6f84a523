/** The second wall around lists, look-ups and waivers, and that nothing of them is changed. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { scopeOf } from '../../server/access/scope-of.ts';
import { inScope } from '../../server/database/scope.ts';
import { bringClearLists, bringList } from '../support/eligible.ts';
import { application, checkIn, openTalk, type Talk } from './scene.ts';

let talk: Talk;
beforeAll(async () => {
  talk = await openTalk();
});
afterAll(() => talk.pilot.close());

const count = async (caller: Caller | null, table: string): Promise<number> =>
  (await inScope(scopeOf(caller), () => talk.pilot.product.pool.query(`select 1 from ${table}`))).rowCount ?? 0;

test('each sees what is theirs: lists the bureaus, their rows nobody, records the enterprise and the bureaus', async () => {
  await bringClearLists(talk.pilot);
  const provider = await talk.pilot.person('provider');
  const { caseId, enterprise, creditCode } = await application(talk.pilot);
  await bringList(talk.pilot, 'noAccident', { rows: [{ row: 2, creditCode, name: '', note: '' }] });
  await talk.lookUp(talk.officer, caseId);
  const asked = checkIn(await talk.ask(talk.officer, caseId), 'noAccident');
  await talk.decide(talk.director, caseId, asked.waiver?.id ?? '');
  const far = await talk.pilot.person('district', { district: '420222' });
  const sights = async (caller: Caller | null) => ({
    lists: await count(caller, 'eligibility_lists'),
    rows: await count(caller, 'eligibility_list_rows'),
    snapshots: await count(caller, 'eligibility_snapshots'),
    waivers: await count(caller, 'eligibility_waivers'),
    decisions: await count(caller, 'eligibility_waiver_decisions'),
  });
  const whole = { lists: 6, rows: 0, snapshots: 1, waivers: 1, decisions: 1 };
  const nothing = { lists: 0, rows: 0, snapshots: 0, waivers: 0, decisions: 0 };
  for (const official of [talk.officer, talk.director, talk.district]) expect(await sights(official)).toEqual(whole);
  expect(await sights(enterprise)).toEqual({ ...whole, lists: 0 });
  expect(await sights(far)).toEqual({ ...nothing, lists: 6 });
  for (const other of [null, provider, await talk.pilot.person('enterprise')])
    expect(await sights(other)).toEqual(nothing);
});

test('a party of the case that is not its enterprise sees none of the records', async () => {
  const provider = await talk.pilot.person('provider');
  const { caseId, enterprise } = await application(talk.pilot);
  await talk.lookUp(talk.officer, caseId);
  await talk.pilot.database.adminPool.query(
    `update cases set facts = jsonb_set(facts, '{providerId}', to_jsonb($2::text)) where id = $1`,
    [caseId, provider.memberships[0]?.organisationId],
  );
  expect(await count(provider, 'cases')).toBe(1);
  expect(await count(provider, 'eligibility_snapshots')).toBe(0);
  expect(await count(enterprise, 'eligibility_snapshots')).toBe(1);
});

test.each([
  'eligibility_lists',
  'eligibility_list_rows',
  'eligibility_snapshots',
  'eligibility_waivers',
  'eligibility_waiver_decisions',
])('what stands in %s stays: neither the application nor the owner deletes it', async (table) => {
  await expect(talk.pilot.product.pool.query(`delete from ${table}`)).rejects.toThrow(/permission denied/);
  await expect(talk.pilot.database.adminPool.query(`delete from ${table}`)).rejects.toThrow(/append-only/);
});

test('nobody records in the name of somebody else', async () => {
  const { caseId } = await application(talk.pilot);
  const forged = inScope(scopeOf(talk.director), () =>
    talk.pilot.product.pool.query(
      `insert into eligibility_snapshots (id, case_id, "check", says, source, as_of, note, recorded_by, recorded_at)
       values (gen_random_uuid(), $1, 'notFunded', 'clear', 'x', '2025-01-01', '', $2, now())`,
      [caseId, talk.officer.personId],
    ),
  );
  await expect(forged).rejects.toThrow(/row-level security/);
});
