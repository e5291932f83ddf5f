// How many tests passed and failed, read from the reports that the test runners write.

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export function sumCounts(all) {
  const sum = { passed: 0, failed: 0, skipped: 0 }
  for (const { passed, failed, skipped } of all) {
    sum.passed += passed
    sum.failed += failed
    sum.skipped += skipped
  }
  return sum
}

/**
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {readonly { status: string, assertionResults: readonly { status: string }[] }[]} testResults
 */

/**
 * @param {VitestReport} report
 * @param {number} exitCode
 * @returns {Counts}
 */
export function countVitest(report, exitCode) {
  // A file that could not even be loaded has no failed test to count.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  )
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
  return withVerdict(counts, exitCode)
}

/**
 * @typedef {object} PlaywrightReport
 * @property {{ expected: number, unexpected: number, flaky: number, skipped: number }} stats
 * @property {readonly unknown[]} errors what went wrong outside of any test
 */

/**
 * @param {PlaywrightReport} report
 * @param {number} exitCode
 * @returns {Counts}
 */
export function countPlaywright({ stats, errors }, exitCode) {
  const counts = {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  }
  return withVerdict(counts, exitCode)
}

/** @param {Counts} counts */
export function closingLine({ passed, failed, skipped }) {
  const more = skipped === 0 ? '' : `, ${skipped} skipped`
  return `${passed} passed, ${failed} failed${more}`
}

/**
 * A runner that is unhappy for a reason it does not count, or that ran nothing, has failed once.
 * @param {Counts} counts
 * @param {number} exitCode
 * @returns {Counts}
 */
function withVerdict(counts, exitCode) {
  const isUncounted = counts.failed === 0 && (exitCode !== 0 || counts.passed === 0)
  return isUncounted ? { ...counts, failed: 1 } : counts
}
