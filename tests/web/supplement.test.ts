/** A supplement on the screen: what is still to do, which file is old and which new, what part of a text is different. */
import { describe, expect, test } from 'vitest';
import { changesOf } from '../../web/src/forms/questionnaire-changes.ts';
import {
  anchorOf,
  askedOf,
  differingPart,
  inVersions,
  isFresh,
  isSurgical,
  progressOf,
  type Supplement,
  worthReading,
} from '../../web/src/forms/supplement.ts';
import { edition2024 } from '../../workflows/level/editions.ts';
import { answersFor } from '../papers/papers-app.ts';

const label = { zh: '从业人员数', en: 'Number of staff' };
const supplement: Supplement = {
  event: 'application.return',
  label: { zh: '退回补正', en: 'Return for supplement' },
  at: '2025-01-12T02:00:00.000Z',
  role: 'district',
  state: 'application.supplement',
  nth: 1,
  reason: '见清单',
  items: [
    { code: 'field:staff', label, why: '与社保人数不符', changed: true },
    { code: 'paper:licence', label, why: '看不清', changed: false },
    { code: 'field:staff', label, why: '请附证明', changed: true },
    { code: 'field:staff', label, why: '请附证明', changed: true },
  ],
  remarks: [],
  changed: ['field:staff', 'field:revenue'],
  answered: null,
};

describe('the list of what was asked', () => {
  test('names each item once, with everything that was said about it', () => {
    expect(askedOf(supplement).map(({ code, whys }) => [code, whys])).toEqual([
      ['field:staff', ['与社保人数不符', '请附证明']],
      ['paper:licence', ['看不清']],
    ]);
  });

  test.each([
    ['what is as it was is still to do', false, [], 'todo'],
    ['what is changed and complete is put right', true, [], 'done'],
    ['what is changed and incomplete is not', true, [{ code: 'field:staff', label }], 'unfit'],
    ['what another item lacks does not count', true, [{ code: 'field:revenue', label }], 'done'],
  ])('%s', (_, changed, missing, progress) => {
    expect(progressOf({ missing }, { code: 'field:staff', changed })).toBe(progress);
  });

  test('leads to the control, the paper or the questionnaire', () => {
    expect(['field:staff', 'paper:licence', 'questionnaire:self'].map((item) => anchorOf('application', item))).toEqual(
      ['application-staff', 'paper-licence', 'questionnaire-self'],
    );
  });

  test('who reads only what changed also reads what should have changed', () => {
    expect([...worthReading(supplement)]).toEqual(['field:staff', 'field:revenue', 'paper:licence']);
  });

  test('it is in front as long as the case lies in the stage of the return', () => {
    expect(isFresh(supplement, { state: 'application.cityReview', ended: false })).toBe(true);
    expect(isFresh(supplement, { state: 'matching.choosing', ended: false })).toBe(false);
    expect(isFresh(supplement, { state: 'application.refused', ended: true })).toBe(false);
  });
});

test('only a form of which a part is locked says so', () => {
  const field = {
    code: 'staff',
    label,
    help: null,
    example: null,
    unit: null,
    type: 'number' as const,
    required: true,
  };
  const form = {
    form: 'application',
    label,
    open: true,
    fields: [{ ...field, maxLength: null, minimum: 1, maximum: 9 }],
    papers: [],
    questionnaire: 'self' as const,
    answers: {},
    reveals: [],
    sections: [],
    known: {},
    version: 1,
    updatedAt: null,
    updatedBy: null,
    openItems: ['field:staff'],
    asked: [],
    before: null,
    supplement,
    missing: [],
  };
  expect(isSurgical(form)).toBe(true);
  expect(isSurgical({ ...form, questionnaire: null })).toBe(false);
  expect(isSurgical({ ...form, open: false, openItems: [] })).toBe(false);
});

test('files are told apart by the return: old before new, the same file once more is not new', () => {
  const file = (id: string, sha256: string, uploadedAt: string, withdrawnAt: string | null = null) => ({
    id,
    sha256,
    uploadedAt: `2025-01-${uploadedAt}T02:00:00.000Z`,
    withdrawnAt: withdrawnAt && `2025-01-${withdrawnAt}T02:00:00.000Z`,
    paper: 'licence',
    name: 'a.pdf',
    mediaType: 'application/pdf',
    sizeBytes: 1,
    uploadedBy: null,
  });
  const files = [
    file('new', 'c', '13'),
    file('same', 'a', '13'),
    file('slip', 'd', '13', '14'),
    file('kept', 'b', '10'),
    file('replaced', 'a', '10', '13'),
    file('draft', 'e', '09', '10'),
  ];
  expect(inVersions(files, supplement).map(({ one, version }) => [one.id, version])).toEqual([
    ['replaced', 'old'],
    ['kept', 'kept'],
    ['new', 'new'],
    ['same', 'same'],
    ['slip', 'gone'],
    ['draft', 'gone'],
  ]);
});

test.each([
  ['返工率约 4%。', '返工率约 7%。', ['返工率约 ', '4', '7', '%。']],
  ['排产', '排产与质量', ['排产', '', '与质量', '']],
  ['aa', 'aaa', ['aa', '', 'a', '']],
  ['', '新', ['', '', '新', '']],
  ['𠀀甲', '𠀁甲', ['', '𠀀', '𠀁', '甲']],
])('of %j and %j only the part that differs is marked', (old, now, [head, before, after, tail]) => {
  expect(differingPart(old, now)).toEqual({ head, old: before, new: after, tail });
});

describe('a questionnaire', () => {
  const before = answersFor(edition2024, 2);

  test('that says the same has no changes', () => {
    expect(changesOf(edition2024, before, structuredClone(before))).toEqual([]);
  });

  test('tells a question and a scenario with the words of what was chosen', () => {
    const question = edition2024.dimensions[0]?.subdimensions[0]?.questions[0];
    const [scenario] = edition2024.scenarios;
    if (!question || !scenario) throw new Error('an edition without questions');
    const key = question.options.at(-1)?.key ?? '';
    const after = {
      questions: { ...before.questions, [question.code]: [key] },
      scenarios: { ...before.scenarios, [scenario.code]: 0 },
    };
    const changes = changesOf(edition2024, before, after);
    expect(changes.map(({ code, of }) => [code, of])).toEqual([
      [question.code, 'question'],
      [scenario.code, 'scenario'],
    ]);
    expect(changes[0]?.now).toEqual([{ key, text: question.options.at(-1)?.text }]);
    expect(changes[1]?.now).toEqual([{ key: '0', text: null }]);
    expect(changes[1]?.old[0]?.text).toBe(scenario.levels[1]?.text);
  });
});
