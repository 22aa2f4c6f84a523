/** One letter tells somebody that there is something to read on a case; the next comes only after they have read. */
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { letters } from '../../server/database/schema/letters.ts';
import { composeLetter } from '../../server/letters/compose-letter.ts';
import { openScene, type Scene } from '../http/scene.ts';
import { happened, organisationOf } from '../support/case-log.ts';
import { messageIn, openTalk, type Talk } from './scene.ts';

const opened: Scene[] = [];
let scene: Scene;
let talk: Talk;
beforeEach(async () => {
  scene = await openScene();
  opened.push(scene);
  talk = await openTalk(scene);
});
afterAll(() => Promise.all(opened.map((one) => one.close())));

const lettersTo = ({ personId }: Caller, caseId = talk.caseId) =>
  scene.pilot.product.db
    .select()
    .from(letters)
    .where(and(eq(letters.personId, personId), eq(letters.kind, 'message.waiting'), eq(letters.caseId, caseId)));
const count = async (person: Caller, caseId = talk.caseId): Promise<number> => (await lettersTo(person, caseId)).length;

test('three messages before somebody reads are one letter; the first after it is the second', async () => {
  const { officer, enterprise, write, mark } = talk;
  const to = ['bureau', 'enterprise'];
  await write(officer, to, { text: '一' });
  await write(officer, to, { text: '二' });
  const third = messageIn(await write(officer, to, { text: '三' }));
  expect(await count(enterprise)).toBe(1);
  await mark(enterprise, third.id);
  await write(officer, to, { text: '四' });
  await write(officer, to, { text: '五' });
  expect(await count(enterprise)).toBe(2);
});

test('having read only some is not having read what the letter told of', async () => {
  const { officer, enterprise, write, mark } = talk;
  const to = ['bureau', 'enterprise'];
  const first = messageIn(await write(officer, to));
  await mark(enterprise, first.id);
  const second = messageIn(await write(officer, to));
  await mark(enterprise, first.id);
  await write(officer, to);
  expect(await count(enterprise)).toBe(2);
  await mark(enterprise, second.id);
  await write(officer, to);
  expect(await count(enterprise)).toBe(3);
});

test('ten messages at once are one letter', async () => {
  const { officer, enterprise, write } = talk;
  await Promise.all(Array.from({ length: 10 }, () => write(officer, ['bureau', 'enterprise'])));
  expect(await count(enterprise)).toBe(1);
});

test('each case has its own', async () => {
  const other = await scene.pilot.caseAt('retrofit.underway', { providerId: organisationOf(talk.provider) });
  await talk.write(talk.enterprise, ['bureau', 'provider']);
  await scene.send({
    operation: 'POST /api/cases/{id}/messages',
    by: other.enterprise,
    params: { id: other.caseId },
    headers: { 'idempotency-key': 'another-case' },
    payload: JSON.stringify({ text: '另一案', audience: ['bureau', 'provider'], documents: [] }),
  });
  expect([await count(talk.provider), await count(talk.provider, other.caseId)]).toEqual([1, 1]);
});

test('it says where and never what, in the language of its reader, and leads to the messages', async () => {
  await talk.write(talk.officer, ['bureau', 'enterprise'], { text: '商业机密' });
  const [letter] = await lettersTo(talk.enterprise);
  if (!letter) throw new Error('no letter');
  expect(JSON.stringify(letter)).not.toContain('商业机密');
  const chinese = composeLetter(scene.pilot.product, { ...letter, locale: 'zh-CN' });
  expect(chinese?.subject).toMatch(/^【消息】T-\d+ 有未读消息$/);
  expect(chinese?.text).toContain(talk.enterprise.memberships[0]?.organisation);
  expect(chinese?.link).toMatch(new RegExp(`/cases/${talk.caseId}\\?tab=messages$`));
  const english = composeLetter(scene.pilot.product, { ...letter, secret: null, locale: 'en' });
  expect(english?.text).toMatch(/sign in to read it/);
  expect(english?.link, 'once it is sent it leads to the case').toMatch(new RegExp(`/cases/${talk.caseId}$`));
});

describe('is told', () => {
  test('everybody of a party that is named, nobody of one that is not, and never the author', async () => {
    const { enterprise, provider, write } = talk;
    const colleague = await scene.pilot.person('provider', { organisationId: organisationOf(provider) });
    await write(enterprise, ['bureau', 'provider']);
    expect([await count(provider), await count(colleague)]).toEqual([1, 1]);
    expect([await count(enterprise), await count(talk.inspector)]).toEqual([0, 0]);
  });

  test('of the bureau who has written on the case, and not the rest of the house', async () => {
    const { enterprise, officer, write } = talk;
    const bystander = await scene.pilot.person('officer');
    await write(officer, ['bureau', 'enterprise']);
    expect(await count(bystander), 'what the bureau writes to others is no news to the bureau').toBe(0);
    await write(enterprise, ['bureau']);
    expect([await count(officer), await count(bystander)]).toEqual([1, 0]);
  });

  test('whoever has the desk while nobody of the bureau has written', async () => {
    await happened(scene.pilot, talk.caseId, { type: 'case.noted', to: 'application.districtReview' });
    await talk.write(talk.enterprise, ['bureau']);
    expect([await count(talk.district), await count(talk.officer)]).toEqual([1, 0]);
  });

  test('no official who came from a party: the case is not there for them', async () => {
    const former = await scene.pilot.person('officer');
    await scene.pilot.database.adminPool.query(
      `insert into memberships (id, person_id, organisation_id, role, since, until, administers)
       values (gen_random_uuid(), $1, $2, 'provider', '2024-01-01', '2024-06-01', false)`,
      [former.personId, organisationOf(talk.provider)],
    );
    await talk.write(talk.enterprise, ['bureau']);
    expect([await count(talk.officer), await count(former)]).toEqual([1, 0]);
  });

  test('nobody, by a message that is refused', async () => {
    await talk.write(talk.enterprise, ['bureau', 'agency']);
    expect([await count(talk.officer), await count(talk.inspector)]).toEqual([0, 0]);
  });
});
