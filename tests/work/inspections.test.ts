/** The inspector: signs first, scores by the rubric, and does not come back for the second inspection. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { getSeenCase } from '../../server/access/find-case.ts';
import { declareNoConflict, seesInside } from '../../server/work/declarations.ts';
import { listInspections, saveInspection } from '../../server/work/inspections.ts';
import { didInspectBefore, findInspection, isConflictDeclared } from '../../server/work/work-evidence.ts';
import { rubric2024 } from '../../workflows/acceptance/rubric.ts';
import { happened, organisationOf, recordOf } from '../support/case-log.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

let pilot: Pilot;
let inspector: Caller;
let colleague: Caller;
let enterprise: Caller;
let officer: Caller;
let caseId: string;

beforeAll(async () => {
  pilot = await createPilot();
  inspector = await pilot.person('agency');
  colleague = await pilot.person('agency', { organisationId: organisationOf(inspector) });
  officer = await pilot.person('officer');
});
afterAll(() => pilot.close());
beforeEach(async () => {
  ({ caseId, enterprise } = await pilot.caseAt('acceptance.drawing'));
  await assign();
});

const assign = (to = 'acceptance.inspecting') =>
  happened(pilot, caseId, {
    type: 'agency.assign',
    to,
    said: { agencyId: organisationOf(inspector) },
    facts: { agencyId: organisationOf(inspector) },
  });
const records = (caller: Caller, type: string, to: string) =>
  happened(pilot, caseId, { type, to, by: { caller, role: 'agency' } });
const full = (share: number) =>
  Object.fromEntries(
    rubric2024.aspects.flatMap(({ criteria }) =>
      criteria.map(({ code, points }) => [code, Math.floor(points * share)]),
    ),
  );
const save = (caller: Caller, scores: Record<string, number>, version: number) =>
  saveInspection(pilot.product, caller, { caseId, sheet: { scores, findings: '现场查验', version } });
const declare = (caller: Caller) => declareNoConflict(pilot.product, caller, caseId);
const seen = async (caller: Caller) => {
  const record = await recordOf(pilot, caseId);
  const of = [pilot.product.db, pilot.product, record, caller.personId] as const;
  return {
    declared: await isConflictDeclared(...of),
    before: await didInspectBefore(...of),
    inspection: await findInspection(pilot.product.db, pilot.product, record),
  };
};

describe('before the no-conflict statement', () => {
  test('people of the agency see the rubric and the button, and nothing of the case', async () => {
    const list = await listInspections(pilot.product, inspector, caseId);
    expect(list).toMatchObject({ items: [], mayDeclare: true, rubric: { passTotal: 60, passAspect: 10 } });
    expect(await seesInside(pilot.product.db, inspector, await getSeenCase(pilot.product.db, inspector, caseId))).toBe(
      false,
    );
    expect(await seesInside(pilot.product.db, officer, await getSeenCase(pilot.product.db, officer, caseId))).toBe(
      true,
    );
    await expect(save(inspector, full(1), 1)).rejects.toMatchObject({ code: 'rule' });
    expect(await seen(inspector)).toEqual({
      declared: false,
      before: false,
      inspection: { complete: false, passes: false },
    });
  });

  test('signing opens it for the one who signed, not for a colleague', async () => {
    expect(await declare(inspector)).toMatchObject({
      mayDeclare: false,
      items: [{ current: true, open: true, version: 1 }],
    });
    expect(await seesInside(pilot.product.db, inspector, await getSeenCase(pilot.product.db, inspector, caseId))).toBe(
      true,
    );
    expect(await seesInside(pilot.product.db, colleague, await getSeenCase(pilot.product.db, colleague, caseId))).toBe(
      false,
    );
    expect((await seen(inspector)).declared).toBe(true);
    expect((await seen(colleague)).declared).toBe(false);
    await expect(save(colleague, full(1), 1)).rejects.toMatchObject({ code: 'rule' });
  });

  test('only the agency signs, and only while it is at work', async () => {
    await expect(declare(officer)).rejects.toMatchObject({ code: 'wrong-role' });
    await expect(declare(await pilot.person('agency'))).rejects.toMatchObject({ code: 'not-found' });
    await records(inspector, 'inspection.pass', 'acceptance.confirming');
    await expect(declare(inspector)).rejects.toMatchObject({ code: 'not-open' });
  });
});

describe('the sheet', () => {
  test('is complete with a score for every criterion and passes by the rubric', async () => {
    await declare(inspector);
    const partly = await save(inspector, { inUse: 10 }, 1);
    expect(partly.items[0]).toMatchObject({ total: 10, complete: false, passes: false, version: 2 });
    const done = await save(inspector, full(1), 2);
    expect(done.items[0]).toMatchObject({ total: 100, complete: true, passes: true });
    expect((await seen(inspector)).inspection).toEqual({ complete: true, passes: true });
    await save(inspector, full(0.5), 3);
    expect((await seen(inspector)).inspection).toEqual({ complete: true, passes: false });
    await expect(save(inspector, full(1), 3)).rejects.toMatchObject({ code: 'stale-form', facts: { version: 4 } });
  });

  test('refuses a criterion of no rubric and points above the maximum', async () => {
    await declare(inspector);
    await expect(save(inspector, { friendliness: 5 }, 1)).rejects.toMatchObject({
      code: 'rule',
      facts: { en: expect.stringContaining('friendliness') },
    });
    await expect(save(inspector, { inUse: 11 }, 1)).rejects.toMatchObject({
      code: 'rule',
      facts: { en: expect.stringContaining('0 to 10') },
    });
  });

  test('is shown to the enterprise once it is concluded, without the name of the inspector', async () => {
    await declare(inspector);
    await save(inspector, full(1), 1);
    expect((await listInspections(pilot.product, enterprise, caseId)).items).toEqual([]);
    await records(inspector, 'inspection.pass', 'acceptance.confirming');
    const { items } = await listInspections(pilot.product, enterprise, caseId);
    expect(items).toMatchObject([{ total: 100, inspector: null, open: false }]);
    expect((await listInspections(pilot.product, officer, caseId)).items[0]?.inspector).toBe(inspector.name);
  });

  test('that a colleague takes over before the result starts empty', async () => {
    await declare(inspector);
    await save(inspector, full(1), 1);
    await declare(colleague);
    expect((await seen(colleague)).inspection.complete).toBe(false);
    expect((await seen(inspector)).declared).toBe(false);
    await expect(save(inspector, full(1), 3)).rejects.toMatchObject({ code: 'rule' });
  });
});

describe('the second time', () => {
  test('an inspection goes to other people, and the first one stays on record', async () => {
    await declare(inspector);
    await save(inspector, full(0.5), 1);
    await records(inspector, 'inspection.requireRectification', 'acceptance.rectifying');
    await happened(pilot, caseId, {
      type: 'rectification.report',
      to: 'acceptance.drawing',
      facts: { agencyId: null },
    });
    await assign();
    expect(await seen(inspector)).toMatchObject({ declared: false, before: true });
    await expect(declare(inspector)).rejects.toMatchObject({ code: 'rule' });
    expect((await listInspections(pilot.product, inspector, caseId)).mayDeclare).toBe(false);
    const { items } = await declare(colleague);
    expect(items.map(({ current, inspector: who }) => [current, who])).toEqual([
      [false, inspector.name],
      [true, colleague.name],
    ]);
    expect(await seen(colleague)).toMatchObject({ declared: true, before: false });
  });

  test('somebody who only signed for the first inspection does not sign for the second', async () => {
    await declare(inspector);
    await happened(pilot, caseId, { type: 'agency.replace', to: 'acceptance.drawing', facts: { agencyId: null } });
    await assign();
    await expect(declare(inspector)).rejects.toMatchObject({ code: 'rule' });
  });

  test('the inspector of the acceptance may assess the level from the same visit', async () => {
    await declare(inspector);
    await records(inspector, 'inspection.pass', 'acceptance.confirming');
    await happened(pilot, caseId, { type: 'assessment.submitSelf', to: 'assessment.onSite' });
    expect(await seen(inspector)).toMatchObject({ declared: true, before: false });
  });

  test('an assessment that is retried goes to other people of the agency, one that is corrected does not', async () => {
    await declare(inspector);
    await records(inspector, 'inspection.pass', 'acceptance.confirming');
    await happened(pilot, caseId, { type: 'assessment.submitSelf', to: 'assessment.onSite' });
    await records(inspector, 'assessment.record', 'assessment.confirming');
    await happened(pilot, caseId, { type: 'assessment.return', to: 'assessment.onSite' });
    expect(await seen(inspector)).toMatchObject({ declared: true, before: false });
    await records(inspector, 'assessment.record', 'assessment.confirming');
    await happened(pilot, caseId, { type: 'assessment.confirm', to: 'assessment.belowTarget' });
    await happened(pilot, caseId, { type: 'assessment.retry', to: 'assessment.onSite' });
    expect(await seen(inspector)).toMatchObject({ before: true });
    await expect(declare(inspector)).rejects.toMatchObject({ code: 'rule' });
    await declare(colleague);
    expect(await seen(colleague)).toMatchObject({ declared: true, before: false });
    const { items } = await listInspections(pilot.product, officer, caseId);
    expect(items.map(({ inspector: who }) => who)).toEqual([inspector.name, colleague.name]);
  });

  test('an assessment after an appeal goes to other people', async () => {
    await declare(inspector);
    await happened(pilot, caseId, { type: 'assessment.submitSelf', to: 'assessment.onSite' });
    await records(inspector, 'assessment.record', 'assessment.belowTarget');
    await happened(pilot, caseId, { type: 'appeal.uphold', to: 'assessment.onSite' });
    expect(await seen(inspector)).toMatchObject({ before: true });
    expect(await seen(colleague)).toMatchObject({ before: false, declared: false });
  });
});
