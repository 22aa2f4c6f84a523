// Counts what the test runners did.

/** @typedef {{ passed: number, failed: number }} Tally */

/**
 * From the JSON report of vitest. A file that could not even be loaded has no tests of its own: it counts as one.
 * @param {string} report
 * @returns {Tally}
 */
export function tallyOfVitest(report) {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(report);
  const broken = testResults.filter(
    (/** @type {{ status: string, assertionResults: { status: string }[] }} */ file) =>
      file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}

/**
 * From the last line `N passed, N failed` that a runner printed.
 * @param {string} output
 * @returns {Tally | undefined}
 */
export function tallyOfOutput(output) {
  const last = [...output.matchAll(/(\d+) passed, (\d+) failed/g)].at(-1);
  return last === undefined ? undefined : { passed: Number(last[1]), failed: Number(last[2]) };
}

/**
 * A runner that says it failed has failed, even if it counted nothing (an error outside of any test).
 * @param {Tally | undefined} tally
 * @param {number} status
 * @returns {Tally}
 */
export function settle(tally, status) {
  const { passed, failed } = tally ?? { passed: 0, failed: 0 };
  return { passed, failed: failed === 0 && status !== 0 ? 1 : failed };
}
