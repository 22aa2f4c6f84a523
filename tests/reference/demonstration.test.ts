// Demonstration mode: a whole city to try the product with, and nothing of it anywhere else.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildApp } from '../../server/app.ts';
import { sweep } from '../../server/cases/sweep.ts';
import { databaseClock } from '../../server/clock/product-clock.ts';
import { openDatabase } from '../../server/database/database.ts';
import { announceDemonstration } from '../../server/demonstration/announce-demonstration.ts';
import { castOf } from '../../server/demonstration/cast.ts';
import { DemonstrationClock, findOffset } from '../../server/demonstration/demonstration-clock.ts';
import { demonstrationPassword, isEmpty, seedDemonstration } from '../../server/demonstration/seed-demonstration.ts';
import { Policies } from '../../server/policies/policies.ts';
import type { Product } from '../../server/product.ts';
import { cityFolder } from '../../server/reference/set-up-city.ts';
import { readReference } from '../../server/roster/read-reference.ts';
import { readRoster } from '../../server/roster/read-roster.ts';
import { checkCreditCode } from '../../workflows/organisation/credit-code.ts';
import { rolesOfKind } from '../../workflows/vocabulary/roles.ts';
import { Browser } from '../support/browser.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { createPilot } from '../support/pilot.ts';

describe('the cast', async () => {
  const city = await readReference(cityFolder);
  const cast = castOf(7, city.districts);
  const people = cast.flatMap((one) => one.people);

  test('is the same for the same seed and another for another', () => {
    expect(castOf(7, city.districts)).toEqual(cast);
    expect(castOf(8, city.districts)).not.toEqual(cast);
  });

  test('has everybody that a pilot needs', () => {
    const kinds = [...new Set(cast.map(({ organisation }) => organisation.kind))];
    const sizes = kinds.map((kind) => {
      const all = cast.filter(({ organisation }) => organisation.kind === kind);
      return [kind, all.length, all.flatMap((one) => one.people).length];
    });
    expect(sizes).toEqual([
      ['provider', 24, 24],
      ['agency', 6, 18],
      ['auditFirm', 3, 6],
      ['districtBureau', 6, 6],
      ['bureau', 1, 7],
      ['treasury', 1, 2],
      ['auditOffice', 1, 1],
    ]);
    for (const { organisation, people } of cast)
      for (const { role } of people) expect(rolesOfKind[organisation.kind]).toContain(role);
  });

  test('has sound codes and shares no account, phone or code', () => {
    const codes = cast.map(({ organisation }) => organisation.creditCode ?? '');
    for (const code of codes) expect(checkCreditCode(code)).toEqual({ accepted: true, creditCode: code, warnings: [] });
    const phones = [...people.map(({ phone }) => phone), ...cast.map(({ organisation }) => organisation.phone)];
    for (const list of [
      codes,
      phones,
      people.map(({ email }) => email),
      cast.map(({ organisation }) => organisation.name),
    ])
      expect(new Set(list).size).toBe(list.length);
    for (const { email } of people) expect(email).toMatch(/@example\.com$/);
  });

  test('has one agency that is tied to one provider, and no other tie, to the enterprises neither', async () => {
    const { acceptedRows } = await readRoster(`${cityFolder}/roster-batch1.xlsx`, city);
    const all = [...cast.map(({ organisation }) => organisation), ...acceptedRows];
    const companies = all.filter((one) => !('kind' in one) || ['provider', 'agency', 'auditFirm'].includes(one.kind));
    const shared = (of: (one: (typeof all)[number]) => unknown, among: typeof all) =>
      among.length - new Set(among.map(of)).size;
    const pools = cast.map(({ organisation }) => organisation).filter(({ legalRepresentative }) => legalRepresentative);
    expect(shared(({ legalRepresentative }) => legalRepresentative, pools)).toBe(1);
    expect(shared(({ address }) => address, pools)).toBe(1);
    const own = new Set(
      pools.flatMap(({ legalRepresentative, address, phone }) => [legalRepresentative, address, phone]),
    );
    expect(
      acceptedRows.filter(
        ({ legalRepresentative, address, phone }) => own.has(legalRepresentative) || own.has(address) || own.has(phone),
      ),
    ).toEqual([]);
    expect(companies.length).toBeGreaterThan(100);
  });
});

describe('a demonstration', () => {
  let database: TestDatabase;
  let product: Product;
  let app: App;
  beforeAll(async () => {
    database = await createTestDatabase();
    const pilot = await createPilot();
    const db = openDatabase(database.pool);
    const before: Product = {
      ...pilot.product,
      pool: database.pool,
      db,
      clock: databaseClock,
      policies: new Policies(db),
    };
    await pilot.close();
    expect(await isEmpty(db)).toBe(true);
    await seedDemonstration(before);
    product = {
      ...before,
      clock: new DemonstrationClock((await findOffset(db)) ?? -1),
      settings: { ...before.settings, demonstration: true },
    };
    app = await buildApp(product);
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  const signIn = async (email: string) => {
    const browser = new Browser(app);
    expect((await browser.signIn(email, demonstrationPassword)).statusCode).toBe(200);
    return browser;
  };

  test('says who can be signed in as, to strangers too, and at the start on the terminal', async () => {
    const told = (await new Browser(app).ask('/api/demonstration')).json();
    expect(told).toMatchObject({ demonstration: true, password: demonstrationPassword });
    expect(told.accounts).toHaveLength(64 + 12);
    expect(new Set(told.accounts.map(({ role }: { role: string }) => role)).size).toBe(11);
    const lines = await announceDemonstration(product);
    expect(lines).toHaveLength(1 + 11);
    expect(lines[0]).toContain(demonstrationPassword);
  });

  test('has a call that is open now, to which every enterprise of it can apply', async () => {
    const { rows } = await database.pool.query("select email from people where email like 'qy%' order by email");
    expect(rows).toHaveLength(12);
    const enterprise = await signIn(rows[0].email);
    const { items } = (await enterprise.ask('/api/calls')).json();
    const open = items.filter(({ open }: { open: boolean }) => open);
    expect(open).toHaveLength(1);
    const answer = await enterprise.ask('/api/cases', {
      method: 'POST',
      body: { callId: open[0].id },
      headers: { 'idempotency-key': 'first-draft' },
    });
    expect(answer.statusCode).toBe(201);
  });

  test('lets the administrator, and nobody else, go to the next deadline; what is due then happens', async () => {
    const advance = (browser: Browser, to: unknown) =>
      browser.ask('/api/demonstration/clock', { method: 'POST', body: { to } });
    expect((await advance(new Browser(app), 'nextDeadline')).statusCode).toBe(401);
    expect((await advance(await signIn('officer1@example.com'), 'nextDeadline')).statusCode).toBe(403);
    const administrator = await signIn('administrator@example.com');
    expect((await advance(administrator, 0)).statusCode).toBe(400);
    const { rows } = await database.pool.query('select strikes_at from clocks');
    const answer = await advance(administrator, 'nextDeadline');
    expect(answer.statusCode).toBe(200);
    expect(answer.json().moved).toBe(1);
    expect(Date.parse(answer.json().now)).toBeGreaterThanOrEqual(rows[0].strikes_at.getTime());
    const { rows: cases } = await database.pool.query('select state from cases');
    expect(cases).toEqual([{ state: 'lapsed' }]);
    expect((await administrator.ask('/api/session')).json().now.slice(0, 10)).toBe(answer.json().now.slice(0, 10));
    expect((await advance(administrator, 'nextDeadline')).statusCode).toBe(422);
    const later = await advance(administrator, 3);
    expect(Date.parse(later.json().now) - Date.parse(answer.json().now)).toBeGreaterThanOrEqual(3 * 86_400_000);
    expect(await sweep(product)).toEqual({ struck: 0, escalated: 0, promoted: 0, funded: 0 });
  });

  test('keeps its time over a restart', async () => {
    const again = new DemonstrationClock((await findOffset(product.db)) ?? -1);
    expect(Math.abs(again.set().getTime() - (product.clock.set()?.getTime() ?? 0))).toBeLessThan(60_000);
  });

  test('takes an account out of the list once its password is its own', async () => {
    await database.pool.query(
      "update people set password_changed_at = created_at + interval '1 day' where email = 'auditor@example.com'",
    );
    const { accounts } = (await new Browser(app).ask('/api/demonstration')).json();
    expect(accounts.map(({ email }: { email: string }) => email)).not.toContain('auditor@example.com');
  });

  test('does not exist outside demonstration mode, on the very same database', async () => {
    const production: Product = {
      ...product,
      clock: databaseClock,
      settings: { ...product.settings, demonstration: false, production: true },
    };
    const strict = await buildApp(production);
    expect((await new Browser(strict).ask('/api/demonstration')).json()).toEqual({
      demonstration: false,
      accounts: [],
      password: null,
    });
    const administrator = new Browser(strict);
    const session = await administrator.signIn('administrator@example.com', demonstrationPassword);
    expect(session.json().demonstration).toBe(false);
    expect((await administrator.ask('/api/demonstration/clock', { method: 'POST', body: { to: 1 } })).statusCode).toBe(
      404,
    );
    expect(await announceDemonstration(production)).toEqual([]);
    await strict.close();
  });
});
