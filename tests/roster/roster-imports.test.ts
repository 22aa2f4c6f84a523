// A roster on its way in: judged apart, settled in the page, taken in once, whoever else is at it.
import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisations } from '../../server/database/schema/identity.ts';
import { rosterImports } from '../../server/database/schema/rosters.ts';
import { getImport } from '../../server/roster/view-import.ts';
import { takeUpRosters } from '../../server/roster/work-on.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';
import { enterprise, fixture } from './roster-builder.ts';
import { Desk, rosterFile } from './roster-desk.ts';

const messy = readFileSync(fixture('roster-messy-example.xlsx'));

let pilot: Pilot;
let desk: Desk;
let other: Desk;
beforeAll(async () => {
  pilot = await createPilot();
  desk = new Desk(pilot, await pilot.person('officer'));
  other = new Desk(pilot, await pilot.person('administrator'));
});
afterAll(() => pilot.close());

const enterprises = () => pilot.product.db.$count(organisations, eq(organisations.kind, 'enterprise'));
const range = (from: number, count: number) => Array.from({ length: count }, (_, index) => enterprise(from + index));

describe('the messy example', () => {
  test('is judged, its question answered, its errors corrected in the page or left out, and then imported whole', async () => {
    const before = await enterprises();
    const judged = await desk.judged(messy);
    expect(judged).toMatchObject({
      state: 'judged',
      revision: 1,
      progress: { done: 60, total: 60 },
      counts: { rows: 60, accepted: 49, fresh: 49, error: 10, question: 1, warning: 2, normalised: 9, answered: 0 },
      options: { answer: true, check: false, importAll: { ready: false }, importGoodRows: { ready: true } },
    });
    expect(judged.options.importAll.why?.zh).toBe('尚有 10 处错误、1 个疑问未处理');
    await expect(desk.start(judged)).rejects.toMatchObject({ code: 'rule' });

    const [question] = await desk.found(judged.id, 'question');
    expect(question).toMatchObject({
      cell: 'E13',
      suggestion: '铜铝精深加工',
      takes: { text: true, decisions: ['leaveOut'] },
    });
    const errors = await desk.found(judged.id, 'error');
    const at = (cell: string) => errors.find((one) => one.cell === cell)?.position ?? -1;
    const swapped = errors.find(({ cell }) => cell === 'C8');
    expect(swapped?.choices).toContain('91420281MA0RE2LB7C');
    const corrected = [
      { position: question?.position ?? -1, text: '铜铝精深加工', alike: true },
      { position: at('C8'), text: '91420281MA0RE2LB7C' },
      { position: at('H24'), text: '2100' },
      { position: at('L63'), text: 'qy063@example.com' },
      ...['C10', 'B21', 'G37', 'C46', 'C54', 'G56', 'E58'].map((cell) => ({
        position: at(cell),
        decision: 'leaveOut' as const,
      })),
    ];
    const answered = await desk.answer(judged, ...corrected);
    expect(answered).toMatchObject({ answersWaiting: 11, options: { check: true, importAll: { ready: false } } });
    const again = await desk.check(answered);
    expect(again).toMatchObject({
      revision: 2,
      counts: { rows: 53, accepted: 53, error: 0, question: 0, answered: 11 },
      options: { importAll: { ready: true } },
    });
    expect((await desk.found(again.id, 'answered'))[0]).toMatchObject({
      cell: 'E13',
      value: '铜铝深加工',
      to: '铜铝精深加工',
    });

    const imported = await desk.import(again);
    expect(imported).toMatchObject({
      state: 'imported',
      imported: { organisations: 53, changed: 0, alreadyThere: 0, leftBehind: 0, goodRowsOnly: false },
    });
    expect(await enterprises()).toBe(before + 53);
    const { rows } = await pilot.product.pool.query(
      "select details from journal where act = 'roster.imported' and subject = $1",
      [`roster-imports/${judged.id}`],
    );
    expect(rows).toEqual([{ details: expect.objectContaining({ organisations: 53, sha256: judged.sha256 }) }]);
  });

  test('sent again, nothing of it is new: what is there is not there twice', async () => {
    const before = await enterprises();
    const judged = await other.judged(messy);
    expect(judged.counts).toMatchObject({ fresh: 0, same: 49, error: 10, question: 1 });
    expect(judged.options.importGoodRows).toMatchObject({ ready: false, why: { zh: '没有可以导入的行' } });
    expect(await enterprises()).toBe(before);
  });
});

test('the good rows alone come in on request, and it is told how many stay behind', async () => {
  const rows = [...range(100, 3), enterprise(103, { staff: '' }), enterprise(104, { district: '铁山' })];
  const judged = await desk.judged(await rosterFile(rows));
  const imported = await desk.import(judged, 'good');
  expect(imported.imported).toMatchObject({ organisations: 4, leftBehind: 1, goodRowsOnly: true });
  expect(imported.options.importAll).toMatchObject({ ready: false, why: { zh: '此名录已经导入' } });
});

test('a second click, a second official and a second server do nothing twice', async () => {
  const file = await rosterFile(range(200, 20));
  const [mine, theirs] = await Promise.all([desk.judged(file), other.judged(file)]);
  expect([mine.counts?.fresh, theirs.counts?.fresh]).toEqual([20, 20]);
  const before = await enterprises();
  await Promise.all([desk.start(mine), desk.start(mine), other.start(theirs)]);
  await Promise.all([takeUpRosters(pilot.product), takeUpRosters(pilot.product), takeUpRosters(pilot.product)]);
  await takeUpRosters(pilot.product);
  expect(await enterprises()).toBe(before + 20);
  const [first, second] = await Promise.all([desk.worked(mine.id), other.worked(theirs.id)]);
  expect([first, second].map(({ state }) => state)).toEqual(['imported', 'imported']);
  const taken = [first, second].map(({ imported }) => imported?.organisations ?? -1);
  expect(taken.toSorted()).toEqual([0, 20]);
});

test('an enterprise that is there with other facts is asked about, all alike in one answer, and blanks change nothing', async () => {
  await desk.import(await desk.judged(await rosterFile(range(300, 3))));
  const changed = [
    enterprise(300, { staff: 555, address: '', email: '' }),
    enterprise(301, { staff: 556 }),
    enterprise(302, { staff: 557 }),
    enterprise(303),
  ];
  const judged = await desk.judged(await rosterFile(changed));
  expect(judged.counts).toMatchObject({ fresh: 1, question: 3, accepted: 1 });
  const questions = await desk.found(judged.id, 'question');
  expect(questions[0]).toMatchObject({
    code: 'enterprise-changed',
    cell: 'C2',
    alike: 2,
    takes: { decisions: ['takeOver', 'keep'] },
  });
  expect(questions[0]?.why?.zh).toMatch(/从业人数 \d+ → 555。采用表中数据/);
  const position = (row: number) => questions.find((one) => one.row === row)?.position ?? -1;
  const answered = await desk.answer(
    judged,
    { position: position(2), decision: 'takeOver', alike: true },
    { position: position(3), decision: 'keep' },
  );
  const imported = await desk.import(await desk.check(answered));
  expect(imported.imported).toMatchObject({ organisations: 1, changed: 2, alreadyThere: 1 });
  const { rows } = await pilot.product.pool.query(
    'select staff, address, email from organisations where credit_code = any($1) order by staff',
    [[enterprise(300).creditCode, enterprise(302).creditCode]],
  );
  expect(rows).toMatchObject([
    { staff: 555, address: enterprise(300).address, email: enterprise(300).email },
    { staff: 557 },
  ]);
});

test('what has changed in the meantime is judged again before it is imported', async () => {
  const file = await rosterFile(range(400, 2));
  const stale = await desk.judged(file);
  await other.import(await other.judged(file));
  await pilot.product.pool.query('update organisations set staff = 7 where credit_code = $1', [
    enterprise(400).creditCode,
  ]);
  const after = await desk.import(stale);
  expect(after).toMatchObject({
    state: 'judged',
    revision: 2,
    failure: { code: 'changed' },
    counts: { question: 1, same: 1 },
  });
  await expect(desk.start(stale)).rejects.toMatchObject({ code: 'stale-form' });
  await expect(desk.answer(stale, { position: 0, decision: 'keep' })).rejects.toMatchObject({ code: 'stale-form' });
});

test('codes of other organisations and mail addresses of officials are named by cell', async () => {
  const official = await pilot.person('treasury');
  const provider = await pilot.person('provider');
  const [membership] = provider.memberships;
  await pilot.product.pool.query('update organisations set credit_code = $1 where id = $2', [
    enterprise(500).creditCode,
    membership?.organisationId,
  ]);
  const judged = await desk.judged(await rosterFile([enterprise(500), enterprise(501, { email: official.email })]));
  const errors = await desk.found(judged.id, 'error');
  expect(errors.map(({ cell, code }) => `${cell} ${code}`)).toEqual(['C2 code-of-other-kind', 'L3 mail-of-official']);
});

test('a row whose server died is taken up by the next round once nobody works on it any more', async () => {
  const { id } = await desk.send(await rosterFile(range(600, 2)));
  await pilot.product.db
    .update(rosterImports)
    .set({ leaseUntil: new Date(Date.now() + 3_600_000) })
    .where(eq(rosterImports.id, id));
  await takeUpRosters(pilot.product);
  expect((await desk.worked(id)).state).toBe('judging');
  await pilot.product.db
    .update(rosterImports)
    .set({ leaseUntil: new Date(0) })
    .where(eq(rosterImports.id, id));
  await takeUpRosters(pilot.product);
  expect((await desk.worked(id)).state).toBe('judged');
});

test('what is no roster is refused in plain words, and can neither be answered nor imported', async () => {
  for (const bytes of [
    Buffer.from('Dear bureau'),
    Buffer.from('PK\u0003\u0004 nothing'),
    Buffer.from('<html><table></table></html>'),
  ]) {
    const judged = await desk.judged(bytes);
    expect(judged).toMatchObject({
      state: 'judged',
      counts: { rows: 0, error: 1 },
      options: { importGoodRows: { ready: false } },
    });
    const [error] = await desk.found(judged.id, 'error');
    expect(error).toMatchObject({ code: 'file-not-a-workbook', takes: { text: false, decisions: [] } });
    await expect(desk.answer(judged, { position: error?.position ?? 0, text: 'x' })).rejects.toMatchObject({
      code: 'rule',
    });
  }
});

test('nobody but the bureau sees an import', async () => {
  const { id } = await desk.judged(await rosterFile(range(700, 1)));
  for (const role of ['enterprise', 'provider', 'district', 'director', 'treasury'] as const)
    await expect(getImport(pilot.product, await pilot.person(role), id)).rejects.toMatchObject({ code: 'wrong-role' });
});
