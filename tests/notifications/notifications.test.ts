/** What somebody was told stands on their screen, theirs alone, until they read it; and how they want to be told is theirs to say. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { letters } from '../../server/database/schema/letters.ts';
import { sessions } from '../../server/database/schema/sign-in.ts';
import { writeLetter } from '../../server/letters/write-letter.ts';
import type { NotificationList } from '../../server/notifications/notifications-contract.ts';
import { openScene, type Scene } from '../http/scene.ts';

const opened: Scene[] = [];
let scene: Scene;
let officer: Caller;
beforeEach(async () => {
  scene = await openScene();
  opened.push(scene);
  officer = await scene.pilot.person('officer');
});
afterAll(() => Promise.all(opened.map((one) => one.close())));

const tell = (kind: string, { personId }: Caller, path?: string) =>
  scene.pilot.product.db.transaction((tx) =>
    writeLetter(scene.pilot.product, tx, { to: { personId }, kind, ...(path === undefined ? {} : { path }) }),
  );
const list = async (by: Caller, query: [string, string][] = []): Promise<NotificationList> =>
  (await scene.send({ operation: 'GET /api/notifications', by, query })).json();
const mark = (by: Caller, id: string | undefined, alsoOlder: boolean) =>
  scene.send({
    operation: 'PUT /api/notifications/{id}/read',
    by,
    params: { id: id ?? '' },
    payload: JSON.stringify({ alsoOlder }),
  });
const choose = (by: Caller, topic: string, delivery: string) =>
  scene.send({
    operation: 'PUT /api/notification-choices',
    by,
    payload: JSON.stringify({ choices: [{ topic, delivery }] }),
  });

test('pages of what was told, newest first, and read marks that only move on', async () => {
  const pass = () => scene.pilot.clock.moveTo(new Date(scene.pilot.clock.set().getTime() + 60_000));
  for (let n = 0; n < 5; n++) {
    await tell('password.changed', officer);
    pass();
  }
  const first = await list(officer, [['limit', '3']]);
  expect([first.items.length, first.unread]).toEqual([3, 5]);
  const second = await list(officer, [
    ['limit', '3'],
    ['after', first.next ?? ''],
  ]);
  expect(second.items).toHaveLength(2);
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(5);
  expect((await mark(officer, first.items[1]?.id, false)).json()).toEqual({ unread: 4 });
  expect((await mark(officer, first.items[2]?.id, true)).json()).toEqual({ unread: 1 });
  expect((await mark(officer, first.items[0]?.id, true)).json()).toEqual({ unread: 0 });
});

test('nobody sees or marks what others were told', async () => {
  await tell('password.changed', officer);
  const stranger = await scene.pilot.person('director');
  expect(await list(stranger)).toEqual({ items: [], next: null, unread: 0 });
  const [own] = (await list(officer)).items;
  expect((await mark(stranger, own?.id, true)).statusCode).toBe(404);
  expect((await list(officer)).unread).toBe(1);
});

test('the token of a link never stands on the screen', async () => {
  await tell('password.reset', officer, '/reset-password#very-secret');
  const answer = await scene.send({ operation: 'GET /api/notifications', by: officer });
  expect(answer.json().items).toHaveLength(1);
  expect(answer.payload).not.toContain('very-secret');
});

test('messages can go to the digest or the screen alone; a decision and the security of the account cannot be turned off', async () => {
  expect((await choose(officer, 'messages', 'inApp')).statusCode).toBe(200);
  const refused = await choose(officer, 'decisions', 'inApp');
  expect([refused.statusCode, refused.json().detail]).toEqual([422, '“决定与结果”只能选择：立即发邮件']);
  await tell('message.waiting', officer);
  await choose(officer, 'messages', 'digest');
  await tell('message.waiting', officer);
  await tell('case.listed', officer);
  await tell('password.changed', officer);
  const rows = await scene.pilot.product.db.select().from(letters).where(eq(letters.personId, officer.personId));
  expect(rows.map(({ kind, status }) => `${kind} ${status}`).toSorted()).toEqual([
    'case.listed waiting',
    'message.waiting gathering',
    'message.waiting shown',
    'password.changed waiting',
  ]);
  expect((await list(officer)).unread, 'all of it stands on the screen').toBe(4);
});

test('the administrator sees what failed and to whom, masked, and sends it again; nobody else does', async () => {
  const administrator = await scene.pilot.person('administrator');
  await tell('password.changed', officer);
  const { db } = scene.pilot.product;
  await db
    .update(letters)
    .set({ status: 'dead', tries: 291, lastError: `550 no mailbox <${officer.email}>` })
    .where(eq(letters.personId, officer.personId));
  const ask = { operation: 'GET /api/failed-letters', by: administrator };
  const answer = await scene.send(ask);
  expect(answer.json().items).toMatchObject([{ status: 'dead', to: 'p***@example.com', tries: 291 }]);
  expect(answer.payload).not.toContain(officer.email);
  expect((await scene.send({ ...ask, by: officer })).statusCode).toBe(403);
  const [dead] = await db.select().from(letters).where(eq(letters.personId, officer.personId));
  const again = () =>
    scene.send({
      operation: 'POST /api/failed-letters/{letterId}/again',
      by: administrator,
      params: { letterId: dead?.id ?? '' },
    });
  expect((await again()).statusCode).toBe(204);
  const [letter] = await db.select().from(letters).where(eq(letters.personId, officer.personId));
  expect(letter).toMatchObject({ status: 'waiting', tries: 0, messageId: dead?.messageId });
});

test('what a page reads by itself, because something moved, keeps nobody signed in', async () => {
  const enterprise = await scene.pilot.person('enterprise');
  const ask = { operation: 'GET /api/cases', by: enterprise };
  const lasts = async (): Promise<Date | undefined> => {
    const { db } = scene.pilot.product;
    const [row] = await db.select().from(sessions).where(eq(sessions.personId, enterprise.personId));
    return row?.expiresAt;
  };
  await scene.send({ ...ask, headers: { 'x-unattended': '1' } });
  const before = await lasts();
  await scene.send({ ...ask, headers: { 'x-unattended': '1' } });
  expect(await lasts()).toEqual(before);
  await scene.send(ask);
  expect((await lasts())?.getTime()).toBeGreaterThan(before?.getTime() ?? Number.NaN);
});
