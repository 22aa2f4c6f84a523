/** The way of an objection: in time, by name and signed, admitted or not, and what comes of it for this entry and no other. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sweep } from '../../server/cases/sweep.ts';
import type { ObjectionFiled } from '../../server/objections/objections-contract.ts';
import { exe, html, macros, png, svg } from '../papers/file-samples.ts';
import { recordOf } from '../support/case-log.ts';
import { canary, type NoticeScene, openNotices } from './scene.ts';

let city: NoticeScene;
beforeAll(async () => {
  city = await openNotices();
});
afterAll(() => city.scene.close());
beforeEach(() => city.scene.pilot.clock.moveTo(new Date('2025-01-10T02:00:00Z')));

const stateOf = async (caseId: string) => (await recordOf(city.scene.pilot, caseId)).state;
const closing = async (caseId: string): Promise<Date> => new Date((await city.item(caseId)).dueAt ?? 0);
const moveTo = (at: Date) => city.scene.pilot.clock.moveTo(at);
const sweepNow = () => sweep(city.scene.pilot.product);
const filed = async (itemId: string, change = {}): Promise<ObjectionFiled> => {
  const answer = await city.object(itemId, change);
  expect(answer.statusCode, answer.payload).toBe(201);
  return answer.json();
};

test('an admitted objection holds its own enterprise and lets the others of the list go on', async () => {
  const [one, other] = [await city.listed(), await city.listed()];
  const objection = await filed(one.itemId);
  expect(await city.follow(objection)).toMatchObject({ status: 'received', notice: one.number, outcome: null });
  expect(await city.item(one.caseId), 'received is not held').toMatchObject({ step: 'published' });
  expect((await city.decide(objection.number, {})).statusCode).toBe(200);
  expect(await city.item(one.caseId)).toMatchObject({ step: 'held', dueAt: null });
  expect(await city.follow(objection)).toMatchObject({ status: 'admitted', checkBy: expect.any(String) });
  moveTo(await closing(other.caseId));
  await sweepNow();
  expect(await stateOf(one.caseId)).toBe('application.objection');
  expect(await stateOf(other.caseId)).not.toMatch(/^application\.(publicNotice|objection)$/);
  const { items, open } = await city.notice(one.number);
  expect(open).toBe(true);
  expect(items.map(({ step }) => step)).toEqual(expect.arrayContaining(['held', 'ended']));
});

test('dismissed, the notice goes on with the time that was left, and the page says until when', async () => {
  const { caseId, itemId } = await city.listed();
  const objection = await filed(itemId);
  await city.decide(objection.number, {});
  moveTo(new Date('2025-02-10T02:00:00Z'));
  await city.say(city.handler, caseId, 'objection.dismiss', { reason: '查无实据' });
  const { rows } = await city.scene.pilot.database.adminPool.query(
    "select due_at from clocks where case_id = $1 and name = 'application.publicNotice' and status = 'running'",
    [caseId],
  );
  const due = rows[0].due_at.toISOString();
  // Published on Friday 10 January and objected to on the same day: five working days are left.
  expect(due).toBe(new Date('2025-02-18T00:00:00+08:00').toISOString());
  expect(await city.item(caseId)).toMatchObject({ step: 'resumed', dueAt: due, objectable: true });
  expect(await city.follow(objection)).toMatchObject({ outcome: { step: 'resumed', dueAt: due } });
});

test('upheld, the enterprise is off the list, and who objected is told so', async () => {
  const { caseId, itemId } = await city.listed();
  const objection = await filed(itemId);
  await city.decide(objection.number, { words: '已转核查组。' });
  await city.say(city.handler, caseId, 'objection.uphold', { reason: '材料不实' });
  expect(await city.item(caseId)).toMatchObject({ step: 'removed', objectable: false });
  expect(await city.follow(objection)).toMatchObject({ words: '已转核查组。', outcome: { step: 'removed' } });
  expect((await city.object(itemId)).json()).toMatchObject({ code: 'rule', status: 422 });
});

test('a changed amount is published again in a later notice, with links both ways, and the first stays as it was', async () => {
  const { caseId, itemId, number } = await city.granted(20_000_00);
  const objection = await filed(itemId);
  await city.decide(objection.number, {});
  await city.say(city.handler, caseId, 'objection.changeAmount', { reason: '剔除重复发票', amount: 20_000_00 });
  expect(await city.item(caseId)).toMatchObject({ step: 'changed', amount: '20000.00', followedBy: null });
  moveTo(new Date('2025-01-20T02:00:00Z'));
  await city.say(city.director, caseId, 'subsidy.approve');
  const again = await city.placeOf(caseId);
  expect(again.number).not.toBe(number);
  const [before, after] = [(await city.notice(number)).items, (await city.notice(again.number)).items];
  expect(before.find(({ id }) => id === itemId)).toMatchObject({ amount: '20000.00', followedBy: again.number });
  expect(after.find(({ id }) => id === again.itemId)).toMatchObject({ step: 'published', follows: number });
  expect(after.find(({ id }) => id === again.itemId)?.amount).not.toBe('20000.00');
  expect(await city.follow(objection)).toMatchObject({ outcome: { step: 'changed', notice: again.number } });
});

describe('the period', () => {
  test('an objection in the last millisecond is in time, and the list does not end over it until it is decided', async () => {
    const { caseId, itemId } = await city.listed();
    const due = await closing(caseId);
    moveTo(new Date(due.getTime() - 1));
    const objection = await filed(itemId);
    moveTo(new Date(due.getTime() + 3 * 86_400_000));
    await sweepNow();
    expect(await stateOf(caseId)).toBe('application.publicNotice');
    await city.decide(objection.number, { decision: 'notAdmit', ground: 'unrelated', words: '与公示内容无关。' });
    await sweepNow();
    expect(await stateOf(caseId)).not.toBe('application.publicNotice');
    expect(await city.follow(objection)).toMatchObject({
      status: 'notAdmitted',
      ground: { zh: '与公示内容无关' },
      words: '与公示内容无关。',
    });
  });

  test('at the closing instant it is too late, and a retry of the same request is answered the same', async () => {
    const { caseId, itemId } = await city.listed();
    moveTo(await closing(caseId));
    for (let n = 0; n < 2; n += 1) {
      const late = await city.object(itemId, { papers: ['0198c1de-0000-7000-8000-00000000dead'] }, `late-${itemId}`);
      expect(late.statusCode).toBe(422);
      expect(late.json().detail).toContain('公示期已满');
    }
  });

  test('a retry keeps the first instant, number and code; another body under the same key is refused', async () => {
    const { caseId, itemId } = await city.listed();
    const due = await closing(caseId);
    moveTo(new Date(due.getTime() - 1000));
    const papers = [(await city.paper()).json().id];
    const first = await city.object(itemId, { papers }, `again-${itemId}`);
    moveTo(new Date(due.getTime() + 1000));
    expect((await city.object(itemId, { papers }, `again-${itemId}`)).payload).toBe(first.payload);
    expect((await city.object(itemId, { papers, name: '他人' }, `again-${itemId}`)).json().code).toBe('other-body');
  });

  test('twenty retries at once make one objection', async () => {
    const { caseId, itemId } = await city.listed();
    const papers = [(await city.paper()).json().id];
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => city.object(itemId, { papers }, `many-${itemId}`)),
    );
    expect(new Set(answers.map(({ payload }) => payload)).size).toBe(1);
    const { rows } = await city.scene.pilot.database.adminPool.query('select 1 from objections where case_id = $1', [
      caseId,
    ]);
    expect(rows).toHaveLength(1);
  });
});

test('two objections admitted at once hold the case once, and both are told what came of it', async () => {
  const { caseId, itemId } = await city.listed();
  const [one, two] = [await filed(itemId), await filed(itemId, { name: '另一人' })];
  const colleague = await city.scene.pilot.person('objectionHandler');
  const answers = await Promise.all([city.decide(one.number, {}), city.decide(two.number, {}, colleague)]);
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
  await city.say(city.handler, caseId, 'objection.dismiss', { reason: '查无实据' });
  for (const each of [one, two]) expect(await city.follow(each)).toMatchObject({ outcome: { step: 'resumed' } });
  expect((await city.decide(one.number, {})).statusCode, 'decided is decided').toBe(409);
});

test('what comes without a name is a clue: it holds nothing, can be followed, and is closed', async () => {
  const { caseId, itemId } = await city.listed();
  const send = (body: object) =>
    city.scene.send({
      operation: 'POST /api/public/clues',
      by: null,
      headers: { 'idempotency-key': `clue-${itemId}` },
      payload: JSON.stringify(body),
    });
  const clue: ObjectionFiled = (await send({ item: itemId, statement: canary.statement, papers: [] })).json();
  expect((await city.decide(clue.number, {})).json()).toMatchObject({ code: 'rule' });
  moveTo(await closing(caseId));
  await sweepNow();
  expect(await stateOf(caseId)).not.toBe('application.publicNotice');
  await city.decide(clue.number, { decision: 'close', words: '内部核查，未见异常。' });
  expect(await city.follow(clue)).toMatchObject({ kind: 'clue', status: 'closed', words: null });
});

describe('by rule', () => {
  test.each([
    ['without a name', { name: ' ' }, 400],
    ['without an identity', { identity: '' }, 400],
    ['without a signed paper', { papers: [] }, 400],
    ['without saying that it is true', { truthful: false }, 400],
    ['without facts', { statement: '  ' }, 400],
    ['with a paper that was never uploaded', { papers: ['0198c1de-0000-7000-8000-00000000dead'] }, 422],
  ])('%s nothing is entered', async (_, change, status) => {
    const { caseId, itemId } = await city.listed();
    expect((await city.object(itemId, change)).statusCode).toBe(status);
    const { rows } = await city.scene.pilot.database.adminPool.query(
      'select 1 from objections where case_id = $1 union all select 1 from objectors where case_id = $1',
      [caseId],
    );
    expect(rows).toEqual([]);
  });

  test('a paper belongs to one objection', async () => {
    const { itemId } = await city.listed();
    const papers = [(await city.paper(png, '签名.png')).json().id];
    expect((await city.object(itemId, { papers })).statusCode).toBe(201);
    expect((await city.object(itemId, { papers })).statusCode).toBe(422);
  });

  test.each([
    ['a program', exe],
    ['a page', html],
    ['a drawing that runs', svg],
    ['an office file with macros', macros],
    ['nothing', Buffer.alloc(0)],
  ])('%s is not taken as a paper, whatever it is called', async (_, bytes) => {
    expect([415, 422]).toContain((await city.paper(bytes, '异议书.pdf')).statusCode);
  });

  test('five megabytes are taken, one byte more is not', async () => {
    const full = Buffer.concat([png, Buffer.alloc(5_242_880 - png.length)]);
    expect((await city.paper(full, 'a.png')).statusCode).toBe(201);
    expect((await city.paper(Buffer.concat([full, Buffer.alloc(1)]), 'a.png')).statusCode).toBe(413);
  });

  test('a refusal needs its ground and words for who objects', async () => {
    const { itemId } = await city.listed();
    const { number } = await filed(itemId);
    for (const body of [{ words: '无' }, { ground: 'unsigned' as const }])
      expect((await city.decide(number, { decision: 'notAdmit', ...body })).statusCode).toBe(422);
    expect((await city.decide(number, { decision: 'close', words: '无' })).statusCode).toBe(422);
  });
});

test('a wrong number and a wrong code are answered alike, and a code may be typed as it is written', async () => {
  const { itemId } = await city.listed();
  const objection = await filed(itemId);
  const ask = async (number: string, code: string) => {
    const answer = await city.scene.send({
      operation: 'POST /api/public/objections/status',
      by: null,
      payload: JSON.stringify({ number, code }),
    });
    return { status: answer.statusCode, told: { ...answer.json(), requestId: '' } };
  };
  const [number, code] = [
    await ask('YY-2025-2222222', objection.code),
    await ask(objection.number, '2222222222222222'),
  ];
  expect(number).toEqual(code);
  expect(number.status).toBe(404);
  const spaced = objection.code.toLowerCase().replace(/(.{4})(?=.)/g, '$1 - ');
  expect((await ask(objection.number.toLowerCase(), spaced)).status).toBe(200);
});
