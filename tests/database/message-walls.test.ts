/** The second wall around messages: a query that forgets its condition still shows nobody what was not written to them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { scopeOf } from '../../server/access/scope-of.ts';
import { inScope } from '../../server/database/scope.ts';
import { openScene, type Scene } from '../http/scene.ts';
import { messageIn, openTalk, type Talk } from '../messages/scene.ts';
import { organisationOf } from '../support/case-log.ts';

let scene: Scene;
let talk: Talk;
let outsiders: Caller[];
let turned: Caller;
beforeAll(async () => {
  scene = await openScene();
  talk = await openTalk(scene);
  const { write, enterprise, provider, inspector, officer, mark } = talk;
  await write(enterprise, ['bureau'], { text: 'a' });
  await write(enterprise, ['bureau', 'provider'], { text: 'b' });
  await write(provider, ['bureau'], { text: 'c' });
  await write(inspector, ['bureau'], { text: 'd' });
  const all = await write(officer, ['bureau', 'enterprise', 'provider', 'agency', 'auditFirm'], { text: 'e' });
  await write(officer, ['bureau'], { text: 'f' });
  await mark(enterprise, messageIn(all).id);
  const { pilot } = scene;
  outsiders = await Promise.all(
    (['enterprise', 'provider', 'agency', 'auditFirm', 'treasury', 'administrator'] as const).map((role) =>
      pilot.person(role),
    ),
  );
  outsiders.push(await pilot.person('district', { district: '420222' }));
  turned = { ...officer, belongedTo: new Set([...officer.belongedTo, organisationOf(provider)]) };
});
afterAll(() => scene.close());

const query = (caller: Caller | null, text: string, values: unknown[] = []) =>
  inScope(scopeOf(caller), () => scene.pilot.product.pool.query(text, values));
const seenBy = async (caller: Caller | null): Promise<string[]> =>
  (await query(caller, 'select text from messages order by position desc')).rows.map(({ text }) => text);

test('without any condition each caller sees exactly what the application lists for them', async () => {
  const { pilot } = scene;
  const readers = [talk.enterprise, talk.provider, talk.inspector, talk.auditFirm, talk.officer, talk.district];
  for (const role of ['director', 'objectionHandler', 'auditor'] as const) readers.push(await pilot.person(role));
  const sights = new Set<string>();
  for (const reader of readers) {
    expect(await seenBy(reader), reader.memberships[0]?.role).toEqual(await talk.texts(reader));
    sights.add((await seenBy(reader)).join());
  }
  // As a control: they see different things.
  expect([...sights].toSorted()).toEqual(['e', 'e,b,a', 'e,c,b', 'e,d', 'f,e,d,c,b,a']);
});

test('without the second wall the application lists the same: neither leans on the other', async () => {
  for (const by of [talk.enterprise, talk.provider, talk.inspector, talk.auditFirm, talk.officer, talk.district]) {
    const ask = { operation: 'GET /api/cases/{id}/messages', by, params: { id: talk.caseId } };
    const [walled, bare] = [await scene.send(ask), await scene.sendUnwalled(ask)];
    expect(bare.json(), by.memberships[0]?.role).toEqual(walled.json());
    expect(walled.json().items.length).toBeGreaterThan(0);
  }
});

test('strangers, other organisations, other districts, the treasury and the administrator see nothing', async () => {
  for (const outsider of [null, ...outsiders]) expect(await seenBy(outsider)).toEqual([]);
});

test('an officer who came from a party sees nothing of the case', async () => {
  expect(await seenBy(turned)).toEqual([]);
});

test('an officer who is also a member of a party sees what that party sees', async () => {
  const [membership] = talk.provider.memberships;
  if (!membership) throw new Error('the provider has no membership');
  const both = { ...turned, memberships: [...turned.memberships, membership] };
  expect(await seenBy(both), 'and not what the bureau says among itself').toEqual(['e', 'c', 'b']);
});

test('papers of a message are seen with the message', async () => {
  await scene.pilot.database.adminPool.query(
    `with given as (
       insert into documents (id, case_id, paper, name, media_type, size_bytes, sha256, storage_key, uploaded_by, uploaded_for, uploaded_at)
       values (gen_random_uuid(), $1, 'licence', 'a.pdf', 'application/pdf', 1, '0', '2025/wall', $2, $3, now()) returning id)
     insert into message_papers select m.id, given.id from messages m, given where m.text = 'a'`,
    [talk.caseId, talk.enterprise.personId, organisationOf(talk.enterprise)],
  );
  const papers = async (by: Caller) => (await query(by, 'select from message_papers')).rowCount;
  expect([await papers(talk.enterprise), await papers(talk.officer), await papers(talk.provider)]).toEqual([1, 1, 0]);
});

test('how far somebody has read is seen by themselves only', async () => {
  const marks = async (by: Caller) => (await query(by, 'select read_to from message_reads')).rows;
  expect((await marks(talk.enterprise)).length).toBe(1);
  const colleague = await scene.pilot.person('enterprise', { organisationId: organisationOf(talk.enterprise) });
  expect(await marks(colleague)).toEqual([]);
  expect(await marks(outsiders[0] ?? talk.enterprise)).toEqual([]);
});

const write = (by: Caller, author: Caller) =>
  query(
    by,
    `insert into messages (id, case_id, author_id, author_role, author_organisation_id, text, audience, readers, at)
     values (gen_random_uuid(), $1, $2, 'enterprise', $3, 'forged', '{bureau}', '{}', now())`,
    [talk.caseId, author.personId, organisationOf(author)],
  );

test('nobody writes in the name of somebody else, or on a case that is not there for them', async () => {
  await expect(write(talk.provider, talk.enterprise)).rejects.toThrow(/row-level security/);
  const [stranger] = outsiders;
  if (!stranger) throw new Error('nobody is outside');
  await expect(write(stranger, stranger)).rejects.toThrow(/row-level security/);
});

test('what was said stays said: neither the application nor the owner changes or deletes it', async () => {
  for (const statement of ["update messages set text = 'x'", 'delete from messages', 'delete from message_papers']) {
    await expect(query(talk.officer, statement)).rejects.toThrow(/permission denied/);
    await expect(scene.pilot.database.adminPool.query(statement)).rejects.toThrow(/append-only/);
  }
});
