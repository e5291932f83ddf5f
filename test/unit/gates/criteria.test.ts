import { describe, expect, it } from 'vitest'
import { judgeAgreement } from '../../../shared/gates/criteria/agreement'
import { judgeAuditCriticalError } from '../../../shared/gates/criteria/auditCriticalError'
import { judgeAuditError } from '../../../shared/gates/criteria/auditError'
import { judgeCoverage } from '../../../shared/gates/criteria/coverage'
import { judgeCriticalError } from '../../../shared/gates/criteria/criticalError'
import { judgeKappa } from '../../../shared/gates/criteria/kappa'
import { judgeNonInferiority } from '../../../shared/gates/criteria/nonInferiority'
import { judgeSegmentFloor } from '../../../shared/gates/criteria/segmentFloor'
import { judgeThreshold } from '../../../shared/gates/criteria/threshold'
import { auditFigures } from '../../../shared/stats/betting/audit'
import reference from '../../fixtures/statistics-cases.json'
import { makeGateFacts, makeGrid, noEvidence } from '../../make/gateFacts'
import { makePolicy } from '../../make/policy'

describe('without any evidence', () => {
  const facts = makeGateFacts(noEvidence)
  it.each([
    ['agreement', judgeAgreement],
    ['κ', judgeKappa],
    ['the segment floor', judgeSegmentFloor],
    ['non-inferiority', judgeNonInferiority],
    ['critical error', judgeCriticalError],
    ['the threshold', judgeThreshold],
    ['coverage', judgeCoverage],
    ['audit error', judgeAuditError],
    ['audit critical error', judgeAuditCriticalError],
  ])('%s neither passes nor fails, and says what is missing', (_name, judge) => {
    const criterion = judge(facts)
    expect(criterion).toMatchObject({
      observed: null,
      lower: null,
      upper: null,
      pass: null,
      remainingEstimate: null,
      n: 0,
    })
    expect(criterion.detail).toMatch(/^(No |People have not|Known once)/)
  })
})

describe('agreement', () => {
  it('is not judged below minReviews, however good', () => {
    const facts = makeGateFacts({ agreement: { n: 199, agreed: 199 } })
    expect(judgeAgreement(facts)).toMatchObject({ pass: null, remainingEstimate: 1 })
    expect(judgeAgreement(facts).detail).toBe('199 of 200 reviews; 1 more before this is judged.')
  })

  it('passes where its bound reaches the target, and not where only the share does', () => {
    const [at95, at91, at90] = [380, 364, 360].map((agreed) =>
      judgeAgreement(makeGateFacts({ agreement: { n: 400, agreed } })),
    )
    expect(at95?.pass).toBe(true)
    expect(at91).toMatchObject({ observed: 0.91, pass: false })
    expect(at91?.remainingEstimate).toBeGreaterThan(1000)
    expect(at90?.remainingEstimate).toBeNull()
  })

  it('takes as many more reviews as it says', () => {
    const facts = makeGateFacts({ agreement: { n: 300, agreed: 282 } })
    const more = judgeAgreement(facts).remainingEstimate ?? 0
    expect(more).toBeGreaterThan(0)
    const later = { n: 300 + more + 1, agreed: Math.ceil(0.94 * (300 + more + 1)) }
    expect(judgeAgreement({ ...facts, agreement: later }).pass).toBe(true)
  })
})

describe('κ', () => {
  it('has no bound below minReviews, where it could not be trusted', () => {
    const confusion = [
      [90, 0],
      [0, 109],
    ]
    const facts = makeGateFacts({ agreement: { n: 199, agreed: 199 }, confusion })
    expect(judgeKappa(facts)).toMatchObject({ observed: 1, lower: null, pass: null })
    expect(judgeKappa(facts).remainingEstimate).toBe(1)
  })

  it('is undefined where everybody used one label, and waits for others', () => {
    const confusion = [
      [500, 0],
      [0, 0],
    ]
    const criterion = judgeKappa(makeGateFacts({ agreement: { n: 500, agreed: 500 }, confusion }))
    expect(criterion).toMatchObject({ observed: null, pass: null, remainingEstimate: null })
    expect(criterion.detail).toContain('one and the same label')
  })

  it('estimates the reviews that are still missing', () => {
    const confusion = [
      [100, 25],
      [25, 100],
    ]
    const facts = makeGateFacts({
      policy: makePolicy({ minKappa: 0.55 }),
      agreement: { n: 250, agreed: 200 },
      confusion,
    })
    const more = judgeKappa(facts).remainingEstimate ?? 0
    expect(judgeKappa(facts).pass).toBe(false)
    const factor = (250 + more) / 250
    const grown = (by: number) =>
      judgeKappa({
        ...facts,
        agreement: { n: 250 * by, agreed: 200 * by },
        confusion: confusion.map((row) => row.map((count) => count * by)),
      }).pass
    expect(grown(factor)).toBe(true)
    expect(grown(factor * 0.98)).toBe(false)
    const hopeless = { ...facts, policy: makePolicy({ minKappa: 0.7 }) }
    expect(judgeKappa(hopeless).remainingEstimate).toBeNull()
  })
})

describe('the segment floor', () => {
  it('lists small segments as not yet known, and lets them pass', () => {
    const criterion = judgeSegmentFloor(
      makeGateFacts({
        segments: [
          { key: 'site', value: 'north', n: 500, agreed: 490 },
          { key: 'site', value: 'east', n: 49, agreed: 10 },
        ],
      }),
    )
    expect(criterion.pass).toBe(true)
    expect(criterion.parts.map(({ value, pass }) => [value, pass])).toEqual([
      ['north', true],
      ['east', null],
    ])
    expect(criterion.detail).toContain('1 segment has fewer than 50 reviews')
  })

  it('fails for one segment below the floor and shows the lowest', () => {
    const criterion = judgeSegmentFloor(
      makeGateFacts({
        segments: [
          { key: 'site', value: 'north', n: 500, agreed: 490 },
          { key: 'site', value: 'south', n: 60, agreed: 52 },
        ],
      }),
    )
    expect(criterion).toMatchObject({ pass: false, observed: 52 / 60 })
    expect(criterion.detail).toContain('Lowest in site = south')
    expect(criterion.remainingEstimate).toBeGreaterThan(0)
  })

  it('asks nothing of items without segments', () => {
    expect(judgeSegmentFloor(makeGateFacts({ segments: [] })).pass).toBe(true)
  })
})

describe('non-inferiority', () => {
  const cases = reference.cases.filter((one) => one.fn === 'nonInferiorityLower')
  it.each(cases.map((one) => [one.id, one] as const))('%s: has the reference bound', (_id, one) => {
    const args = one.args as unknown as Record<
      'both' | 'modelOut' | 'humansSplit' | 'alpha',
      number
    >
    const policy = makePolicy({ confidenceLevel: 1 - args.alpha })
    const overlap = { level: args.both, modelOut: args.modelOut, humansSplit: args.humansSplit }
    const { lower } = judgeNonInferiority(makeGateFacts({ policy, overlap }))
    expect(lower).toBeCloseTo(one.expected as unknown as number, 9)
  })

  it('passes at the margin and estimates in overlap items', () => {
    const passing = judgeNonInferiority(makeGateFacts())
    expect(passing).toMatchObject({ pass: true, remainingEstimate: 0, n: 920, target: -0.03 })
    const thin = makeGateFacts({ overlap: { level: 50, modelOut: 0, humansSplit: 1 } })
    const criterion = judgeNonInferiority(thin)
    expect(criterion).toMatchObject({ pass: false, unit: 'overlap items' })
    expect(criterion.detail).toContain('; 3 points are allowed.')
    expect(criterion.remainingEstimate).toBeGreaterThan(50)
  })
})

describe('critical errors', () => {
  it('take about 449 critical items without a miss for a limit of 1 %', () => {
    const policy = makePolicy({ maxCriticalError: 0.01 })
    const pass = (n: number) =>
      judgeCriticalError(makeGateFacts({ policy, critical: { n, errors: 0 } })).pass
    expect([pass(448), pass(449)]).toEqual([false, true])
    const early = makeGateFacts({ policy, critical: { n: 100, errors: 0 } })
    expect(judgeCriticalError(early).remainingEstimate).toBe(349)
  })

  it('ask nothing of a task without critical labels, reviewed or audited', () => {
    const facts = makeGateFacts({ ...noEvidence, hasCriticalLabels: false })
    expect(judgeCriticalError(facts)).toMatchObject({ pass: true, remainingEstimate: 0 })
    expect(judgeAuditCriticalError(facts)).toMatchObject({ pass: true, remainingEstimate: 0 })
  })
})

describe('threshold and coverage', () => {
  it('fail together where no threshold is safe', () => {
    const facts = makeGateFacts({ grid: makeGrid(2000, 100, 30) })
    expect(judgeThreshold(facts)).toMatchObject({ pass: false, upper: null })
    expect(judgeCoverage(facts)).toMatchObject({ pass: false, observed: null })
  })

  it('say how many reviews a thin but clean top of the grid still needs', () => {
    const facts = makeGateFacts({ agreement: { n: 400, agreed: 390 }, grid: makeGrid(400, 100, 0) })
    const few = { ...facts, grid: makeGrid(120, 60, 0) }
    const criterion = judgeThreshold(few)
    expect(criterion.pass).toBe(false)
    expect(criterion.remainingEstimate).toBeGreaterThan(100)
    // The same evidence above the threshold among twice as many reviews: only half as many come that high.
    const diluted = { ...few, agreement: { n: 800, agreed: 790 } }
    const twice = judgeThreshold(diluted).remainingEstimate ?? 0
    expect(Math.abs(twice - 2 * (criterion.remainingEstimate ?? 0))).toBeLessThanOrEqual(1)
  })

  it('count coverage over all predictions at the recommended threshold', () => {
    const facts = makeGateFacts({
      coverage: { predictions: 1000, accepted: [{ threshold: 0.5, n: 299 }] },
    })
    expect(judgeThreshold(facts)).toMatchObject({ pass: true, remainingEstimate: 0 })
    expect(judgeCoverage(facts)).toMatchObject({ observed: 0.299, pass: false, target: 0.3 })
  })
})

describe('audits', () => {
  const cases = reference.cases.filter((one) => one.fn === 'auditError')
  it.each(cases.map((one) => [one.id, one] as const))(
    '%s: have the reference bound',
    (_id, one) => {
      const { cells, alpha } = one.args as unknown as {
        cells: [number, number, number][]
        alpha: number
      }
      const expected = one.expected as unknown as { estimate: number; upper: number }
      const all = cells.map(([value, weight, n]) => ({
        probability: 0.1 / weight,
        smallest: 0.1,
        n,
        errors: value * n,
      }))
      const policy = makePolicy({ confidenceLevel: 1 - alpha })
      const facts = makeGateFacts({ policy, audit: { all, critical: [] } })
      const criterion = judgeAuditError(facts)
      expect(criterion.observed).toBeCloseTo(expected.estimate, 9)
      expect(criterion.upper).toBeCloseTo(expected.upper, 9)
    },
  )

  it('stand each for as many as its probability says, also over revisions with other rates', () => {
    const all = [
      { probability: 0.05, smallest: 0.05, n: 50, errors: 5 },
      { probability: 0.2, smallest: 0.2, n: 200, errors: 0 },
    ]
    const criterion = judgeAuditError(makeGateFacts({ audit: { all, critical: [] } }))
    expect(criterion.observed).toBeCloseTo(5 / 0.05 / (50 / 0.05 + 200 / 0.2), 12)
    const even = [
      { value: 1, weight: 1, n: 5 },
      { value: 0, weight: 1, n: 245 },
    ]
    expect(criterion.upper).toBeCloseTo(auditFigures(even, 0.05).upper, 9)
  })
})
