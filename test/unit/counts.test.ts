import { describe, expect, it } from 'vitest'
import {
  closingLine,
  countPlaywright,
  countVitest,
  sumCounts,
} from '../../scripts/checks/counts.mjs'

const fine = { status: 'passed', assertionResults: [{ status: 'passed' }] }

const vitestReport = (passed: number, failed: number, testResults = [fine]) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults,
})

const playwrightReport = (expected: number, unexpected: number, errors: string[] = []) => ({
  stats: { expected, unexpected, flaky: 0, skipped: 0 },
  errors,
})

describe('the count of tests', () => {
  it('is what the runners report', () => {
    expect(countVitest(vitestReport(7, 2), 1)).toEqual({ passed: 7, failed: 2, skipped: 0 })
    expect(countPlaywright(playwrightReport(5, 1), 1)).toEqual({ passed: 5, failed: 1, skipped: 0 })
  })

  it('has a failure for each test file that could not be loaded', () => {
    const broken = { status: 'failed', assertionResults: [] }
    expect(countVitest(vitestReport(3, 0, [fine, broken, broken]), 1).failed).toBe(2)
  })

  it('does not count a failed test twice for the file it is in', () => {
    const failed = { status: 'failed', assertionResults: [{ status: 'failed' }] }
    expect(countVitest(vitestReport(3, 1, [fine, failed]), 1).failed).toBe(1)
  })

  it('has a failure when a runner gives up without a failed test', () => {
    expect(countVitest(vitestReport(3, 0), 1).failed).toBe(1)
    expect(countPlaywright(playwrightReport(3, 0), 1).failed).toBe(1)
  })

  it('has a failure when no test ran', () => {
    expect(countVitest(vitestReport(0, 0, []), 0).failed).toBe(1)
    expect(countPlaywright(playwrightReport(0, 0), 0).failed).toBe(1)
  })

  it('has a failure for what broke outside of any test', () => {
    expect(countPlaywright(playwrightReport(3, 0, ['a worker died']), 1).failed).toBe(1)
  })

  it('ends as one line, with skipped tests only where there are some', () => {
    const one = { passed: 1, failed: 0, skipped: 0 }
    expect(closingLine(sumCounts([one, one]))).toBe('2 passed, 0 failed')
    expect(closingLine({ ...one, skipped: 3 })).toBe('1 passed, 0 failed, 3 skipped')
  })
})
