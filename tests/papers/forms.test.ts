// Forms over HTTP: drafts keep themselves, a supplement opens what was asked, and nobody reads what is not theirs.
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { getSeenCase } from '../../server/access/find-case.ts';
import { journal } from '../../server/database/schema/cases.ts';
import { findMissing } from '../../server/papers/missing-evidence.ts';
import { forms2024 } from '../../workflows/forms/forms.ts';
import { edition2024 } from '../../workflows/level/editions.ts';
import { createPilot } from '../support/pilot.ts';
import { docx, pdf, xlsx } from './file-samples.ts';
import {
  type Answer,
  answersFor,
  declareFor,
  fillIn,
  moveTo,
  oneFile,
  openPapersApp,
  pilotForm,
  requiredPapers,
} from './papers-app.ts';

const pilot = await createPilot();
const papers = await openPapersApp(pilot.product);
const { product, call, upload } = papers;
afterAll(() => pilot.close());

let enterprise: Caller;
let caseId: string;
beforeEach(async () => {
  ({ caseId, enterprise } = await pilot.caseAt('application.draft'));
});

const formOf = (code: string) => {
  const form = forms2024.forms.find((one) => one.code === code);
  if (!form) throw new Error(`no form ${code}`);
  return form;
};
const filled = fillIn(pilotForm('application'));
/** What others read: they see that there is a telephone number, and not which. */
const masked = { ...filled, contactPhone: '*项' };
const list = async (caller: Caller): Promise<Record<string, Record<string, unknown>>> => {
  const { body } = await call(caller, { url: `/api/cases/${caseId}/forms` });
  return Object.fromEntries(Object(body.items).map((form: { form: string }) => [form.form, form]));
};
const save = (caller: Caller, form: string, answers: object, version: number) =>
  call(caller, { method: 'PUT', url: `/api/cases/${caseId}/forms/${form}`, body: { answers, version } });
const handIn = (caller: Caller, paper: string, bytes: Buffer = pdf) =>
  upload(caller, `/api/cases/${caseId}/documents?paper=${paper}`, oneFile(bytes));
const putSelf = (version: number, level = 2) =>
  call(enterprise, {
    method: 'PUT',
    url: `/api/cases/${caseId}/assessments/self`,
    body: { answers: answersFor(edition2024, level), version },
  });
const missing = async (caller = enterprise) =>
  findMissing(product.db, product, (await getSeenCase(product.db, caller, caseId)).record);
const organisation = (caller: Caller) => caller.memberships[0]?.organisationId ?? '';
const later = (days: number) => pilot.clock.moveTo(new Date((pilot.clock.set()?.getTime() ?? 0) + days * 86_400_000));
const plain = ({ status, body }: Answer) => ({ status, ...body, instance: '', requestId: '' });

/** The whole application, handed in. */
async function submit(): Promise<void> {
  await save(enterprise, 'application', filled, 0);
  for (const { code } of requiredPapers(formOf('application'))) await handIn(enterprise, code);
  await putSelf(0);
  later(1);
  await moveTo(papers, caseId, { type: 'application.submit', state: 'application.districtReview' });
}

describe('a draft', () => {
  test('shows what is open and what is missing, and may be saved in any state of completion', async () => {
    const { application, claim } = await list(enterprise);
    expect(application).toMatchObject({
      open: true,
      version: 0,
      answers: {},
      questionnaire: 'self',
      before: null,
      asked: [],
    });
    expect(application?.missing).toContainEqual({
      code: 'field:staff',
      label: { zh: '从业人员数：未填写', en: 'Number of staff: not filled in' },
    });
    expect(claim).toMatchObject({ open: false, openItems: [] });

    const first = await save(enterprise, 'application', { staff: 12, revenue: '12.' }, 0);
    expect(first.body).toMatchObject({ version: 1, answers: { staff: 12, revenue: '12.' } });
    const second = await save(enterprise, 'application', { revenue: '12.50' }, 1);
    expect(second.body).toMatchObject({ version: 2, answers: { revenue: '12.50' } });
    const saved = await product.db
      .select()
      .from(journal)
      .where(and(eq(journal.caseId, caseId), eq(journal.act, 'form.saved')));
    expect(saved.map(({ details }) => details)).toEqual([
      { form: 'application', version: 1, changed: ['staff', 'revenue'] },
      { form: 'application', version: 2, changed: ['staff', 'revenue'] },
    ]);
  });

  test('that somebody else has changed is refused with the version that is there', async () => {
    await save(enterprise, 'application', { staff: 12 }, 0);
    const stale = await save(enterprise, 'application', { staff: 13 }, 0);
    expect([stale.status, stale.body.code, stale.body.facts]).toEqual([409, 'stale-form', { version: 1 }]);
    const both = await Promise.all([
      save(enterprise, 'application', { staff: 1 }, 1),
      save(enterprise, 'application', { staff: 2 }, 1),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  test.each([
    ['a field that there is not', { colour: 'red' }],
    ['a number as text', { staff: '12' }],
    ['an amount as a number', { revenue: 12.5 }],
    ['a text that is too long', { mainProducts: '铜'.repeat(201) }],
    ['a nested value', { mainProducts: { zh: '铜' } }],
    ['a prototype', JSON.parse('{"__proto__": "x", "constructor": "y"}')],
  ])('with %s is refused', async (_, answers) => {
    expect((await save(enterprise, 'application', answers, 0)).status).toBe(400);
  });

  test('is complete when nothing is missing', async () => {
    expect((await missing()).length).toBeGreaterThan(10);
    await save(enterprise, 'application', filled, 0);
    expect(await missing()).toEqual(['paper:licence', 'paper:financialStatements', 'questionnaire:self']);
    const licence = await handIn(enterprise, 'licence');
    await handIn(enterprise, 'financialStatements', xlsx);
    await putSelf(0);
    expect(await missing()).toEqual([]);
    await call(enterprise, { method: 'DELETE', url: `/api/documents/${licence.body.id}` });
    expect(await missing()).toEqual(['paper:licence']);
  });

  test('of somebody else answers as a case that does not exist', async () => {
    const nowhere = '00000000-0000-7000-8000-000000000000';
    for (const stranger of [
      await pilot.person('enterprise'),
      await pilot.person('officer'),
      await pilot.person('provider'),
    ]) {
      const at = (id: string) => call(stranger, { url: `/api/cases/${id}/forms` });
      expect(plain(await at(caseId))).toEqual(plain(await at(nowhere)));
      const put = (id: string) =>
        call(stranger, { method: 'PUT', url: `/api/cases/${id}/forms/application`, body: { answers: {}, version: 0 } });
      expect(plain(await put(caseId))).toEqual(plain(await put(nowhere)));
      expect((await put(caseId)).status).toBe(404);
    }
  });

  test('handed in is closed, and read by the reviewers only', async () => {
    await submit();
    expect((await save(enterprise, 'application', filled, 1)).body.code).toBe('not-open');
    const district = await pilot.person('district');
    expect((await list(district)).application).toMatchObject({
      open: false,
      answers: { ...filled, contactPhone: '*项' },
    });
    expect((await save(district, 'application', filled, 1)).body.code).toBe('wrong-role');
    expect((await save(enterprise, 'nothing', {}, 0)).status).toBe(404);
    expect(await missing(district)).toEqual([]);
    const provider = await pilot.person('provider');
    await moveTo(papers, caseId, {
      type: 'provider.accept',
      state: 'diagnosis.onSite',
      facts: { providerId: organisation(provider), diagnosingProviderId: organisation(provider) },
    });
    expect(Object.keys(await list(provider))).toEqual(['diagnosis', 'contractFiling']);
    expect((await save(provider, 'application', filled, 1)).status).toBe(404);
  });
});

describe('a supplement', () => {
  const back = (defects?: { field: string; why: string }[]) =>
    moveTo(papers, caseId, {
      type: 'application.return',
      state: 'application.supplement',
      said: { reason: '见清单', ...(defects ? { defects } : {}) },
    });

  test('opens only what was asked for, old beside new, and the reviewer reads what was filed', async () => {
    await submit();
    await back([
      { field: 'field:staff', why: '与社保人数不符' },
      { field: 'licence', why: '看不清' },
    ]);
    later(1);
    const district = await pilot.person('district');
    const before = (await list(enterprise)).application;
    expect(before).toMatchObject({
      open: true,
      openItems: ['field:staff', 'paper:licence'],
      asked: [
        { code: 'field:staff', why: '与社保人数不符' },
        { code: 'paper:licence', why: '看不清' },
      ],
    });

    const other = await save(enterprise, 'application', { ...filled, staff: 50, revenue: '2.00' }, 1);
    expect([other.status, other.body.code, other.body.facts]).toEqual([409, 'not-open', { fields: ['revenue'] }]);
    const saved = await save(enterprise, 'application', { staff: 50 }, 1);
    expect(saved.body).toMatchObject({ version: 2, answers: { ...filled, staff: 50 }, before: filled });
    expect((await save(enterprise, 'application', { staff: 51 }, 2)).body).toMatchObject({
      version: 3,
      before: filled,
    });
    expect((await list(district)).application).toMatchObject({ answers: masked, updatedAt: null, missing: [] });

    expect((await handIn(enterprise, 'commitmentLetter')).body.code).toBe('not-open');
    expect((await handIn(enterprise, 'licence')).status).toBe(201);
    expect((await putSelf(1)).body.code).toBe('not-open');
    const seen = async (caller: Caller) =>
      Object((await call(caller, { url: `/api/cases/${caseId}/documents` })).body.items).length;
    expect([await seen(enterprise), await seen(district)]).toEqual([4, 3]);
    expect(await missing()).toEqual([]);
    await moveTo(papers, caseId, { type: 'application.resubmit', state: 'application.districtReview' });
    expect([await seen(enterprise), await seen(district)]).toEqual([4, 4]);
    expect((await list(district)).application).toMatchObject({ answers: { ...masked, staff: 51 } });
  });

  test('without a list of defects opens the whole form again', async () => {
    await submit();
    await back();
    expect((await save(enterprise, 'application', { ...filled, revenue: '2.00' }, 1)).status).toBe(200);
    expect((await handIn(enterprise, 'commitmentLetter')).status).toBe(201);
    expect((await putSelf(1, 3)).status).toBe(200);
  });

  test('follows the last return, not an earlier one', async () => {
    await submit();
    await back([{ field: 'staff', why: '一' }]);
    await moveTo(papers, caseId, { type: 'application.resubmit', state: 'application.cityReview' });
    await back([{ field: 'revenue', why: '二' }]);
    expect((await list(enterprise)).application).toMatchObject({ openItems: ['field:revenue'] });
  });

  test('of a claim opens what the officer asked for', async () => {
    await moveTo(papers, caseId, { type: 'assessment.confirm', state: 'subsidy.claimOpen' });
    expect(await missing()).toEqual(['field:declaration', 'paper:claimForm']);
    await moveTo(papers, caseId, {
      type: 'subsidy.return',
      state: 'subsidy.supplement',
      said: { reason: '缺章', defects: [{ field: 'claimForm', why: '未盖章' }] },
    });
    expect((await list(enterprise)).claim).toMatchObject({ openItems: ['paper:claimForm'] });
    const treasury = await pilot.person('treasury');
    expect(Object.keys(await list(treasury))).toEqual(['claim', 'audit']);
  });
});

describe('work of others', () => {
  test('a new provider starts the diagnosis from nothing, and nobody reads it before it is handed in', async () => {
    const [first, second] = [await pilot.person('provider'), await pilot.person('provider')];
    const officer = await pilot.person('officer');
    const accept = (by: Caller) =>
      moveTo(papers, caseId, {
        type: 'provider.accept',
        state: 'diagnosis.onSite',
        facts: { providerId: organisation(by), diagnosingProviderId: organisation(by) },
      });
    await accept(first);
    const diagnosis = fillIn(formOf('diagnosis'));
    expect((await save(first, 'diagnosis', diagnosis, 0)).status).toBe(200);
    expect((await handIn(first, 'diagnosisReport', docx)).status).toBe(201);
    expect(await missing(first)).toEqual(['questionnaire:baseline']);
    expect((await list(officer)).diagnosis).toMatchObject({ answers: {} });
    expect((await call(officer, { url: `/api/cases/${caseId}/documents` })).body.items).toEqual([]);

    await accept(second);
    expect(await missing(second)).toContain('paper:diagnosisReport');
    expect((await list(second)).diagnosis).toMatchObject({ answers: {}, version: 1, before: null });
    expect((await call(second, { url: `/api/cases/${caseId}/documents` })).body.items).toEqual([]);
    expect((await call(first, { url: `/api/cases/${caseId}/forms` })).status).toBe(404);
    expect((await save(second, 'diagnosis', diagnosis, 1)).body).toMatchObject({ version: 2, before: null });
    later(1);
    await moveTo(papers, caseId, { type: 'diagnosis.submit', state: 'diagnosis.enterpriseConfirm' });
    expect((await list(enterprise)).diagnosis).toMatchObject({ answers: diagnosis, open: false });
  });

  test('an agency sees nothing before it declares that it has no conflict, and fills in nothing', async () => {
    const agency = await pilot.person('agency');
    const colleague = await pilot.person('agency', { organisationId: organisation(agency) });
    const assigned = await moveTo(papers, caseId, {
      type: 'agency.assign',
      state: 'acceptance.inspecting',
      facts: { agencyId: organisation(agency) },
    });
    expect(Object.keys(await list(agency))).toEqual(['inspection', 'onSiteAssessment']);
    expect((await handIn(agency, 'inspectionReport')).body).toMatchObject({
      code: 'rule',
      title: '须先签署本次委派的无利益冲突声明',
    });
    await declareFor(product, { caseId, agency, assignedSeq: assigned });
    expect(Object.keys(await list(agency))).toEqual([
      'acceptance',
      'inspection',
      'rectification',
      'selfAssessment',
      'onSiteAssessment',
    ]);
    expect((await handIn(colleague, 'inspectionReport')).body.code).toBe('rule');
    expect((await handIn(agency, 'inspectionReport')).status).toBe(201);
    expect(await missing(agency)).toEqual([]);
  });

  test('a second inspection needs a report of its own, and its agency does not read the first', async () => {
    const [first, second] = [await pilot.person('agency'), await pilot.person('agency')];
    const assign = async (agency: Caller) => {
      const assignedSeq = await moveTo(papers, caseId, {
        type: 'agency.assign',
        state: 'acceptance.inspecting',
        facts: { agencyId: organisation(agency) },
      });
      await declareFor(product, { caseId, agency, assignedSeq });
    };
    await assign(first);
    await handIn(first, 'inspectionReport');
    later(1);
    await assign(second);
    expect(await missing(second)).toEqual(['paper:inspectionReport']);
    expect((await call(second, { url: `/api/cases/${caseId}/documents` })).body.items).toEqual([]);
    expect(Object((await call(enterprise, { url: `/api/cases/${caseId}/documents` })).body.items)).toHaveLength(1);
    later(1);
    await moveTo(papers, caseId, { type: 'agency.replace', state: 'acceptance.drawing', facts: { agencyId: null } });
    await assign(first);
    expect(await missing(first)).toEqual(['paper:inspectionReport']);
  });
});
