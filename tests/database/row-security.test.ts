// The second wall: a query that forgets whose it is still sees only what its caller may see, and a connection that was told
// nothing sees nothing. What the application's own filters do is bypassed here on purpose.
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { rolesOnCase } from '../../server/access/case-access.ts';
import { scopeOf } from '../../server/access/scope-of.ts';
import { listCases } from '../../server/cases/list-cases.ts';
import { cases } from '../../server/database/schema/cases.ts';
import { inScope, widenTx } from '../../server/database/scope.ts';
import type { Facts } from '../../workflows/case/facts.ts';
import { keysOf } from '../../workflows/vocabulary/keys.ts';
import { roles as allRoles, type PersonRole } from '../../workflows/vocabulary/roles.ts';
import { happened, organisationOf } from '../support/case-log.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

/** What everybody may read, and nobody but the product writes: rules, calls, names of places. */
const everybodys = [
  'demonstration_clock',
  'districts',
  'indicator_editions',
  'notice_items',
  'notice_steps',
  'notices',
  'policies',
  'sub_industries',
];

let pilot: Pilot;
let callers: { name: string; caller: Caller }[];
beforeAll(async () => {
  pilot = await createPilot();
  callers = await peopleCity();
});
afterAll(() => pilot.close());

const personRoles = keysOf(allRoles).filter((role): role is PersonRole => role !== 'system');

/** A person of every role at two organisations each, and cases at every kind of place with different parties. */
async function peopleCity(): Promise<{ name: string; caller: Caller }[]> {
  const people: { name: string; caller: Caller }[] = [];
  for (const role of personRoles) {
    people.push({ name: role, caller: await pilot.person(role, { district: '420281' }) });
    people.push({ name: `another ${role}`, caller: await pilot.person(role, { district: '420222' }) });
  }
  const id = (name: string): string =>
    people.flatMap(({ name: own, caller }) => (own === name ? [organisationOf(caller)] : []))[0] ?? '';
  const parties: Partial<Facts> = { providerId: id('provider'), diagnosingProviderId: id('another provider') };
  const money = { ...parties, agencyId: id('agency'), auditFirmId: id('auditFirm') };
  const places: [string, Partial<Facts>][] = [
    ['application.draft', {}],
    ['application.districtReview', {}],
    ['application.districtReview', { district: '420222' }],
    ['matching.providerReply', parties],
    ['acceptance.inspecting', { ...parties, agencyId: id('another agency') }],
    ['subsidy.audit', { ...money, district: '420222' }],
    ['subsidy.payable', { ...money, claimedFen: 9, approvedFen: 4, committedFen: 4 }],
    ['recovery.recovering', { claimedFen: 9, approvedFen: 4, paidFen: 4, orderedFen: 2 }],
    ['completed', { ...money, claimedFen: 9, approvedFen: 4, paidFen: 4 }],
  ];
  for (const [state, facts] of places) {
    const { caseId, enterprise } = await pilot.caseAt(state, facts, 'application.districtReview');
    await happened(pilot, caseId, { type: 'case.noted', to: state });
    people.push({ name: `the enterprise at ${state}`, caller: enterprise });
  }
  const provider = people.find(({ name }) => name === 'provider')?.caller;
  const officer = people.find(({ name }) => name === 'officer')?.caller;
  if (provider === undefined || officer === undefined) throw new Error('nobody is there');
  const turned = { ...officer, belongedTo: new Set([...officer.belongedTo, organisationOf(provider)]) };
  return [...people, { name: 'an officer who came from a provider', caller: turned }];
}

const asCaller = <T>(caller: Caller | null, work: () => Promise<T>): Promise<T> => inScope(scopeOf(caller), work);
const idsIn = async (text: string): Promise<string[]> =>
  (await pilot.product.pool.query<{ id: string }>(text)).rows.map(({ id }) => id).toSorted();

test('every table is behind the wall or is named here as everybody’s', async () => {
  const { rows } = await pilot.database.adminPool.query<{ name: string; walled: boolean; policies: number }>(
    `select c.relname as name, c.relrowsecurity as walled, (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
       from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relispartition is false order by 1`,
  );
  expect(rows.length).toBeGreaterThan(30);
  expect(rows.filter(({ walled }) => !walled).map(({ name }) => name)).toEqual(everybodys);
  expect(rows.filter(({ walled, policies }) => walled && policies === 0)).toEqual([]);
});

test('without its condition, the list of cases is exactly what the access rule lets this caller see', async () => {
  const all = await pilot.product.db.select().from(cases);
  expect(all.length).toBeGreaterThan(8);
  const sights = new Set<string>();
  for (const { name, caller } of callers) {
    const allowed = all
      .filter((record) => rolesOnCase(caller, record).length > 0)
      .map(({ id }) => id)
      .toSorted();
    expect(await asCaller(caller, () => idsIn('select id from cases')), name).toEqual(allowed);
    sights.add(allowed.join());
  }
  // As a control: the callers see different things, from nothing to everything that was handed in.
  expect(sights.size).toBeGreaterThan(10);
});

test('the list of the application stays the same: the wall takes nothing away that a caller may see', async () => {
  for (const { name, caller } of callers) {
    const behind = await asCaller(caller, () => listCases(pilot.product, caller, { limit: 200 }));
    const open = await listCases(pilot.product, caller, { limit: 200 });
    expect(behind, name).toEqual(open);
  }
});

test('what hangs on a case is seen with the case, in every table that names one', async () => {
  const { rows } = await pilot.database.adminPool.query<{ name: string }>(
    `select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'case_id' and table_name not in ('journal', 'receipts', 'letters', 'fund_entries')`,
  );
  expect(rows.length).toBeGreaterThan(14);
  let seenRows = 0;
  for (const { name, caller } of callers) {
    const allowed = new Set(await asCaller(caller, () => idsIn('select id from cases')));
    for (const { name: table } of rows) {
      const found = await asCaller(caller, () => idsIn(`select case_id as id from ${table}`));
      expect(
        found.filter((id) => !allowed.has(id)),
        `${name} in ${table}`,
      ).toEqual([]);
      seenRows += found.length;
    }
  }
  expect(seenRows).toBeGreaterThan(100);
});

describe('people and what they sign in with', () => {
  test('are seen by themselves and their colleagues, and by the administrator', async () => {
    const [one] = callers;
    if (one === undefined) throw new Error('nobody is there');
    const colleague = await pilot.person('enterprise', { organisationId: organisationOf(one.caller) });
    const seen = await asCaller(one.caller, () => idsIn('select id from people'));
    expect(seen).toEqual([one.caller.personId, colleague.personId].toSorted());
    const administrator = callers.find(({ name }) => name === 'administrator')?.caller ?? null;
    expect(await asCaller(administrator, () => idsIn('select id from people'))).toEqual(
      await idsIn('select id from people'),
    );
  });

  test('sessions, letters and receipts are the person’s own', async () => {
    const [one, two] = callers;
    await pilot.product.pool.query(
      `insert into receipts (actor_id, key, body_hash, received_at) select id, 'wall', '', clock_timestamp() from people`,
    );
    for (const person of [one, two]) {
      const seen = await asCaller(person?.caller ?? null, () => idsIn('select actor_id as id from receipts'));
      expect(seen).toEqual([person?.caller.personId]);
    }
  });

  test('the journal is read by auditors and the administrator only, and written by everybody', async () => {
    for (const { name, caller } of callers) {
      const mayRead = caller.memberships.some(({ role }) => role === 'auditor' || role === 'administrator');
      const seen = await asCaller(caller, () => idsIn('select id::text from journal'));
      expect(seen.length > 0, name).toBe(mayRead);
      await asCaller(caller, () =>
        pilot.product.pool.query(
          `insert into journal (at, act, details) values (clock_timestamp(), 'test.wall', '{}')`,
        ),
      );
    }
  });
});

/** Where some rows are everybody's. */
const ofSomebody: Readonly<Record<string, string>> = {
  organisations: " where kind = 'enterprise'",
  calls: ' where published_at is null',
};

describe('a connection', () => {
  test('that was told nothing sees nothing that is somebody’s', async () => {
    const client = new pg.Client({ connectionString: pilot.database.appUrl });
    await client.connect();
    try {
      const { rows } = await client.query<{ name: string }>(
        `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relrowsecurity order by 1`,
      );
      for (const { name } of rows) {
        const { rowCount } = await client.query(`select from ${name}${ofSomebody[name] ?? ''} limit 1`);
        expect(rowCount, name).toBe(0);
      }
      await expect(
        client.query(
          'insert into receipts (actor_id, key, body_hash, received_at) values (gen_random_uuid(), $1, $1, now())',
          ['k'],
        ),
      ).rejects.toThrow(/row-level security/);
    } finally {
      await client.end();
    }
  });

  test('that spoke for one caller speaks for the next one as the next one', async () => {
    const sights = await Promise.all(
      Array.from({ length: 200 }, async (_, i) => {
        const { caller } = callers[i % callers.length] ?? { caller: null };
        const seen = await asCaller(caller, () => idsIn('select id from cases'));
        return { who: i % callers.length, seen: seen.join() };
      }),
    );
    for (const { who, seen } of sights) expect(seen).toBe(sights[who]?.seen);
    expect((await idsIn('select id from cases')).length).toBeGreaterThan(8);
  });

  test('that was widened within a transaction is narrow again after it, however it ended', async () => {
    const [one] = callers;
    const caller = one?.caller ?? null;
    const narrow = () => asCaller(caller, () => idsIn('select id from cases'));
    const before = await narrow();
    await asCaller(caller, () =>
      pilot.product.db.transaction(async (tx) => {
        await widenTx(tx);
        const { rowCount } = await tx.execute('select from cases');
        expect(rowCount).toBeGreaterThan(8);
      }),
    );
    expect(await narrow()).toEqual(before);
    await expect(
      asCaller(caller, () =>
        pilot.product.db.transaction(async (tx) => {
          await widenTx(tx);
          throw new Error('came to nothing');
        }),
      ),
    ).rejects.toThrow('came to nothing');
    expect(await narrow()).toEqual(before);
  });
});
