// A second registrant asks to be let in: by the administrators, or by the desk where there is none.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { openSession } from '../../server/identity/sessions.ts';
import { Browser } from '../support/browser.ts';
import { newCode, newRegistration, Town } from './registration-scene.ts';

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
const requestsOf = async (browser: Browser, creditCode: string) => {
  const [organisation] = await town.rows<{ id: string }>('select id from organisations where credit_code = $1', [
    creditCode,
  ]);
  const { items } = (await browser.ask('/api/join-requests?limit=200')).json();
  return items.filter((one: { organisation: { id: string } }) => one.organisation.id === organisation?.id);
};
const decide = (browser: Browser, id: string, body: object) =>
  browser.ask(`/api/join-requests/${id}/decision`, { method: 'POST', body });

/** An enterprise of a roster: verified, and nobody has an account there. */
async function imported(): Promise<string> {
  const creditCode = newCode();
  const enterprise = await town.pilot.person('enterprise');
  const id = enterprise.memberships[0]?.organisationId;
  await town.rows('update organisations set credit_code = $1 where id = $2', [creditCode, id]);
  await town.rows('update memberships set until = since where organisation_id = $1', [id]);
  return creditCode;
}

test('the second registrant is let in by the first, and waits with them for verification', async () => {
  const first = newRegistration();
  const administrator = await town.settle(first);
  const second = newRegistration({ creditCode: first.organisation.creditCode, name: '另一个写法' });
  const browser = await town.settle(second);
  expect((await browser.ask('/api/session')).json()).toMatchObject({ memberships: [], waiting: [] });
  const { asked } = (await browser.ask('/api/organisations/own')).json();
  expect(asked).toMatchObject([{ organisation: first.organisation.name, decision: null, waitsFor: 'administrator' }]);
  expect((await town.lettersTo(first.person.email)).at(-1)).toMatchObject({ kind: 'joinRequest.made' });

  const [request] = await requestsOf(administrator, first.organisation.creditCode);
  expect(request).toMatchObject({ person: { email: second.person.email }, becomesAdministrator: false });
  expect((await decide(browser, request.id, { decision: 'accepted' })).statusCode).toBe(404);
  expect((await decide(administrator, request.id, { decision: 'accepted' })).statusCode).toBe(200);
  expect((await decide(administrator, request.id, { decision: 'accepted' })).statusCode).toBe(409);
  expect((await browser.ask('/api/session')).json()).toMatchObject({
    waiting: [{ role: 'enterprise', administers: false }],
  });
  expect((await town.lettersTo(second.person.email)).at(-1)).toMatchObject({ kind: 'joinRequest.accepted' });
});

test('who is declined is told why, and nothing else happens', async () => {
  const first = newRegistration();
  const administrator = await town.settle(first);
  const second = newRegistration({ creditCode: first.organisation.creditCode });
  const browser = await town.settle(second);
  const [request] = await requestsOf(administrator, first.organisation.creditCode);
  expect((await decide(administrator, request.id, { decision: 'declined' })).statusCode).toBe(422);
  expect((await decide(administrator, request.id, { decision: 'declined', reason: '不认识此人' })).statusCode).toBe(
    200,
  );
  expect((await town.lettersTo(second.person.email)).at(-1)?.text).toContain('不认识此人');
  const { items, asked } = (await browser.ask('/api/organisations/own')).json();
  expect({ items, asked }).toMatchObject({ items: [], asked: [{ decision: 'declined', reason: '不认识此人' }] });
});

test('where nobody has an account the desk lets in, and the first one in looks after the members', async () => {
  const creditCode = await imported();
  const browser = await town.settle(newRegistration({ creditCode }));
  const elsewhere = await at(await town.pilot.person('district', { district: '420202' }));
  expect(await requestsOf(elsewhere, creditCode)).toEqual([]);
  const desk = await at(await town.pilot.person('district', { district: '420281' }));
  const [request] = await requestsOf(desk, creditCode);
  expect(request).toMatchObject({ becomesAdministrator: true });
  expect((await decide(elsewhere, request.id, { decision: 'accepted' })).statusCode).toBe(404);
  expect((await decide(desk, request.id, { decision: 'accepted' })).statusCode).toBe(200);
  expect((await browser.ask('/api/session')).json()).toMatchObject({ memberships: [{ role: 'enterprise' }] });

  const second = newRegistration({ creditCode });
  await town.settle(second);
  expect(await requestsOf(desk, creditCode)).toEqual([]);
  expect(await requestsOf(browser, creditCode)).toMatchObject([{ person: { email: second.person.email } }]);
});

test('a stranger who was first with the code of an enterprise cannot lock it out: the desk may let it in', async () => {
  const stranger = newRegistration();
  await town.settle(stranger);
  const rightful = newRegistration({ creditCode: stranger.organisation.creditCode });
  const browser = await town.settle(rightful);
  const desk = await at(await town.pilot.person('district', { district: '420281' }));
  const [request] = await requestsOf(desk, stranger.organisation.creditCode);
  expect((await decide(desk, request.id, { decision: 'accepted' })).statusCode).toBe(200);
  expect((await browser.ask('/api/session')).json().waiting).toHaveLength(1);
});

test('nobody registers their way into an authority', async () => {
  const creditCode = newCode();
  const officer = await town.pilot.person('officer');
  await town.rows('update organisations set credit_code = $1 where id = $2', [
    creditCode,
    officer.memberships[0]?.organisationId,
  ]);
  const answer = await town.register(newRegistration({ creditCode }));
  expect(answer.statusCode).toBe(422);
  expect(answer.json().title).toContain('系统管理员');
});
