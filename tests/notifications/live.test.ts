/** The live stream: over a real connection, told within a look what concerns its person alone, and ended with the session. */
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { type App, buildApp } from '../../server/app.ts';
import { sessions } from '../../server/database/schema/sign-in.ts';
import { hashToken, openSession } from '../../server/identity/sessions.ts';
import { writeLetter } from '../../server/letters/write-letter.ts';
import { openLive } from '../../server/notifications/live.ts';
import { happened } from '../support/case-log.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

const opened: Pilot[] = [];
let pilot: Pilot;
let app: App;
let port: number;
const streams: Stream[] = [];
beforeEach(async () => {
  pilot = await createPilot();
  opened.push(pilot);
  app = await buildApp(pilot.product);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address: AddressInfo | string | null = app.server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterEach(async () => {
  for (const stream of streams.splice(0)) stream.stop();
  await app.close();
});
afterAll(() => Promise.all(opened.map((one) => one.close())));

type Stream = {
  answer: IncomingMessage;
  text: () => string;
  hears: (what: string | RegExp) => Promise<void>;
  stop: () => void;
  over: Promise<void>;
};

const tokenOf = ({ personId }: Caller): Promise<string> =>
  pilot.product.db.transaction((tx) => openSession(tx, { personId, userAgent: 'test', address: '127.0.0.1' }));

async function listen(
  token: string,
  { query = '', lastEventId }: { query?: string; lastEventId?: string } = {},
): Promise<Stream> {
  const headers = { cookie: `pilotflow_session=${token}`, ...(lastEventId ? { 'last-event-id': lastEventId } : {}) };
  const request = get({ host: '127.0.0.1', port, path: `/api/notifications/stream${query}`, headers });
  const answer = await new Promise<IncomingMessage>((resolve, reject) =>
    request.on('response', resolve).on('error', reject),
  );
  let text = '';
  let tell = () => {};
  answer.setEncoding('utf8').on('data', (part: string) => {
    text += part;
    tell();
  });
  answer.on('error', () => {});
  const stream: Stream = {
    answer,
    text: () => text,
    stop: () => request.destroy(),
    over: new Promise((resolve) => answer.once('close', () => resolve())),
    async hears(what) {
      while (text.search(what) < 0)
        await new Promise<void>((resolve) => {
          tell = resolve;
        });
    },
  };
  streams.push(stream);
  return stream;
}
const tell = ({ personId }: Caller) =>
  pilot.product.db.transaction((tx) => writeLetter(pilot.product, tx, { to: { personId }, kind: 'password.changed' }));

test('a notification is heard within a look, by its person alone; so is a move, by who sees the case', async () => {
  const officer = await pilot.person('officer');
  const { caseId, enterprise } = await pilot.caseAt('application.districtReview');
  const other = await pilot.caseAt('application.districtReview');
  const [theirs, officers, foreign] = [
    await listen(await tokenOf(enterprise)),
    await listen(await tokenOf(officer)),
    await listen(await tokenOf(other.enterprise)),
  ];
  expect(theirs.answer.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  await theirs.hears('{"unread":0}');
  await tell(enterprise);
  await happened(pilot, caseId, { type: 'application.endorse', to: 'application.cityReview' });
  await theirs.hears('{"unread":1}');
  await theirs.hears(/"id":"[-0-9a-f]+","seq":2/);
  await officers.hears(`"id":"${caseId}","seq":2`);
  await tell(other.enterprise);
  await foreign.hears('{"unread":1}');
  expect(foreign.text()).not.toContain(caseId);
  expect(officers.text()).not.toContain('{"unread":1}');
}, 20_000);

test('it ends when its session ends, when it was open long enough, and when the server stops', async () => {
  const officer = await pilot.person('officer');
  const token = await tokenOf(officer);
  const asked = await listen(token, { query: '?seconds=0' });
  await asked.over;
  expect(asked.text()).toContain('event: unread\ndata: {"unread":0}');
  const ended = await listen(token);
  await ended.hears('unread');
  await pilot.product.db.delete(sessions).where(eq(sessions.personId, officer.personId));
  await ended.over;
  expect(ended.text()).toContain('event: ended');
  expect((await listen(token)).answer.statusCode).toBe(401);
  const open = await listen(await tokenOf(officer));
  await open.hears('unread');
  await app.close();
  await open.over;
}, 20_000);

test('the seventh stream of a person ends the first, which is told to ask now and then instead', async () => {
  const token = await tokenOf(await pilot.person('officer'));
  const first = await listen(token);
  for (let n = 0; n < 6; n++) await (await listen(token)).hears('unread');
  await first.over;
  expect(first.text()).toContain('event: full');
}, 20_000);

test('who comes back is told what moved meanwhile, and after long to read anew', async () => {
  const { caseId, enterprise } = await pilot.caseAt('application.districtReview');
  const token = await tokenOf(enterprise);
  const at = pilot.clock.set();
  pilot.clock.moveTo(new Date(at.getTime() + 60_000));
  await happened(pilot, caseId, { type: 'application.endorse', to: 'application.cityReview' });
  const soon = await listen(token, { lastEventId: at.toISOString() });
  await soon.hears(`"id":"${caseId}","seq":2`);
  const late = await listen(token, { lastEventId: new Date(at.getTime() - 3_600_000).toISOString() });
  await late.hears('event: resync');
  const nonsense = await listen(token, { lastEventId: 'nonsense' });
  await nonsense.hears('event: resync');
}, 20_000);

test('a hundred listeners hold no connection to the database, and a slow one is cut', async () => {
  const live = openLive(pilot.product, { error: () => {} });
  const token = await tokenOf(await pilot.person('officer'));
  const sessionHash = hashToken(token);
  const lines: string[] = [];
  for (let n = 0; n < 100; n++) {
    const person = await pilot.person('provider');
    const caller = { ...person, sessionHash };
    await live.join({ caller, token, line: { write: (text) => lines.push(text) > 0, end: () => {} } }, null);
  }
  expect(live.count()).toBe(100);
  expect(pilot.database.pool.totalCount - pilot.database.pool.idleCount).toBe(0);
  const slow = { ...(await pilot.person('provider')), sessionHash };
  await live.join({ caller: slow, token, line: { write: () => false, end: () => {} } }, null);
  expect(live.count(), 'what is not taken is not kept').toBe(100);
  live.close();
  expect(live.count()).toBe(0);
}, 20_000);
