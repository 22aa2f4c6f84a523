// The questionnaire, four times in a case; only the last one decides money, and only when it is complete.
import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { getSeenCase } from '../../server/access/find-case.ts';
import { assessments } from '../../server/database/schema/papers.ts';
import { findAssessedLevel } from '../../server/papers/onsite-level.ts';
import { computeLevel } from '../../workflows/level/compute-level.ts';
import { edition2024 } from '../../workflows/level/editions.ts';
import { createPilot } from '../support/pilot.ts';
import { answersFor, declareFor, moveTo, openPapersApp } from './papers-app.ts';

const pilot = await createPilot();
const papers = await openPapersApp(pilot.product);
const { product, call } = papers;
afterAll(() => pilot.close());

let enterprise: Caller;
let caseId: string;
beforeEach(async () => {
  ({ caseId, enterprise } = await pilot.caseAt('application.draft'));
});

const complete = answersFor(edition2024);
const [firstQuestion] = Object.keys(complete.questions);
const at = (kind: string) => `/api/cases/${caseId}/assessments/${kind}`;
const read = (caller: Caller, kind: string) => call(caller, { url: at(kind) });
const save = (caller: Caller, kind: string, answers: object, version: number) =>
  call(caller, { method: 'PUT', url: at(kind), body: { answers, version } });
const organisation = (caller: Caller) => caller.memberships[0]?.organisationId ?? '';
const level = async () =>
  findAssessedLevel(product.db, product, (await getSeenCase(product.db, enterprise, caseId)).record);

describe('a self-assessment', () => {
  test('begins empty, with the edition of the policy', async () => {
    const { status, body } = await read(enterprise, 'self');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      kind: 'self',
      round: 0,
      edition: '2024',
      open: true,
      version: 0,
      complete: false,
      level: null,
      score: null,
      kept: null,
    });
    expect(body.problems).toContainEqual({ code: 'question-unanswered', at: firstQuestion });
  });

  test('saves itself half done, and has a level only when it is done', async () => {
    const half = { questions: Object.fromEntries(Object.entries(complete.questions).slice(0, 3)), scenarios: {} };
    const first = await save(enterprise, 'self', half, 0);
    expect(first.body).toMatchObject({ version: 1, complete: false, level: null, kept: null, answers: half });
    const expected = computeLevel(edition2024, complete);
    const done = await save(enterprise, 'self', complete, 1);
    expect(done.body).toMatchObject({
      version: 2,
      complete: true,
      problems: [],
      level: expected.level,
      score: expected.score.display,
    });
    expect(done.body.kept).toMatchObject({ zh: expect.stringContaining('要求'), en: expect.stringContaining('needs') });
    const [row] = await product.db.select().from(assessments).where(eq(assessments.caseId, caseId));
    expect(row).toMatchObject({ level: expected.level, result: { level: expected.level, edition: '2024' } });
    const again = await save(enterprise, 'self', half, 2);
    expect(again.body).toMatchObject({ complete: false, level: null });
    const [undone] = await product.db.select().from(assessments).where(eq(assessments.caseId, caseId));
    expect(undone).toMatchObject({ level: null, result: null });
  });

  test.each([
    ['a question that there is not', { questions: { Q99: ['A'] }, scenarios: {} }],
    ['an option that there is not', { questions: { Q1: ['Z'] }, scenarios: {} }],
    ['a scenario that there is not', { questions: {}, scenarios: { 'S-99': 1 } }],
    ['a scenario above the highest level', { questions: {}, scenarios: { [edition2024.scenarios[0]?.code ?? '']: 5 } }],
    ['something else', { questions: {}, scenarios: {}, level: 4 }],
  ])('with %s is refused', async (_, answers) => {
    expect((await save(enterprise, 'self', answers, 0)).status).toBe(400);
  });

  test('that is stale, closed, foreign or of another kind is refused', async () => {
    await save(enterprise, 'self', complete, 0);
    const stale = await save(enterprise, 'self', complete, 0);
    expect([stale.status, stale.body.facts]).toEqual([409, { version: 1 }]);
    expect((await save(enterprise, 'after', complete, 0)).body.code).toBe('not-open');
    expect((await save(enterprise, 'onSite', complete, 0)).body.code).toBe('wrong-role');
    expect((await read(enterprise, 'final')).status).toBe(400);
    expect((await read(await pilot.person('enterprise'), 'self')).status).toBe(404);
    await moveTo(papers, caseId, { type: 'application.submit', state: 'application.districtReview' });
    expect((await save(enterprise, 'self', complete, 1)).body.code).toBe('not-open');
    expect((await read(await pilot.person('district'), 'self')).body).toMatchObject({
      version: 1,
      open: false,
      complete: true,
    });
  });
});

describe('a baseline', () => {
  test('is the diagnosing provider’s own, who does not read the self-assessment', async () => {
    await save(enterprise, 'self', complete, 0);
    const [first, second] = [await pilot.person('provider'), await pilot.person('provider')];
    const accept = (by: Caller) =>
      moveTo(papers, caseId, {
        type: 'provider.accept',
        state: 'diagnosis.onSite',
        facts: { providerId: organisation(by), diagnosingProviderId: organisation(by) },
      });
    const round = await accept(first);
    expect((await save(first, 'baseline', complete, 0)).body).toMatchObject({ round, complete: true });
    expect((await read(first, 'self')).status).toBe(404);
    expect((await read(enterprise, 'baseline')).body).toMatchObject({ version: 0, complete: false });
    await accept(second);
    expect((await read(second, 'baseline')).body).toMatchObject({ version: 0, open: true, complete: false });
    await save(second, 'baseline', answersFor(edition2024, 3), 0);
    pilot.clock.moveTo(new Date((pilot.clock.set()?.getTime() ?? 0) + 86_400_000));
    await moveTo(papers, caseId, { type: 'diagnosis.submit', state: 'diagnosis.enterpriseConfirm' });
    expect((await read(enterprise, 'baseline')).body).toMatchObject({ version: 1, complete: true });
    // A provider who only retrofits does not start it again.
    await moveTo(papers, caseId, { type: 'provider.accept', state: 'retrofit.contracting' });
    expect((await read(enterprise, 'baseline')).body).toMatchObject({ version: 1, complete: true });
  });
});

describe('the on-site assessment', () => {
  let agency: Caller;
  let assignedSeq: number;
  beforeEach(async () => {
    agency = await pilot.person('agency');
    assignedSeq = await moveTo(papers, caseId, {
      type: 'agency.assign',
      state: 'acceptance.inspecting',
      facts: { agencyId: organisation(agency), indicatorEdition: '2024' },
    });
    await moveTo(papers, caseId, { type: 'assessment.submitSelf', state: 'assessment.onSite' });
  });

  test('opens with the no-conflict statement of this assignment', async () => {
    expect((await save(agency, 'onSite', complete, 0)).body.code).toBe('rule');
    expect((await read(agency, 'after')).status).toBe(404);
    await declareFor(product, { caseId, agency, assignedSeq });
    expect((await save(agency, 'onSite', complete, 0)).status).toBe(200);
    expect((await read(agency, 'after')).status).toBe(200);
    const second = await pilot.person('agency');
    await moveTo(papers, caseId, {
      type: 'agency.replace',
      state: 'assessment.onSite',
      facts: { agencyId: organisation(second) },
    });
    await declareFor(product, { caseId, agency: second, assignedSeq: assignedSeq - 1 });
    expect((await save(second, 'onSite', complete, 0)).body.code).toBe('rule');
  });

  test('gives a level only when it is complete, and a second one starts from nothing', async () => {
    await declareFor(product, { caseId, agency, assignedSeq });
    expect(await level()).toBeNull();
    await save(agency, 'onSite', { ...complete, questions: { ...complete.questions, [firstQuestion ?? '']: [] } }, 0);
    expect(await level()).toBeNull();
    await save(agency, 'onSite', complete, 1);
    expect(await level()).toBe(computeLevel(edition2024, complete).level);
    await moveTo(papers, caseId, { type: 'assessment.return', state: 'assessment.onSite' });
    expect(await level()).toBe(computeLevel(edition2024, complete).level);
    const round = await moveTo(papers, caseId, { type: 'assessment.retry', state: 'assessment.onSite' });
    expect(await level()).toBeNull();
    expect((await read(agency, 'onSite')).body).toMatchObject({ round, version: 0, complete: false });
  });

  test('of no frozen edition, or of another one, gives none', async () => {
    await declareFor(product, { caseId, agency, assignedSeq });
    await save(agency, 'onSite', complete, 0);
    await moveTo(papers, caseId, {
      type: 'assessment.return',
      state: 'assessment.onSite',
      facts: { indicatorEdition: null },
    });
    expect(await level()).toBeNull();
    await moveTo(papers, caseId, {
      type: 'assessment.return',
      state: 'assessment.onSite',
      facts: { indicatorEdition: '2030' },
    });
    expect(await level()).toBeNull();
  });

  test('is read by the enterprise once it is recorded, not before', async () => {
    await declareFor(product, { caseId, agency, assignedSeq });
    await save(agency, 'onSite', complete, 0);
    expect((await read(enterprise, 'onSite')).body).toMatchObject({ complete: false, level: null });
    await moveTo(papers, caseId, { type: 'assessment.record', state: 'assessment.confirming' });
    expect((await read(enterprise, 'onSite')).body).toMatchObject({ complete: true, open: false });
  });
});
