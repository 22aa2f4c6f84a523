/** Notices and objections as rules: what a move means for the public, who may object until when, and what a decision needs. */
import { describe, expect, test } from 'vitest';
import { states } from '../../workflows/case/structure.ts';
import { outcomeOf, refuseDecision, refuseObjection } from '../../workflows/notices/objecting.ts';
import { type NoticeStep, noticeSteps, stepOf } from '../../workflows/notices/steps.ts';
import { keysOf } from '../../workflows/vocabulary/keys.ts';

const [listed, heard] = ['application.publicNotice', 'application.objection'];
const [granted, disputed] = ['subsidy.publicNotice', 'subsidy.objection'];

describe('a move', () => {
  test.each([
    ['application.cityReview', 'application.approve', listed, { kind: 'list', step: 'published' }],
    [listed, 'objection.admit', heard, { kind: 'list', step: 'held' }],
    [heard, 'objection.dismiss', listed, { kind: 'list', step: 'resumed' }],
    [heard, 'objection.uphold', 'application.refused', { kind: 'list', step: 'removed' }],
    [listed, 'deadline.passed', 'matching.choosing', { kind: 'list', step: 'ended' }],
    [listed, 'deadline.passed', 'application.waitlisted', { kind: 'list', step: 'ended' }],
    [listed, 'case.withdraw', 'withdrawn', { kind: 'list', step: 'left' }],
    [heard, 'case.terminate', 'terminated', { kind: 'list', step: 'left' }],
    ['subsidy.directorReview', 'subsidy.approve', granted, { kind: 'subsidy', step: 'published' }],
    ['subsidy.queued', 'fund.available', granted, { kind: 'subsidy', step: 'published' }],
    [disputed, 'objection.changeAmount', 'subsidy.directorReview', { kind: 'subsidy', step: 'changed' }],
    [disputed, 'objection.uphold', 'subsidy.refused', { kind: 'subsidy', step: 'removed' }],
    ['application.draft', 'application.submit', 'application.districtReview', null],
    [granted, 'allowance.grant', granted, null],
  ] as const)('from %s by %s to %s', (from, event, to, told) => {
    expect(stepOf(from, event, to)).toEqual(told);
  });

  test('every way that the machine has into or out of a notice means something to the public, and no other way does', () => {
    const noticed = new Set<string>([listed, heard, granted, disputed]);
    let ways = 0;
    for (const { from, event, to } of states.flatMap(({ path, steps }) => (path === '' ? [] : steps))) {
      if (to === null) continue;
      const told = stepOf(from, event, to);
      expect(told !== null, `${from} ${event} ${to}`).toBe(noticed.has(from) || noticed.has(to));
      if (told !== null) ways += 1;
    }
    expect(ways).toBeGreaterThan(10);
  });
});

describe('an objection', () => {
  test('is in time until the closing instant, and too late at it', () => {
    for (const step of ['published', 'resumed'] as const) {
      expect(refuseObjection({ step, dueAt: 100 }, 99)).toBeNull();
      expect(refuseObjection({ step, dueAt: 100 }, 100)).toBe('period-over');
    }
  });

  test('is taken while another one holds the entry, and not once it is off the list', () => {
    const answers = Object.fromEntries(
      keysOf(noticeSteps).map((step): [NoticeStep, string | null] => [step, refuseObjection({ step, dueAt: null }, 1)]),
    );
    expect(answers).toMatchObject({
      held: null,
      ended: 'period-over',
      changed: 'off-the-list',
      removed: 'off-the-list',
      left: 'off-the-list',
    });
  });

  test('has the first outcome after it was admitted, and none of an earlier one', () => {
    const steps = (['published', 'held', 'resumed', 'held', 'removed'] as const).map((step, n) => ({
      step,
      seq: n + 1,
    }));
    expect(outcomeOf(steps, 2)).toMatchObject({ step: 'resumed' });
    expect(outcomeOf(steps, 4)).toMatchObject({ step: 'removed' });
    expect(outcomeOf(steps.slice(0, 4), 4)).toBeNull();
    expect(outcomeOf(steps, null)).toBeNull();
  });

  test('is admitted without a word; not admitting it needs a ground and words, and a clue is only closed', () => {
    expect(refuseDecision('objection', { decision: 'admit', words: '' })).toBeNull();
    expect(refuseDecision('objection', { decision: 'notAdmit', words: '无' })).toBe('ground-missing');
    expect(refuseDecision('objection', { decision: 'notAdmit', ground: 'other', words: '' })).toBe('words-missing');
    expect(refuseDecision('objection', { decision: 'close', words: '无' })).toBe('not-a-clue');
    expect(refuseDecision('clue', { decision: 'admit', words: '' })).toBe('not-an-objection');
    expect(refuseDecision('clue', { decision: 'close', words: '已核查' })).toBeNull();
  });
});
