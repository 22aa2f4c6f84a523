// A supplement for both sides: what was asked, what stood when it was returned, what is different, who may see it when.
import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { journal } from '../../server/database/schema/cases.ts';
import type { AssessmentView, DocumentView, FormView } from '../../server/papers/papers-contract.ts';
import { forms2024 } from '../../workflows/forms/forms.ts';
import { edition2024 } from '../../workflows/level/editions.ts';
import { createPilot } from '../support/pilot.ts';
import { jpeg, pdf, png } from './file-samples.ts';
import { answersFor, fillIn, moveTo, oneFile, openPapersApp, pilotForm, requiredPapers } from './papers-app.ts';

const pilot = await createPilot();
const papers = await openPapersApp(pilot.product);
const { call, upload } = papers;
afterAll(() => pilot.close());

let enterprise: Caller;
let district: Caller;
let caseId: string;

const formOf = (code: string) => {
  const form = forms2024.forms.find((one) => one.code === code);
  if (!form) throw new Error(`no form ${code}`);
  return form;
};
const filled = fillIn(pilotForm('application'));
/** What others read: they see that there is a telephone number, and not which. */
const masked = { ...filled, contactPhone: '*项' };
const otherPdf = Buffer.concat([pdf, Buffer.from('%2')]);
const later = (hours = 24) => pilot.clock.moveTo(new Date((pilot.clock.set()?.getTime() ?? 0) + hours * 3_600_000));

async function form(caller: Caller, code = 'application'): Promise<FormView> {
  const { body } = await call(caller, { url: `/api/cases/${caseId}/forms` });
  return Object(body.items).find((one: FormView) => one.form === code);
}
async function documents(caller: Caller): Promise<DocumentView[]> {
  return Object((await call(caller, { url: `/api/cases/${caseId}/documents` })).body.items);
}
const save = async (answers: object) =>
  call(enterprise, {
    method: 'PUT',
    url: `/api/cases/${caseId}/forms/application`,
    body: { answers, version: (await form(enterprise)).version },
  });
const handIn = (paper: string, bytes: Buffer, replaces?: string) =>
  upload(
    enterprise,
    `/api/cases/${caseId}/documents?paper=${paper}${replaces ? `&replaces=${replaces}` : ''}`,
    oneFile(bytes),
  );
const withdraw = (id: unknown) => call(enterprise, { method: 'DELETE', url: `/api/documents/${id}` });
const assessment = async (caller: Caller, kind = 'self'): Promise<AssessmentView> =>
  Object((await call(caller, { url: `/api/cases/${caseId}/assessments/${kind}` })).body);
const putSelf = async (level: number) =>
  call(enterprise, {
    method: 'PUT',
    url: `/api/cases/${caseId}/assessments/self`,
    body: { answers: answersFor(edition2024, level), version: (await assessment(enterprise)).version },
  });
async function giveBack(defects: { field: string; why: string }[]): Promise<void> {
  later();
  await moveTo(papers, caseId, {
    type: 'application.return',
    state: 'application.supplement',
    said: { reason: '见清单', defects },
  });
  later();
}
async function resubmit(state = 'application.districtReview', note?: string): Promise<void> {
  later();
  await moveTo(papers, caseId, { type: 'application.resubmit', state, ...(note ? { said: { note } } : {}) });
  later();
}
const why = { staff: '与社保人数不符', licence: '看不清', revenue: '与报表不符' };
const threeDefects = [
  { field: 'staff', why: why.staff },
  { field: 'paper:licence', why: why.licence },
  { field: 'revenue', why: why.revenue },
];

beforeEach(async () => {
  ({ caseId, enterprise } = await pilot.caseAt('application.draft'));
  district = await pilot.person('district');
  await save(filled);
  for (const { code } of requiredPapers(formOf('application'))) await handIn(code, pdf);
  await putSelf(2);
  expect((await form(enterprise)).supplement).toBeNull();
  later();
  await moveTo(papers, caseId, { type: 'application.submit', state: 'application.districtReview' });
});

describe('who was asked', () => {
  test('reads every defect in the words of the officer, and what of it is changed so far', async () => {
    await giveBack([...threeDefects, { field: '其他', why: '请附情况说明' }]);
    expect((await form(enterprise)).supplement).toMatchObject({
      event: 'application.return',
      label: { zh: '退回补正' },
      nth: 1,
      reason: '见清单',
      answered: null,
      changed: [],
      remarks: ['其他：请附情况说明'],
      items: [
        { code: 'field:staff', label: { zh: '从业人员数' }, why: why.staff, changed: false },
        { code: 'paper:licence', label: { zh: '营业执照' }, why: why.licence, changed: false },
        { code: 'field:revenue', why: why.revenue, changed: false },
      ],
    });
    await save({ ...filled, staff: 50 });
    expect((await form(enterprise)).supplement?.changed).toEqual(['field:staff']);
    await save({ ...filled, staff: filled.staff });
    expect((await form(enterprise)).supplement?.changed).toEqual([]);
  });

  test('has changed a paper with another file, and not with the same file once more', async () => {
    await giveBack(threeDefects);
    await handIn('licence', pdf);
    expect((await form(enterprise)).supplement?.changed).toEqual([]);
    const [again] = await documents(enterprise);
    await withdraw(again?.id);
    await handIn('licence', png);
    expect((await form(enterprise)).supplement?.changed).toEqual(['paper:licence']);
  });
});

describe('who reviews', () => {
  test('sees nothing of it before it is handed in: no change, and the old paper still stands', async () => {
    await giveBack(threeDefects);
    await save({ ...filled, staff: 50 });
    const licence = (await documents(enterprise)).find(({ paper }) => paper === 'licence');
    await handIn('licence', png, licence?.id);
    expect(await form(district)).toMatchObject({ answers: masked, supplement: { changed: [], answered: null } });
    expect((await documents(district)).map(({ withdrawnAt }) => withdrawnAt)).toEqual([null, null, null]);
    expect((await documents(enterprise)).filter(({ withdrawnAt }) => withdrawnAt !== null)).toHaveLength(1);
  });

  test('sees what is different, what was asked and is not, and the old beside the new', async () => {
    await giveBack(threeDefects);
    await save({ ...filled, staff: 50 });
    const old = (await documents(enterprise)).find(({ paper }) => paper === 'licence');
    await handIn('licence', png, old?.id);
    await resubmit('application.districtReview', '营业收入以审计报告为准，未作修改');
    const seen = await form(district);
    expect(seen).toMatchObject({
      open: false,
      answers: { ...masked, staff: 50 },
      before: masked,
      supplement: {
        changed: ['field:staff', 'paper:licence'],
        answered: { event: 'application.resubmit', note: '营业收入以审计报告为准，未作修改' },
      },
    });
    expect(seen.supplement?.items.map(({ changed }) => changed)).toEqual([true, true, false]);
    const versions = (await documents(district)).filter(({ paper }) => paper === 'licence');
    expect(versions.map(({ withdrawnAt }) => withdrawnAt === null)).toEqual([true, false]);
    const read = (by: Caller) =>
      Promise.all(versions.map(({ id }) => call(by, { url: `/api/documents/${id}/content` })));
    // The reviewer's copy of the picture has a watermark; the other one is no PDF that could take one.
    expect((await read(district)).map(({ headers }) => headers['content-type'])).toEqual(
      Array(2).fill('application/pdf'),
    );
    expect((await read(enterprise)).map(({ bytes }) => bytes)).toEqual([png, pdf]);
    expect((await form(enterprise)).before).toEqual(filled);
  });

  test('reads them still when the case has gone on', async () => {
    await giveBack(threeDefects);
    await save({ ...filled, staff: 50 });
    await resubmit();
    await moveTo(papers, caseId, { type: 'application.endorse', state: 'application.cityReview' });
    const officer = await pilot.person('officer');
    expect((await form(officer)).supplement?.changed).toEqual(['field:staff']);
  });
});

describe('a second return', () => {
  test('shows what stood then, not what stood at the first', async () => {
    await giveBack(threeDefects);
    await save({ ...filled, staff: 50 });
    await save({ ...filled, staff: 51 });
    const first = (await documents(enterprise)).find(({ paper }) => paper === 'licence');
    await handIn('licence', png, first?.id);
    await resubmit('application.cityReview');
    await giveBack([{ field: 'field:staff', why: '仍不符' }]);
    const standing = { ...filled, staff: 51 };
    expect(await form(enterprise)).toMatchObject({
      openItems: ['field:staff'],
      before: standing,
      supplement: { nth: 2, changed: [], items: [{ why: '仍不符' }], answered: null },
    });
    expect((await save({ ...standing, staff: 60 })).body).toMatchObject({ before: standing, answers: { staff: 60 } });
    await save({ ...standing, staff: 61 });
    expect((await form(enterprise)).before).toEqual(standing);
    await resubmit('application.cityReview');
    expect(await form(await pilot.person('officer'))).toMatchObject({
      answers: { staff: 61 },
      before: { ...masked, staff: 51 },
      supplement: { nth: 2, changed: ['field:staff'], answered: { event: 'application.resubmit' } },
    });
  });

  test('that ran out leaves a draft that only its author reads', async () => {
    await giveBack(threeDefects);
    await save({ ...filled, staff: 50 });
    const licence = (await documents(enterprise)).find(({ paper }) => paper === 'licence');
    await handIn('licence', png, licence?.id);
    later();
    await moveTo(papers, caseId, { type: 'deadline.passed', state: 'application.refused' });
    expect(await form(district)).toMatchObject({
      answers: masked,
      supplement: { changed: [], answered: { event: 'deadline.passed', handedIn: false } },
    });
    expect((await documents(district)).map(({ withdrawnAt }) => withdrawnAt)).toEqual([null, null, null]);
    expect(await form(enterprise)).toMatchObject({
      answers: { staff: 50 },
      supplement: { changed: ['field:staff', 'paper:licence'] },
    });
  });

  test('that nobody answered shows nothing as changed, although the first was answered', async () => {
    await giveBack(threeDefects);
    await save({ ...filled, staff: 50 });
    await resubmit('application.cityReview');
    await giveBack([{ field: 'field:staff', why: '仍不符' }]);
    later();
    await moveTo(papers, caseId, { type: 'deadline.passed', state: 'application.refused' });
    expect(await form(district)).toMatchObject({
      answers: { staff: 50 },
      before: { staff: 50 },
      supplement: { changed: [], answered: { event: 'deadline.passed' } },
    });
  });
});

describe('a questionnaire that was asked for', () => {
  test('is kept as it stood, and compared with what it is now', async () => {
    await giveBack([{ field: 'questionnaire:self', why: '场景等级偏高' }]);
    await putSelf(2);
    expect((await form(enterprise)).supplement?.changed).toEqual([]);
    expect((await assessment(enterprise)).before).toBeNull();
    await putSelf(1);
    expect((await form(enterprise)).supplement?.changed).toEqual(['questionnaire:self']);
    expect((await assessment(enterprise)).before?.answers).toEqual(answersFor(edition2024, 2));
    expect(await assessment(district)).toMatchObject({ answers: answersFor(edition2024, 2), before: null });
    await resubmit();
    const seen = await assessment(district);
    expect([seen.answers, seen.before?.answers]).toEqual([answersFor(edition2024, 1), answersFor(edition2024, 2)]);

    await giveBack([{ field: 'self', why: '仍偏高' }]);
    await putSelf(0);
    expect((await assessment(enterprise)).before?.answers).toEqual(answersFor(edition2024, 1));
  });
});

describe('a form that was given back whole', () => {
  test('tells what was asked and what is different as well', async () => {
    await moveTo(papers, caseId, { type: 'diagnosis.approve', state: 'retrofit.contracting' });
    for (const { code } of requiredPapers(formOf('contractFiling'))) await handIn(code, pdf);
    later();
    await moveTo(papers, caseId, { type: 'contract.file', state: 'retrofit.filing' });
    later();
    const said = { reason: '缺少附件', defects: [{ field: 'plan', why: '没有里程碑日期' }] };
    await moveTo(papers, caseId, { type: 'contract.return', state: 'retrofit.contracting', said });
    later();
    const back = await form(enterprise, 'contractFiling');
    expect(back.openItems).toHaveLength(3);
    expect(back.supplement).toMatchObject({
      event: 'contract.return',
      items: [{ code: 'paper:plan', changed: false }],
    });
    await handIn('plan', otherPdf);
    expect((await form(enterprise, 'contractFiling')).supplement?.changed).toEqual(['paper:plan']);

    await moveTo(papers, caseId, { type: 'provider.replace', state: 'matching.choosing' });
    await moveTo(papers, caseId, { type: 'provider.accept', state: 'retrofit.contracting' });
    expect((await form(enterprise, 'contractFiling')).supplement).toBeNull();
  });
});

test('a rectification shows what the inspector asked for, above a form that nobody has filled in', async () => {
  later();
  const said = { reason: '三处需整改', defects: [{ field: '现场', why: '两台设备未联网' }] };
  await moveTo(papers, caseId, { type: 'inspection.requireRectification', state: 'acceptance.rectifying', said });
  expect(await form(enterprise, 'rectification')).toMatchObject({
    before: null,
    supplement: {
      label: { zh: '要求整改' },
      reason: '三处需整改',
      items: [],
      remarks: ['现场：两台设备未联网'],
      changed: [],
    },
  });
});

describe('a paper that takes the place of another', () => {
  test('withdraws it in the same moment, also where there is no room for one more', async () => {
    await giveBack(threeDefects);
    await handIn('licence', png);
    expect((await handIn('licence', jpeg)).status).toBe(422);
    const old = (await documents(enterprise)).filter(({ paper }) => paper === 'licence').at(-1);
    expect((await handIn('licence', jpeg, old?.id)).status).toBe(201);
    const now = (await documents(enterprise)).filter(({ paper }) => paper === 'licence');
    expect(now.map(({ withdrawnAt }) => withdrawnAt === null)).toEqual([true, true, false]);
    const rows = await pilot.product.db.select().from(journal).where(eq(journal.caseId, caseId));
    expect(
      rows.filter(({ act, subject }) => act === 'document.withdrawn' && subject === `documents/${old?.id}`),
    ).toHaveLength(1);
    expect((await handIn('licence', pdf, old?.id)).status).toBe(404);
  });

  test('cannot be of another paper, of another case, or of a paper that was not asked for', async () => {
    await giveBack(threeDefects);
    const mine = await documents(enterprise);
    const letter = mine.find(({ paper }) => paper === 'commitmentLetter');
    expect((await handIn('licence', png, letter?.id)).status).toBe(404);
    expect((await handIn('commitmentLetter', png, letter?.id)).body.code).toBe('not-open');
    expect((await handIn('licence', png, '00000000-0000-7000-8000-000000000000')).status).toBe(404);
    const licence = mine.find(({ paper }) => paper === 'licence');
    const first = caseId;
    ({ caseId, enterprise } = await pilot.caseAt('application.draft'));
    expect((await handIn('licence', png, licence?.id)).status).toBe(404);
    expect(first).not.toBe(caseId);
  });

  test('that is refused leaves the old one standing', async () => {
    await giveBack(threeDefects);
    const old = (await documents(enterprise)).find(({ paper }) => paper === 'licence');
    expect((await handIn('licence', Buffer.from('MZ not a paper'), old?.id)).status).toBe(415);
    expect((await documents(enterprise)).every(({ withdrawnAt }) => withdrawnAt === null)).toBe(true);
  });
});
