/** Messages on a case are read by whom they name, by nobody else, and written once. */
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { journal } from '../../server/database/schema/cases.ts';
import { openScene, type Scene } from '../http/scene.ts';
import { pdf } from '../papers/file-samples.ts';
import { oneFile } from '../papers/papers-app.ts';
import { happened, organisationOf } from '../support/case-log.ts';
import { messageIn, openTalk, type Talk } from './scene.ts';

let scene: Scene;
let talk: Talk;
beforeAll(async () => {
  scene = await openScene();
  talk = await openTalk(scene);
  const { write, enterprise, provider, inspector, auditFirm, officer } = talk;
  const all: [Parameters<Talk['write']>[0], string[], string][] = [
    [enterprise, ['bureau'], '企业致主管部门'],
    [enterprise, ['bureau', 'provider'], '企业致服务商'],
    [provider, ['bureau'], '服务商致主管部门'],
    [officer, ['bureau'], '内部意见'],
    [officer, ['bureau', 'enterprise', 'provider', 'agency'], '验收时间通知'],
    [inspector, ['bureau'], '机构致主管部门'],
    [auditFirm, ['bureau'], '审计致主管部门'],
  ];
  for (const [by, audience, text] of all) {
    const answer = await write(by, audience, { text });
    if (answer.statusCode !== 201) throw new Error(answer.payload);
  }
});
afterAll(() => scene.close());

describe('each reads, newest first,', () => {
  test('the enterprise what it wrote and what was written to it', async () => {
    expect(await talk.texts(talk.enterprise)).toEqual(['验收时间通知', '企业致服务商', '企业致主管部门']);
  });
  test('the provider not what the enterprise told the bureau alone', async () => {
    expect(await talk.texts(talk.provider)).toEqual(['验收时间通知', '服务商致主管部门', '企业致服务商']);
  });
  test('the agency what the bureau wrote to it, and its own', async () => {
    expect(await talk.texts(talk.inspector)).toEqual(['机构致主管部门', '验收时间通知']);
  });
  test('the audit firm its own', async () => {
    expect(await talk.texts(talk.auditFirm)).toEqual(['审计致主管部门']);
  });
  test('a colleague of the author the same as the author', async () => {
    const colleague = await scene.pilot.person('enterprise', { organisationId: organisationOf(talk.enterprise) });
    expect(await talk.texts(colleague)).toEqual(await talk.texts(talk.enterprise));
  });
  test.each(['officer', 'director', 'objectionHandler', 'auditor'] as const)(
    'a person who is %s all of it',
    async (role) => {
      expect(await talk.texts(await scene.pilot.person(role))).toHaveLength(7);
    },
  );
  test('the bureau of the district all of it, and of another district nothing', async () => {
    expect(await talk.texts(talk.district)).toHaveLength(7);
    const elsewhere = await scene.pilot.person('district', { district: '420222' });
    await expect(talk.read(elsewhere)).rejects.toThrow('not-found');
  });
  test('an official who came from a party nothing: the case is not there for them', async () => {
    const former = await scene.pilot.person('officer');
    await scene.pilot.database.adminPool.query(
      `insert into memberships (id, person_id, organisation_id, role, since, until, administers)
       values (gen_random_uuid(), $1, $2, 'provider', '2024-01-01', '2024-06-01', false)`,
      [former.personId, organisationOf(talk.provider)],
    );
    await expect(talk.read(former)).rejects.toThrow('not-found');
  });
});

test('who takes a party’s place later does not read what was written to the one before, who does not read on', async () => {
  const other = await openTalk(scene);
  const { write, texts, enterprise, provider, caseId } = other;
  await write(enterprise, ['bureau', 'provider'], { text: '给前任服务商' });
  const next = await scene.pilot.person('provider');
  await happened(scene.pilot, caseId, { type: 'provider.swap', facts: { providerId: organisationOf(next) } });
  await write(enterprise, ['bureau', 'provider'], { text: '给现任服务商' });
  expect(await texts(next)).toEqual(['给现任服务商']);
  await expect(texts(provider)).rejects.toThrow('not-found');
  expect(await texts(enterprise)).toEqual(['给现任服务商', '给前任服务商']);
});

test('an inspector who has not signed the statement neither reads nor writes, and is told why', async () => {
  const unsigned = await scene.pilot.person('agency', { organisationId: organisationOf(talk.inspector) });
  const { items, unread, writing } = await talk.read(unsigned);
  expect({ items, unread, ready: writing.ready }).toEqual({ items: [], unread: 0, ready: false });
  expect(writing.why?.en).toMatch(/no-conflict statement/);
  const answer = await talk.write(unsigned, ['bureau']);
  expect(answer.statusCode).toBe(422);
  expect(answer.json().detail).toMatch(/no-conflict statement/);
});

test.each([
  ['enterprise', 'agency'],
  ['provider', 'agency'],
  ['provider', 'auditFirm'],
  ['inspector', 'enterprise'],
] as const)('%s does not write to %s, in words', async (author, reader) => {
  const answer = await talk.write(talk[author], ['bureau', reader]);
  expect(answer.statusCode).toBe(422);
  expect(answer.json().unmet).toMatchObject([
    { code: 'independent', why: expect.stringMatching(/through the bureau/) },
  ]);
});

test('the list says whom the caller may choose, and of the others why not', async () => {
  const { writing } = await talk.read(talk.enterprise);
  expect(writing.ready).toBe(true);
  expect(writing.readers.map(({ name, ready }) => [name, ready])).toEqual([
    ['bureau', true],
    ['provider', true],
    ['agency', false],
    ['auditFirm', false],
  ]);
  const provider = writing.readers.find(({ name }) => name === 'provider');
  expect(provider?.organisation).toBe(talk.provider.memberships[0]?.organisation);
  expect((await talk.read(await scene.pilot.person('auditor'))).writing).toMatchObject({ ready: false, readers: [] });
});

test('the bureau sees who wrote; parties see who wrote for a party, and of the bureau the office', async () => {
  const seenBy = async (by: Parameters<Talk['read']>[0], text: string) =>
    (await talk.read(by)).items.find((one) => one.text === text)?.author;
  expect(await seenBy(talk.district, '验收时间通知')).toMatchObject({ role: 'officer', name: talk.officer.name });
  expect(await seenBy(talk.enterprise, '验收时间通知')).toEqual({
    role: 'officer',
    name: null,
    organisation: talk.officer.memberships[0]?.organisation,
  });
  expect(await seenBy(talk.provider, '企业致服务商')).toMatchObject({ name: talk.enterprise.name });
});

test('who reads a message stands with it: the party by the name of its organisation, the bureau as a whole', async () => {
  const { items } = await talk.read(talk.enterprise);
  const named = items
    .find(({ text }) => text === '验收时间通知')
    ?.to.map(({ name, organisation }) => [name, organisation]);
  expect(named).toEqual([
    ['bureau', null],
    ['enterprise', talk.enterprise.memberships[0]?.organisation],
    ['provider', talk.provider.memberships[0]?.organisation],
    ['agency', talk.inspector.memberships[0]?.organisation],
  ]);
});

test('the same key twice is one message and the same answer; with other words it is refused', async () => {
  const other = await openTalk(scene);
  const once = () => other.write(other.enterprise, ['bureau'], { key: 'pressed-twice', text: '只发一次' });
  const [first, second] = await Promise.all([once(), once()]);
  expect([first?.statusCode, second?.statusCode]).toEqual([201, 201]);
  expect(second?.payload).toBe(first?.payload);
  expect((await once()).payload).toBe(first?.payload);
  expect(await other.texts(other.enterprise)).toEqual(['只发一次']);
  const changed = await other.write(other.enterprise, ['bureau'], { key: 'pressed-twice', text: '换了一句' });
  expect(changed.json()).toMatchObject({ status: 422, code: 'other-body' });
});

test('pages follow each other without a gap and without one twice, also while somebody writes', async () => {
  const other = await openTalk(scene);
  for (const text of ['1', '2', '3', '4', '5']) await other.write(other.enterprise, ['bureau'], { text });
  await other.write(other.officer, ['bureau'], { text: '不给企业看' });
  const first = await other.read(other.enterprise, { limit: '2' });
  await other.write(other.enterprise, ['bureau'], { text: '6' });
  const second = await other.read(other.enterprise, { limit: '2', after: first.next ?? '' });
  const third = await other.read(other.enterprise, { limit: '2', after: second.next ?? '' });
  expect([first, second, third].flatMap(({ items }) => items.map(({ text }) => text))).toEqual([
    '5',
    '4',
    '3',
    '2',
    '1',
  ]);
  expect(third.next).toBeNull();
  expect(JSON.stringify(first), 'nothing counts on through what others said').not.toMatch(/position/);
});

describe('unread', () => {
  test('are what others wrote since one has read, and a mark never goes back', async () => {
    const other = await openTalk(scene);
    const { enterprise, officer, write, read, mark } = other;
    const first = messageIn(await write(officer, ['bureau', 'enterprise'], { text: '一' }));
    const second = messageIn(await write(officer, ['bureau', 'enterprise'], { text: '二' }));
    await write(enterprise, ['bureau'], { text: '收到' });
    expect(await read(enterprise)).toMatchObject({
      unread: 2,
      items: [{ unread: false }, { unread: true }, { unread: true }],
    });
    expect((await mark(enterprise, second.id)).json()).toEqual({ unread: 0 });
    expect((await mark(enterprise, first.id)).json()).toEqual({ unread: 0 });
    expect((await read(officer)).unread, 'the officer has not read the answer').toBe(1);
    expect((await read(await scene.pilot.person('auditor'))).unread, 'who only looks on has nothing to read').toBe(0);
  });
});

describe('a paper', () => {
  let given: Talk;
  let document: string;
  beforeAll(async () => {
    given = await openTalk(scene);
    await happened(scene.pilot, given.caseId, { type: 'application.return', to: 'application.supplement' });
    document = await hand('licence', '营业执照.pdf');
    // A moment later: what is handed in after a state was entered is that state's draft.
    scene.pilot.clock.moveTo(new Date((await scene.pilot.clock.now()).getTime() + 60_000));
    await happened(scene.pilot, given.caseId, { type: 'application.resubmit', to: 'acceptance.inspecting' });
  });
  const hand = async (paper: string, name: string): Promise<string> => {
    const { rows } = await scene.pilot.database.adminPool.query('select state from cases where id = $1', [
      given.caseId,
    ]);
    await happened(scene.pilot, given.caseId, { type: 'case.noted', to: 'application.draft' });
    const answer = await scene.send({
      operation: 'POST /api/cases/{id}/documents',
      by: given.enterprise,
      params: { id: given.caseId },
      query: [['paper', paper]],
      headers: { 'content-type': 'multipart/form-data; boundary=frontier-of-parts' },
      payload: oneFile(pdf, name),
    });
    await happened(scene.pilot, given.caseId, { type: 'case.noted', to: rows[0].state });
    return answer.json().id;
  };

  test('goes with a message to whom its form is open', async () => {
    const sent = await given.write(given.enterprise, ['bureau'], { text: '见附件', documents: [document, document] });
    expect(messageIn(sent).papers).toMatchObject([{ id: document, name: '营业执照.pdf' }]);
    expect((await given.read(given.officer)).items[0]).toMatchObject({ papers: [{ id: document }], closedPapers: 0 });
  });

  test('does not go to a party to whom it is closed, and the refusal names it', async () => {
    const refused = await given.write(given.officer, ['bureau', 'provider'], { documents: [document] });
    expect(refused.json().unmet).toMatchObject([{ code: 'paperNotTheirs', details: ['营业执照.pdf'] }]);
  });

  test('of which the author may see nothing is not there', async () => {
    expect((await given.write(given.provider, ['bureau'], { documents: [document] })).statusCode).toBe(404);
  });
});

test('the journal says who wrote on which case to whom, and not a word of what', async () => {
  const other = await openTalk(scene);
  const { id } = messageIn(await other.write(other.enterprise, ['bureau', 'provider'], { text: '商业机密' }));
  const rows = await scene.pilot.product.db
    .select()
    .from(journal)
    .where(and(eq(journal.caseId, other.caseId), eq(journal.act, 'message.written')));
  expect(rows).toMatchObject([
    {
      actorId: other.enterprise.personId,
      role: 'enterprise',
      subject: `messages/${id}`,
      details: { audience: ['bureau', 'provider'], papers: 0 },
    },
  ]);
  expect(JSON.stringify(rows)).not.toContain('商业机密');
});
