/** Every check by itself: what makes it hold, fail or stay open, and the figures that it says. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCodes, checkOf, isListed } from '../../../workflows/eligibility/checks.ts';
import { nothingOutside } from '../../../workflows/eligibility/enterprise.ts';
import { judgeChecks } from '../../../workflows/eligibility/judge-checks.ts';
import { explainSize } from '../../../workflows/eligibility/size-words.ts';
import { blocksSubmission, unsettled } from '../../../workflows/eligibility/standing.ts';
import { clear, judge, questionOf, sound } from './builders.ts';

const nobody: ReadonlySet<never> = new Set();

test('every check holds of a sound enterprise, and each names its rule and its source in both languages', () => {
  const judged = judge();
  expect([...judged.keys()]).toEqual([...checkCodes]);
  expect([...judged.values()].map(({ outcome }) => outcome)).toEqual(checkCodes.map(() => 'holds'));
  for (const code of checkCodes) {
    const { name, rule, source, next } = checkOf(code);
    for (const { zh, en } of [name, rule, source, next]) expect([zh.length > 3, en.length > 3]).toEqual([true, true]);
  }
});

describe('the size', () => {
  test.each([
    [1000, 40_000_000_000, 'large'],
    [1000, 39_999_000_000, 'medium'],
    [299, 100_000_000_000, 'small'],
    [19, 50_000_000_000, 'micro'],
    [300, 2_000_000_000, 'medium'],
    [300, 1_999_999_999, 'small'],
    [20, 300_000_000, 'small'],
    [20, 299_999_999, 'micro'],
  ])('%i staff and %i fen are %s', (staff, revenueFen, size) => {
    expect(explainSize({ staff, revenueFen }).class).toBe(size);
    expect(judge({ staff, revenueFen }).get('smallOrMedium')?.outcome).toBe(size === 'large' ? 'fails' : 'holds');
  });

  test('it says which bound keeps it from the next class', () => {
    expect(explainSize({ staff: 1000, revenueFen: 39_999_000_000 }).why.zh).toBe(
      '从业人员 1000 人、营业收入 399,990,000.00 元，属中型企业：收入不足 400,000,000.00 元，未达大型标准',
    );
    expect(explainSize({ staff: 299, revenueFen: 100_000_000_000 }).why.en).toContain('fewer than 300 staff');
    expect(explainSize({ staff: 5, revenueFen: 1 }).why.en).toContain('fewer than 20 staff and less than');
  });

  test('without figures it is open; a programme for every size does not ask', () => {
    expect(judge({ staff: null }).get('smallOrMedium')?.outcome).toBe('unknown');
    const rules = { ...questionOf().rules, smallAndMediumOnly: false };
    expect(judge({ staff: 5000, revenueFen: 90_000_000_000 }, { rules }).get('smallOrMedium')?.outcome).toBe('holds');
  });

  test('more staff or more revenue never makes it smaller', () => {
    const order = ['micro', 'small', 'medium', 'large'];
    const rank = (staff: number, revenueFen: number) => order.indexOf(explainSize({ staff, revenueFen }).class);
    const staff = fc.integer({ min: 0, max: 3000 });
    const fen = fc.integer({ min: 0, max: 100_000_000_000 });
    fc.assert(fc.property(staff, staff, fen, fen, (a, b, c, d) => rank(a + b, c + d) >= rank(a, c)));
  });
});

describe('what others say', () => {
  const of = (facts: Parameters<typeof clear>[0][], more = {}) =>
    judge({ outside: { ...sound.outside, notAbnormal: facts.map(clear) } }, more).get('notAbnormal');

  test('nobody looked: open', () => expect(of([])?.outcome).toBe('unknown'));
  test('on the list: fails, with list and day', () => {
    expect(of([{ says: 'adverse', note: '未按期公示年报' }])).toMatchObject({
      outcome: 'fails',
      why: { zh: '有记录：国家企业信用信息公示系统，截至 2025-02-01（未按期公示年报）' },
    });
  });
  test('the newest day decides, whoever said it; on one day the officer who looked', () => {
    const removed = { by: 'officer', source: '网上核查' } as const;
    expect(of([{ says: 'adverse' }, { ...removed, asOf: '2025-02-03' }])?.outcome).toBe('holds');
    expect(of([{ says: 'adverse' }, { ...removed, asOf: '2025-01-20' }])?.outcome).toBe('fails');
    expect(of([{ ...removed }, { says: 'adverse' }])?.outcome).toBe('holds');
  });
  test('what is old does not count silently, but a record stays one', () => {
    expect(of([{ asOf: '2024-11-12' }])?.outcome).toBe('holds');
    expect(of([{ asOf: '2024-11-11' }])).toMatchObject({
      outcome: 'unknown',
      why: { en: expect.stringContaining('91 days') },
    });
    expect(of([{ asOf: '2024-01-01', says: 'adverse' }])?.outcome).toBe('fails');
  });
  test('the same name without a code has to be looked at', () =>
    expect(of([{ says: 'unsure' }])?.outcome).toBe('unknown'));
  test('its own word counts on the page for strangers only', () => {
    const word = { by: 'enterprise', asOf: null } as const;
    expect(of([word])?.outcome).toBe('unknown');
    expect(of([word], { ownWordCounts: true })?.outcome).toBe('holds');
    expect(of([{ ...word, says: 'adverse' }])?.outcome).toBe('fails');
  });
  test('money from an earlier case under the same policy fails, whatever is said', () => {
    expect(judge({ earlierFen: 8_000_000 }).get('notFunded')).toMatchObject({
      outcome: 'fails',
      why: { zh: expect.stringContaining('80,000.00') },
    });
  });
});

describe('place, industry, code, call', () => {
  test('outside the city fails; a code given out elsewhere is said and does not', () => {
    expect(judge({ district: '420106' }).get('registeredInCity')?.outcome).toBe('fails');
    expect(judge().get('registeredInCity')).toMatchObject({
      outcome: 'holds',
      why: { zh: expect.stringContaining('330100') },
    });
  });
  test('an industry that is not supported is told which are', () => {
    const found = judge({ subIndustry: 'textile' }).get('subIndustryInScope');
    expect(found).toMatchObject({ outcome: 'fails', why: { zh: expect.stringContaining('“equipment”、“copper”') } });
  });
  test('an enterprise that named none is looked at by an officer', () => {
    const looked = { ...sound.outside, subIndustryInScope: [clear({ by: 'officer', source: '营业执照' })] };
    expect(judge({ subIndustry: null, outside: looked }).get('subIndustryInScope')?.outcome).toBe('holds');
    expect(judge({ subIndustry: 'textile', outside: looked }).get('subIndustryInScope')?.outcome).toBe('fails');
    expect(judge({ subIndustry: null }).get('subIndustryInScope')?.outcome).toBe('unknown');
  });
  test('a wrong check digit fails with the reason', () => {
    expect(judge({ creditCode: '91330100MA2TEAT057' }).get('creditCodeValid')).toMatchObject({
      outcome: 'fails',
      why: { zh: expect.stringContaining('校验位不符') },
    });
  });
  test('without a call its scope is open, and a closed one fails', () => {
    const without = judge({}, { call: null });
    expect(['callOpen', 'districtInScope', 'subIndustryInScope'].map((code) => without.get(code)?.outcome)).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ]);
    const call = { open: false, districts: ['420281'], subIndustries: ['equipment'] };
    expect(judge({}, { call }).get('callOpen')?.outcome).toBe('fails');
  });
});

describe('the gates', () => {
  const large = { staff: 1000, revenueFen: 40_000_000_000 };

  test('only what its own figures decide keeps it from handing in', () => {
    const outside = { ...sound.outside, notDishonest: [clear({ says: 'adverse' })] };
    const judged = judgeChecks(questionOf({ ...large, outside, creditCode: null }));
    expect(blocksSubmission(judged)).toEqual(['smallOrMedium']);
    expect(unsettled(judged, nobody)).toEqual(['smallOrMedium', 'creditCodeValid', 'notDishonest']);
  });

  test('a waiver lifts its own check and no other', () => {
    const judged = judgeChecks(questionOf({ subIndustry: 'textile', outside: nothingOutside }));
    expect(blocksSubmission(judged)).toEqual(['subIndustryInScope']);
    expect(unsettled(judged, new Set(['noAccident'] as const))).toHaveLength(5);
  });

  test('the closing time is the corridor’s own question: it settles nothing here', () => {
    const judged = judgeChecks(
      questionOf({}, { call: { open: false, districts: ['420281'], subIndustries: ['equipment'] } }),
    );
    expect([blocksSubmission(judged), unsettled(judged, nobody)]).toEqual([[], []]);
  });

  test('what blocks handing in is never settled, and never depends on what others say', () => {
    const enterprise = fc.record({
      staff: fc.option(fc.integer({ min: 1, max: 3000 })),
      revenueFen: fc.option(fc.integer({ min: 0, max: 90_000_000_000 })),
      district: fc.constantFrom(null, '420281', '420106'),
      subIndustry: fc.constantFrom(null, 'equipment', 'textile'),
    });
    const says = fc.constantFrom('clear', 'adverse', 'unsure');
    fc.assert(
      fc.property(enterprise, says, (of, word) => {
        const outside = { ...sound.outside, notEnforced: [clear({ says: word })] };
        const [with_, without] = [
          judgeChecks(questionOf({ ...of, outside })),
          judgeChecks(questionOf({ ...of, outside: nothingOutside })),
        ];
        const blocked = blocksSubmission(with_);
        expect(blocked).toEqual(blocksSubmission(without));
        expect(blocked.some(isListed)).toBe(false);
        expect(unsettled(with_, nobody)).toEqual(expect.arrayContaining(blocked));
      }),
    );
  });
});
