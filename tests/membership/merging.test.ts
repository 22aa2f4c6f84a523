// Two entries of one enterprise become one, and everything can still be followed.
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { cases } from '../../server/database/schema/cases.ts';
import { openSession } from '../../server/identity/sessions.ts';
import { Browser } from '../support/browser.ts';
import { organisationOf } from '../support/case-log.ts';
import { newRegistration, Town } from './registration-scene.ts';

let town: Town;
beforeAll(async () => {
  town = await Town.open();
});
afterAll(() => town.close());

async function at({ personId }: Caller): Promise<Browser> {
  const browser = new Browser(town.app);
  const token = await town.pilot.product.db.transaction((tx) =>
    openSession(tx, { personId, userAgent: 'test', address: '127.0.0.1' }),
  );
  browser.cookies.set('pilotflow_session', token);
  return browser;
}
const merge = (browser: Browser, id: string, into: string) =>
  browser.ask(`/api/organisations/${id}/merge`, { method: 'POST', body: { into, reason: '同一家企业重复登记' } });
const refusalsOf = async (browser: Browser, id: string, into: string): Promise<string[]> =>
  (await browser.ask(`/api/organisations/${id}/merge?into=${into}`))
    .json()
    .refusals.map(({ code }: { code: string }) => code);

test('members move, the duplicate leads to the one that stays, and is in no list any more', async () => {
  const [first, second] = [await town.pilot.person('enterprise'), await town.pilot.person('enterprise')];
  const [id, into] = [organisationOf(first), organisationOf(second)];
  const officer = await at(await town.pilot.person('officer'));
  const plan = (await officer.ask(`/api/organisations/${id}/merge?into=${into}`)).json();
  expect(plan).toMatchObject({ duplicate: { members: 1, openCases: 0 }, into: { members: 1 }, refusals: [] });
  expect((await merge(officer, id, into)).json()).toMatchObject({ duplicate: { members: 0 }, into: { members: 2 } });

  const session = (await (await at(first)).ask('/api/session')).json();
  expect(session.memberships).toMatchObject([{ organisation: { id: into } }]);
  const [old] = await town.rows<object>('select until, end_reason from memberships where organisation_id = $1', [id]);
  expect(old).toMatchObject({ until: expect.any(Date), end_reason: 'merged' });
  const listed = (await officer.ask('/api/organisations?kind=enterprise&limit=200')).json().items;
  const ids = listed.map((one: { id: string }) => one.id);
  expect(ids).toContain(into);
  expect(ids).not.toContain(id);
  expect((await officer.ask(`/api/organisations/${id}`)).json()).toMatchObject({ mergedInto: { id: into } });
  expect(await town.acts(`organisations/${id}`)).toEqual(['organisation.merged']);
  expect((await town.acts(`organisations/${into}`)).at(-1)).toBe('organisation.tookIn');
  expect((await merge(officer, id, into)).json()).toMatchObject({ code: 'unmet', unmet: [{ code: 'merge-merged' }] });
});

test('who registers with the code of a merged duplicate asks the one that stayed', async () => {
  const [duplicate, staying] = [newRegistration(), newRegistration()];
  const [, administrator] = [await town.settle(duplicate), await town.settle(staying)];
  const idOf = async (code: string) =>
    (await town.rows<{ id: string }>('select id from organisations where credit_code = $1', [code]))[0]?.id ?? '';
  const [id, into] = [await idOf(duplicate.organisation.creditCode), await idOf(staying.organisation.creditCode)];
  expect((await merge(await at(await town.pilot.person('administrator')), id, into)).statusCode).toBe(200);
  await town.settle(newRegistration({ creditCode: duplicate.organisation.creditCode }));
  const { items } = (await administrator.ask('/api/join-requests')).json();
  expect(items).toMatchObject([{ organisation: { id: into } }]);
});

test('a duplicate with a running case stays, and so do two with cases in one call', async () => {
  const running = await town.pilot.caseAt('application.cityReview');
  const ended = await town.pilot.caseAt('withdrawn');
  const other = await town.pilot.person('enterprise');
  const officer = await at(await town.pilot.person('officer'));
  const [a, b, c] = [organisationOf(running.enterprise), organisationOf(ended.enterprise), organisationOf(other)];
  expect(await refusalsOf(officer, a, c)).toEqual(['merge-open-cases']);
  expect(await refusalsOf(officer, b, a)).toEqual(['merge-same-call']);
  expect((await merge(officer, a, c)).statusCode).toBe(422);
  expect((await merge(officer, b, c)).statusCode).toBe(200);
  // The ended case stays with the entry that it was the case of, and still replays.
  const [kept] = await town.pilot.product.db.select().from(cases).where(eq(cases.id, ended.caseId));
  expect(kept?.enterpriseId).toBe(b);
});

test('only like is merged with like, by officers and administrators who belong to neither', async () => {
  const enterprise = await town.pilot.person('enterprise');
  const [provider, officer] = [await town.pilot.person('provider'), await town.pilot.person('officer')];
  const desk = await at(officer);
  expect(await refusalsOf(desk, organisationOf(enterprise), organisationOf(provider))).toEqual(['merge-kind']);
  expect(await refusalsOf(desk, organisationOf(enterprise), organisationOf(enterprise))).toEqual(['merge-same']);
  expect(await refusalsOf(desk, organisationOf(officer), organisationOf(await town.pilot.person('officer')))).toEqual([
    'merge-kind',
  ]);
  const unverified = newRegistration();
  await town.settle(unverified);
  const [row] = await town.rows<{ id: string }>('select id from organisations where credit_code = $1', [
    unverified.organisation.creditCode,
  ]);
  expect(await refusalsOf(desk, organisationOf(enterprise), row?.id ?? '')).toEqual(['merge-unverified']);
  const director = await at(await town.pilot.person('director'));
  expect((await merge(director, organisationOf(enterprise), organisationOf(enterprise))).statusCode).toBe(403);
});
