// The last line of `npm test` must not be better than the tests were.
import { expect, test } from 'vitest';
import { settle, tallyOfOutput, tallyOfVitest } from '../../server/bootstrap/tally.mjs';

const passed = { status: 'passed', assertionResults: [{ status: 'passed' }] };
const failed = { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] };
const unreadable = { status: 'failed', assertionResults: [] };

test('failed tests are counted one by one', () => {
  const report = { numPassedTests: 2, numFailedTests: 1, testResults: [passed, failed] };
  expect(tallyOfVitest(JSON.stringify(report))).toEqual({ passed: 2, failed: 1 });
});

test('a file that could not be loaded counts as a failure', () => {
  const report = { numPassedTests: 1, numFailedTests: 0, testResults: [passed, unreadable] };
  expect(tallyOfVitest(JSON.stringify(report))).toEqual({ passed: 1, failed: 1 });
});

test('of a runner that prints its counts, the last line counts', () => {
  expect(tallyOfOutput('chapter one: 1 passed, 0 failed\n12 passed, 3 failed\n')).toEqual({ passed: 12, failed: 3 });
  expect(tallyOfOutput('nothing of the kind')).toBeUndefined();
});

test('a runner that ends badly has failed even when it counted no failure', () => {
  expect(settle({ passed: 5, failed: 0 }, 1)).toEqual({ passed: 5, failed: 1 });
  expect(settle(undefined, 1)).toEqual({ passed: 0, failed: 1 });
  expect(settle({ passed: 5, failed: 2 }, 1)).toEqual({ passed: 5, failed: 2 });
  expect(settle({ passed: 5, failed: 0 }, 0)).toEqual({ passed: 5, failed: 0 });
});
