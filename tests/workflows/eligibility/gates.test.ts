/** The two gates of an application in the machine, and what was decided before there were any. */
import { expect, test } from 'vitest';
import type { Policy } from '../../../workflows/policy/policy-schema.ts';
import { aDraft, caseAt, pilot } from '../case/case-builder.ts';

const { eligibility: _, ...before }: Policy = pilot;

test('an enterprise that may not apply by its own figures is told so when it hands in', () => {
  const seen = { callOpen: true, missing: [] };
  expect(
    aDraft().try('enterprise', 'application.submit', { seen: { ...seen, ineligible: ['smallOrMedium'] } }),
  ).toEqual({
    accepted: false,
    refusal: { code: 'unmet', unmet: [{ code: 'eligible', details: ['check:smallOrMedium'] }] },
  });
  const submitted = aDraft().say('enterprise', 'application.submit', { seen: { ...seen, ineligible: [] } });
  expect(submitted.path).toBe('application.districtReview');
});

test('the city approves nothing before every check holds or is waived, and is told which do not', () => {
  const review = caseAt('application.cityReview');
  expect(review.refusal('officer', 'application.approve')).toEqual(['checksSettled']);
  expect(review.try('officer', 'application.approve', { seen: { unsettled: ['notEnforced', 'noAccident'] } })).toEqual({
    accepted: false,
    refusal: { code: 'unmet', unmet: [{ code: 'checksSettled', details: ['check:notEnforced', 'check:noAccident'] }] },
  });
  expect(review.say('officer', 'application.approve', { seen: { unsettled: [] } }).path).toBe(
    'application.publicNotice',
  );
});

test('the city may still refuse or return what is not settled', () => {
  const review = caseAt('application.cityReview');
  expect(review.say('officer', 'application.reject').path).toBe('application.refused');
  expect(review.say('officer', 'application.return').path).toBe('application.supplement');
});

test('what was decided under a policy without rules of eligibility replays as it was', () => {
  const seen = { callOpen: true, missing: [] };
  expect(aDraft(before).say('enterprise', 'application.submit', { seen }).path).toBe('application.districtReview');
  const approved = caseAt('application.cityReview', {}, before).say('officer', 'application.approve');
  expect(approved.path).toBe('application.publicNotice');
});
