// The roster on its way out: the template, the export, the file with its findings in it. What goes out can come in again.
import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { read, writeXlsx } from 'hucre';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { bytesOf } from '../../server/excel/bytes-of.ts';
import { exportRoster } from '../../server/roster/export-roster.ts';
import { writeMarkedCopy } from '../../server/roster/marked-copy.ts';
import { readCityReference } from '../../server/roster/read-reference.ts';
import { readRoster } from '../../server/roster/read-roster.ts';
import { writeTemplate } from '../../server/roster/write-template.ts';
import { templateColumns } from '../../workflows/roster/index.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';
import { enterprise, fixture } from './roster-builder.ts';
import { Desk, rosterFile } from './roster-desk.ts';

let pilot: Pilot;
let officer: Caller;
let desk: Desk;
const rows = Array.from({ length: 12 }, (_, number) => enterprise(number, { remark: '' }));
beforeAll(async () => {
  pilot = await createPilot();
  officer = await pilot.person('officer');
  desk = new Desk(pilot, officer);
  await desk.import(await desk.judged(await rosterFile(rows)));
});
afterAll(() => pilot.close());

async function exported(by: Caller, asked: Parameters<typeof exportRoster>[2] = {}): Promise<Buffer> {
  const { bytes } = await exportRoster(pilot.product, by, asked);
  return buffer(bytesOf(bytes));
}

test('the template is read back as a roster with no enterprise in it, and offers the lists of the city', async () => {
  const bytes = await writeTemplate(pilot.product, officer);
  const verdict = await readRoster(bytes, await readCityReference(pilot.product.db));
  expect(verdict).toMatchObject({ rows: 0, errors: [], questions: [], skipped: [{ row: 2, reason: 'example' }] });
  expect([...(verdict.columns.values().next().value ?? [])]).toHaveLength(templateColumns.length);
  const { sheets } = await read(bytes, { readStyles: true });
  expect(sheets[0]?.dataValidations?.map(({ range }) => range)).toEqual([
    'D2:D10000',
    'E2:E10000',
    'F2:F10000',
    'N2:N10000',
  ]);
  expect(sheets[2]?.rows.map(([district]) => district)).toContain('大冶市');
  expect(sheets[0]?.cells?.get('0,2')?.comment?.text).toContain('18位');
});

test('what is filled into the template is taken whole', async () => {
  const [form] = (await read(await writeTemplate(pilot.product, officer))).sheets;
  const one = enterprise(77);
  const line = [1, ...templateColumns.map(({ column }) => (column === 'revenue' ? one.revenue : one[column]))];
  const filled = await writeXlsx({ sheets: [{ name: '企业名录', rows: [...(form?.rows ?? []), line] }] });
  const verdict = await readRoster(filled, await readCityReference(pilot.product.db));
  expect(verdict).toMatchObject({ rows: 1, accepted: 1, errors: [], warnings: [], questions: [], normalised: [] });
});

test('the export with contact details comes in again with nothing to say and nothing new', async () => {
  const bytes = await exported(officer, { contacts: 'full', reason: '核对名录' });
  const judged = await desk.judged(bytes);
  expect(judged.counts).toMatchObject({ rows: 12, same: 12, fresh: 0, changed: 0, error: 0, question: 0, warning: 0 });
});

test('masked, it names no phone and no mail, and comes in again without changing one', async () => {
  const bytes = await exported(officer);
  const [sheet] = (await read(bytes)).sheets;
  const text = JSON.stringify(sheet?.rows);
  expect(text).toContain('199****');
  for (const { phone, email } of rows) {
    expect(text).not.toContain(String(phone));
    expect(text).not.toContain(String(email));
  }
  expect((await desk.judged(bytes)).counts).toMatchObject({ same: 12, error: 0, question: 0, warning: 24 });
});

test('contact details in full need a reason, and somebody who may see them; every export is in the journal', async () => {
  await expect(exportRoster(pilot.product, officer, { contacts: 'full' })).rejects.toMatchObject({ code: 'rule' });
  const administrator = await pilot.person('administrator');
  await expect(exportRoster(pilot.product, administrator, { contacts: 'full', reason: '核对' })).rejects.toMatchObject({
    code: 'wrong-role',
  });
  await exported(administrator, { district: '420281' });
  const { rows: entries } = await pilot.product.pool.query(
    "select details from journal where act = 'roster.exported' order by id desc limit 1",
  );
  expect(entries[0]?.details).toMatchObject({ filter: { district: '420281' }, contacts: 'masked' });
});

test('it is narrowed by district, sub-industry, call and stage, and a name is never run as a formula', async () => {
  const { enterprise: party } = await pilot.caseAt('matching.choosing', {});
  const [own] = party.memberships;
  await pilot.product.pool.query("update organisations set name = '=1+1' where id = $1", [own?.organisationId]);
  const { rows: calls } = await pilot.product.pool.query('select code from calls where id = $1', [pilot.callId]);
  const [sheet] = (await read(await exported(officer, { call: calls[0].code, stage: 'matching' }))).sheets;
  expect(sheet?.rows).toHaveLength(2);
  expect(sheet?.rows[1]?.[1]).toBe('=1+1');
  expect(sheet?.cells?.get('1,1')?.formula).toBeUndefined();
  const inDaye = (await read(await exported(officer, { district: '420281' }))).sheets[0]?.rows.slice(1) ?? [];
  expect(new Set(inDaye.map((row) => row[3]))).toEqual(new Set(['大冶市']));
});

test('the marked copy keeps the table, colours and explains each cell, and types the answers in', async () => {
  const judged = await desk.judged(readFileSync(fixture('roster-messy-example.xlsx')));
  const [question] = await desk.found(judged.id, 'question');
  await desk.check(await desk.answer(judged, { position: question?.position ?? -1, text: '铜铝精深加工' }));
  const { name, bytes } = await writeMarkedCopy(pilot.product, officer, judged.id);
  expect(name).toBe('名录-标注.xlsx');
  const { sheets } = await read(bytes, { readStyles: true });
  const cell = (at: string) => sheets[0]?.cells?.get(at);
  expect(cell('7,2')?.comment?.text).toContain('错误：“91420281AM0RE2LB7C”');
  expect(cell('7,2')?.style?.fill).toMatchObject({ fgColor: { rgb: 'FFC7CE' } });
  expect(cell('12,4')).toMatchObject({ value: '铜铝精深加工', comment: { text: '已更正：原为“铜铝深加工”' } });
  expect(sheets[0]?.rows[4]).toHaveLength(15);
  expect(sheets.at(-1)?.name).toBe('问题清单');
  const again = await desk.judged(bytes);
  expect(again.counts).toMatchObject({ rows: 60, error: 10, question: 0 });
});
