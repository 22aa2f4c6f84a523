// The forms of the pilot are sound, and what is missing is told exactly.
import { describe, expect, test } from 'vitest';
import { deskOf, findState } from '../../workflows/case/structure.ts';
import { formSetSchema } from '../../workflows/forms/form-schema.ts';
import { formAt, forms2024, formsOf } from '../../workflows/forms/forms.ts';
import { askedOf, itemsOpenAfter } from '../../workflows/forms/items.ts';
import { missingOf, shortcomingsOf } from '../../workflows/forms/missing.ts';
import daye from '../../workflows/policy/daye-technical-retrofit-2024.json' with { type: 'json' };
import formData from '../../workflows/policy/forms-2024.json' with { type: 'json' };
import huangshi from '../../workflows/policy/huangshi-pilot-2024.json' with { type: 'json' };
import { policySchema } from '../../workflows/policy/policy-schema.ts';
import { fillIn, requiredPapers } from './papers-app.ts';

const get = (code: string) => {
  const form = forms2024.forms.find((one) => one.code === code);
  if (!form) throw new Error(`no form ${code}`);
  return form;
};
const application = get('application');
const complete = fillIn(application);
const papers = new Set(requiredPapers(application).map(({ code }) => code));

describe('the forms of the pilot', () => {
  test('every form is open only where its role has the desk', () => {
    for (const { code, role, openIn } of forms2024.forms)
      for (const { state } of openIn) {
        expect(findState(state), `${code}: ${state}`).toBeDefined();
        expect(deskOf(state), `${code}: ${state}`).toContain(role);
      }
  });

  test('every state whose event asks that nothing is missing has a form', () => {
    const policy = policySchema.parse(huangshi);
    const asking = [
      'application.draft',
      'application.supplement',
      'diagnosis.onSite',
      'retrofit.contracting',
      'acceptance.preparing',
      'acceptance.inspecting',
      'acceptance.rectifying',
      'assessment.selfAssessment',
      'subsidy.claimOpen',
      'subsidy.supplement',
      'subsidy.audit',
    ];
    for (const state of asking) expect(formAt(formsOf(policy), state)?.code, state).toBeDefined();
  });

  test('a supplement opens the form that was returned', () => {
    expect(formAt(forms2024.forms, 'application.supplement')?.code).toBe('application');
    expect(formAt(forms2024.forms, 'subsidy.supplement')?.code).toBe('claim');
  });

  test('a programme without levels asks no questionnaire, and has no forms of stages it skips', () => {
    const forms = formsOf(policySchema.parse(daye));
    expect(forms.map(({ code }) => code)).toEqual([
      'application',
      'contractFiling',
      'acceptance',
      'inspection',
      'rectification',
      'claim',
      'audit',
    ]);
    expect(forms.every(({ questionnaire }) => questionnaire === null)).toBe(true);
  });

  test.each([
    [
      'a paper above 50 MB',
      (set: typeof formData) => {
        for (const one of set.forms[0]?.papers ?? []) one.maxBytes = 52_428_801;
      },
    ],
    [
      'two forms in one state',
      (set: typeof formData) => {
        for (const one of set.forms) one.openIn = [{ state: 'application.draft' }];
      },
    ],
    [
      'the same paper in two forms',
      (set: typeof formData) => {
        for (const form of set.forms) for (const one of form.papers) one.code = 'contract';
      },
    ],
    [
      'a field of no known type',
      (set: typeof formData) => {
        for (const one of set.forms[0]?.fields ?? []) one.type = 'file';
      },
    ],
    [
      'an unknown role',
      (set: typeof formData) => {
        for (const one of set.forms) one.role = 'system';
      },
    ],
  ])('%s is refused', (_, spoil) => {
    const set = structuredClone(formData);
    expect(formSetSchema.safeParse(set).success).toBe(true);
    spoil(set);
    expect(formSetSchema.safeParse(set).success).toBe(false);
  });
});

describe('what is missing', () => {
  test('of an empty application: every required field and paper, and the questionnaire', () => {
    const missing = missingOf(application, {}, new Set(), 31);
    expect(missing).toContain('field:staff');
    expect(missing).toContain('paper:licence');
    expect(missing).toContain('questionnaire:self');
    expect(missing).not.toContain('field:digitalBasis');
    expect(missing).not.toContain('paper:otherProof');
  });

  test('of a complete one: nothing', () => {
    expect(missingOf(application, complete, papers, 0)).toEqual([]);
  });

  test.each([
    ['staff', 0, true],
    ['staff', 1, false],
    ['staff', 1.5, true],
    ['staff', '42', true],
    ['revenue', '12.345', true],
    ['revenue', '1e6', true],
    ['revenue', '12.', true],
    ['revenue', '0', false],
    ['revenue', '10000000000.01', true],
    ['revenue', '10000000000.00', false],
    ['plannedInvestment', '0.99', true],
    ['plannedInvestment', '1', false],
    ['mainProducts', '   ', true],
    ['mainProducts', '铜'.repeat(200), false],
    ['mainProducts', '𠀀'.repeat(200), false],
    ['mainProducts', '铜'.repeat(201), true],
    ['legalRepresentativeConfirms', false, true],
    ['legalRepresentativeConfirms', 'yes', true],
    ['contactEmail', '', false],
    ['contactEmail', 'x'.repeat(121), true],
  ])('%s = %j is a shortcoming: %s', (code, value, wrong) => {
    expect(missingOf(application, { ...complete, [code]: value }, papers, 0)).toEqual(wrong ? [`field:${code}`] : []);
  });

  test.each([
    ['2025-02-29', true],
    ['2024-02-29', false],
    ['29.2.2024', true],
  ])('the day %s is a shortcoming: %s', (visitedOn, wrong) => {
    const form = get('diagnosis');
    const missing = missingOf(form, { ...fillIn(form), visitedOn }, new Set(['diagnosisReport']), 0);
    expect(missing).toEqual(wrong ? ['field:visitedOn'] : []);
  });

  test('is told in words of both languages', () => {
    const [first] = shortcomingsOf(application, { ...complete, staff: 0 }, papers, 0);
    expect(first?.why).toEqual({
      zh: '从业人员数：应在 1 至 1000000 之间',
      en: 'Number of staff: must be between 1 and 1000000',
    });
  });
});

describe('a supplement', () => {
  test('opens what was asked for, named with or without its kind', () => {
    const open = itemsOpenAfter(application, [
      { field: 'revenue', why: '与报表不符' },
      { field: 'paper:licence', why: '看不清' },
      { field: 'self', why: '第 3 题' },
    ]);
    expect([...open]).toEqual(['field:revenue', 'paper:licence', 'questionnaire:self']);
  });

  test('opens everything when nothing of the form was named', () => {
    const all = 16;
    expect(itemsOpenAfter(application, []).size).toBe(all);
    expect(itemsOpenAfter(application, [{ field: '其他', why: '请核对' }]).size).toBe(all);
    expect(askedOf(application, [{ field: '其他', why: '请核对' }])).toEqual([]);
  });
});
