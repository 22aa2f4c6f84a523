/** Nudging: who waits may ask the desk to go on, once in two working days, and the desk and its deputies are told. */
import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { journal } from '../../server/database/schema/cases.ts';
import { letters } from '../../server/database/schema/letters.ts';
import { deputies } from '../../server/database/schema/membership.ts';
import { composeLetter } from '../../server/letters/compose-letter.ts';
import type { PaceView } from '../../server/reminders/reminders-contract.ts';
import { type Answer, openScene, type Scene } from '../http/scene.ts';
import { organisationOf } from '../support/case-log.ts';

const opened: Scene[] = [];
let scene: Scene;
let enterprise: Caller;
let district: Caller;
let caseId: string;
beforeEach(async () => {
  scene = await openScene();
  opened.push(scene);
  district = await scene.pilot.person('district', { district: '420281' });
  ({ caseId, enterprise } = await scene.pilot.caseAt('application.districtReview'));
});
afterAll(() => Promise.all(opened.map((one) => one.close())));

const nudge = (by: Caller): Promise<Answer> =>
  scene.send({ operation: 'POST /api/cases/{id}/nudges', by, params: { id: caseId } });
const paceFor = async (by: Caller): Promise<PaceView> =>
  (await scene.send({ operation: 'GET /api/cases/{id}/pace', by, params: { id: caseId } })).json();
const lettersTo = ({ personId }: Caller) =>
  scene.pilot.product.db.select().from(letters).where(eq(letters.personId, personId));
const kinds = async (person: Caller) => (await lettersTo(person)).map(({ kind }) => kind);

test('the enterprise nudges the district: it is told at once, with who asks and since when, and the case shows it', async () => {
  const answer = await nudge(enterprise);
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toMatchObject({ nudges: [{ role: 'enterprise', mine: true }], nudge: { ready: false } });
  expect(await paceFor(district)).toMatchObject({
    nudges: [{ role: 'enterprise', mine: false }],
    nudge: { ready: false },
  });
  const [letter] = await lettersTo(district);
  if (letter === undefined) throw new Error('nobody was told');
  expect(letter).toMatchObject({ kind: 'case.nudged', status: 'waiting', caseId });
  const said = composeLetter(scene.pilot.product, { ...letter, locale: 'zh-CN' });
  expect(said?.text).toMatch(/^企业催办：单位\d+的案件 T-\d+ 自 2025-01-10 10:00 起在“区县初审”待您办理/);
  const acts = await scene.pilot.product.db.select().from(journal).where(eq(journal.act, 'case.nudged'));
  expect(acts).toMatchObject([{ actorId: enterprise.personId, caseId, role: 'enterprise' }]);
});

test('a second time within two working days is refused with the day from which it is possible again', async () => {
  await nudge(enterprise);
  const again = await nudge(enterprise);
  expect([again.statusCode, again.json().detail]).toEqual([422, '您已于 2025-01-10 催办，2025-01-14 起可再次催办']);
  const colleague = await scene.pilot.person('enterprise', { organisationId: organisationOf(enterprise) });
  expect((await nudge(colleague)).statusCode, 'each person has their own').toBe(200);
  scene.pilot.clock.moveTo(new Date('2025-01-13T15:59:59Z'));
  expect((await nudge(enterprise)).statusCode).toBe(422);
  scene.pilot.clock.moveTo(new Date('2025-01-13T16:00:00Z'));
  expect((await nudge(enterprise)).statusCode).toBe(200);
  expect(await kinds(district)).toHaveLength(3);
});

test('ten presses at once are one nudge and one letter', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => nudge(enterprise)));
  expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
  expect(await kinds(district)).toEqual(['case.nudged']);
});

test('whoever has the case does not nudge themselves, and a step that nobody has is not nudged', async () => {
  const own = await nudge(district);
  expect([own.statusCode, own.json().detail]).toEqual([422, '案件就在您这里办理']);
  const published = await scene.pilot.caseAt('application.publicNotice');
  caseId = published.caseId;
  const nobodys = await nudge(published.enterprise);
  expect([nobodys.statusCode, nobodys.json().detail]).toEqual([422, '本环节按期限自动进行，不需要任何人办理']);
});

test('a deputy is told with whom they stand in for; an official who came from the enterprise is not', async () => {
  const deputy = await scene.pilot.person('district', { organisationId: organisationOf(district), district: '420222' });
  const former = await scene.pilot.person('district', { district: '420281' });
  const at = scene.pilot.clock.set();
  await scene.pilot.product.db.insert(deputies).values({
    id: uuidv7(),
    membershipId: district.memberships[0]?.id ?? '',
    deputyId: deputy.personId,
    since: at,
    until: new Date(at.getTime() + 86_400_000),
    createdBy: district.personId,
    createdAt: at,
  });
  await scene.pilot.database.adminPool.query(
    `insert into memberships (id, person_id, organisation_id, role, since, until, administers)
     values (gen_random_uuid(), $1, $2, 'enterprise', '2024-01-01', '2024-06-01', false)`,
    [former.personId, organisationOf(enterprise)],
  );
  await nudge(enterprise);
  expect([await kinds(deputy), await kinds(former)]).toEqual([['case.nudged'], []]);
});
