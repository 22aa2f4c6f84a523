/** Searching and exporting the journal: who may, what is found, what is never told, and that the export is told itself. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { onClient } from '../../server/database/database.ts';
import { inTransaction } from '../../server/database/transaction.ts';
import { csvLine } from '../../server/excel/safe-cell.ts';
import { readWorkbook } from '../../server/excel/workbook.ts';
import { type Act, record } from '../../server/journal/journal.ts';
import { openSealer } from '../../server/journal/sealer.ts';
import { acts } from '../../workflows/vocabulary/acts.ts';
import { openScene, type Scene } from '../http/scene.ts';

let scene: Scene;
let auditor: Caller;
let officer: Caller;
let caseId: string;
let number: string;

beforeAll(async () => {
  scene = await openScene();
  const { pilot } = scene;
  auditor = await pilot.person('auditor');
  officer = await pilot.person('officer');
  caseId = (await pilot.caseAt('application.cityReview')).caseId;
  const { rows } = await pilot.database.pool.query('select number from cases where id = $1', [caseId]);
  number = rows[0].number;
  await move({ type: 'application.return', reason: '材料不全', defects: [{ field: 'field:staff', why: '不符' }] });
});
afterAll(() => scene.close());

const move = (said: object) =>
  scene.send({
    operation: 'POST /api/cases/{id}/events',
    by: officer,
    params: { id: caseId },
    headers: { 'idempotency-key': 'an-intent-of-its-own' },
    payload: JSON.stringify(said),
  });

async function write(act: Partial<Act>): Promise<number> {
  const at = await scene.pilot.clock.now();
  await inTransaction(scene.pilot.product.pool, ({ client }) =>
    record(onClient(client), { at, act: 'call.published', actorId: null, ...act }),
  );
  const { rows } = await scene.pilot.database.pool.query('select max(id) as id from journal');
  return rows[0].id;
}

async function find(query: Record<string, string>, by = auditor) {
  const answer = await scene.send({ operation: 'GET /api/journal', by, query: Object.entries(query) });
  expect(answer.statusCode, answer.payload).toBe(200);
  return answer.json();
}
const entry = async (id: number, by = auditor) =>
  (await scene.send({ operation: 'GET /api/journal/{entryId}', by, params: { entryId: String(id) } })).json();
const download = (query: Record<string, string>) =>
  scene.send({ operation: 'GET /api/journal/export', by: auditor, query: Object.entries(query) });

test('a move is found by its case, its actor, its act and its day, with names', async () => {
  const found = {
    act: 'application.return',
    actor: { id: officer.personId, name: officer.name },
    case: { id: caseId, number },
  };
  for (const query of [
    { caseNumber: number },
    { actor: officer.personId },
    { actor: officer.name },
    { actor: officer.email },
    { act: 'application.return' },
    { act: 'application.*', from: '2025-01-10', to: '2025-01-10' },
    { address: '127.0.0.1', caseNumber: number },
  ]) {
    const { items } = await find(query);
    expect(items, JSON.stringify(query)).toContainEqual(expect.objectContaining(found));
  }
  expect((await find({ caseNumber: number, to: '2025-01-09' })).items).toEqual([]);
  expect((await find({ caseNumber: 'no such case' })).items).toEqual([]);
});

test('one entry tells what was before and after; the ground of a case is told to the auditor, not to the administrator', async () => {
  const [first] = (await find({ caseNumber: number, act: 'application.return' })).items;
  const told = { fromState: 'application.cityReview', toState: 'application.supplement', seq: 2, role: 'officer' };
  expect(await entry(first.id)).toMatchObject({ ...told, ground: '材料不全' });
  expect(await entry(first.id, await scene.pilot.person('administrator'))).toMatchObject({ ...told, ground: null });
});

test('pages follow one another without a gap or a repetition, also where many entries share one instant', async () => {
  for (let n = 0; n < 12; n += 1) await write({ act: 'credit.checked', details: { n } });
  const seen: number[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const page = await find({ act: 'credit.checked', limit: '5', ...(after === '' ? {} : { after }) });
    seen.push(...page.items.map(({ id }: { id: number }) => id));
    after = page.next;
  }
  expect(seen).toHaveLength(12);
  expect(seen).toEqual(seen.toSorted((a, b) => b - a));
});

test('what was recorded beside an objector is never told', async () => {
  const id = await write({ act: 'objector.recorded', details: { contact: 'canary-4711' }, caseId });
  expect(await entry(id)).toMatchObject({ act: 'objector.recorded', details: null });
  for (const format of ['csv', 'ndjson']) {
    const { payload } = await download({ format, act: 'objector.*' });
    expect(payload).toContain('objector.recorded');
    expect(payload).not.toContain('canary-4711');
  }
});

test('an export is an entry itself, with the filter and without the name that was searched for', async () => {
  const { headers, payload } = await download({ format: 'csv', actor: officer.name, caseNumber: number });
  expect(headers['content-disposition']).toContain('attachment');
  expect(payload.startsWith('\ufeff"编号"')).toBe(true);
  expect(payload).toContain('"退回补正"');
  expect(payload).not.toContain('journal.exported');
  const [exported] = (await find({ act: 'journal.exported', actor: auditor.personId })).items;
  expect(exported).toMatchObject({ role: 'auditor', address: '127.0.0.1' });
  const { details } = await entry(exported.id);
  expect(details).toEqual({ format: 'csv', entries: 1, filter: { actor: 'by name', caseNumber: number } });
});

test('nothing in an export is run as a formula', async () => {
  await write({ act: 'session.refused', address: '=HYPERLINK("http://x")', subject: '@evil' });
  const csv = (await download({ format: 'csv', act: 'session.refused' })).payload;
  expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`);
  expect(csv).toContain(`"'@evil"`);
  expect(csvLine(['＝1', '-1', '\t=1', 'a', 5])).toBe(`"'＝1",-1,"'\t=1",a,5\r\n`);
  const { rawPayload } = await download({ format: 'xlsx', act: 'session.refused' });
  const [sheet] = await readWorkbook(new Uint8Array(rawPayload));
  const cells = sheet?.rows.flatMap(({ cells }) => cells) ?? [];
  expect(cells).toContainEqual({ kind: 'text', text: '=HYPERLINK("http://x")' });
  expect(cells.some(({ kind }) => kind === 'formula')).toBe(false);
});

test('each line of the NDJSON is an entry', async () => {
  const { payload } = await download({ format: 'ndjson', caseNumber: number });
  const lines = payload
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines[0]).toMatchObject({ case: { number }, details: expect.any(Object) });
});

test.each(['officer', 'director', 'treasury', 'enterprise'] as const)('a %s does not see the journal', async (role) => {
  const by = await scene.pilot.person(role);
  for (const operation of ['GET /api/journal', 'GET /api/journal/seals'])
    expect((await scene.send({ operation, by })).statusCode).toBe(403);
  expect((await scene.send({ operation: 'GET /api/journal/export', by, query: [['format', 'csv']] })).statusCode).toBe(
    403,
  );
});

test('the seals tell whether they still hold, and how the last check went', async () => {
  const { pilot } = scene;
  const sealer = openSealer(pilot.product);
  await sealer.round(pilot.product);
  pilot.clock.moveTo(new Date(pilot.clock.set().getTime() + 86_400_000));
  await sealer.round(pilot.product);
  await sealer.round(pilot.product);
  const seals = async () => (await scene.send({ operation: 'GET /api/journal/seals', by: auditor })).json();
  expect(await seals()).toMatchObject({
    items: [{ day: '2025-01-10', state: 'holds' }],
    waiting: 0,
    lastVerified: { ok: true, firstBad: null },
  });
  await pilot.database.adminPool.query('alter table journal_links disable trigger user');
  await pilot.database.adminPool.query(
    "update journal_links set hash = 'x' where position = (select position from journal_seals)",
  );
  expect(await seals()).toMatchObject({ items: [{ state: 'differs' }] });
});

test('every act that the server records has words', async () => {
  const { readdirSync, readFileSync } = await import('node:fs');
  const { join } = await import('node:path');
  const server = join(import.meta.dirname, '../../server');
  const files = readdirSync(server, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const said = files.flatMap((name) =>
    [...readFileSync(join(server, name), 'utf8').matchAll(/\bact: '([a-z]\w*\.\w+)'/g)].map(([, act = '']) => act),
  );
  expect(said.length).toBeGreaterThan(30);
  expect([...new Set(said)].filter((act) => !(act in acts))).toEqual([]);
});
