/** What a call may look like and how it may change, and what an extension does to a clock. */
import { describe, expect, test } from 'vitest';
import { shippedCalendar } from '../../../workflows/calendar/calendar-data.ts';
import { pauseClock, refixClock, startClock } from '../../../workflows/calendar/clock.ts';
import { describeClock } from '../../../workflows/calendar/clock-words.ts';
import { instantOn } from '../../../workflows/calendar/day.ts';
import {
  amendFaults,
  closeFaults,
  extendFaults,
  publishFaults,
  type Standing,
  shapeFaults,
} from '../../../workflows/calls/call-rules.ts';
import { moveFixedEnds } from '../../../workflows/calls/case-clocks.ts';
import pilotPolicy from '../../../workflows/policy/huangshi-pilot-2024.json' with { type: 'json' };
import { policySchema } from '../../../workflows/policy/policy-schema.ts';

const opensAt = instantOn('2025-01-06', '09:00');
const closesAt = instantOn('2025-02-28', '17:00');
const call: Standing = {
  opensAt,
  closesAt,
  retrofitEndsAt: instantOn('2025-11-01', '00:00'),
  batchEndsAt: instantOn('2026-01-01', '00:00'),
  quota: 20,
  placesTaken: 3,
  districts: ['420281'],
  subIndustries: ['a', 'b', 'c'],
  ceilings: { a: 15, b: 15 },
};
const codes = (faults: readonly { code: string }[]) => faults.map(({ code }) => code);

test('limits by sub-industry may together be more than the quota, each alone may not', () => {
  expect(shapeFaults(call)).toEqual([]);
  expect(codes(shapeFaults({ ...call, ceilings: { a: 21 } }))).toEqual(['ceilingAbove']);
  expect(codes(shapeFaults({ ...call, ceilings: { d: 1 } }))).toEqual(['ceilingOutside']);
});

test('every fault of the dates is told at once', () => {
  const wrong = { ...call, closesAt: opensAt, retrofitEndsAt: opensAt - 1, batchEndsAt: opensAt - 2 };
  expect(codes(shapeFaults(wrong))).toEqual(['window', 'retrofit', 'batch']);
});

test('a draft is published by somebody else, before it closes', () => {
  expect(publishFaults(call, closesAt - 1, ['author'], 'director')).toEqual([]);
  expect(codes(publishFaults(call, closesAt, ['author', 'director'], 'director'))).toEqual([
    'fourEyes',
    'closesInPast',
  ]);
});

describe('an amendment', () => {
  test('leaves or widens', () => {
    expect(amendFaults(call, call, { a: 3 })).toEqual([]);
    const wider = { ...call, quota: 21, subIndustries: [...call.subIndustries, 'd'], ceilings: { a: 16, b: 15, d: 2 } };
    expect(amendFaults(call, wider, { a: 3 })).toEqual([]);
  });
  test('never takes away what somebody applied under', () => {
    const narrower = { ...call, quota: 19, districts: [], ceilings: { a: 14, b: 15, c: 5 } };
    expect(codes(amendFaults(call, narrower, {}))).toEqual([
      'scopeShrinks',
      'quotaFalls',
      'ceilingFalls',
      'ceilingNew',
    ]);
  });
});

describe('an extension', () => {
  test('moves what has not passed, later only', () => {
    expect(extendFaults(call, { closesAt: closesAt + 1 }, closesAt - 1)).toEqual([]);
    expect(codes(extendFaults(call, { closesAt: closesAt + 1 }, closesAt))).toEqual(['passed']);
    expect(codes(extendFaults(call, { closesAt: closesAt - 1 }, opensAt))).toEqual(['earlier']);
    expect(codes(extendFaults(call, { retrofitEndsAt: call.batchEndsAt + 1 }, opensAt))).toEqual(['batch']);
  });
  test('is the only way for a window that is open; closing early is for one that is open too', () => {
    expect(closeFaults(call, opensAt)).toEqual([]);
    expect(codes(closeFaults(call, opensAt - 1))).toEqual(['notOpen']);
    expect(codes(closeFaults(call, closesAt))).toEqual(['notOpen']);
  });
});

describe('the clocks of the cases', () => {
  const policy = policySchema.parse(pilotPolicy);
  const at = instantOn('2025-02-20', '10:00');
  const later = instantOn('2025-03-10', '17:00');
  const instants = {
    callCloses: closesAt,
    batchEnds: call.batchEndsAt,
    retrofitWindowEnds: call.retrofitEndsAt,
    planEndsOn: null,
  };
  const change = { before: instants, after: { ...instants, callCloses: later }, policy, at, ground: 'call-acts/1' };
  const draft = startClock({ until: closesAt }, opensAt, shippedCalendar);

  test('that end with the window move with it, running or resting; those that are counted do not', () => {
    const review = startClock({ n: 5, unit: 'workingDays' }, opensAt, shippedCalendar);
    const moved = moveFixedEnds(
      [
        { id: '1', name: 'application.draft', status: 'running', period: draft },
        { id: '2', name: 'application.districtReview', status: 'running', period: review },
        { id: '3', name: 'retrofit', status: 'paused', period: pauseClock(draft, at, shippedCalendar) },
      ],
      change,
    );
    expect(moved).toMatchObject([{ id: '1', status: 'running', period: { dueAt: later } }]);
    const resting = moveFixedEnds(
      [{ id: '3', name: 'application.draft', status: 'paused', period: pauseClock(draft, at, shippedCalendar) }],
      change,
    );
    expect(resting).toMatchObject([{ status: 'paused', period: { fixedDueAt: later } }]);
  });

  test('say how they came about', () => {
    const moved = refixClock(draft, { at, until: later, ground: 'call-acts/1' });
    expect(describeClock(moved).zh).toBe(
      '2025-01-06 开始计时；2025-02-20 批次调整，截止改为 2025-03-10 17:00；2025-03-10 17:00 截止。',
    );
  });
});
