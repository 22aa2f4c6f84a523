import { describe, expect, test } from 'vitest';
import type { InspectionScores } from '../../workflows/acceptance/rubric.ts';
import { judgeInspection, rubric2024, rubricSchema } from '../../workflows/acceptance/rubric.ts';

/** A sheet with so many points in each aspect, filled criterion by criterion. */
function sheet(...aspectPoints: number[]): InspectionScores {
  const scores: Record<string, number> = {};
  rubric2024.aspects.forEach((aspect, i) => {
    let left = aspectPoints[i] ?? 0;
    for (const { code, points } of aspect.criteria) {
      scores[code] = Math.min(points, left);
      left -= scores[code];
    }
  });
  return scores;
}

describe('the acceptance rubric', () => {
  test('has the four aspects of the plan with 25 points each and evidence for every criterion', () => {
    expect(rubric2024.aspects.map(({ name }) => name.zh)).toEqual([
      '企业应用成效',
      '数据贯通程度',
      '投入产出比',
      '企业管理体制配套改革',
    ]);
    expect(judgeInspection(rubric2024, sheet(25, 25, 25, 25))).toMatchObject({
      total: 100,
      passes: true,
      problems: [],
    });
  });

  test('passes from 60 in all and 10 in each aspect', () => {
    expect(judgeInspection(rubric2024, sheet(15, 15, 15, 15)).passes).toBe(true);
    expect(judgeInspection(rubric2024, sheet(15, 15, 15, 14))).toMatchObject({ total: 59, passes: false });
    expect(judgeInspection(rubric2024, sheet(25, 25, 10, 10)).passes).toBe(true);
    const lopsided = judgeInspection(rubric2024, sheet(25, 25, 25, 9));
    expect(lopsided).toMatchObject({ total: 84, passes: false, problems: [] });
    expect(lopsided.perAspect.map(({ enough }) => enough)).toEqual([true, true, true, false]);
  });

  test('a sheet that is incomplete or out of range says so and does not pass', () => {
    const { inUse: _, ...rest } = sheet(25, 25, 25, 25);
    expect(judgeInspection(rubric2024, rest)).toMatchObject({
      total: 90,
      passes: false,
      problems: [{ code: 'criterion-unscored', criterion: 'inUse' }],
    });
    for (const points of [11, -1, 0.5, Number.NaN])
      expect(judgeInspection(rubric2024, { ...rest, inUse: points })).toMatchObject({
        passes: false,
        problems: [{ code: 'points-out-of-range', criterion: 'inUse', points, maxPoints: 10 }],
      });
    expect(judgeInspection(rubric2024, { ...sheet(25, 25, 25, 25), charm: 5 })).toMatchObject({
      total: 100,
      passes: false,
      problems: [{ code: 'criterion-unknown', criterion: 'charm' }],
    });
  });

  test('a rubric whose points or codes are off is refused', () => {
    const spoilt = structuredClone(rubric2024);
    const first = spoilt.aspects[0]?.criteria[0] ?? expect.fail('no criterion');
    first.points += 1;
    expect(rubricSchema.safeParse(spoilt).success).toBe(false);
    first.points -= 1;
    expect(rubricSchema.safeParse(spoilt).success).toBe(true);
    first.code = 'planMet';
    expect(rubricSchema.safeParse(spoilt).success).toBe(false);
  });
});
