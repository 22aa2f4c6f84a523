// From the licence to the first role: what is missing, who has it, what the desk decides, and who sees what.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { openSession } from '../../server/identity/sessions.ts';
import { jpeg, pdf } from '../papers/file-samples.ts';
import { boundary, oneFile } from '../papers/papers-app.ts';
import { Browser } from '../support/browser.ts';
import { newRegistration, type Registration, Town } from './registration-scene.ts';

let town: Town;
beforeAll(async () => {
  town = await Town.open();
});
afterAll(() => town.close());

/** Somebody of the pilot at their browser. */
async function at({ personId }: Caller): Promise<Browser> {
  const browser = new Browser(town.app);
  const token = await town.pilot.product.db.transaction((tx) =>
    openSession(tx, { personId, userAgent: 'test', address: '127.0.0.1' }),
  );
  browser.cookies.set('pilotflow_session', token);
  return browser;
}
const own = async (browser: Browser) => (await browser.ask('/api/organisations/own')).json().items[0];
const upload = (browser: Browser, id: string, bytes = pdf, name = '营业执照.pdf') =>
  town.app.inject({
    method: 'POST',
    url: `/api/organisations/${id}/licence`,
    headers: { 'x-csrf': '1', 'content-type': `multipart/form-data; boundary=${boundary}` },
    cookies: Object.fromEntries(browser.cookies),
    payload: oneFile(bytes, name),
  });
const handIn = (browser: Browser, id: string) =>
  browser.ask(`/api/organisations/${id}/verification-request`, { method: 'POST', body: {} });
const decide = (browser: Browser, id: string, body: object) =>
  browser.ask(`/api/organisations/${id}/verification`, { method: 'POST', body });

/** Registered, confirmed, with its licence handed in. */
async function waiting(registration: Registration = newRegistration()): Promise<{ browser: Browser; id: string }> {
  const browser = await town.settle(registration);
  const { id } = await own(browser);
  await upload(browser, id);
  await handIn(browser, id);
  return { browser, id };
}

describe('an enterprise', () => {
  test('sees what is missing, hands in its licence, is verified by its district, and opens a case', async () => {
    const registration = newRegistration();
    const browser = await town.settle(registration);
    const before = await own(browser);
    expect(before).toMatchObject({
      verification: 'unverified',
      missing: [{ code: 'licence' }],
      desk: null,
      licence: null,
    });
    expect(before.may).toMatchObject({ correct: true, handIn: true, request: false });
    expect((await handIn(browser, before.id)).json()).toMatchObject({ code: 'unmet', unmet: [{ code: 'licence' }] });
    const open = {
      method: 'POST',
      body: { callId: town.pilot.callId },
      headers: { 'idempotency-key': 'first-try-1' },
    } as const;
    expect((await browser.ask('/api/cases', open)).statusCode).toBe(403);

    expect((await upload(browser, before.id)).json()).toMatchObject({ licence: { name: '营业执照.pdf' }, missing: [] });
    const office = await town.pilot.person('district', { district: '420281' });
    const handedIn = (await handIn(browser, before.id)).json();
    expect(handedIn).toMatchObject({ verification: 'waiting', desk: { role: 'district' } });
    expect(handedIn.desk.offices).toContain(office.memberships[0]?.organisation);
    expect(handedIn.desk.since).toBe(town.pilot.clock.set().toISOString());

    const desk = await at(office);
    const listed = (await desk.ask('/api/verifications?limit=200')).json().items;
    expect(listed).toContainEqual(expect.objectContaining({ id: before.id, name: registration.organisation.name }));
    const seen = (await desk.ask(`/api/organisations/${before.id}`)).json();
    expect(seen.may).toMatchObject({ decide: true, correct: false, handIn: false });
    expect(seen.phone).toBe(registration.person.phone);
    const onlooker = await at(await town.pilot.person('director'));
    const masked = (await onlooker.ask(`/api/organisations/${before.id}`)).json();
    expect(masked.phone).toMatch(/^0714-\*+01$/);
    const bytes = await desk.ask(`/api/organisation-papers/${seen.licence.id}/content`);
    expect(bytes.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' });
    expect(bytes.headers['content-disposition']).toMatch(/^inline/);
    expect(bytes.rawPayload.equals(pdf)).toBe(true);

    expect((await decide(desk, before.id, { decision: 'accepted' })).json()).toMatchObject({
      verification: 'verified',
    });
    expect((await town.lettersTo(registration.person.email)).map(({ kind }) => kind)).toContain(
      'verification.accepted',
    );
    const session = (await browser.ask('/api/session')).json();
    expect(session).toMatchObject({ memberships: [{ role: 'enterprise' }], waiting: [] });
    const headers = { 'idempotency-key': 'second-try' };
    expect((await browser.ask('/api/cases', { ...open, headers })).statusCode).toBe(201);
    const acts = await town.acts(`organisations/${before.id}`);
    expect(acts).toEqual([
      'organisation.created',
      'membership.added',
      'licence.handedIn',
      'verification.requested',
      'licence.read',
      'verification.accepted',
    ]);
    expect((await own(browser)).timeline.map(({ act }: { act: string }) => act)).not.toContain('licence.read');
  });

  test('a second click hands in and verifies nothing a second time, and a colleague is told that it is done', async () => {
    const { browser, id } = await waiting(newRegistration());
    expect((await handIn(browser, id)).json()).toMatchObject({ verification: 'waiting' });
    const desk = await at(await town.pilot.person('district', { district: '420281' }));
    const other = await at(await town.pilot.person('district', { district: '420281' }));
    const clicks = await Promise.all([1, 2].map(() => decide(desk, id, { decision: 'accepted' })));
    expect(clicks.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect((await decide(other, id, { decision: 'accepted' })).json().code).toBe('not-open');
    expect((await decide(desk, id, { decision: 'refused', reason: '反悔' })).json().code).toBe('not-open');
    const acts = await town.acts(`organisations/${id}`);
    expect(acts.filter((act) => act.startsWith('verification.'))).toEqual([
      'verification.requested',
      'verification.accepted',
    ]);
  });

  test('is refused with the reason, puts it right, and is looked at again', async () => {
    const registration = newRegistration();
    const { browser, id } = await waiting(registration);
    expect((await upload(browser, id)).json().code).toBe('not-open');
    const desk = await at(await town.pilot.person('district', { district: '420281' }));
    expect((await decide(desk, id, { decision: 'refused' })).json().code).toBe('rule');
    expect((await decide(desk, id, { decision: 'refused', reason: '扫描件不清晰' })).statusCode).toBe(200);
    expect((await decide(desk, id, { decision: 'accepted' })).json().code).toBe('not-open');
    expect((await town.lettersTo(registration.person.email)).at(-1)?.text).toContain('扫描件不清晰');

    const refused = await own(browser);
    expect(refused).toMatchObject({ verification: 'refused', verificationNote: '扫描件不清晰' });
    const { kind: _, ...identity } = registration.organisation;
    const corrected = { ...identity, name: '大冶精工更名有限公司', legalRepresentative: '李卫东' };
    expect((await browser.ask(`/api/organisations/${id}`, { method: 'PUT', body: corrected })).json()).toMatchObject({
      name: '大冶精工更名有限公司',
    });
    await upload(browser, id, jpeg, '营业执照-清晰.jpg');
    expect((await handIn(browser, id)).json()).toMatchObject({ verification: 'waiting', verificationNote: null });
    const [papers] = await town.rows<{ present: number; all: number }>(
      'select count(*) filter (where withdrawn_at is null) present, count(*) "all" from organisation_papers where organisation_id = $1',
      [id],
    );
    expect(papers).toEqual({ present: 1, all: 2 });
    expect((await decide(desk, id, { decision: 'accepted' })).statusCode).toBe(200);
    const late = await browser.ask(`/api/organisations/${id}`, { method: 'PUT', body: corrected });
    expect(late.json().code).toBe('not-open');
    const contact = { contact: '周敏', phone: '0714-8730002', email: 'office@example.org', address: '大冶大道 1 号' };
    const changed = await browser.ask(`/api/organisations/${id}/contact`, { method: 'PUT', body: contact });
    expect(changed.json()).toMatchObject(contact);
    const [entry] = await town.rows<{ details: object }>(
      "select details from journal where act = 'organisation.contactChanged' and subject = $1",
      [`organisations/${id}`],
    );
    expect(entry?.details).toEqual({ fields: ['contact', 'phone', 'email', 'address'] });
  });

  test('is not seen by another district, nor by another enterprise, nor is its licence', async () => {
    const { browser, id } = await waiting();
    const { licence } = await own(browser);
    for (const stranger of [
      await town.pilot.person('district', { district: '420202' }),
      await town.pilot.person('enterprise'),
      await town.pilot.person('provider'),
    ]) {
      const elsewhere = await at(stranger);
      expect((await elsewhere.ask(`/api/organisations/${id}`)).statusCode).toBe(404);
      expect((await elsewhere.ask(`/api/organisation-papers/${licence.id}/content`)).statusCode).toBe(404);
      expect((await decide(elsewhere, id, { decision: 'accepted' })).statusCode).toBe(404);
    }
    const auditor = await at(await town.pilot.person('auditor'));
    expect((await auditor.ask(`/api/organisations/${id}`)).statusCode).toBe(200);
    expect((await decide(auditor, id, { decision: 'accepted' })).statusCode).toBe(403);
    const director = await at(await town.pilot.person('director'));
    expect((await director.ask(`/api/organisation-papers/${licence.id}/content`)).statusCode).toBe(404);
  });

  test('is told what a licence may be, and nothing is left of what is refused', async () => {
    const browser = await town.settle(newRegistration());
    const { id } = await own(browser);
    const answer = await upload(browser, id, Buffer.from('<script>alert(1)</script>'), '营业执照.pdf');
    expect(answer.statusCode).toBe(415);
    expect((await own(browser)).licence).toBeNull();
  });
});

test('a provider is verified by the city’s officers, stands outside of the pool, and is no district’s', async () => {
  const { browser, id } = await waiting(newRegistration({ kind: 'provider' }));
  const district = await at(await town.pilot.person('district', { district: '420281' }));
  expect((await district.ask(`/api/organisations/${id}`)).statusCode).toBe(404);
  const officer = await at(await town.pilot.person('officer'));
  expect((await decide(officer, id, { decision: 'accepted' })).json()).toMatchObject({ verification: 'verified' });
  expect((await browser.ask('/api/session')).json()).toMatchObject({ memberships: [{ role: 'provider' }] });
  expect(await own(browser)).toMatchObject({ standing: 'outside' });
});

test('the list of a desk is paged, the longest waiting first', async () => {
  const desk = await at(await town.pilot.person('officer'));
  for (let n = 0; n < 3; n += 1) {
    town.pilot.clock.moveTo(new Date(town.pilot.clock.set().getTime() + 60_000));
    await waiting(newRegistration({ kind: 'agency' }));
  }
  const found: string[] = [];
  for (let after = ''; ; ) {
    const { items, next } = (await desk.ask(`/api/verifications?limit=2${after}`)).json();
    found.push(...items.map(({ since }: { since: string }) => since));
    if (next === null) break;
    after = `&after=${next}`;
  }
  expect(found.length).toBeGreaterThanOrEqual(3);
  expect(found).toEqual(found.toSorted());
});
