// The city's lists, programmes, calls and organisations as each role may see them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { type App, buildApp } from '../../server/app.ts';
import { openSession } from '../../server/identity/sessions.ts';
import { verifyLedger } from '../../server/money/verify-ledger.ts';
import { setUpCity } from '../../server/reference/set-up-city.ts';
import { Browser } from '../support/browser.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

let pilot: Pilot;
let app: App;
beforeAll(async () => {
  pilot = await createPilot();
  app = await buildApp(pilot.product);
});
afterAll(async () => {
  await app.close();
  await pilot.close();
});

async function browserOf({ personId }: Caller): Promise<Browser> {
  const browser = new Browser(app);
  const token = await pilot.product.db.transaction((tx) =>
    openSession(tx, { personId, userAgent: 'test', address: '127.0.0.1' }),
  );
  browser.cookies.set('pilotflow_session', token);
  return browser;
}

test('setting the city up again adds nothing', async () => {
  const again = await pilot.product.db.transaction((tx) => setUpCity(tx, { at: new Date(), actorId: null }));
  expect(again).toEqual({ districts: 0, subIndustries: 0, policies: 0, editions: 0, calls: 0, funds: 0 });
});

test('the city begins with thirty million yuan in two funds, and its books balance', async () => {
  const { rows } = await pilot.product.pool.query(
    'select source, appropriated_fen as fen from funds order by position',
  );
  expect(rows).toEqual([
    { source: 'province', fen: 2_000_000_000 },
    { source: 'city', fen: 1_000_000_000 },
  ]);
  expect(await verifyLedger(pilot.product)).toEqual([]);
});

test('strangers see districts, industries and what may be uploaded', async () => {
  const answer = (await new Browser(app).ask('/api/reference')).json();
  expect(answer.districts).toHaveLength(6);
  expect(answer.subIndustries).toHaveLength(4);
  expect(answer.uploads.maxBytes).toBe(52_428_800);
  expect(answer.uploads.accepts).toContain('.jpg');
});

test('everything else wants a session', async () => {
  for (const path of ['policies/huangshi-pilot-2024', 'editions/2024', 'calls', 'organisations?kind=provider']) {
    expect([path, (await new Browser(app).ask(`/api/${path}`)).statusCode]).toEqual([path, 401]);
  }
});

test('a programme tells its rate, cap and level; an edition is the questionnaire', async () => {
  const browser = await browserOf(await pilot.person('enterprise'));
  expect((await browser.ask('/api/policies/huangshi-pilot-2024')).json()).toMatchObject({
    rate: '40%',
    cap: '200000.00',
    minimumLevel: 2,
  });
  expect((await browser.ask('/api/policies/no-such-programme')).statusCode).toBe(404);
  const edition = (await browser.ask('/api/editions/2024')).json();
  expect(edition).toMatchObject({ id: '2024', edition: { edition: '2024' } });
  expect(edition.edition.scenarios).toHaveLength(16);
});

describe('calls', () => {
  test("are open between their instants, by the product's clock", async () => {
    const browser = await browserOf(await pilot.person('enterprise'));
    const openAt = async (instant: string) => {
      pilot.clock.moveTo(new Date(instant));
      const { items } = (await browser.ask('/api/calls')).json();
      return items.filter(({ open }: { open: boolean }) => open).map(({ code }: { code: string }) => code);
    };
    expect(await openAt('2024-01-08T00:59:59.999Z')).toEqual([]);
    expect(await openAt('2024-01-08T01:00:00Z')).toEqual(['HS2024-1']);
    expect(await openAt('2024-03-29T08:59:59.999Z')).toEqual(['HS2024-1']);
    expect(await openAt('2024-03-29T09:00:00Z')).toEqual([]);
    expect(await openAt('2025-01-06T01:00:00Z')).toEqual(['HS2025-2']);
    pilot.clock.moveTo(new Date('2025-01-10T02:00:00Z'));
  });

  test("show an enterprise its own case and nobody else's", async () => {
    const { caseId, enterprise } = await pilot.caseAt('application.draft');
    const caseOf = async (caller: Caller) => {
      const { items } = (await (await browserOf(caller)).ask('/api/calls')).json();
      return items.map(({ caseId }: { caseId: string | null }) => caseId).filter(Boolean);
    };
    expect(await caseOf(enterprise)).toEqual([caseId]);
    expect(await caseOf(await pilot.person('enterprise'))).toEqual([]);
    expect(await caseOf(await pilot.person('officer'))).toEqual([]);
  });
});

describe('organisations', () => {
  const list = async (caller: Caller, query: string) => (await browserOf(caller)).ask(`/api/organisations?${query}`);

  test('pools are for those who choose and look after them, enterprises for the bureaus', async () => {
    const may = async (role: Parameters<Pilot['person']>[0], kind: string) =>
      (await list(await pilot.person(role), `kind=${kind}`)).statusCode;
    expect(await may('enterprise', 'provider')).toBe(200);
    expect(await may('officer', 'agency')).toBe(200);
    expect(await may('officer', 'enterprise')).toBe(200);
    expect(await may('enterprise', 'enterprise')).toBe(403);
    expect(await may('provider', 'provider')).toBe(403);
    expect(await may('agency', 'enterprise')).toBe(403);
  });

  test('a district sees its own enterprises only', async () => {
    await pilot.person('enterprise', { district: '420222' });
    await pilot.person('enterprise', { district: '420281' });
    const { items } = (await list(await pilot.person('district', { district: '420222' }), 'kind=enterprise')).json();
    expect(items.length).toBeGreaterThan(0);
    expect(new Set(items.map(({ district }: { district: string }) => district))).toEqual(new Set(['420222']));
  });

  test('pages follow one another without gap or repetition', async () => {
    for (let nth = 0; nth < 5; nth += 1) await pilot.person('auditFirm');
    const officer = await browserOf(await pilot.person('officer'));
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: { items: { id: string }[]; next: string | null } = (
        await officer.ask(`/api/organisations?kind=auditFirm&limit=2${next ? `&after=${next}` : ''}`)
      ).json();
      seen.push(...page.items.map(({ id }) => id));
      next = page.next;
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
    expect((await officer.ask('/api/organisations?kind=auditFirm&after=bm9uc2Vuc2U')).statusCode).toBe(400);
  });

  test('a search is a part of the name, and a sign is just a sign', async () => {
    const officer = await pilot.person('officer');
    const [name] = (await list(officer, 'kind=auditFirm')).json().items.map(({ name }: { name: string }) => name);
    expect((await list(officer, `kind=auditFirm&q=${encodeURIComponent(name)}`)).json().items[0]).toMatchObject({
      name,
    });
    expect((await list(officer, 'kind=auditFirm&q=%25')).json().items).toEqual([]);
  });

  test('running cases are counted for each party, ended ones are not', async () => {
    const provider = await pilot.person('provider');
    const providerId = provider.memberships[0]?.organisationId ?? '';
    await pilot.caseAt('diagnosis.onSite', { providerId });
    await pilot.caseAt('completed', { providerId });
    const { items } = (await list(await pilot.person('officer'), 'kind=provider')).json();
    expect(items.find(({ id }: { id: string }) => id === providerId)).toMatchObject({ runningCases: 1 });
  });

  test('the director suspends with a reason; nobody else does, and not their own', async () => {
    const provider = await pilot.person('provider');
    const organisationId = provider.memberships[0]?.organisationId ?? '';
    const change = async (caller: Caller, id = organisationId) =>
      (await browserOf(caller)).ask(`/api/organisations/${id}/standing`, {
        method: 'POST',
        body: { standing: 'suspended', reason: '逾期未整改' },
      });
    expect((await change(await pilot.person('officer'))).statusCode).toBe(403);
    const director = await pilot.person('director');
    const done = await change(director);
    expect(done.statusCode).toBe(200);
    expect(done.json()).toMatchObject({ id: organisationId, standing: 'suspended' });
    const { rows } = await pilot.product.pool.query(
      "select details from journal where act = 'organisation.standingChanged' and actor_id = $1",
      [director.personId],
    );
    expect(rows).toEqual([
      { details: { before: { standing: 'admitted' }, after: { standing: 'suspended' }, reason: '逾期未整改' } },
    ]);
    expect((await change(director, '00000000-0000-7000-8000-000000000000')).statusCode).toBe(404);
    const { enterprise } = await pilot.caseAt('application.draft');
    expect((await change(director, enterprise.memberships[0]?.organisationId)).statusCode).toBe(404);
    await pilot.product.pool.query(
      "insert into memberships (id, person_id, organisation_id, role, since, until) values (gen_random_uuid(), $1, $2, 'provider', '2020-01-01', '2021-01-01')",
      [director.personId, organisationId],
    );
    expect((await change(director)).statusCode).toBe(422);
  });
});
